#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "base/table/row.h"

namespace rongtong::usecase {

/// The columns that rejects.csv puts before a file's own: where, which rule, what, why, the raw
/// line.
std::vector<std::string> reject_columns(base::Language language);

/// A table without the reject columns in front, so that a corrected rejects.csv is imported like
/// the file that its rows came from. Other tables pass unchanged.
std::unique_ptr<base::TableReader> without_reject_columns(std::unique_ptr<base::TableReader> table);

}  // namespace rongtong::usecase
