#pragma once

#include <string>
#include <string_view>

#include "model/need.h"
#include "report/words.h"

namespace rongtong::report {

/// What firms may see of a need. A need that is not restricted shows everything; of a restricted
/// one (定向揭榜) only the fields that it names in `public_fields`, by the member names of
/// model::Need ("title", "issuer", "summary", "conditions" …).
bool released(const model::Need& need, std::string_view field);

/// The title, or the public code where the title is withheld.
std::string public_title(const model::Need& need);

/// The issuer, or a phrase that says that it is withheld.
std::string public_issuer(const model::Need& need, const Words& words);

/// Whether `word` may be named to a firm as a reason: it stands in a released text of the need.
bool may_be_named(const model::Need& need, std::string_view word);

}  // namespace rongtong::report
