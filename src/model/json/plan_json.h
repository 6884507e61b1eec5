#pragma once

#include <boost/json/value.hpp>

#include "model/match.h"
#include "model/plan.h"

namespace rongtong::model {

/// Field names are those of the struct members. Reading passes over unknown fields and leaves the
/// default where one is missing; a value of the wrong kind throws base::Error (kInvalidArgument)
/// naming the path, e.g. `needs[3].title`.
boost::json::value to_json(const Plan& value);
boost::json::value to_json(const Candidate& value);
boost::json::value to_json(const MatchResult& value);
boost::json::value to_json(const Invitation& value);
boost::json::value to_json(const PlannedMeeting& value);
boost::json::value to_json(const MeetingChange& value);

Plan plan_from_json(const boost::json::value& value);
Candidate candidate_from_json(const boost::json::value& value);
MatchResult match_result_from_json(const boost::json::value& value);
Invitation invitation_from_json(const boost::json::value& value);
PlannedMeeting planned_meeting_from_json(const boost::json::value& value);
MeetingChange meeting_change_from_json(const boost::json::value& value);

}  // namespace rongtong::model
