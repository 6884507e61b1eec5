#pragma once

#include <string>

#include "report/rule_words.h"
#include "rules/assess.h"

namespace rongtong::report {

/// A band by its ends, where it has no text of its own: `≥5%`, `3%–5%`, `<2%`.
std::string band_text(const rules::Band& band, const Quantity& of, const RuleWords& words);

/// What gave an item its points: the firm's value and its band, the case that holds; empty when
/// nothing is known.
std::string points_reason(const rules::ItemResult& item, const RuleWords& words);

/// `再提高 0.8 个百分点得 20 分`; empty when there is no better band or no value.
std::string next_band(const rules::ItemResult& item, const RuleWords& words);

/// `72 分（要求 ≥60 分，达到）`.
std::string total_text(
    const rules::PointsResult& points, const rules::PointTable& table, const RuleWords& words
);

/// `35 / 40 分`.
std::string out_of(const rules::Points& points, std::int32_t maximum, const RuleWords& words);

}  // namespace rongtong::report
