#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace rongtong::model {

/// Visits the rows of a code list (catalog/codes/*.csv) after checking its header: cells parted by
/// commas, one row a line, no quotes, `#` lines are comments. Line numbers count from 1. Throws
/// base::Error (kInvalidArgument) naming `file` and the line when the header is not `columns` or a
/// row has another number of cells.
void each_code(
    std::string_view csv,
    const std::string& file,
    std::span<const std::string_view> columns,
    const std::function<void(std::span<const std::string_view> cells, std::uint64_t line)>& visit
);

/// Throws base::Error (kInvalidArgument): the row at `line` is wrong because of `value`.
[[noreturn]] void wrong_code(const std::string& file, std::uint64_t line, std::string_view value);

}  // namespace rongtong::model
