#include "plan/replan.h"

#include <algorithm>

#include "base/error.h"
#include "base/random.h"
#include "plan/board.h"
#include "plan/instance.h"
#include "plan/repair.h"
#include "plan/seat_search.h"
#include "plan/table_numbers.h"
#include "plan/unseated.h"

namespace rongtong::plan {
namespace {

/// Pushing out more than this many meetings is left to the heuristic when complete search cannot
/// finish.
constexpr Index kMostExactCost = 8;
constexpr int kHeuristicRuns = 4;

bool same_time(const std::optional<Seat>& a, const std::optional<Seat>& b) {
  if (!a || !b) return !a && !b;
  return a->team == b->team && a->start == b->start;
}

class Replanner {
 public:
  Replanner(const Instance& in, const Seats& current, const ReplanOptions& options)
      : in_(in), current_(current), options_(options), board_(in) {
    task_.horizon = std::min(options.max_slots.value_or(in.slots()), in.slots());
    task_.locked.assign(in.meetings(), 0);
    task_.was_unseated.assign(in.meetings(), 0);
    task_.wish.assign(in.meetings(), Board::kFree);
    for (Index m = 0; m < in.meetings(); ++m) {
      task_.was_unseated[m] = current[m] ? 0 : 1;
      if (current[m]) task_.wish[m] = current[m]->start;
    }
  }

  Replan run() {
    keep_seats();
    collect_waiting();
    if (!repair_exactly()) repair_heuristically();
    return report();
  }

 private:
  /// Pins first, so that they are not in the way of each other's old neighbours.
  void keep_seats() {
    for (const bool pinned : {true, false}) {
      for (Index m = 0; m < in_.meetings(); ++m) {
        if (in_.meeting(m).start.has_value() == pinned && current_[m]) keep_seat(m, *current_[m]);
      }
    }
  }

  void keep_seat(Index m, const Seat& seat) {
    const auto& meeting = in_.meeting(m);
    const auto& teams = meeting.teams;
    if (std::find(teams.begin(), teams.end(), seat.team) == teams.end()) return;
    if (meeting.start && *meeting.start != seat.start) return;
    if (!in_.fits(seat.start, meeting.length, task_.horizon)) return;
    if (board_.open(m, seat.team, seat.start)) {
      board_.seat(m, seat.team, seat.start);
      task_.locked[m] = meeting.start ? 1 : 0;
    } else if (!absent(m, seat)) {
      clash_ = true;  // who of the two stays was settled by index, so nothing is proven
    }
  }

  bool absent(Index m, const Seat& seat) const {
    const auto& meeting = in_.meeting(m);
    for (Index slot = seat.start; slot < seat.start + meeting.length; ++slot) {
      if (in_.team_absent(seat.team, slot) || in_.firm_absent(meeting.firm, slot)) return true;
    }
    return false;
  }

  /// Meetings to seat; those for which not even an event of pins alone has a place are out of the
  /// question.
  void collect_waiting() {
    Board pins(in_);
    for (Index m = 0; m < in_.meetings(); ++m) {
      if (task_.locked[m] != 0) pins.seat(m, board_.team(m), board_.start(m));
    }
    for (Index m = 0; m < in_.meetings(); ++m) {
      if (board_.seated(m)) continue;
      if (has_place(pins, m)) {
        task_.waiting.push_back(m);
      } else {
        task_.locked[m] = 1;
      }
      if (task_.locked[m] != 0 && current_[m]) ++base_;
    }
    base_ += static_cast<Index>(task_.waiting.size());
  }

  bool has_place(const Board& board, Index m) const {
    const auto& meeting = in_.meeting(m);
    for (const Index team : meeting.teams) {
      for (Index start = 0; start < task_.horizon; ++start) {
        if (meeting.start && *meeting.start != start) continue;
        if (in_.fits(start, meeting.length, task_.horizon) && board.open(m, team, start))
          return true;
      }
    }
    return false;
  }

  /// First leaves none out, then one, two ...; for each the least cost that does it.
  bool repair_exactly() {
    std::uint32_t nodes = options_.max_nodes;
    bool complete = true;
    bound_ = base_;
    for (Index leave = 0; leave <= in_.meetings(); ++leave) {
      bound_ = base_ - std::min(base_, leave);
      for (Index cost = 0; cost <= in_.meetings(); ++cost) {
        // While nothing was given up every price counts; later only cheap repairs are worth a try.
        if (!complete && cost > kMostExactCost) break;
        std::uint32_t share = complete ? nodes / 2 : nodes / 4;
        const std::uint32_t given = share;
        const auto outcome = repair(board_, task_, leave, cost, share);
        nodes -= given - share;
        if (outcome == RepairOutcome::kDone) {
          proven_ = complete && !clash_;
          return true;
        }
        if (outcome == RepairOutcome::kGaveUp) complete = false;
        if (complete) ++bound_;
        if (nodes < 4) return false;
      }
      // Without proof that all cannot sit, leaving one out is the heuristic's last resort.
      if (!complete) return false;
    }
    return false;
  }

  void repair_heuristically() {
    const Board start = board_;
    const auto better = [&](const Board& a, const Board& b) {
      const auto ua = unseated(a), ub = unseated(b);
      return ua != ub ? ua < ub : moved(a) < moved(b);
    };
    const auto balanced = assign_teams(in_.problem());
    for (int run = 0; run < kHeuristicRuns; ++run) {
      base::Random random(options_.seed + static_cast<std::uint64_t>(run));
      Board attempt = start;
      SearchTask search{task_.horizon, options_.effort / kHeuristicRuns, task_.locked, {}};
      for (Index m = 0; m < in_.meetings(); ++m) {
        search.team.push_back(preferred_team(m, balanced[m]));
      }
      search_seats(attempt, search, random);
      move_back(attempt);
      if (run == 0 || better(attempt, board_)) board_ = attempt;
    }
    if (unseated(board_) > unseated(start)) board_ = start;
  }

  /// The team that held the meeting if it still may, else `fallback`.
  Index preferred_team(Index m, Index fallback) const {
    const auto& teams = in_.meeting(m).teams;
    if (!current_[m]) return fallback;
    const auto at = std::find(teams.begin(), teams.end(), current_[m]->team);
    return at == teams.end() ? fallback : *at;
  }

  std::size_t unseated(const Board& board) const {
    std::size_t count = 0;
    for (Index m = 0; m < in_.meetings(); ++m) count += board.seated(m) ? 0U : 1U;
    return count;
  }

  bool stays(const Board& board, Index m) const {
    if (!board.seated(m) || !current_[m]) return !board.seated(m) && !current_[m];
    return board.team(m) == current_[m]->team && board.start(m) == current_[m]->start;
  }

  std::size_t moved(const Board& board) const {
    std::size_t count = 0;
    for (Index m = 0; m < in_.meetings(); ++m) count += stays(board, m) ? 0U : 1U;
    return count;
  }

  /// Puts meetings back where they were as long as their old place is open.
  void move_back(Board& board) const {
    bool changed = true;
    while (changed) {
      changed = false;
      for (Index m = 0; m < in_.meetings(); ++m) changed |= move_back(board, m);
    }
  }

  bool move_back(Board& board, Index m) const {
    const auto& meeting = in_.meeting(m);
    if (stays(board, m) || !current_[m] || task_.locked[m] != 0 || meeting.start) return false;
    const Seat& old = *current_[m];
    const auto& teams = meeting.teams;
    if (std::find(teams.begin(), teams.end(), old.team) == teams.end()) return false;
    if (!in_.fits(old.start, meeting.length, task_.horizon)) return false;
    const bool was_seated = board.seated(m);
    const Index team = board.team(m), start = board.start(m);
    if (was_seated) board.unseat(m);
    const bool open = board.open(m, old.team, old.start);
    if (open) board.seat(m, old.team, old.start);
    if (!open && was_seated) board.seat(m, team, start);
    return open;
  }

  Replan report() const {
    Replan result;
    result.seats = board_.seats();
    if (!keep_tables(in_, result.seats, current_)) number_tables(in_, result.seats, current_);
    for (Index m = 0; m < in_.meetings(); ++m) {
      const auto& before = current_[m];
      const auto& after = result.seats[m];
      if (!same_time(before, after)) {
        result.moved.push_back({m, before, after});
      } else if (before && before->table != after->table) {
        result.retabled.push_back({m, before, after});
      }
    }
    result.unseated = explain_unseated(board_);
    const auto moved = static_cast<Index>(result.moved.size());
    result.proven = proven_;
    result.bound = proven_ ? moved : clash_ ? 0 : std::min(bound_, moved);
    return result;
  }

  const Instance& in_;
  const Seats& current_;
  ReplanOptions options_;
  Board board_;
  RepairTask task_;
  Index base_ = 0;  ///< meetings that change in any case, when all are seated that can be
  Index bound_ = 0;
  bool clash_ = false;
  bool proven_ = false;
};

void check_index(std::size_t index, std::size_t size) {
  if (index < size) return;
  throw base::Error(
      base::ErrorCode::kInvalidArgument, base::msg("plan.change_out_of_range", index, size)
  );
}

/// Carries a change out on problem and seats.
struct Apply {
  TimetableProblem& problem;
  Seats& seats;

  void operator()(const AbsenceChange& change) const {
    auto& who = change.is_team ? problem.teams : problem.firms;
    check_index(change.index, who.size());
    who[change.index].absent = change.absent;
  }
  void operator()(const MeetingAdded& change) const {
    problem.meetings.push_back(change.meeting);
    seats.emplace_back();
  }
  void operator()(const MeetingRemoved& change) const {
    check_index(change.meeting, problem.meetings.size());
    problem.meetings.erase(problem.meetings.begin() + change.meeting);
    seats.erase(seats.begin() + change.meeting);
  }
  void operator()(const MeetingPinned& change) const {
    check_index(change.meeting, problem.meetings.size());
    problem.meetings[change.meeting].start = change.start;
  }
};

}  // namespace

std::pair<TimetableProblem, Seats> apply(
    TimetableProblem problem, Seats seats, const Change& change
) {
  RT_INVARIANT(seats.size() == problem.meetings.size(), "every meeting has a seat or none");
  std::visit(Apply{problem, seats}, change);
  return {std::move(problem), std::move(seats)};
}

Replan replan(const TimetableProblem& problem, const Seats& current, const ReplanOptions& options) {
  RT_INVARIANT(current.size() == problem.meetings.size(), "every meeting has a seat or none");
  const Instance instance(problem);
  return Replanner(instance, current, options).run();
}

}  // namespace rongtong::plan
