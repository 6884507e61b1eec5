#include "rules/rule_book.h"

#include <algorithm>

#include "rules/versions.h"

namespace rongtong::rules {

RuleBook::RuleBook(ExpressionGraph graph, std::vector<RuleSet> sets)
    : graph_(std::move(graph)), sets_(std::move(sets)) {
  std::ranges::sort(sets_, {}, &RuleSet::id);
}

const RuleSet* RuleBook::find(std::string_view id) const {
  const auto found = std::ranges::lower_bound(sets_, id, {}, [](const RuleSet& set) {
    return std::string_view(set.id);
  });
  return found == sets_.end() || found->id != id ? nullptr : &*found;
}

const RuleSet* RuleBook::choose(
    std::string_view ladder, base::Date on, Purpose purpose, std::string_view region
) const {
  const RuleSet* best = nullptr;
  for (const RuleSet& set : sets_) {
    if (set.ladder != ladder || !holds_on(set, on, purpose) || !is_within(region, set.region)) {
      continue;
    }
    const std::size_t width = region_digits(set.region);
    const std::size_t best_width = best == nullptr ? 0 : region_digits(best->region);
    const bool narrower = best == nullptr || width > best_width;
    const bool on_top = best != nullptr && width == best_width && stands_on(sets_, set, *best);
    if (narrower || on_top) best = &set;
  }
  return best;
}

std::vector<std::string> RuleBook::ladders() const {
  std::vector<std::string> names;
  for (const RuleSet& set : sets_) names.push_back(set.ladder);
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace rongtong::rules
