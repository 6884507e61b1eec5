#pragma once

#include <string>

#include "rules/rule_set.h"

namespace rongtong::rules {

/// Names `document` where a citation names none. A condition that is lifted out of its set (a
/// gate's, or what an overlay leaves as it was) stands in its own document there, too.
void cite_document(Condition& condition, const std::string& document);
void cite_document(RuleSet& set, const std::string& document);

}  // namespace rongtong::rules
