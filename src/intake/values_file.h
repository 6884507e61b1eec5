#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "base/table/open_table.h"
#include "intake/fact_rules.h"
#include "model/catalogue.h"
#include "model/facts.h"
#include "model/indicator.h"

namespace rongtong::intake {

/// A firm of a file of values: no store behind it, its id any name.
struct ValuesFirm {
  model::FirmFacts facts;
  std::optional<bool> review;  ///< it is reviewed, it does not apply anew; nothing: not said

  friend bool operator==(const ValuesFirm&, const ValuesFirm&) = default;
};

struct ValuesFile {
  base::Date on{};  ///< the day of assessment: asked for, else the file's, else today
  bool on_in_file = false;
  std::vector<ValuesFirm> firms;  ///< in the order of the file
  /// Values that were not understood (they stay unknown), names that nobody knows, with the nearest
  /// known one, and figures that contradict each other (both are kept). kReject: what cannot be
  /// read as firms at all.
  base::Findings findings;
};

/// What the readers of values need; borrowed for the call.
struct ValuesTerms {
  const model::Vocabulary& vocabulary;
  const FactRules& rules;
  const model::Codes& codes;
  std::string file;              ///< for the places of findings
  std::optional<base::Date> on;  ///< asked for: goes before what the file says
  base::Date today{};
};

/// JSON as docs/formats.md has it. Throws base::Error (kInvalidArgument) for a text that is no
/// JSON. Pure.
ValuesFile read_values_json(std::string_view text, const ValuesTerms& terms);

/// A table whose first row is the header: one row a firm, or with a column `year` one a firm and
/// year.
ValuesFile read_values_table(base::TableReader& table, const ValuesTerms& terms);

/// Either, by what the file holds.
ValuesFile read_values(
    const std::filesystem::path& path, const base::TableOptions& options, const ValuesTerms& terms
);

}  // namespace rongtong::intake
