#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "report/judged_firm.h"
#include "report/rule_words.h"
#include "rules/what_if.h"
#include "tests/rules/small_vocabulary.h"

namespace rongtong::report::tests {

/// A standard with every kind of result: a figure, an alternative, a waiver, what a person decides,
/// what is asked of applicants only, points by bands, cases, steps and a person.
inline constexpr const char* kSmallStandard = R"(id: small-2026
ladder: srdi
name: {zh: 示例标准（2026）, en: Sample standard (2026)}
document: {title: {zh: 示例办法, en: Sample measures}, number: 示例〔2026〕1号, mark: ✔3}
grants: srdi
conditions:
  - {id: revenue, text: {zh: 营业收入 1000 万元以上, en: Revenue at least 10 million}, article: 第一条, mark: ✔3, value: revenue, at_least: 1000万元}
  - id: either
    text: {zh: 人员或资产达到标准, en: Staff or assets}
    article: 第二条
    any:
      - {id: staff, text: {zh: 从业人员 20 人以上, en: Staff at least 20}, value: employees, at_least: 20人}
      - {id: assets, text: {zh: 资产 5000 万元以上, en: Assets at least 50 million}, value: assets, at_least: 5000万元}
  - id: ip
    text: {zh: Ⅰ类知识产权 1 项以上, en: Class-I IP at least 1}
    article: 第三条
    value: class1_ip
    at_least: 1项
    waived_when: {is: 'granted(provincial_award, 3年, 3)', text: {zh: 近三年获省级科技奖励前三, en: Provincial award}, article: 第三条}
  - {id: growth, text: {zh: 营业收入增长 5% 以上, en: Growth at least 5 %}, article: 第四条, value: revenue_growth, at_least: 5%, applies_when: not review}
  - {id: position, text: {zh: 市场地位较为靠前, en: Leading position}, article: 第五条, mark: M, undecided: {zh: 原文未给出数值, en: No number is given}}
points:
  pass_mark: 60分
  article: 第六条
  groups:
    - id: rd
      text: {zh: 研发, en: R&D}
      minimum: 20
      items:
        - id: ratio
          text: {zh: 研发费用占比, en: R&D ratio}
          maximum: 40
          value: rd_ratio
          bands: [{at_least: 5%, points: 40}, {at_least: 3%, points: 20}, {below: 3%, points: 0}]
        - {id: years, text: {zh: 细分市场年限, en: Years}, maximum: 10, per_full: {value: segment_years, step: 2年, points: 1}}
    - id: rest
      text: {zh: 其他, en: Other}
      items:
        - id: level
          text: {zh: 数字化水平, en: Digital level}
          maximum: 40
          cases: [{is: level >= 3, points: 40, text: {zh: 三级以上, en: Three}}, {otherwise: 10}]
        - {id: training, text: {zh: 培训, en: Training}, maximum: 10, given: training_points}
)";

/// What the tests judge by: the vocabulary and the book live as long as it.
class SmallStandard {
 public:
  SmallStandard() : vocabulary_(rongtong::tests::small_vocabulary()) {
    const std::vector<rules::RuleFile> files{{"small.yaml", kSmallStandard}};
    auto read = rules::read_rule_book(files, vocabulary_);
    for (const auto& finding : read.findings) {
      ADD_FAILURE() << base::to_string(finding.place) << " "
                    << base::render(finding.message, base::Language::kEnglish);
    }
    book_ = std::move(read.book);
  }

  const model::Vocabulary& vocabulary() const { return vocabulary_; }
  const rules::RuleBook& book() const { return book_; }
  RuleWords words(base::Language language = base::Language::kChinese) const {
    return {vocabulary_, book_, language};
  }

 private:
  model::Vocabulary vocabulary_;
  rules::RuleBook book_;
};

/// A firm of the year 2025, everything known but what a person decides.
inline model::FirmFacts small_firm() {
  model::FirmFacts firm;
  firm.id = "91999999MA0000001N";
  firm.name = "融通市示例齿轮有限公司";
  const auto yearly = [&](const char* id, int year, double value) {
    firm.yearly.push_back({id, year, value});
  };
  yearly("revenue", 2025, 12'000'000);
  yearly("revenue", 2024, 10'000'000);
  yearly("rd_expense", 2025, 480'000);
  yearly("employees", 2025, 18);
  yearly("assets", 2025, 60'000'000);
  const base::Date day{std::chrono::year(2026) / 1 / 15};
  firm.dated.push_back({"class1_ip", day, 0.0, "", ""});
  firm.dated.push_back({"level", day, 3.0, "", ""});
  firm.dated.push_back({"training_points", day, 5.0, "张三", "材料"});
  firm.dated.push_back({"segment_since", day, base::Date(std::chrono::year(2020) / 3 / 1), "", ""});
  firm.titles.push_back(
      {"provincial_award", base::Date(std::chrono::year(2025) / 2 / 1), {}, {}, 2, "", ""}
  );
  return firm;
}

/// The firm judged on 2026-06-01.
class JudgedSmall {
 public:
  JudgedSmall(const SmallStandard& standard, model::FirmFacts firm, bool review = false)
      : firm_(std::move(firm)),
        table_(rules::bind_facts(
            {&firm_, 1},
            standard.book().graph().inputs(),
            standard.vocabulary(),
            std::chrono::year(2026) / 6 / 1,
            review
        )),
        result_(rules::assess(standard.book(), standard.book().sets().front(), table_, 0)) {}

  JudgedFirm judged() const { return {firm_, table_, 0, result_}; }
  const rules::Assessment& result() const { return result_; }

 private:
  model::FirmFacts firm_;
  rules::FactTable table_;
  rules::Assessment result_;
};

}  // namespace rongtong::report::tests
