#pragma once

#include <map>
#include <optional>
#include <string>

#include "base/date.h"
#include "model/facts.h"
#include "model/indicator.h"

namespace rongtong::tests {

/// A firm as the case files write it: `revenue`, `revenue[-1]`, `title srdi`, `region`, `industry`,
/// each with its text. See cases/README.md.
using FirmForm = std::map<std::string, std::string>;

/// Changes to a form; no text takes the value away.
using FormChange = std::map<std::string, std::optional<std::string>>;

FirmForm changed(FirmForm form, const FormChange& change);

/// `1500万元`, `2亿元`, `9.5%`, `3年`, `-4`: the number in the catalogue's unit. Throws
/// std::invalid_argument.
double number_of(const std::string& text);

/// The facts that `form` states, as seen on `on`. Throws std::invalid_argument for a name that the
/// catalogue lacks or a value of the wrong type.
model::FirmFacts facts_of(const FirmForm& form, base::Date on, const model::Vocabulary& vocabulary);

}  // namespace rongtong::tests
