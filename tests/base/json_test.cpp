#include "base/json.h"

#include <gtest/gtest.h>

#include <boost/json/value.hpp>

#include "tests/support/cases.h"

namespace rongtong::base {
namespace {

TEST(Json, ReadsMembersAndKeepsTheUnknown) {
  const auto value =
      parse_json(R"({"id":"N1","count":8,"share":0.5,"open":true,"tags":["a","b"],"x":1,"y":null})"
      );
  Findings findings;
  JsonObject object(value, {"needs.jsonl", 3, {}}, findings);
  EXPECT_EQ(object.required_text("id"), "N1");
  EXPECT_EQ(object.integer("count"), 8);
  EXPECT_EQ(object.number("share"), 0.5);
  EXPECT_EQ(object.number("count"), 8.0);
  EXPECT_EQ(object.boolean("open"), true);
  EXPECT_EQ(object.texts("tags"), (std::vector<std::string>{"a", "b"}));
  EXPECT_FALSE(object.text("y"));
  EXPECT_EQ(object.unknown_keys(), (std::vector<std::string>{"x"}));
  EXPECT_TRUE(findings.empty());
}

TEST(Json, NamesPathAndLineOfEveryFault) {
  const auto value = parse_json(R"({"items":[{"staff":"many"},7],"tags":["a",1],"half":1.5})");
  Findings findings;
  JsonObject object(value, {"needs.jsonl", 3, {}}, findings);
  for (JsonObject& item : object.objects("items")) item.integer("staff");
  object.texts("tags");
  object.integer("half");
  object.required_text("title");
  std::string text;
  for (const auto& finding : findings) text += finding.rule + " " + to_string(finding.place) + ";";
  EXPECT_EQ(
      text,
      "json.wrong_type needs.jsonl:3 /items/1;json.wrong_type needs.jsonl:3 /items/0/staff;"
      "json.wrong_type needs.jsonl:3 /tags/1;json.wrong_type needs.jsonl:3 /half;json.missing "
      "needs.jsonl:3 /title;"
  );
}

TEST(Json, UnknownMemberNamesTheNearest) {
  const auto value = parse_json(R"({"titel":"x"})");
  Findings findings;
  JsonObject object(value, {}, findings);
  object.text("title");
  object.refuse_unknown();
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].message, msg("base.json.unknown_key_meant", "titel", "title"));
}

struct FaultCase {
  const char* name;
  std::string text;
  std::uint64_t line;
};

class JsonFaults : public testing::TestWithParam<FaultCase> {};

TEST_P(JsonFaults, TellTheLine) {
  try {
    parse_json(GetParam().text, {"a.json", 1, {}});
    FAIL() << "accepted";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kInvalidArgument);
    EXPECT_EQ(error.place().line, GetParam().line) << error.what();
  }
}

INSTANTIATE_TEST_SUITE_P(
    Json,
    JsonFaults,
    testing::Values(
        FaultCase{"Empty", "", 1},
        FaultCase{"MissingComma", "{\n\"a\": 1\n\"b\": 2}", 3},
        FaultCase{"Unfinished", "{\"a\": [1,\n2", 2},
        FaultCase{"Behind", "{}\n{}", 2},
        FaultCase{"NotUtf8", "{\"a\": \"\xD5\xE3\"}", 1},
        FaultCase{"TooDeep", std::string(1000, '['), 1},
        FaultCase{"TooLarge", "\"" + std::string(17U << 20U, 'a') + "\"", 1}
    ),
    tests::kCaseName
);

TEST(Json, PrettyReadsBack) {
  const auto value = parse_json(R"({"a":[1,2,{"b":"企业\n"}],"c":{},"d":[]})");
  const std::string text = to_pretty_json_text(value);
  EXPECT_EQ(parse_json(text), value);
  EXPECT_EQ(
      text,
      "{\n  \"a\": [\n    1,\n    2,\n    {\n      \"b\": \"企业\\n\"\n    }\n  ],\n  \"c\": {},\n "
      " \"d\": []\n}\n"
  );
  EXPECT_EQ(to_json_text(value), R"({"a":[1,2,{"b":"企业\n"}],"c":{},"d":[]})");
}

}  // namespace
}  // namespace rongtong::base
