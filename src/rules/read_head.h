#pragma once

#include "rules/read_fields.h"

namespace rongtong::rules {

/// Where the effects of a set stand, for findings about its versions; as many as `set.effects`.
using EffectPlaces = std::vector<base::YamlNode>;

/// Everything of a rule set but what it judges by: name, document, region, effects, title, terms.
/// For an overlay `set` is a copy of its base, and what is given replaces it.
void read_head(
    const base::YamlNode& root, const ReadContext& context, RuleSet& set, EffectPlaces& places
);

/// `definitions`; every one is read once, so that a fault shows where it stands.
void read_definitions(const base::YamlNode& root, const ReadContext& context);

}  // namespace rongtong::rules
