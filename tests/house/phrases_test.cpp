// Every message key in the sources has a phrase in both languages, with the same places.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <string>

#include "base/message.h"

namespace rongtong::base {
namespace {

std::set<char> places(const std::string& text) {
  std::set<char> found;
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    if (text[i] == '{' && text[i + 2] == '}') found.insert(text[i + 1]);
  }
  return found;
}

std::set<std::string> keys_in_sources() {
  static const std::regex kUse(R"re((?:msg|phrase|Message)[({]\s*"([a-z0-9_]+(?:\.[a-z0-9_]+)+)")re"
  );
  std::set<std::string> keys;
  const auto src = std::filesystem::path(RONGTONG_SOURCE_DIR) / "src";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(src)) {
    const auto extension = entry.path().extension();
    if (extension != ".h" && extension != ".cpp") continue;
    std::ifstream in(entry.path());
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    for (std::sregex_iterator it(text.begin(), text.end(), kUse), end; it != end; ++it) {
      keys.insert((*it)[1]);
    }
  }
  return keys;
}

TEST(Phrases, EveryKeyInTheSourcesHasOne) {
  const auto keys = phrase_keys();
  const std::set<std::string> known(keys.begin(), keys.end());
  for (const auto& key : keys_in_sources()) {
    EXPECT_TRUE(known.contains(key)) << key << " has no phrase in catalog/phrases/";
  }
}

TEST(Phrases, BothLanguagesFillTheSamePlaces) {
  for (const auto& key : phrase_keys()) {
    const auto zh = phrase(key, Language::kChinese);
    const auto en = phrase(key, Language::kEnglish);
    EXPECT_FALSE(zh.empty()) << key;
    EXPECT_FALSE(en.empty()) << key;
    EXPECT_EQ(places(zh), places(en)) << key;
  }
}

}  // namespace
}  // namespace rongtong::base
