#pragma once

#include <string>
#include <vector>

#include "model/plan.h"
#include "usecase/plan_assignment.h"

namespace rongtong::usecase {

/// What a plan is made from besides the event; written into the plan.
struct PlanOrigin {
  std::string made_at;         ///< UTC
  std::string store_revision;  ///< of the enterprises
};

/// Who meets whom, where and when: the assignment that is best for all together, then its
/// timetable. Equal inputs give equal plans. Both results are checked against the problem before
/// they are returned. Throws base::Error (kInvalidArgument) when there is no need at all.
model::Plan make_plan(
    const model::DockingEvent& event,
    const std::vector<NeedCandidates>& needs,
    FirmSource& source,
    const PlanOrigin& origin
);

/// One party's times changed after the plan was made: exactly one of firm and team.
struct AvailabilityChange {
  std::string firm;  ///< credit code
  std::string team;  ///< name of an issuer's team
  std::vector<model::Absence>
      absences;  ///< all of its absences from now on; empty: there all the time
};

/// The plan with as few changed meetings as possible, which are listed in `changes`. Throws
/// base::Error (kNotFound) when the plan knows no such firm or team.
model::Plan replan_event(
    const model::Plan& plan, const AvailabilityChange& change, const std::string& made_at
);

}  // namespace rongtong::usecase
