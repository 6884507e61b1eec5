#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/plan.h"
#include "report/words.h"

namespace rongtong::report {

/// Words found in one text of the firm.
struct WordsInField {
  model::TextField field = model::TextField::kBusinessScope;
  std::vector<std::string> words;  ///< heaviest first, each once
};

struct ConditionLine {
  model::Verdict verdict = model::Verdict::kUnknown;
  bool hard = true;
  std::string name;   ///< 地区
  std::string asked;  ///< 地区：浙江省、上海市
  std::string value;  ///< what the firm has; empty when unknown
};

/// Why a firm was invited to a need, in words.
struct Reasons {
  std::vector<WordsInField> words;
  std::vector<ConditionLine> conditions;
  std::vector<std::string> against;  ///< what speaks against it, a clause each
};

enum class Reader {
  kOfficer,  ///< everything
  kFirm,     ///< of a restricted need only what is released
};

Reasons reasons(
    const model::Need& need,
    const model::Enterprise& firm,
    const model::Invitation& invitation,
    const Words& words,
    Reader reader
);

/// 经营范围提到“伺服电机”“减速器”；主要产品提到…; empty when no word was found.
std::string words_sentence(const Reasons& reasons, const Words& words);

/// 地区：浙江省杭州市（符合）; how the firm stands to one condition.
std::string condition_standing(const ConditionLine& line, const Words& words);

/// 地区：浙江省、上海市（符合，浙江省杭州市）; the condition beside how the firm stands to it.
std::string condition_sentence(const ConditionLine& line, const Words& words);

}  // namespace rongtong::report
