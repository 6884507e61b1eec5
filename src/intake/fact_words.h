#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/indicator.h"

namespace rongtong::intake {

/// What a column of a table of indicators or titles may hold besides the indicators.
enum class FactField {
  kCreditCode,
  kName,
  kYear,
  kGivenBy,
  kGivenOn,
  kEvidence,
  kTitle,
  kGrantedOn,
  kValidUntil,
  kEndedOn,
  kBatch,
  kNumber,
  kRank,
  kHeld,
  kId,
  kRegion,
  kIndustry,
  kReview,
};
inline constexpr std::size_t kFactFields = 18;

/// The stable English id of a field, as catalog/intake/fact-words.yaml names it.
std::string_view to_string(FactField field);

/// A unit as people write it. A number with it means number × 10^power in the catalogue's unit.
struct UnitWord {
  std::string word;  ///< as `model::name_key` has it
  model::Unit unit = model::Unit::kNone;
  int power = 0;

  friend bool operator==(const UnitWord&, const UnitWord&) = default;
};

/// catalog/intake/fact-words.yaml. Immutable.
struct FactWords {
  std::map<FactField, std::vector<std::string>> columns;  ///< customary names, as listed
  std::vector<std::string> notes;                         ///< folded
  std::vector<UnitWord> units;                            ///< longest first
  std::vector<std::string> yes;                           ///< folded
  std::vector<std::string> no;                            ///< folded
  std::vector<std::pair<std::string, int>> years_before;  ///< folded, longest first

  /// A field by header as written, among `wanted`. Empty: unknown.
  std::optional<FactField> field(std::string_view header, const std::vector<FactField>& wanted)
      const;
  /// The unit called `word`; of several (名 counts and ranks) the one of `preferred`. Null: none.
  const UnitWord* unit(std::string_view word, model::Unit preferred) const;
};

/// Throws base::Error (kInvalidArgument) naming `file` and line of what is wrong.
FactWords parse_fact_words(std::string_view yaml, const std::string& file);

}  // namespace rongtong::intake
