#pragma once

#include <string>

#include "base/message.h"
#include "model/indicator.h"
#include "rules/expression.h"
#include "rules/rule_set.h"

namespace rongtong::rules {

/// An expression in words: "研发费用(上年) ÷ 营业收入(上年)". Indicators and titles have their
/// names, derived ones too, whatever their formula; very deep expressions end in "…".
std::string describe(
    const ExpressionGraph& graph,
    NodeId node,
    const model::Vocabulary& vocabulary,
    base::Language language
);

/// The same, but of a derived indicator its formula in words; empty when `node` is none.
std::string describe_formula(
    const ExpressionGraph& graph,
    NodeId node,
    const model::Vocabulary& vocabulary,
    base::Language language
);

/// What is asked for, with the year it belongs to when 2025 is the reference year: "2025
/// 年研发费用", "是否持有“专精特新“小巨人”企业”".
std::string describe_input(
    const Input& input,
    const model::Vocabulary& vocabulary,
    int reference_year,
    base::Language language
);

/// A number as people write it: "1,500万元", "5%", "3年", "60分".
std::string describe_number(double value, Unit unit, base::Language language);

/// "≥ 5% 且 < 10%".
std::string describe_band(const Band& band, Unit unit, base::Language language);

/// Texts of conditions, items and classes that have none, in both languages.
/// REQUIRES: the set is settled.
void fill_texts(const ExpressionGraph& graph, const model::Vocabulary& vocabulary, RuleSet& set);

}  // namespace rongtong::rules
