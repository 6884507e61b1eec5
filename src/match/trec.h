#pragma once

#include <functional>
#include <ostream>
#include <string>
#include <string_view>

#include "model/match.h"

namespace rongtong::match {

/// The credit code of a candidate.
using CodeOf = std::function<std::string(model::EnterpriseId)>;

/// Writes a result as lines of a TREC run: need, Q0, credit code, rank from 1, score, tag. Blanks
/// in `need` and `tag` become `_`.
void write_trec(
    std::ostream& out,
    std::string_view need,
    const model::MatchResult& result,
    const CodeOf& code_of,
    std::string_view tag
);

}  // namespace rongtong::match
