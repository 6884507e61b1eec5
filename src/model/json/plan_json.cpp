#include "model/json/plan_json.h"

#include "model/json/codec.h"

namespace rongtong::model {

boost::json::value to_json(const Plan& value) { return write_json(value); }
Plan plan_from_json(const boost::json::value& value) { return read_json<Plan>(value, {}); }

boost::json::value to_json(const Candidate& value) { return write_json(value); }
Candidate candidate_from_json(const boost::json::value& value) {
  return read_json<Candidate>(value, {});
}

boost::json::value to_json(const MatchResult& value) { return write_json(value); }
MatchResult match_result_from_json(const boost::json::value& value) {
  return read_json<MatchResult>(value, {});
}

boost::json::value to_json(const Invitation& value) { return write_json(value); }
Invitation invitation_from_json(const boost::json::value& value) {
  return read_json<Invitation>(value, {});
}

boost::json::value to_json(const PlannedMeeting& value) { return write_json(value); }
PlannedMeeting planned_meeting_from_json(const boost::json::value& value) {
  return read_json<PlannedMeeting>(value, {});
}

boost::json::value to_json(const MeetingChange& value) { return write_json(value); }
MeetingChange meeting_change_from_json(const boost::json::value& value) {
  return read_json<MeetingChange>(value, {});
}

}  // namespace rongtong::model
