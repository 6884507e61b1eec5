#include "cli/match_text.h"

#include <charconv>
#include <cstdio>

#include "cli/terminal.h"

namespace rongtong::cli {

namespace {

std::string decimal(double number, int digits) {
  char text[32];
  std::snprintf(text, sizeof text, "%.*f", digits, number);
  return text;
}

const std::string& text_of(const model::Enterprise& firm, model::TextField field) {
  static const std::string kNone;
  switch (field) {
    case model::TextField::kName:
      return firm.name;
    case model::TextField::kBusinessScope:
      return firm.business_scope;
    case model::TextField::kMainProducts:
      return firm.main_products;
    case model::TextField::kQualifications:
      break;
  }
  return kNone;
}

const char* field_key(model::TextField field) {
  constexpr const char* kKeys[] = {
      "cli.field.name",
      "cli.field.business_scope",
      "cli.field.main_products",
      "cli.field.qualifications"};
  return kKeys[static_cast<int>(field)];
}

/// The clause around a byte offset: what stands between the nearest ；，。、 on both sides.
std::string clause(const std::string& text, std::size_t offset) {
  if (offset >= text.size()) return {};
  std::size_t from = 0;
  std::size_t until = text.size();
  for (const std::string_view mark : {"；", "，", "。", ";", ",", "、"}) {
    if (const auto at = text.rfind(mark, offset); at != std::string::npos) {
      from = std::max(from, at + mark.size());
    }
    if (const auto at = text.find(mark, offset); at != std::string::npos)
      until = std::min(until, at);
  }
  return from < until ? text.substr(from, until - from) : std::string();
}

}  // namespace

std::string MatchText::of(const usecase::NeedCandidates& need, bool explain) const {
  std::string text = "\n" + need.need.public_code + "  " + need.need.title + "\n";
  if (need.result.firms_considered == 0) return text + context_.say("cli.match.no_firms") + "\n";
  for (const auto& exclusion : need.result.exclusions) {
    if (exclusion.firms == 0) continue;
    text += context_.say(base::msg(
                "cli.match.excluded", values(exclusion.condition), grouped(exclusion.firms)
            )) +
            "\n";
  }
  if (need.result.candidates.empty()) return text + context_.say("cli.match.none") + "\n";
  TextTable table(
      {"#",
       context_.say("cli.enterprise.code"),
       context_.say("cli.enterprise.name"),
       context_.say("cli.match.fit"),
       context_.say("cli.match.words")}
  );
  std::string explained;
  std::size_t rank = 0;
  for (const auto& candidate : need.result.candidates) {
    const auto firm = firms_.firm(candidate.enterprise);
    const auto number = std::to_string(++rank);
    table.add(
        {number,
         std::string(firm.credit_code.text()),
         firm.name,
         decimal(candidate.fit, 2),
         words(candidate)}
    );
    if (explain) explained += "\n" + number + " " + firm.name + "\n" + reasons(candidate, firm);
  }
  return text + table.text({0, 3}) + explained;
}

std::string MatchText::words(const model::Candidate& candidate) const {
  std::string text;
  for (const auto& word : candidate.words) text += (text.empty() ? "" : " · ") + word.word;
  return text;
}

std::string MatchText::reasons(const model::Candidate& candidate, const model::Enterprise& firm)
    const {
  std::string text;
  for (const auto& part : candidate.parts) {
    text += "    " + part.id + " = " + decimal(part.value, 3) + "\n";
  }
  for (const auto& word : candidate.words) {
    text += "    " +
            context_.say(base::msg(
                "cli.match.word",
                word.word,
                context_.say(field_key(word.field)),
                clause(text_of(firm, word.field), word.offset),
                decimal(word.weight, 3)
            )) +
            "\n";
  }
  for (const auto& result : candidate.conditions) text += "    " + condition(result) + "\n";
  return text;
}

std::string MatchText::condition(const model::ConditionResult& result) const {
  constexpr const char* kKeys[] = {
      "cli.match.condition_yes", "cli.match.condition_no", "cli.match.condition_unknown"};
  const auto has = result.value.empty() ? context_.say("cli.unknown")
                                        : value(result.condition.kind, result.value);
  return context_.say(
      base::msg(kKeys[static_cast<int>(result.verdict)], values(result.condition), has)
  );
}

std::string MatchText::values(const model::NeedCondition& condition) const {
  std::string text;
  for (const auto& one : condition.values) {
    text += (text.empty() ? "" : "、") + value(condition.kind, one);
  }
  return text;
}

std::string MatchText::value(model::ConditionKind kind, const std::string& id) const {
  if (kind == model::ConditionKind::kTier) return codes_.tiers.label(id, context_.language);
  if (kind == model::ConditionKind::kSize) return codes_.size_classes.label(id, context_.language);
  if (kind != model::ConditionKind::kRegion) return id;
  std::int32_t code = 0;
  std::from_chars(id.data(), id.data() + id.size(), code);
  return codes_.regions.full_name(model::RegionCode(code));
}

}  // namespace rongtong::cli
