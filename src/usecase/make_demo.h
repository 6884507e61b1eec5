#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "base/date.h"

namespace rongtong::usecase {

struct DemoRequest {
  std::filesystem::path folder;     ///< created when missing
  std::filesystem::path catalogue;  ///< catalog/demo/ is read from here
  std::uint64_t seed = 1;
  std::size_t firms = 20'000;
};

struct DemoFiles {
  std::size_t firms = 0;
  std::size_t issuers = 0;
  std::size_t needs = 0;
  std::vector<std::filesystem::path> files;
};

/// Writes the invented city: enterprises.csv, needs.jsonl, event.yaml, figures of three years
/// (indicators-2023-2024.csv, indicators-2025.xlsx), judgements-2026.csv, titles.csv, a file of
/// faulty rows and a README. The same seed gives the same bytes, of the workbook the same cells (it
/// carries its time of making). Throws base::Error naming the file
/// that cannot be written.
DemoFiles make_demo(const DemoRequest& request);

}  // namespace rongtong::usecase
