#include "plan/timetable.h"

#include <algorithm>
#include <utility>

#include "base/random.h"
#include "plan/board.h"
#include "plan/colouring.h"
#include "plan/instance.h"
#include "plan/seat_exact.h"
#include "plan/seat_search.h"
#include "plan/slot_bound.h"
#include "plan/table_numbers.h"
#include "plan/unseated.h"
#include "plan/waits.h"

namespace rongtong::plan {
namespace {

/// Complete search is worth its time only for small events: with 24 meetings it settles most
/// horizons in well under 20,000 placements, which take some 20 ms.
constexpr Index kExactMeetings = 24;
constexpr std::uint32_t kExactNodes = 20'000;

/// Whether all meetings are alike and nothing stands in the way: then slots are colours.
bool is_colouring(const TimetableProblem& problem) {
  const auto present = [](const Attendee& attendee) { return attendee.absent.empty(); };
  const auto alike = [&](const Meeting& meeting) {
    return !meeting.start && meeting.length == problem.meetings.front().length;
  };
  const auto& at = problem.tables_at;
  return !problem.meetings.empty() && problem.tables > 0 &&
         std::all_of(problem.teams.begin(), problem.teams.end(), present) &&
         std::all_of(problem.firms.begin(), problem.firms.end(), present) &&
         std::all_of(problem.meetings.begin(), problem.meetings.end(), alike) &&
         std::all_of(at.begin(), at.end(), [&](Index n) { return n >= problem.tables; });
}

/// Starts of the blocks of `length` slots that follow each other in the segments.
std::vector<Index> block_starts(const Instance& in, Index length) {
  std::vector<Index> starts;
  for (Index slot = 0; slot < in.slots();) {
    if (in.fits(slot, length, in.slots())) {
      starts.push_back(slot);
      slot += length;
    } else {
      slot = in.segment_end(slot);
    }
  }
  return starts;
}

/// Seats all by edge colouring; false (board untouched) when the axis has too few blocks.
bool seat_by_colours(Board& board, const std::vector<Index>& team) {
  const Instance& in = board.instance();
  std::vector<Edge> edges;
  for (Index m = 0; m < in.meetings(); ++m) edges.push_back({team[m], in.meeting(m).firm});
  const Index tables = in.problem().tables;
  const Index rounds = (in.meetings() + tables - 1) / tables;
  const Index colours = std::max(largest_degree(edges), rounds);
  const auto starts = block_starts(in, in.meeting(0).length);
  if (colours > starts.size()) return false;
  const auto colour = colour_edges(edges, colours);
  for (Index m = 0; m < in.meetings(); ++m) board.seat(m, team[m], starts[colour[m]]);
  return true;
}

/// The general case: first-fit, then tabu search at the bound, and a slot more whenever that fails.
class GeneralSeater {
 public:
  GeneralSeater(const Instance& in, const std::vector<Index>& team, const TimetableOptions& options)
      : in_(in), options_(options), board_(in), random_(options.seed) {
    task_.effort = options.effort;
    task_.locked.assign(in.meetings(), 0);
    task_.team = team;
  }

  /// Raises `bound` where complete search proves more.
  Board run(Index& bound) {
    seat_pins();
    const Board pinned = board_;
    task_.horizon = std::min(bound, in_.slots());
    first_fit();
    while (!search_seats(board_, task_, random_)) {
      if (in_.meetings() <= kExactMeetings && all_pins_seated()) {
        Board attempt = pinned;
        const auto outcome = seat_exactly(attempt, task_.horizon, kExactNodes);
        if (outcome == ExactOutcome::kSeated) return attempt;
        if (outcome == ExactOutcome::kImpossible) bound = std::max(bound, task_.horizon + 1);
      }
      if (task_.horizon == in_.slots()) break;
      ++task_.horizon;
    }
    return board_;
  }

 private:
  void seat_pins() {
    for (Index m = 0; m < in_.meetings(); ++m) {
      const auto& meeting = in_.meeting(m);
      if (!meeting.start) continue;
      task_.locked[m] = 1;
      if (!in_.fits(*meeting.start, meeting.length, in_.slots())) continue;
      auto teams = meeting.teams;
      const auto chosen = std::find(teams.begin(), teams.end(), task_.team[m]);
      std::rotate(teams.begin(), chosen, teams.end());
      for (const Index team : teams) {
        if (!board_.open(m, team, *meeting.start)) continue;
        board_.seat(m, team, *meeting.start);
        break;
      }
    }
  }

  bool all_pins_seated() const {
    for (Index m = 0; m < in_.meetings(); ++m) {
      if (task_.locked[m] != 0 && !board_.seated(m)) return false;
    }
    return true;
  }

  /// Longest meetings first, among them those of the busiest teams, each at its first open start.
  void first_fit() {
    std::vector<std::uint64_t> load(in_.teams(), 0);
    std::vector<Index> order;
    for (Index m = 0; m < in_.meetings(); ++m) {
      load[task_.team[m]] += in_.meeting(m).length;
      if (task_.locked[m] == 0) order.push_back(m);
    }
    std::stable_sort(order.begin(), order.end(), [&](Index a, Index b) {
      const auto la = in_.meeting(a).length, lb = in_.meeting(b).length;
      return la != lb ? la > lb : load[task_.team[a]] > load[task_.team[b]];
    });
    for (const Index m : order) seat_first(m);
  }

  void seat_first(Index m) {
    for (Index start = 0; start < task_.horizon; ++start) {
      if (!in_.fits(start, in_.meeting(m).length, task_.horizon)) continue;
      if (!board_.open(m, task_.team[m], start)) continue;
      board_.seat(m, task_.team[m], start);
      return;
    }
  }

  const Instance& in_;
  TimetableOptions options_;
  Board board_;
  base::Random random_;
  SearchTask task_;
};

Index last_used(const Board& board) {
  Index end = 0;
  for (Index slot = 0; slot < board.instance().slots(); ++slot) {
    if (board.used(slot) > 0) end = slot + 1;
  }
  return end;
}

Timetable finish(Board board, Index bound) {
  const Instance& in = board.instance();
  std::vector<char> pinned(in.meetings(), 0);
  for (Index m = 0; m < in.meetings(); ++m) pinned[m] = in.meeting(m).start ? 1 : 0;
  shorten_waits(board, pinned, last_used(board));
  Timetable result;
  result.bound = bound;
  result.seats = board.seats();
  number_tables(in, result.seats);
  result.slots_used = last_used(board);
  for (Index slot = 0; slot < in.slots(); ++slot) {
    result.distinct_slots += board.used(slot) > 0 ? 1U : 0U;
  }
  result.unseated = explain_unseated(board);
  return result;
}

}  // namespace

Timetable make_timetable(const TimetableProblem& problem, const TimetableOptions& options) {
  const Instance instance(problem);
  Index bound = slot_bound(instance);
  const auto team = assign_teams(problem);
  if (is_colouring(problem)) {
    Board board(instance);
    if (seat_by_colours(board, team)) return finish(std::move(board), bound);
  }
  Board board = GeneralSeater(instance, team, options).run(bound);
  return finish(std::move(board), bound);
}

Index fewest_slots(const TimetableProblem& problem) { return slot_bound(Instance(problem)); }

}  // namespace rongtong::plan
