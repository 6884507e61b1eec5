#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "model/indicator.h"
#include "rules/fact_table.h"
#include "rules/rule_book.h"

namespace rongtong::report {

/// What a number of a rule counts.
struct Quantity {
  rules::Unit unit = rules::Unit::kNone;
  std::string measure;  ///< of counts, where it is known: 人, 项
  bool is_date = false;
};

/// How rules and facts are said in one language. Borrows vocabulary and book.
class RuleWords {
 public:
  RuleWords(
      const model::Vocabulary& vocabulary, const rules::RuleBook& book, base::Language language
  )
      : vocabulary_(vocabulary), book_(book), language_(language) {}

  base::Language language() const { return language_; }
  const model::Vocabulary& vocabulary() const { return vocabulary_; }
  std::string phrase(std::string_view key) const { return base::phrase(key, language_); }
  std::string say(const base::Message& message) const { return base::render(message, language_); }
  /// In the language; Chinese where there is no English.
  const std::string& text(const rules::Words& words) const;
  /// Items with the language's comma between them.
  std::string list(const std::vector<std::string>& items) const;

  /// What the number of an expression counts.
  Quantity quantity(rules::NodeId value) const;
  /// What an indicator's number counts.
  Quantity quantity(const model::Indicator& indicator) const;
  /// 1,500万元, 3.2%, 12人, 5年, 2026-04-01. Money is exact to the yuan.
  std::string number(double value, const Quantity& of) const;
  /// The same, with as many decimals as it takes to tell `value` from `mark` where they differ.
  std::string number_beside(double value, double mark, const Quantity& of) const;
  /// A distance: shares in percentage points.
  std::string difference(double distance, const Quantity& of) const;
  /// `72`, `15–20`, without the word for points.
  std::string points(const rules::Points& points) const;
  std::string points(std::int32_t hundredths) const;

  /// A fact that rules ask for, on the day of assessment: 2025年研发费用.
  std::string input(const rules::Input& input, base::Date on) const;
  std::string inputs(const std::vector<rules::Input>& inputs, base::Date on) const;
  /// Whether a person, not a figure, answers it.
  bool asks_a_person(const rules::Input& input) const;

  /// Whether an expression is `review` and nothing else.
  bool is_review(rules::NodeId node) const;

  /// ≥, >, ≤, <, =.
  std::string_view comparison(rules::Comparison comparison) const;
  /// Document (where it is not `own`, the number of the rule set's), article and mark, with
  /// commas; may be empty.
  std::string citation(const rules::Citation& citation, std::string_view own) const;
  std::string truth(rules::Truth truth) const;
  /// 新申请 or 复核.
  std::string purpose(bool review) const;
  std::string title(std::string_view id) const;

 private:
  std::string with_decimals(double value, const Quantity& of, int digits) const;
  std::string measure_of(const rules::Input& input) const;

  const model::Vocabulary& vocabulary_;
  const rules::RuleBook& book_;
  base::Language language_;
};

}  // namespace rongtong::report
