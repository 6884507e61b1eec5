#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "model/plan.h"
#include "plan/assignment.h"

namespace rongtong::usecase {

/// What the matching found for one need; candidates best first.
struct NeedCandidates {
  model::Need need;
  model::MatchResult result;
};

/// The assignment of an event on plain indices, and the way back to needs and firms.
struct AssignmentInput {
  struct Pair {
    std::size_t need = 0;
    std::size_t firm = 0;
    int rank = 0;  ///< 0: pinned without being a candidate
    model::Candidate candidate;
    std::optional<model::Answer> answer;
    bool pinned = false;
  };

  std::vector<model::Enterprise> firms;  ///< ascending by credit code
  std::vector<Pair> pairs;               ///< beside problem.pairs
  plan::AssignmentProblem problem;
};

/// Looks firms up: by the store's id, and by credit code (empty when the store does not know it).
class FirmSource {
 public:
  virtual ~FirmSource() = default;
  virtual model::Enterprise firm(model::EnterpriseId id) = 0;
  virtual std::optional<model::Enterprise> firm(const model::CreditCode& code) = 0;
};

/// Weight of a pair in millionths: weights.match × fit + what the answer is worth. "No" forbids the
/// pair.
std::int64_t pair_weight(
    const model::PlanWeights& weights, double fit, std::optional<model::Answer> answer
);

/// Lays needs and candidates out as an assignment problem. A pinned firm that is no candidate gets
/// a pair of fit 0. With guests named, only guests and pinned firms take part.
AssignmentInput lay_out_assignment(
    const model::DockingEvent& event, const std::vector<NeedCandidates>& needs, FirmSource& source
);

}  // namespace rongtong::usecase
