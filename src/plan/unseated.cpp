#include "plan/unseated.h"

#include <algorithm>

namespace rongtong::plan {
namespace {

/// Free slots and the longest free run within a segment.
struct Free {
  Index slots = 0;
  Index longest = 0;
};

template <class IsFree>
Free measure(const Instance& in, const IsFree& is_free) {
  Free result;
  Index run = 0;
  for (Index slot = 0; slot < in.slots(); ++slot) {
    const bool border = slot > 0 && in.segment_end(slot) != in.segment_end(slot - 1);
    run = is_free(slot) ? (border ? 0 : run) + 1 : 0;
    result.slots += run > 0 ? 1U : 0U;
    result.longest = std::max(result.longest, run);
  }
  return result;
}

Unseated explain(const Board& board, Index m) {
  const Instance& in = board.instance();
  const auto& meeting = in.meeting(m);
  Unseated result{m, UnseatedReason::kTooLong, meeting.length, 0, 0, 0};
  const auto firm_free = [&](Index s) { return board.firm_at(meeting.firm, s) == Board::kFree; };
  const Free firm = measure(in, firm_free);
  result.firm_free = firm.slots;
  Index longest_team = 0;
  for (const Index team : meeting.teams) {
    const auto team_free = [&](Index s) { return board.team_at(team, s) == Board::kFree; };
    const Free own = measure(in, team_free);
    const Free common = measure(in, [&](Index s) { return team_free(s) && firm_free(s); });
    result.team_free = std::max(result.team_free, own.slots);
    longest_team = std::max(longest_team, own.longest);
    result.longest_common_run = std::max(result.longest_common_run, common.longest);
  }
  if (in.longest_segment() < meeting.length) return result;
  if (meeting.start) {
    result.reason = UnseatedReason::kPinTaken;
  } else if (longest_team < meeting.length) {
    result.reason = UnseatedReason::kTeamFull;
  } else if (firm.longest < meeting.length) {
    result.reason = UnseatedReason::kFirmFull;
  } else if (result.longest_common_run < meeting.length) {
    result.reason = UnseatedReason::kNoCommonFreeRun;
  } else {
    result.reason = UnseatedReason::kTablesFull;
  }
  return result;
}

}  // namespace

std::vector<Unseated> explain_unseated(const Board& board) {
  std::vector<Unseated> result;
  for (Index m = 0; m < board.instance().meetings(); ++m) {
    if (!board.seated(m)) result.push_back(explain(board, m));
  }
  return result;
}

}  // namespace rongtong::plan
