#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/finding.h"
#include "model/indicator.h"
#include "rules/expression.h"

namespace rongtong::rules {

/// Where an expression's text begins, so that a finding names file, line and column.
struct TextOrigin {
  std::string file;
  std::uint64_t line = 0;
  std::uint64_t column = 0;  ///< of the first character, from 1; 0: unknown
};

/// What names mean beside the vocabulary: classifications already read (`classed(size-2011,
/// small)`).
class ClassResolver {
 public:
  virtual ~ClassResolver() = default;
  /// The truth that `classification` gives one of `classes`; kNoNode when there is no such set or
  /// class; the caller reports it.
  virtual NodeId classed(std::string_view classification, std::span<const std::string> classes) = 0;
};

struct ParseContext {
  const model::Vocabulary& vocabulary;
  ExpressionGraph& graph;
  base::Findings& findings;
  ClassResolver* classes = nullptr;
  int year_offset = 0;  ///< added to every yearly input (used for each_year and derived formulas)
};

/// Reads one expression of docs/rules.md. Every fault becomes a finding (`rules.…`) with its place
/// and advice (the nearest known name); then the result is kNoNode. Derived indicators are written
/// out by their formula; one that a firm reports all the same stands in where the formula is
/// unknown.
NodeId parse_expression(
    std::string_view text, const TextOrigin& origin, const ParseContext& context
);

/// The formula of every derived indicator, checked: unknown names, type and unit clashes, circles.
base::Findings check_vocabulary(const model::Vocabulary& vocabulary, std::string_view file);

}  // namespace rongtong::rules
