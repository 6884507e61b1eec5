#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/finding.h"
#include "model/indicator.h"

namespace rongtong::model {

struct ReadVocabulary {
  Vocabulary vocabulary;  ///< the entries without fault
  base::Findings findings;
};

/// Reads the indicator catalogue and the titles; their form is in docs/rules.md, "The indicator
/// catalogue". Every fault of both is returned: unknown keys, ids that stand twice, names that fit
/// two entries, titles that include each other in a circle … Formulas are checked by
/// rules::check_vocabulary, which knows their language.
ReadVocabulary read_vocabulary(
    std::string_view indicators_yaml,
    const std::string& indicators_file,
    std::string_view titles_yaml,
    const std::string& titles_file
);

/// The same of indicators.yaml and titles.yaml in `catalog`. Throws base::Error
/// (kInvalidArgument) with the first fault and its place.
Vocabulary read_vocabulary(const std::filesystem::path& catalog);

}  // namespace rongtong::model
