#include "http/target.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/random.h"
#include "tests/support/cases.h"

namespace rongtong::http {
namespace {

struct TargetCase {
  const char* name;
  const char* target;
  bool fits;
  std::vector<std::string> segments = {};
};

class ParseTarget : public testing::TestWithParam<TargetCase> {};

TEST_P(ParseTarget, TakesOneSpellingOnly) {
  const auto& c = GetParam();
  const auto target = parse_target(c.target);
  ASSERT_EQ(target.has_value(), c.fits);
  if (target) {
    EXPECT_EQ(target->segments, c.segments);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Targets,
    ParseTarget,
    testing::Values(
        TargetCase{"Root", "/", true},
        TargetCase{"Two", "/a/b", true, {"a", "b"}},
        TargetCase{"TrailingSlash", "/a/", true, {"a", ""}},
        TargetCase{"Chinese", "/%E4%B8%AD", true, {"中"}},
        TargetCase{"LowerHex", "/%e4%b8%ad", true, {"中"}},
        TargetCase{"PlusStays", "/a+b", true, {"a+b"}},
        TargetCase{"Absolute", "http://host/a", true, {"a"}},
        TargetCase{"AbsoluteWithoutPath", "http://host", true},
        TargetCase{"Dots", "/a/../b", false},
        TargetCase{"EscapedDots", "/a/%2e%2E/b", false},
        TargetCase{"OneDot", "/./a", false},
        TargetCase{"ThreeDotsAreAName", "/.../a", true, {"...", "a"}},
        TargetCase{"EscapedSlash", "/a%2Fb", false},
        TargetCase{"Backslash", "/a%5Cb", false},
        TargetCase{"EmptySegment", "//a", false},
        TargetCase{"Nul", "/a%00", false},
        TargetCase{"NewLine", "/a%0d%0aSet-Cookie:x", false},
        TargetCase{"HalfEscape", "/a%4", false},
        TargetCase{"NoHex", "/a%zz", false},
        TargetCase{"Overlong", "/%C0%AF", false},
        TargetCase{"Surrogate", "/%ED%A0%80", false},
        TargetCase{"BrokenUtf8", "/%E4%B8", false},
        TargetCase{"Fragment", "/a#b", false},
        TargetCase{"Star", "*", false},
        TargetCase{"OtherScheme", "ftp://host/a", false},
        TargetCase{"UserInAuthority", "http://a@host/", false},
        TargetCase{"BadQuery", "/a?b=%zz", false},
        TargetCase{"NulInQuery", "/a?b=%00", false}
    ),
    tests::kCaseName
);

TEST(Query, KeepsOrderAndDecodes) {
  const auto query = Query::parse("a=1&b=%E4%B8%AD+x&c&=d&&a=2").value();
  const std::vector<std::pair<std::string, std::string>> expected{
      {"a", "1"}, {"b", "中 x"}, {"c", ""}, {"", "d"}, {"a", "2"}};
  EXPECT_EQ(query.items(), expected);
  EXPECT_EQ(query.find("b"), "中 x");
  EXPECT_EQ(query.find("z"), std::nullopt);
  EXPECT_EQ(query.all("a"), (std::vector<std::string>{"1", "2"}));
  EXPECT_EQ(query.unknown({"a", "b"}), (std::vector<std::string>{"c", ""}));
}

TEST(Query, DoesNotGuessWhichOfTwoIsMeant) {
  const auto query = Query::parse("a=1&a=2").value();
  EXPECT_THROW((void)query.find("a"), base::Error);
}

TEST(Query, ReadsNumbersInTheirRangeOnly) {
  const auto query = Query::parse("a=5&b=-1&c=99&d=5x&e=&f=99999999999999999999").value();
  EXPECT_EQ(query.integer("a", 1, 10), 5);
  EXPECT_EQ(query.integer("missing", 1, 10), std::nullopt);
  for (const char* name : {"b", "c", "d", "e", "f"}) {
    EXPECT_THROW((void)query.integer(name, 1, 10), base::Error) << name;
  }
}

TEST(Query, RefusesFloods) {
  std::string text;
  for (std::size_t i = 0; i < Query::kMostParameters; ++i) text += "a&";
  EXPECT_TRUE(Query::parse(text));
  EXPECT_FALSE(Query::parse(text + "a"));
}

TEST(Percent, DecodesWhatItEncodes) {
  base::Random random(3);
  for (int i = 0; i < 500; ++i) {
    std::string text;
    for (std::uint32_t n = random.below(12); n > 0; --n) {
      text +=
          random.below(2) == 0 ? "业" : std::string(1, static_cast<char>(0x20 + random.below(95)));
    }
    EXPECT_EQ(percent_decoded(percent_encoded(text)), text);
  }
}

}  // namespace
}  // namespace rongtong::http
