#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace rongtong::report::tests {

/// Compares `text` with tests/report/golden/NAME; RONGTONG_UPDATE_GOLDEN=1 rewrites the file.
inline void expect_golden(const std::string& name, const std::string& text) {
  const auto path =
      std::filesystem::path(RONGTONG_SOURCE_DIR) / "tests" / "report" / "golden" / name;
  if (std::getenv("RONGTONG_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path, std::ios::binary) << text;
    return;
  }
  std::ifstream in(path, std::ios::binary);
  const std::string expected{std::istreambuf_iterator<char>(in), {}};
  std::size_t at = 0;
  while (at < std::min(text.size(), expected.size()) && text[at] == expected[at]) ++at;
  EXPECT_TRUE(text == expected) << name << " differs at byte " << at << ": ..."
                                << text.substr(at < 60 ? 0 : at - 60, 160)
                                << "...\nLook at the change; RONGTONG_UPDATE_GOLDEN=1 accepts it.";
}

/// Without the content of `style` and `script`, and a line for each element: golden files then
/// show what a reader sees.
inline std::string without_style(std::string html) {
  for (const std::string tag : {"style", "script"}) {
    const auto from = html.find("<" + tag + ">");
    const auto until = html.find("</" + tag + ">");
    if (from == std::string::npos || until == std::string::npos) continue;
    html.erase(from, until - from);
  }
  std::string lines;
  for (std::size_t i = 0; i < html.size(); ++i) {
    if (i > 0 && html[i] == '<' && html[i - 1] == '>') lines += '\n';
    lines += html[i];
  }
  return lines + "\n";
}

}  // namespace rongtong::report::tests
