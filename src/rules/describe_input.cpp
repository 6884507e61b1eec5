#include "rules/describe.h"

namespace rongtong::rules {

namespace {

using base::Language;

std::string indicator_name(
    const model::Vocabulary& vocabulary, const std::string& id, Language language
) {
  const auto* found = vocabulary.find_indicator(id);
  if (found == nullptr) return id;
  const auto& name = language == Language::kEnglish ? found->en : found->zh;
  return name.empty() ? found->zh : name;
}

std::string title_name(
    const model::Vocabulary& vocabulary, const std::string& id, Language language
) {
  const auto* found = vocabulary.find_title(id);
  if (found == nullptr) return id;
  const auto& name = language == Language::kEnglish ? found->en : found->zh;
  return name.empty() ? found->zh : name;
}

}  // namespace

std::string describe_input(
    const Input& input, const model::Vocabulary& vocabulary, int reference_year, Language language
) {
  switch (input.kind) {
    case InputKind::kYearly: {
      const auto name = indicator_name(vocabulary, input.id, language);
      return base::render(
          base::msg("rules.words.of_year", reference_year + input.offset, name), language
      );
    }
    case InputKind::kDated:
      return indicator_name(vocabulary, input.id, language);
    case InputKind::kHolds: {
      const auto name = title_name(vocabulary, input.id, language);
      return base::render(base::msg("rules.words.whether_holds", name), language);
    }
    case InputKind::kGranted: {
      const auto name = title_name(vocabulary, input.id, language);
      return base::render(
          input.rank == 0
              ? base::msg("rules.words.whether_granted", name, input.years)
              : base::msg("rules.words.whether_granted_rank", name, input.years, input.rank),
          language
      );
    }
    case InputKind::kSince: {
      const auto name = title_name(vocabulary, input.id, language);
      return base::render(base::msg("rules.words.held_since", name), language);
    }
    case InputKind::kReview:
      return base::phrase("rules.words.whether_review", language);
    case InputKind::kRegion:
      return base::phrase("rules.words.region", language);
    case InputKind::kIndustry:
      return base::phrase("rules.words.industry", language);
  }
  return input.id;
}

}  // namespace rongtong::rules
