#include "rules/steps.h"

#include <algorithm>

namespace rongtong::rules {

StepId StepList::add(Step step) {
  const auto next = static_cast<StepId>(steps_.size());
  const auto [entry, is_new] = known_.emplace(step, next);
  if (is_new) steps_.push_back(std::move(step));
  return entry->second;
}

double StepList::predicate(const TextPredicate& predicate) {
  const auto found = std::ranges::find(predicates_, predicate);
  const auto place = found - predicates_.begin();
  if (found == predicates_.end()) predicates_.push_back(predicate);
  return static_cast<double>(place);
}

}  // namespace rongtong::rules
