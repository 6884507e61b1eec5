#include "base/message.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

#include "base/error.h"

namespace rongtong::base {
namespace {

TEST(Render, FillsPlacesInBothLanguages) {
  const Message message = msg("base.invariant", "a", "b");
  EXPECT_NE(render(message, Language::kChinese).find("a（b）"), std::string::npos);
  EXPECT_NE(render(message, Language::kEnglish).find("a (b)"), std::string::npos);
}

TEST(Render, UnknownKeyShowsItselfAndItsArguments) {
  EXPECT_EQ(render(msg("no.such.key", 7), Language::kChinese), "no.such.key 7");
}

TEST(Error, NamesThePlaceFirst) {
  const Error error(ErrorCode::kNotFound, msg("no.such.key"), {"a.csv", 3, "name"});
  EXPECT_STREQ(error.what(), "a.csv:3 name: no.such.key");
}

// Keys also go through helpers of their own (`refusal(path, "base.table.pdf")`), so every text in
// the sources that looks like a key is taken for one.
TEST(Phrases, EveryKeyOfBaseHasOneAndIsUsed) {
  std::set<std::string> used;
  const std::regex key(R"re("(base\.[a-z0-9_]+(\.[a-z0-9_]+)*)")re");
  const auto base = std::filesystem::path(RONGTONG_SOURCE_DIR) / "src/base";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(base)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path());
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    for (std::sregex_iterator it(text.begin(), text.end(), key), end; it != end; ++it)
      used.insert((*it)[1]);
  }
  const auto keys = phrase_keys();
  const std::set<std::string> known(keys.begin(), keys.end());
  for (const auto& each : used) EXPECT_TRUE(known.contains(each)) << each << " has no phrase";
  for (const auto& each : known) {
    if (!each.starts_with("base.")) continue;
    EXPECT_TRUE(used.contains(each)) << each << " is used nowhere";
  }
}

}  // namespace
}  // namespace rongtong::base
