#include "match/conditions.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <string>

#include "base/text/utf8.h"
#include "match/fold.h"

namespace rongtong::match {
namespace {

using model::Codes;
using model::Verdict;

/// Yes if one says yes; else unknown if one says unknown; else no.
template <class Judge>
Verdict any_of(const std::vector<std::string>& values, const Judge& judge) {
  Verdict best = Verdict::kNo;
  for (const auto& value : values) {
    const Verdict verdict = judge(value);
    if (verdict == Verdict::kYes) return verdict;
    if (verdict == Verdict::kUnknown) best = verdict;
  }
  return best;
}

Verdict region_verdict(const std::string& wanted, std::string_view value, const Codes& codes) {
  const auto outer = codes.regions.parse_code(wanted);
  const auto inner = codes.regions.parse_code(value);
  if (!outer || !inner) return Verdict::kUnknown;
  if (model::RegionTable::contains(*outer, *inner)) return Verdict::kYes;
  return model::RegionTable::contains(*inner, *outer) ? Verdict::kUnknown : Verdict::kNo;
}

Verdict industry_verdict(const std::string& wanted, std::string_view value, const Codes& codes) {
  const auto outer = codes.industries.normalised(wanted);
  const auto inner = codes.industries.normalised(value);
  if (outer.empty() || inner.empty()) return Verdict::kUnknown;
  const auto within = [&codes](const std::string& code, const std::string& whole) {
    const bool by_section = whole.size() == 1 && codes.industries.section_of(code) == whole.front();
    return by_section || code.starts_with(whole);
  };
  if (within(inner, outer)) return Verdict::kYes;
  return within(outer, inner) ? Verdict::kUnknown : Verdict::kNo;
}

Verdict tier_verdict(
    const std::vector<std::string>& wanted, std::string_view value, const Codes& codes
) {
  const auto* own = codes.tiers.find(value);
  if (own == nullptr) return Verdict::kUnknown;
  int least = std::numeric_limits<int>::max();
  for (const auto& text : wanted) {
    const auto* tier = codes.tiers.find(text);
    if (tier == nullptr) continue;
    if (tier->id == own->id) return Verdict::kYes;
    if (tier->rank > 0) least = std::min(least, tier->rank);
  }
  if (own->rank == 0 || least == std::numeric_limits<int>::max()) return Verdict::kUnknown;
  return own->rank >= least ? Verdict::kYes : Verdict::kNo;
}

Verdict size_verdict(const std::string& wanted, std::string_view value, const Codes& codes) {
  const auto* asked = codes.size_classes.find(wanted);
  const auto* own = codes.size_classes.find(value);
  if (asked == nullptr || own == nullptr) return Verdict::kUnknown;
  return asked->id == own->id ? Verdict::kYes : Verdict::kNo;
}

/// Letters, digits and ideographs, folded: how qualifications are compared.
std::u32string bare(std::string_view text) {
  std::u32string result;
  while (!text.empty()) {
    const char32_t code = folded(base::take_code_point(text));
    const bool word = (code >= U'a' && code <= U'z') || (code >= U'0' && code <= U'9');
    if (word || base::is_han(code)) result += code;
  }
  return result;
}

Verdict qualification_verdict(const std::string& wanted, std::string_view value) {
  const auto asked = bare(wanted);
  if (asked.empty()) return Verdict::kUnknown;
  while (!value.empty()) {
    const std::size_t end = std::min(value.find('\n'), value.size());
    if (bare(value.substr(0, end)).find(asked) != std::u32string::npos) return Verdict::kYes;
    value.remove_prefix(std::min(end + 1, value.size()));
  }
  return Verdict::kNo;
}

}  // namespace

Verdict verdict(
    const model::NeedCondition& condition, std::string_view value, const model::Codes& codes
) {
  if (condition.values.empty()) return Verdict::kYes;
  if (value.empty()) return Verdict::kUnknown;
  switch (condition.kind) {
    case model::ConditionKind::kTier:
      return tier_verdict(condition.values, value, codes);
    case model::ConditionKind::kRegion:
      return any_of(condition.values, [&](const auto& wanted) {
        return region_verdict(wanted, value, codes);
      });
    case model::ConditionKind::kSize:
      return any_of(condition.values, [&](const auto& wanted) {
        return size_verdict(wanted, value, codes);
      });
    case model::ConditionKind::kQualification:
      return any_of(condition.values, [&](const auto& wanted) {
        return qualification_verdict(wanted, value);
      });
    case model::ConditionKind::kIndustry:
      return any_of(condition.values, [&](const auto& wanted) {
        return industry_verdict(wanted, value, codes);
      });
  }
  return Verdict::kUnknown;
}

Column column_of(model::ConditionKind kind) {
  switch (kind) {
    case model::ConditionKind::kRegion:
      return Column::kRegion;
    case model::ConditionKind::kTier:
      return Column::kTier;
    case model::ConditionKind::kSize:
      return Column::kSize;
    case model::ConditionKind::kQualification:
      return Column::kQualifications;
    case model::ConditionKind::kIndustry:
      break;
  }
  return Column::kIndustry;
}

std::vector<JudgedCondition> judged_conditions(
    std::span<const model::NeedCondition> conditions,
    const SnapshotView& index,
    const model::Codes& codes
) {
  std::vector<JudgedCondition> judged;
  for (const auto& condition : conditions) {
    JudgedCondition one{condition, column_of(condition.kind), {}};
    const auto& values = index.values(one.column);
    for (std::size_t i = 0; i < values.size(); ++i) {
      one.verdicts.push_back(verdict(condition, values[i], codes));
    }
    judged.push_back(std::move(one));
  }
  return judged;
}

}  // namespace rongtong::match
