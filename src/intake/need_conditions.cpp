#include "intake/need_conditions.h"

#include <algorithm>
#include <array>

#include "intake/text_parts.h"

namespace rongtong::intake {

namespace {

using model::ConditionKind;

struct KindName {
  std::string_view id;
  ConditionKind kind;
  NeedField field;
};
constexpr std::array<KindName, 5> kKinds{
    KindName{"region", ConditionKind::kRegion, NeedField::kRegion},
    KindName{"tier", ConditionKind::kTier, NeedField::kTier},
    KindName{"size", ConditionKind::kSize, NeedField::kSize},
    KindName{"qualification", ConditionKind::kQualification, NeedField::kQualification},
    KindName{"industry", ConditionKind::kIndustry, NeedField::kIndustry}};

bool is_one_of(const std::vector<std::string>& words, std::string_view text) {
  return std::ranges::find(words, text) != words.end();
}

/// 优先：甲、乙 → soft and 甲、乙. Empty when no such word stands at the front.
std::optional<bool> take_strength(std::string_view& text, const NeedColumns& columns) {
  for (const bool hard : {true, false}) {
    for (const auto& word : hard ? columns.hard : columns.soft) {
      if (!text.starts_with(word)) continue;
      text.remove_prefix(word.size());
      for (const std::string_view sign : {"：", ":", " "}) {
        while (text.starts_with(sign)) text.remove_prefix(sign.size());
      }
      return hard;
    }
  }
  return std::nullopt;
}

std::string six_digits(model::RegionCode code) { return std::to_string(code.value); }

/// The value as the program knows it; empty when it is not understood. `kind` may change: a title
/// beside the ladder is a qualification.
std::string understood(const model::Codes& codes, std::string_view text, ConditionKind& kind) {
  switch (kind) {
    case ConditionKind::kRegion: {
      const auto region = codes.regions.resolve_name(text);
      return region ? six_digits(*region) : "";
    }
    case ConditionKind::kTier: {
      const auto* tier = codes.tiers.find(text);
      if (tier == nullptr) return "";
      if (tier->rank > 0) return tier->id;
      kind = ConditionKind::kQualification;
      return tier->zh;
    }
    case ConditionKind::kSize: {
      const auto* size = codes.size_classes.find(text);
      return size == nullptr ? "" : size->id;
    }
    case ConditionKind::kQualification:
      return std::string(text);
    case ConditionKind::kIndustry: {
      auto code = codes.industries.normalised(leading_code(text));
      if (codes.industries.find(code) != nullptr) return code;
      const auto& all = codes.industries.industries();
      const auto named = std::ranges::find(all, text, &model::Industry::name_zh);
      return named == all.end() ? "" : named->code;
    }
  }
  return "";
}

class ConditionReader {
 public:
  ConditionReader(
      const model::Codes& codes, const NeedColumns& columns, NeedSink& sink, model::Need& need
  )
      : codes_(codes), columns_(columns), sink_(sink), need_(need) {}

  void from_cell(const KindName& kind, const NeedValue& value);
  void from_statement(const StatedCondition& stated);

 private:
  void add(
      const KindName& kind,
      bool hard,
      const std::vector<std::string>& values,
      const std::string& key
  );
  void keep_as_text(const KindName& kind, bool hard, const std::string& value);
  void put(ConditionKind kind, bool hard, std::string value, std::size_t first);

  const model::Codes& codes_;
  const NeedColumns& columns_;
  NeedSink& sink_;
  model::Need& need_;
};

void ConditionReader::keep_as_text(const KindName& kind, bool hard, const std::string& value) {
  const auto label =
      base::phrase("intake.need.kind." + std::string(kind.id), base::Language::kChinese);
  const auto strength = base::phrase(
      hard ? "intake.need.strength.hard" : "intake.need.strength.soft", base::Language::kChinese
  );
  if (!need_.entry_conditions.empty()) need_.entry_conditions += "；";
  need_.entry_conditions += label + strength + "：" + value;
}

/// Adds `value` to the condition of that kind among those from `first` on, or a new one.
void ConditionReader::put(ConditionKind kind, bool hard, std::string value, std::size_t first) {
  auto& all = need_.conditions;
  for (std::size_t i = first; i < all.size(); ++i) {
    if (all[i].kind != kind || all[i].hard != hard) continue;
    if (!is_one_of(all[i].values, value)) all[i].values.push_back(std::move(value));
    return;
  }
  all.push_back({kind, hard, {std::move(value)}});
}

void ConditionReader::add(
    const KindName& kind, bool hard, const std::vector<std::string>& values, const std::string& key
) {
  const auto first = need_.conditions.size();
  for (const auto& value : values) {
    if (is_one_of(columns_.unrestricted, value)) continue;
    ConditionKind meant = kind.kind;
    auto known = understood(codes_, value, meant);
    if (known.empty()) {
      sink_.warn("condition_unknown." + std::string(kind.id), key, value);
      keep_as_text(kind, hard, value);
    } else {
      put(meant, hard, std::move(known), first);
    }
  }
}

void ConditionReader::from_cell(const KindName& kind, const NeedValue& value) {
  bool hard = value.hard.value_or(true);
  std::vector<std::string> values;
  const auto parts = value.is_list
                         ? std::vector<std::string_view>(value.items.begin(), value.items.end())
                         : list_parts(value.text);
  for (auto part : parts) {
    if (const auto strength = take_strength(part, columns_)) {
      add(kind, hard, values, value.key);
      values.clear();
      hard = *strength;
    }
    if (!part.empty()) values.emplace_back(part);
  }
  add(kind, hard, values, value.key);
}

void ConditionReader::from_statement(const StatedCondition& stated) {
  const auto kind = std::ranges::find(kKinds, stated.kind, &KindName::id);
  if (kind != kKinds.end()) {
    add(*kind, stated.hard, stated.values, stated.path);
    return;
  }
  std::string text = stated.kind;
  for (const auto& value : stated.values) text += " " + value;
  sink_.warn("condition_kind", stated.path, stated.kind);
  if (!need_.entry_conditions.empty()) need_.entry_conditions += "；";
  need_.entry_conditions += text;
}

}  // namespace

void read_conditions(
    const NeedInput& input,
    const model::Codes& codes,
    const NeedColumns& columns,
    NeedSink& sink,
    model::Need& need
) {
  ConditionReader reader(codes, columns, sink, need);
  for (const auto& kind : kKinds) {
    const auto found = input.values.find(kind.field);
    if (found != input.values.end()) reader.from_cell(kind, found->second);
  }
  for (const auto& stated : input.conditions) reader.from_statement(stated);
}

}  // namespace rongtong::intake
