#include "usecase/verdict_page.h"

#include <algorithm>
#include <memory>

#include "report/verdict_html.h"

namespace rongtong::usecase {

namespace {

/// Other ways beside the best that a page has room for.
constexpr std::size_t kOtherWays = 1;

rules::WaysUp find_ways(
    const AssessedFirm& firm, const RuleCatalogue& rules, const rules::Assessment& result, int years
) {
  rules::WayOptions options;
  options.years = years;
  options.alternatives = kOtherWays;
  return rules::ways_up(
      rules.book(), rules.vocabulary(), *result.set, firm.facts(), firm.on(), result.review, options
  );
}

}  // namespace

std::string verdict_page(
    const AssessedFirm& firm,
    const RuleCatalogue& rules,
    const model::Codes& codes,
    const PageRequest& request
) {
  const report::RuleWords words(rules.vocabulary(), rules.book(), request.language);
  const auto is_class = [](const rules::Assessment& result) {
    return !result.set->classes.empty();
  };
  const bool only_classes = std::ranges::all_of(firm.results(), is_class);
  std::vector<std::unique_ptr<rules::WaysUp>> kept;
  std::vector<report::VerdictSheet> sheets;
  for (std::size_t i = 0; i < firm.results().size(); ++i) {
    const auto& result = firm.results()[i];
    if (is_class(result) && !request.all_sets && !only_classes) continue;
    report::VerdictSheet sheet{firm.judged(i)};
    if (!is_class(result) && result.verdict != rules::Truth::kYes) {
      kept.push_back(std::make_unique<rules::WaysUp>(find_ways(firm, rules, result, request.years))
      );
      sheet.ways = kept.back().get();
    }
    sheets.push_back(sheet);
  }
  return report::verdict_html(sheets, {words, codes, request.version});
}

}  // namespace rongtong::usecase
