#pragma once

#include <string>
#include <string_view>

namespace rongtong::intake {

/// A header as it is compared: letters, digits and Chinese characters only, ASCII in lower case.
/// 注册资本（万元）* → 注册资本万元.
std::string folded_header(std::string_view header);

}  // namespace rongtong::intake
