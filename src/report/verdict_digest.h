#pragma once

#include <string>
#include <vector>

#include "report/rule_words.h"
#include "rules/assess.h"

namespace rongtong::report {

/// What decides a verdict: the parts that a person would name. A group of which all must hold gives
/// its parts, one of which some suffice stands for itself.
struct VerdictDigest {
  std::vector<const rules::ConditionResult*> unmet;
  std::vector<const rules::ConditionResult*> open;   ///< unknown for want of facts
  std::vector<const rules::ConditionResult*> asked;  ///< unknown until a person decides
  std::vector<const rules::ConditionResult*> waived;
  std::vector<rules::Input> facts;       ///< that are missing, without those a person gives
  std::vector<rules::Input> judgements;  ///< that a person must give
  std::vector<const rules::ItemResult*> open_items;  ///< points that a person gives
};

VerdictDigest digest(const rules::Assessment& result, const RuleWords& words);

/// How many things a person must decide.
std::size_t decisions(const VerdictDigest& digest);

/// `还差 20万元`, `高出 3 个百分点`; empty where there is no distance.
std::string shortfall(const rules::ConditionResult& condition, const RuleWords& words);

/// A condition that is not met, with its shortfall: `研发费用不少于100万元（还差20万元）`.
std::string lack_text(const rules::ConditionResult& result, const RuleWords& words);

/// What the points lack, as a sentence part for each lack: `评分 52 分，还差 8 分`. Empty when they
/// suffice.
std::vector<std::string> point_lacks(
    const rules::PointsResult& points, const rules::PointTable& table, const RuleWords& words
);

/// The verdict in one sentence: why yes, what is short, or what is not known.
std::string verdict_sentence(const rules::Assessment& result, const RuleWords& words);

/// Whether `part` is an alternative of `group` that is for reviews only while the firm applies: it
/// is not short of anything, it is not asked.
bool is_for_reviews_only(
    const rules::ConditionResult& group, const rules::ConditionResult& part, const RuleWords& words
);

/// What a class is called; the id where it has no text.
std::string class_name(const rules::RuleSet& set, const std::string& id, const RuleWords& words);

}  // namespace rongtong::report
