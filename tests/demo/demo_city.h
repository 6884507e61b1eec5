#pragma once

#include <filesystem>

#include "base/io/file.h"
#include "demo/demo.h"
#include "model/region.h"

namespace rongtong::demo {

inline std::string code_list(const char* name) {
  const auto folder = std::filesystem::path(RONGTONG_SOURCE_DIR) / "catalog/codes";
  return base::read_file(folder / name, 8U << 20U);
}

/// GB/T 2260 alone, without the invented divisions.
inline const model::RegionTable& real_regions() {
  static const model::RegionTable kRegions(
      code_list("gb2260.csv"), code_list("region-old-names.csv")
  );
  return kRegions;
}

inline const Grammar& grammar() {
  static const Grammar kGrammar =
      read_grammar(std::filesystem::path(RONGTONG_SOURCE_DIR) / "catalog");
  return kGrammar;
}

/// The demonstration as it ships, made once.
inline const DemoCity& shipped_city() {
  static const DemoCity kCity = make_demo(grammar());
  return kCity;
}

}  // namespace rongtong::demo
