#include <array>

#include "rules/build.h"
#include "rules/describe.h"
#include "rules/settle.h"

namespace rongtong::rules {

namespace {

using base::Language;

class TextFiller {
 public:
  TextFiller(const ExpressionGraph& graph, const model::Vocabulary& vocabulary)
      : graph_(graph), vocabulary_(vocabulary) {}

  void condition(Condition& condition) const {
    if (!condition.text.zh.empty()) return;
    condition.text.zh = text(condition, Language::kChinese);
    condition.text.en = text(condition, Language::kEnglish);
  }

  void item(PointItem& item) const {
    for (PointItem& part : item.parts) this->item(part);
    if (!item.text.zh.empty() || item.value == kNoNode) return;
    item.text.zh = describe(graph_, item.value, vocabulary_, Language::kChinese);
    item.text.en = describe(graph_, item.value, vocabulary_, Language::kEnglish);
  }

 private:
  static std::string_view sign(Comparison comparison) {
    constexpr std::array<std::string_view, 5> kSigns{" ≥ ", " > ", " ≤ ", " < ", " = "};
    return kSigns[static_cast<std::size_t>(comparison)];
  }

  std::string text(const Condition& condition, Language language) const {
    switch (condition.kind) {
      case Condition::Kind::kCompare:
        return describe(graph_, condition.value, vocabulary_, language) +
               std::string(sign(condition.comparison)) +
               describe(graph_, condition.threshold, vocabulary_, language);
      case Condition::Kind::kIs:
        if (condition.value == kNoNode) return base::phrase("rules.words.undecided", language);
        return describe(graph_, condition.value, vocabulary_, language);
      case Condition::Kind::kAll:
        return base::phrase(
            condition.parts.empty() ? "rules.words.otherwise" : "rules.words.all_of", language
        );
      case Condition::Kind::kAny:
        return base::phrase("rules.words.any_of", language);
      case Condition::Kind::kAtLeastOf:
        return base::render(base::msg("rules.words.at_least_of", condition.count), language);
    }
    return {};
  }

  const ExpressionGraph& graph_;
  const model::Vocabulary& vocabulary_;
};

}  // namespace

void fill_texts(const ExpressionGraph& graph, const model::Vocabulary& vocabulary, RuleSet& set) {
  const TextFiller filler(graph, vocabulary);
  each_condition(set, [&](Condition& condition) { filler.condition(condition); });
  if (!set.points) return;
  for (PointGroup& group : set.points->groups) {
    for (PointItem& item : group.items) filler.item(item);
  }
}

}  // namespace rongtong::rules
