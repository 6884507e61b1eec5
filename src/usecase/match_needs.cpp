#include "usecase/match_needs.h"

#include <thread>

#include "base/error.h"
#include "match/trec.h"

namespace rongtong::usecase {

model::Enterprise StoreFirms::firm(model::EnterpriseId id) {
  if (const auto known = known_.find(id); known != known_.end()) return known->second;
  auto record = store_.find_enterprise(id);
  RT_INVARIANT(record.has_value(), "the capability index names a firm that the store has not");
  return known_.emplace(id, std::move(record->enterprise)).first->second;
}

std::optional<model::Enterprise> StoreFirms::firm(const model::CreditCode& code) {
  auto record = store_.find_enterprise(code);
  if (!record) return std::nullopt;
  return std::move(record->enterprise);
}

std::vector<NeedCandidates> match_needs(
    const match::Matcher& matcher,
    const std::vector<model::Need>& needs,
    const match::MatchOptions& options,
    StoreFirms& firms
) {
  const auto lookup = [&firms](model::EnterpriseId id) { return firms.firm(id); };
  const unsigned threads = std::max(1U, std::thread::hardware_concurrency());
  auto results = matcher.match_all(needs, options, lookup, threads);
  std::vector<NeedCandidates> candidates;
  for (std::size_t i = 0; i < needs.size(); ++i) {
    candidates.push_back({needs[i], std::move(results[i])});
  }
  return candidates;
}

void write_run(
    std::ostream& out,
    const std::vector<NeedCandidates>& needs,
    StoreFirms& firms,
    const std::string& tag
) {
  const auto code_of = [&firms](model::EnterpriseId id) {
    return std::string(firms.firm(id).credit_code.text());
  };
  for (const auto& need : needs) {
    match::write_trec(out, need.need.public_code, need.result, code_of, tag);
  }
}

}  // namespace rongtong::usecase
