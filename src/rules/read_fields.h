#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/yaml.h"
#include "rules/fault_sink.h"
#include "rules/parse.h"
#include "rules/rule_set.h"

/// Readers of single values of a rule set. A fault is a finding (rule `rules.…`) at the value's
/// place, and the reader returns empty; a missing node is empty without a finding.
namespace rongtong::rules {

/// Where the ids of a file stand, in the order read.
using IdPlaces = std::vector<std::pair<std::string, base::YamlNode>>;

/// What readers of one file share.
struct ReadContext {
  const model::Vocabulary& vocabulary;
  ExpressionGraph& graph;
  ClassResolver* classes = nullptr;
  Scope* scope = nullptr;
  std::string id_prefix{};  ///< of ids that are made from places; overlays have one
  /// Groups whose maximum was not written: it is the sum of their items, also after a change.
  std::set<std::string>* open_maxima = nullptr;
  IdPlaces* id_places = nullptr;
};

/// Rule `rules.PHRASE` (see without_meant), phrase `rules.set.PHRASE`.
template <class... Args>
void fault(const base::YamlNode& node, std::string_view phrase, const Args&... args) {
  node.fault(
      "rules." + std::string(without_meant(phrase)),
      base::msg("rules.set." + std::string(phrase), args...)
  );
}

template <class T, class U>
void keep(T& to, const std::optional<U>& value) {
  if (value) to = *value;
}

Words read_words(const base::YamlNode& node);
std::optional<base::Date> read_day(const base::YamlNode& node);
std::optional<int> read_whole(const base::YamlNode& node, int least, int most);
/// `05-31`
std::optional<MonthDay> read_month_day(const base::YamlNode& node);
/// article, mark and document of `node`.
Citation read_citation(const base::YamlNode& node);
/// "M" or "⚠": what it marks is unknown.
bool is_doubtful(std::string_view mark);

/// Points in hundredths, `20` or `20分`, from 0.
std::optional<std::int32_t> read_points(const base::YamlNode& node);
/// The same, or a range `[7, 8]`.
std::optional<Points> read_range(const base::YamlNode& node);
/// `2050` → "20.5"
std::string shown_points(std::int32_t hundredths);

/// Lower-case letters, digits, `_`, `-` and `.`; anything else is a finding.
std::optional<std::string> read_id(const base::YamlNode& node);
/// The id that `node` gives itself, else one made from its path: `conditions.3`.
std::string id_of(const base::YamlNode& node, const ReadContext& context);

/// An expression of any type; faulty when it was.
Typed read_expression(const base::YamlNode& node, const ReadContext& context, int year = 0);
/// One of the type given; kNoNode with a finding otherwise.
NodeId read_truth(const base::YamlNode& node, const ReadContext& context, int year = 0);
/// A number, named by its text.
Typed read_number(const base::YamlNode& node, const ReadContext& context, int year = 0);
/// A number beside `value`, which has a name: of its unit, checked like a comparison.
NodeId read_beside(
    const base::YamlNode& node, const Typed& value, const ReadContext& context, int year = 0
);
/// The same as a literal: an edge of a band, a step.
std::optional<double> read_constant(
    const base::YamlNode& node, const Typed& value, const ReadContext& context
);

}  // namespace rongtong::rules
