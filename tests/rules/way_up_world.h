#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "model/read_vocabulary.h"
#include "rules/rule_book.h"
#include "rules/way_up.h"

namespace rongtong::tests {

/// Levers as in the shipped catalogue, so that numbers can be worked out by hand: a yuan of revenue
/// costs 0.3, of R&D 1, of equity 0.1, a patent 80,000, one of the R&D staff 200,000.
inline constexpr std::string_view kWayIndicators = R"(indicators:
  - {id: revenue, zh: 营业收入, en: revenue, unit: yuan, least: 0, lever: {rise: true, cost: 0.3, growth_per_year: 0.3}}
  - {id: main_revenue, zh: 主营业务收入, en: main revenue, unit: yuan, least: 0, lever: {rise: true, cost: 0.3, growth_per_year: 0.3, moves: [revenue]}}
  - {id: rd_expense, zh: 研发费用, en: rd expense, unit: yuan, least: 0, lever: {rise: true, cost: 1, growth_per_year: 1}}
  - {id: equity, zh: 股权融资, en: equity, unit: yuan, least: 0, lever: {rise: true, cost: 0.1, most_per_year: 50000000, recurs: false}}
  - {id: assets, zh: 资产总额, en: assets, unit: yuan, period: year_end}
  - {id: debts, zh: 负债总额, en: debts, unit: yuan, period: year_end, least: 0, lever: {fall: true, cost: 0.06, growth_per_year: 0.4}}
  - {id: employees, zh: 从业人员, en: employees, unit: count, period: year_end, whole: true}
  - {id: rd_staff, zh: 研发人员, en: rd staff, unit: count, period: year_end, whole: true, lever: {rise: true, cost: 200000, growth_per_year: 0.5, moves: [employees]}}
  - {id: patents, zh: 发明专利, en: patents, unit: count, period: day, whole: true, least: 0, lever: {rise: true, cost: 80000, most_per_year: 2}}
  - {id: certified, zh: 质量认证, en: certified, type: truth, period: day, lever: {rise: true, cost: 30000}}
  - {id: years, zh: 细分市场年限, en: years, unit: years, period: year_end, least: 0}
  - {id: known, zh: 知名, en: known, type: truth, period: day, judged: true}
  - {id: growth_confirmed, zh: 增长率核定, en: growth confirmed, unit: ratio}
  - {id: main_ratio, zh: 主营占比, en: main ratio, unit: ratio, formula: main_revenue / revenue}
  - {id: rd_ratio, zh: 研发占比, en: rd ratio, unit: ratio, formula: rd_expense / revenue}
  - {id: debt_ratio, zh: 负债率, en: debt ratio, unit: ratio, formula: debts / assets, period: year_end}
  - {id: staff_ratio, zh: 研发人员占比, en: staff ratio, unit: ratio, formula: rd_staff / employees, period: year_end}
  - {id: mean_growth, zh: 平均增长率, en: mean growth, unit: ratio, formula: 'average(growth(main_revenue, main_revenue[-1]), growth(main_revenue[-1], main_revenue[-2]))'}
  - {id: yearly_growth, zh: 复合增长率, en: yearly growth, unit: ratio, formula: 'sqrt(revenue / revenue[-2]) - 100%'}
)";

inline constexpr std::string_view kWayTitles = R"(titles:
  - {id: tech, zh: 科技型, en: tech, group: rung, valid_years: 1}
  - {id: srdi, zh: 专精特新, en: srdi, group: rung, valid_years: 3}
  - {id: giant, zh: 小巨人, en: giant, group: rung, valid_years: 3}
  - {id: award, zh: 科技奖, en: award, group: award, lasts: true}
)";

/// A vocabulary with one rule set for each text; the last is the target.
class WayWorld {
 public:
  explicit WayWorld(const std::vector<std::string>& sets)
      : vocabulary(model::read_vocabulary(kWayIndicators, "i.yaml", kWayTitles, "t.yaml").vocabulary
        ) {
    std::vector<rules::RuleFile> files;
    for (const auto& text : sets) files.push_back({std::to_string(files.size()) + ".yaml", text});
    auto read = rules::read_rule_book(files, vocabulary);
    for (const auto& finding : read.findings) {
      ADD_FAILURE() << base::render(finding.message, base::Language::kEnglish);
    }
    book = std::move(read.book);
  }

  rules::WaysUp up(
      const model::FirmFacts& firm,
      int years,
      std::string_view set = "target",
      rules::WayOptions options = {}
  ) const {
    options.years = years;
    return rules::ways_up(book, vocabulary, *book.find(set), firm, kDay, false, options);
  }

  static constexpr base::Date kDay{std::chrono::year{2026}, std::chrono::May, std::chrono::day{10}};

  model::Vocabulary vocabulary;
  rules::RuleBook book;
};

/// A rule set `target` of these conditions (and points), as YAML lines.
inline std::string rule_set(
    const std::string& body, const std::string& id = "target", const std::string& grants = ""
) {
  return "id: " + id + "\nladder: " + id + "\nname: " + id +
         "\ndocument: {title: t, number: n, issuer: i, mark: ✔2}\n" +
         "effects: [{for: application, from: 2020-01-01}, {for: review, from: 2020-01-01}]\n" +
         (grants.empty() ? "" : "grants: " + grants + "\n") + body;
}

/// Figures of 2025, the last full year on WayWorld::kDay, and of years before.
class FirmDraft {
 public:
  FirmDraft& year(const std::string& indicator, std::vector<double> from_2025_back) {
    int year = 2025;
    for (const double value : from_2025_back) firm.yearly.push_back({indicator, year--, value});
    return *this;
  }
  FirmDraft& day(const std::string& indicator, model::FactValue value) {
    firm.dated.push_back({indicator, base::Date{std::chrono::year{2025} / 3 / 1}, value, {}, {}});
    return *this;
  }
  FirmDraft& holds(const std::string& title, base::Date from) {
    firm.titles.push_back({title, from, {}, {}, {}, {}, {}});
    return *this;
  }
  FirmDraft& never(const std::string& title) {
    firm.absences.push_back({title, WayWorld::kDay});
    return *this;
  }

  model::FirmFacts firm;
};

/// The step that moves `indicator` in `of_year` (0: dated); null when there is none.
inline const rules::WayStep* step_of(
    const rules::Way& way, std::string_view indicator, int of_year = 0
) {
  for (const auto& step : way.steps) {
    if (step.indicator == indicator && step.of_year.value_or(0) == of_year) return &step;
  }
  return nullptr;
}

}  // namespace rongtong::tests
