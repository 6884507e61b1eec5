#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/finding.h"
#include "base/yaml.h"
#include "model/indicator.h"
#include "rules/expression.h"

namespace rongtong::rules {

/// Where an expression's text begins, so that a finding names file, line and character.
struct TextOrigin {
  std::string file{};
  std::uint64_t line = 0;
  std::uint64_t column = 0;  ///< of the first character, from 1; 0: unknown
  std::string path{};        ///< `conditions[2].value`, `rd_ratio.formula`
  /// The scalar that the text was read from: then places are exact over folded lines too.
  std::optional<base::YamlNode> node{};

  static TextOrigin of(const base::YamlNode& node);
  base::Place place(std::string_view text, std::size_t offset) const;
};

/// What names mean beside the vocabulary: classifications already read (`classed(size-2011,
/// small)`).
class ClassResolver {
 public:
  struct Answer {
    NodeId node = kNoNode;
    base::Message fault;  ///< where there is no such classification or class: what to say
  };
  virtual ~ClassResolver() = default;
  /// The truth that `classification` gives one of `classes`.
  virtual Answer classed(std::string_view classification, std::span<const std::string> classes) = 0;
};

/// A value as the checker sees it.
struct Typed {
  NodeId node = kNoNode;  ///< kNoNode: faulty, and said so already
  Type type = Type::kNumber;
  Unit unit = Unit::kNone;
  bool bare = false;  ///< made of numbers without unit alone; takes the unit of what it meets
  const model::Indicator* indicator = nullptr;  ///< the indicator that it is, as it stands
  std::optional<std::string> text{};            ///< a text as written; it has no node of its own
  std::string name{};     ///< how messages call it, where it stands in another text
  std::size_t begin = 0;  ///< bytes in the expression
  std::size_t end = 0;

  bool faulty() const { return node == kNoNode && !text; }
};

/// Names of one file that stand for expressions, and what has been written out so far. Reading the
/// same file with one scope keeps time linear however often names are used.
class Scope {
 public:
  struct Definition {
    std::string text;
    TextOrigin origin;
  };

  /// False when there is one of that name.
  bool define(const std::string& name, Definition definition);
  const std::map<std::string, Definition, std::less<>>& definitions() const { return definitions_; }

 private:
  friend class ExpressionParser;
  std::map<std::string, Definition, std::less<>> definitions_;
  std::map<std::pair<std::string, int>, Typed> written_out_;
  std::vector<std::string> open_;  ///< being written out now, outermost first
  int depth_ = 0;
};

struct ParseContext {
  const model::Vocabulary& vocabulary;
  ExpressionGraph& graph;
  base::Findings& findings;
  ClassResolver* classes = nullptr;
  int year_offset = 0;  ///< added to every yearly input (used for each_year and derived formulas)
  Scope* scope = nullptr;
};

/// Reads one expression of docs/rules.md. Every fault becomes a finding (`rules.…`) with its place
/// and advice (the nearest known name); then the result is kNoNode. Derived indicators are written
/// out by their formula; one that a firm reports all the same stands in where the formula is
/// unknown.
NodeId parse_expression(
    std::string_view text, const TextOrigin& origin, const ParseContext& context
);
/// The same with type and unit.
Typed parse_typed(std::string_view text, const TextOrigin& origin, const ParseContext& context);

/// Whether `name` means something in the language itself (`min`, `review`, `region` …).
bool is_reserved(std::string_view name);

/// The formula of every derived indicator, checked: unknown names, type and unit clashes, circles;
/// and ids that are words of the language.
base::Findings check_vocabulary(const model::Vocabulary& vocabulary, std::string_view file);

/// The names of the catalogue's `type` and `unit`.
std::string_view to_string(Type type);
std::string_view to_string(Unit unit);

}  // namespace rongtong::rules
