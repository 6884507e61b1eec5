// Any bytes as an expression: a value with type and unit, or a fault with its place; never both,
// and the same when read again. What was read can be told in words and worked out.
#include <cmath>
#include <cstdint>
#include <string_view>

#include "rules/assess.h"
#include "rules/book_check.h"
#include "rules/describe.h"
#include "rules/parse.h"
#include "tests/rules/small_vocabulary.h"

namespace {

using namespace rongtong;

void require(bool holds) {
  if (!holds) __builtin_trap();
}

const model::Vocabulary& vocabulary() {
  static const auto kVocabulary = tests::small_vocabulary();
  return kVocabulary;
}

/// Nothing is known of the firm: numbers that rest on facts are unknown, none is infinite.
void work_out(const rules::ExpressionGraph& graph, const rules::Typed& value) {
  const rules::FactTable nothing(1, base::Date{});
  if (value.type == rules::Type::kNumber) {
    const auto number = rules::number_of(graph, value.node, nothing, 0);
    require(!number || std::isfinite(*number));
  } else if (value.type == rules::Type::kTruth) {
    const auto truth = rules::truth_of(graph, value.node, nothing, 0);
    require(truth <= rules::Truth::kYes);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  rules::ExpressionGraph graph;
  base::Findings findings;
  const rules::ParseContext context{vocabulary(), graph, findings};
  const rules::TextOrigin origin{.file = "fuzz", .line = 1, .column = 1};
  const auto value = rules::parse_typed(text, origin, context);
  require(value.faulty() != findings.empty());
  for (const auto& finding : findings) {
    require(finding.place.line == 1 && finding.place.character >= 1);
    require(base::render(finding.message, base::Language::kEnglish) != finding.message.key);
  }
  if (value.faulty()) return 0;
  const std::size_t nodes = graph.nodes().size();
  require(rules::parse_typed(text, origin, context).node == value.node);
  require(graph.nodes().size() == nodes);
  require(!rules::describe(graph, value.node, vocabulary(), base::Language::kChinese).empty());
  require(!rules::describe(graph, value.node, vocabulary(), base::Language::kEnglish).empty());
  work_out(graph, value);
  return 0;
}
