#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rongtong::intake {

/// The members of a list in one cell, parted by ；;、，,/| or line breaks, trimmed, none empty.
std::vector<std::string_view> list_parts(std::string_view text);

/// （） as (): registers write the brackets of names both ways.
std::string with_ascii_brackets(std::string_view text);

/// The letters and digits that a text begins with: C3521 of "C3521 铸造机械制造"; blanks and points
/// between digits belong to it.
std::string_view leading_code(std::string_view text);

/// A number that can be dialled in China (mobile, landline with or without area code, 400, 800,
/// emergency-like short numbers not) or abroad with +; signs and an extension behind it are
/// allowed.
bool is_phone_number(std::string_view text);

}  // namespace rongtong::intake
