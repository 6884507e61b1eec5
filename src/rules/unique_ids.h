#pragma once

#include "rules/read_fields.h"

namespace rongtong::rules {

/// Ids name one condition of a set, and one group or item of its point table.
void check_unique_ids(const base::YamlNode& root, const IdPlaces& places, const RuleSet& set);

}  // namespace rongtong::rules
