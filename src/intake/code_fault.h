#pragma once

#include <string_view>

namespace rongtong::intake {

/// The last part of the rule about a text that is no credit code: "empty", "length", "character",
/// "check_character".
std::string_view code_fault(std::string_view text);

}  // namespace rongtong::intake
