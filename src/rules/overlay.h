#pragma once

#include "rules/read_fields.h"

namespace rongtong::rules {

/// Applies the list `change` of an overlay to `set`, a copy of its base: pass_mark or above,
/// replace, remove, add (docs/rules.md, "Overlays"). A change that finds nothing to change is a
/// fault that names the nearest id.
void apply_changes(const base::YamlNode& list, const ReadContext& context, RuleSet& set);

}  // namespace rongtong::rules
