#pragma once

#include <string>

namespace rongtong::tests {

/// Names the cases of a table test by their member `name` (letters and digits only).
inline constexpr auto kCaseName = [](const auto& test_case) {
  return std::string(test_case.param.name);
};

}  // namespace rongtong::tests
