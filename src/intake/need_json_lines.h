#pragma once

#include <string_view>

#include "base/finding.h"
#include "intake/need_columns.h"
#include "intake/need_row.h"

namespace rongtong::intake {

/// One line of JSON as the input of a check. Empty when it is no JSON object; then `findings` has a
/// rejecting finding with the byte where reading stopped.
std::optional<NeedInput> need_of_json(
    std::string_view line,
    const NeedColumns& columns,
    const base::Place& place,
    base::Findings& findings
);

}  // namespace rongtong::intake
