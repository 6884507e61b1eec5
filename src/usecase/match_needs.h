#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "match/matcher.h"
#include "model/need.h"
#include "store/store.h"
#include "usecase/plan_assignment.h"

namespace rongtong::usecase {

/// Firms from the store, remembered for the life of the source: a firm is a candidate of several
/// needs.
class StoreFirms final : public FirmSource {
 public:
  explicit StoreFirms(const store::Store& store) : store_(store) {}

  model::Enterprise firm(model::EnterpriseId id) override;
  std::optional<model::Enterprise> firm(const model::CreditCode& code) override;

 private:
  const store::Store& store_;
  std::unordered_map<model::EnterpriseId, model::Enterprise> known_;
};

/// Candidates for each need, in the order of `needs`. Uses all cores; the result does not depend on
/// them.
std::vector<NeedCandidates> match_needs(
    const match::Matcher& matcher,
    const std::vector<model::Need>& needs,
    const match::MatchOptions& options,
    StoreFirms& firms
);

/// The candidates as a TREC run.
void write_run(
    std::ostream& out,
    const std::vector<NeedCandidates>& needs,
    StoreFirms& firms,
    const std::string& tag
);

}  // namespace rongtong::usecase
