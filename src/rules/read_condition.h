#pragma once

#include "rules/read_fields.h"

namespace rongtong::rules {

/// Reads a condition or a group of them, as docs/rules.md says; a text alone is its `is`. Keys
/// beside those of a condition that the caller has asked for already are known too.
/// `bare` and `truth` are left to `settle`.
Condition read_condition(const base::YamlNode& node, const ReadContext& context);

/// The same for every member of a list.
std::vector<Condition> read_conditions(const base::YamlNode& list, const ReadContext& context);

}  // namespace rongtong::rules
