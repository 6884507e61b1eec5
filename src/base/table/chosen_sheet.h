#pragma once

#include <string>
#include <vector>

#include "base/error.h"

namespace rongtong::base {

/// The sheet called `wanted`, or the first visible one when that is empty. Throws Error
/// (kNotFound), naming `file` and the sheets there are.
template <class Sheet>
const Sheet& chosen_sheet(
    const std::vector<Sheet>& sheets, const std::string& wanted, const std::string& file
) {
  std::string names;
  for (const Sheet& sheet : sheets) {
    if (wanted.empty() ? sheet.visible : sheet.name == wanted) return sheet;
    names += (names.empty() ? "" : "、") + sheet.name;
  }
  const std::string_view key =
      wanted.empty() ? "base.table.no_visible_sheet" : "base.table.no_sheet";
  throw Error(ErrorCode::kNotFound, msg(key, wanted, names), {file, 0, {}});
}

}  // namespace rongtong::base
