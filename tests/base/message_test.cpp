#include "base/message.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace rongtong::base
