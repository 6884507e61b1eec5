#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "rules/expression.h"

namespace rongtong::rules {

/// A text in both languages; `en` may be empty and then `zh` is shown.
struct Words {
  std::string zh;
  std::string en;

  friend bool operator==(const Words&, const Words&) = default;
};

/// Where a rule stands and how sure its wording is. Marks: "✔n" n independent transcriptions agree,
/// "①" one, "M" from memory, "⚠" they conflict. M and ⚠ make what they mark unknown: a person
/// decides.
struct Citation {
  std::string article;  ///< 附件1第二项; the document is the rule set's unless `document` is given
  std::string document;
  std::string mark;

  friend bool operator==(const Citation&, const Citation&) = default;
};

enum class Comparison : std::uint8_t { kAtLeast, kAbove, kAtMost, kBelow, kEqual };

/// A condition, or a group of them.
struct Condition {
  enum class Kind : std::uint8_t {
    kCompare,    ///< `value` `comparison` `threshold`
    kIs,         ///< `truth` as such
    kAll,        ///< of `parts`; empty: yes
    kAny,        ///< of `parts`
    kAtLeastOf,  ///< at least `count` of `parts`
  };
  Kind kind = Kind::kIs;
  std::string id;  ///< unique in the rule set; made from the place (`conditions.3`) where not given
  Words text;
  Citation citation;
  NodeId value = kNoNode;  ///< kCompare: the number; kIs: the truth as it is written (kNoNode where
                           ///< the source gives none), even where `undecided` hides it from `bare`
  Comparison comparison = Comparison::kAtLeast;
  NodeId threshold = kNoNode;
  NodeId truth =
      kNoNode;  ///< of the leaf or of the whole group, waivers and `applies_when` taken in
  NodeId bare = kNoNode;  ///< the same without waiver and applies_when
  std::uint32_t count = 0;
  std::vector<Condition> parts;
  NodeId applies_when = kNoNode;       ///< not asked where this is no
  std::vector<Condition> waived_when;  ///< none or one: met without it where this is yes
  bool undecided =
      false;  ///< the source leaves it open (mark M or ⚠, `undecided:`): unknown, a person decides
  Words note;  ///< why undecided; what a person looks at

  friend bool operator==(const Condition&, const Condition&) = default;
};

/// Points in hundredths, as a range: least … most that the facts allow.
struct Points {
  std::int32_t least = 0;
  std::int32_t most = 0;

  friend bool operator==(const Points&, const Points&) = default;
};

/// One band of a number: [from, to) with the inclusions given. Missing ends are infinite.
struct Band {
  std::optional<double> from;
  bool from_included = true;
  std::optional<double> to;
  bool to_included = false;
  Points points;
  Words text;

  friend bool operator==(const Band&, const Band&) = default;
};

/// One of several cases: the first whose condition holds gives the points.
struct PointCase {
  Condition when;  ///< kind kAll without parts for `otherwise`
  Points points;

  friend bool operator==(const PointCase&, const PointCase&) = default;
};

struct PointItem {
  enum class Kind : std::uint8_t {
    kBands,     ///< of `value`; the bands cover every number once
    kCases,     ///< the first of `cases` that holds; none: 0
    kSum,       ///< the sum of those `cases` that hold, at most `maximum`
    kPerFull,   ///< `per_step` points for every full `step` of `value`, at most `maximum`
    kBetterOf,  ///< the best of `parts`
    kGiven,     ///< `value` is the points, given by a person, 0 … maximum
  };
  Kind kind = Kind::kBands;
  std::string id;
  Words text;
  Citation citation;
  std::int32_t maximum = 0;  ///< hundredths
  NodeId value = kNoNode;
  std::vector<Band> bands;  ///< descending
  std::vector<PointCase> cases;
  double step = 0;
  std::int32_t per_step = 0;
  std::vector<PointItem> parts;
  bool undecided = false;  ///< 0 … maximum, a person decides
  Words note;

  friend bool operator==(const PointItem&, const PointItem&) = default;
};

struct PointGroup {
  std::string id;
  Words text;
  Citation citation;
  std::int32_t maximum = 0;             ///< the sum of the items is cut off here
  std::optional<std::int32_t> minimum;  ///< the group alone must reach it
  std::vector<PointItem> items;

  friend bool operator==(const PointGroup&, const PointGroup&) = default;
};

struct PointTable {
  std::int32_t pass_mark = 0;
  bool above = false;  ///< the mark itself does not pass (HNTE: more than 70)
  Citation citation;
  std::vector<PointGroup> groups;
  std::vector<Condition> direct;  ///< none or one: where yes, the points do not matter

  friend bool operator==(const PointTable&, const PointTable&) = default;
};

/// One class of a classification (size): the first that holds.
struct ClassCase {
  std::string id;  ///< micro, small …
  Words text;
  Condition when;
  /// In this class: `when` and none of those before. Use `classed` for several classes at once: it
  /// is more often certain.
  NodeId truth = kNoNode;

  friend bool operator==(const ClassCase&, const ClassCase&) = default;
};

struct Document {
  Words title;
  std::string number;
  Words issuer;
  std::optional<base::Date> issued_on;
  std::string mark;

  friend bool operator==(const Document&, const Document&) = default;
};

enum class Purpose : std::uint8_t { kApplication, kReview };

/// When a set holds, for whom it is chosen without being asked for by name.
struct Effect {
  Purpose purpose = Purpose::kApplication;
  base::Date from{};
  std::optional<base::Date> until;  ///< first day on which it no longer holds
  Citation citation;

  friend bool operator==(const Effect&, const Effect&) = default;
};

struct MonthDay {
  unsigned month = 0;
  unsigned day = 0;

  friend bool operator==(const MonthDay&, const MonthDay&) = default;
};

/// A standard as data, overlays already applied.
struct RuleSet {
  std::string id;  ///< srdi-2026
  std::string
      ladder;  ///< sets of one ladder are versions of each other: srdi, giant, size, gates …
  Words name;
  Document document;
  std::string file;
  std::string overlays;         ///< id of the set that it changes; empty: a set of its own
  std::string region;           ///< GB/T 2260 of the province or city; empty: the whole country
  std::vector<Effect> effects;  ///< empty: chosen by name only
  std::string grants;           ///< title id; empty: none
  std::optional<int> valid_years;
  std::optional<MonthDay> update_by;  ///< yearly update of a holder's data
  std::optional<int> report_change_months;
  Words notes;
  std::vector<Condition> conditions;  ///< all must hold; included gates come first as groups
  std::optional<PointTable> points;
  std::vector<ClassCase> classes;  ///< a classification has these and nothing else
  /// All of `conditions` together; kNoNode for classifications. The verdict is this `and` the point
  /// table's being satisfied, which is no expression: points are ranges.
  NodeId conditions_hold = kNoNode;

  friend bool operator==(const RuleSet&, const RuleSet&) = default;
};

}  // namespace rongtong::rules
