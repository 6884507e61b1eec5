#pragma once

#include <optional>
#include <string_view>

namespace rongtong::base {

/// '\n', or '\r' when `text` has that and no '\n'.
char csv_newline(std::string_view text);

/// The delimiter that a first line `sep=X` names; empty for any other first line.
std::optional<char> csv_named_delimiter(std::string_view text, char newline);

/// Comma, tab or semicolon: whichever stands most often, outside quotes, in the first line that is
/// not empty. Comma when none does, and where they are equal.
char csv_delimiter(std::string_view text, char newline);

}  // namespace rongtong::base
