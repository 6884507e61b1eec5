#pragma once

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <optional>

namespace rongtong::tests {

/// The folder of real data, from RONGTONG_TESTDATA or beside the checkout; empty, and said aloud,
/// when absent.
inline std::optional<std::filesystem::path> testdata() {
  const char* named = std::getenv("RONGTONG_TESTDATA");
  const std::filesystem::path folder =
      named != nullptr ? named : std::filesystem::path(RONGTONG_SOURCE_DIR) / "../shared/data";
  if (std::filesystem::is_directory(folder)) return folder;
  std::cout << "TEST DATA ABSENT: " << folder.lexically_normal()
            << " is not there; set RONGTONG_TESTDATA to run this test.\n";
  return std::nullopt;
}

}  // namespace rongtong::tests
