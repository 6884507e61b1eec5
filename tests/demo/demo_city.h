#pragma once

#include <filesystem>

#include "demo/demo.h"

namespace rongtong::demo {

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
