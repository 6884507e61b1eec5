#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/random.h"
#include "plan/assignment.h"
#include "plan/timetable.h"

namespace rongtong::bench {

using plan::Index;

/// A city: every firm is a candidate of every need. Invited firms want one meeting and take at most
/// four.
inline plan::AssignmentProblem city_world(Index needs, Index firms, std::uint64_t seed) {
  base::Random random(seed);
  plan::AssignmentProblem problem;
  problem.needs.assign(needs, {4, 20});
  problem.firms.assign(firms, {1, 4});
  for (Index n = 0; n < needs; ++n) {
    for (Index f = 0; f < firms; ++f) {
      problem.pairs.push_back({n, f, random.below(1'000'000), random.below(2000) == 0});
    }
  }
  return problem;
}

/// A nation: each need has its best `candidates` firms. Half of them are drawn from a small head of
/// sought-after firms (popularity falls as 1 / rank), so that their limits bind and needs compete;
/// half are anyone.
inline plan::AssignmentProblem nation_world(
    Index needs, Index firms, Index candidates, std::uint64_t seed
) {
  base::Random random(seed);
  plan::AssignmentProblem problem;
  problem.needs.assign(needs, {4, 8});
  for (Index f = 0; f < firms; ++f) {
    problem.firms.push_back({random.below(20) == 0 ? 1U : 0U, 1 + random.below(4)});
  }
  const double head = std::log(static_cast<double>(firms));
  std::vector<Index> drawn;
  for (Index n = 0; n < needs; ++n) {
    drawn.clear();
    while (drawn.size() < candidates) {
      const bool sought = drawn.size() < candidates / 2;
      const auto firm =
          sought ? static_cast<Index>(std::exp(random.unit() * head)) - 1 : random.below(firms);
      if (std::find(drawn.begin(), drawn.end(), firm) == drawn.end()) drawn.push_back(firm);
    }
    for (const Index firm : drawn) {
      problem.pairs.push_back({n, firm, random.below(1'000'000), false});
    }
  }
  return problem;
}

/// How an event is drawn. Defaults: 40 issuers with 2 or 3 teams each, firms with three meetings on
/// average.
struct EventShape {
  Index meetings = 3000;
  Index teams = 100;
  Index firms = 1000;
  Index tables = 100;
  bool scattered = false;    ///< absences slot by slot; otherwise in runs of six
  bool fixed_teams = false;  ///< every meeting has one team, drawn at random
  bool absences = true;      ///< a tenth of the axis for everyone; otherwise none
  bool mixed = true;         ///< lengths 1, 2, 3 (40, 40, 20 %); otherwise all 1
};

/// Slots in which someone is absent: about a tenth of the axis.
inline std::vector<Index> draw_absence(base::Random& random, Index slots, const EventShape& shape) {
  std::vector<Index> absent;
  const Index run = shape.scattered ? 1 : 6;
  if (!shape.absences) return absent;
  for (Index i = 0; i < slots / 10 / run; ++i) {
    const Index first = random.below(slots - run + 1);
    for (Index s = first; s < first + run; ++s) absent.push_back(s);
  }
  return absent;
}

/// Four days of four sessions with six slots each.
inline plan::TimetableProblem event_world(const EventShape& shape, std::uint64_t seed) {
  base::Random random(seed);
  plan::TimetableProblem problem;
  problem.segments.assign(16, 6);
  problem.tables = shape.tables;
  for (Index t = 0; t < shape.teams; ++t) {
    problem.teams.push_back({draw_absence(random, 96, shape), {}});
  }
  for (Index f = 0; f < shape.firms; ++f) {
    problem.firms.push_back({draw_absence(random, 96, shape), {}});
  }
  const Index issuers = shape.teams * 2 / 5;
  for (Index m = 0; m < shape.meetings; ++m) {
    plan::Meeting meeting;
    const Index issuer = m % issuers;
    for (Index t = issuer; t < shape.teams; t += issuers) meeting.teams.push_back(t);
    if (shape.fixed_teams) meeting.teams = {random.below(shape.teams)};
    meeting.firm = m < shape.firms ? m : random.below(shape.firms);
    const Index draw = random.below(10);
    if (shape.mixed) meeting.length = draw < 4 ? 1U : draw < 8 ? 2U : 3U;
    meeting.need = issuer * 3 + random.below(3);
    problem.meetings.push_back(std::move(meeting));
  }
  return problem;
}

struct FirstFit {
  Index slots_used = 0;
  Index unseated = 0;
};

/// A plain greedy timetable, to compare with: no order of its own, no search.
inline FirstFit first_fit(const plan::TimetableProblem& problem) {
  std::vector<Index> end_of;  // end of the segment of each slot
  for (const Index length : problem.segments) {
    end_of.insert(end_of.end(), length, static_cast<Index>(end_of.size()) + length);
  }
  const std::size_t slots = end_of.size();
  std::vector<char> team(problem.teams.size() * slots, 0), firm(problem.firms.size() * slots, 0);
  for (std::size_t t = 0; t < problem.teams.size(); ++t) {
    for (const Index s : problem.teams[t].absent) team[t * slots + s] = 1;
  }
  for (std::size_t f = 0; f < problem.firms.size(); ++f) {
    for (const Index s : problem.firms[f].absent) firm[f * slots + s] = 1;
  }
  std::vector<Index> used(slots, 0);
  FirstFit result;
  const auto seat = [&](const plan::Meeting& meeting) {
    for (std::size_t start = 0; start < slots; ++start) {
      const std::size_t end = start + meeting.length;
      if (end > end_of[start]) continue;
      for (const Index t : meeting.teams) {
        bool open = true;
        for (std::size_t s = start; s < end; ++s) {
          open = open && team[t * slots + s] == 0 && firm[meeting.firm * slots + s] == 0 &&
                 used[s] < problem.tables;
        }
        if (!open) continue;
        for (std::size_t s = start; s < end; ++s) {
          team[t * slots + s] = firm[meeting.firm * slots + s] = 1;
          ++used[s];
        }
        result.slots_used = std::max(result.slots_used, static_cast<Index>(end));
        return true;
      }
    }
    return false;
  };
  for (const auto& meeting : problem.meetings) result.unseated += seat(meeting) ? 0U : 1U;
  return result;
}

}  // namespace rongtong::bench
