// Small values of requests: language, media type, weights, cookies.
#include <gtest/gtest.h>

#include "base/error.h"
#include "http/accept.h"
#include "http/cookies.h"
#include "http/request.h"
#include "tests/support/cases.h"

namespace rongtong::http {
namespace {

using base::Language;

struct LanguageCase {
  const char* name;
  const char* query;
  const char* cookie;
  const char* accept;
  Language language;
};

class LanguageOf : public testing::TestWithParam<LanguageCase> {};

TEST_P(LanguageOf, FollowsTheWish) {
  const auto& c = GetParam();
  Headers headers;
  if (*c.cookie != '\0') headers.add("Cookie", c.cookie);
  if (*c.accept != '\0') headers.add("Accept-Language", c.accept);
  EXPECT_EQ(language_of(headers, Query::parse(c.query).value()), c.language);
}

INSTANTIATE_TEST_SUITE_P(
    Wishes,
    LanguageOf,
    testing::Values(
        LanguageCase{"Nothing", "", "", "", Language::kChinese},
        LanguageCase{"Accept", "", "", "en-GB,en;q=0.9", Language::kEnglish},
        LanguageCase{"Weights", "", "", "en;q=0.5, zh-CN;q=0.8", Language::kChinese},
        LanguageCase{"UnknownFirst", "", "", "fr, en;q=0.1", Language::kEnglish},
        LanguageCase{"Forbidden", "", "", "en;q=0", Language::kChinese},
        LanguageCase{"CookieBeatsAccept", "", "lang=en", "zh", Language::kEnglish},
        LanguageCase{"QueryBeatsCookie", "lang=zh", "lang=en", "en", Language::kChinese},
        LanguageCase{"NonsenseIsPassedOver", "lang=xx", "lang=;", "en", Language::kEnglish}
    ),
    tests::kCaseName
);

struct WeightCase {
  const char* name;
  const char* field;
  const char* coding;
  int weight;
};

class CodingWeight : public testing::TestWithParam<WeightCase> {};

TEST_P(CodingWeight, IsReadFromTheField) {
  EXPECT_EQ(coding_weight(GetParam().field, GetParam().coding), GetParam().weight);
}

// RFC 9110 (12.5.3) and its examples.
INSTANTIATE_TEST_SUITE_P(
    Fields,
    CodingWeight,
    testing::Values(
        WeightCase{"Named", "compress, gzip", "gzip", 1000},
        WeightCase{"Absent", "compress", "gzip", 0},
        WeightCase{"Empty", "", "gzip", 0},
        WeightCase{"Star", "*", "br", 1000},
        WeightCase{"StarBesideName", "br;q=0, *", "br", 0},
        WeightCase{"Half", "gzip;q=0.5", "gzip", 500},
        WeightCase{"ThreeDigits", "gzip; q=0.125", "gzip", 125},
        WeightCase{"Capitals", "GZIP;Q=0", "gzip", 0},
        WeightCase{"Identity", "gzip", "identity", 1000},
        WeightCase{"IdentityForbidden", "identity;q=0", "identity", 0},
        WeightCase{"AllForbidden", "gzip, *;q=0", "identity", 0},
        WeightCase{"NonsenseWeight", "gzip;q=abc", "gzip", 1000},
        WeightCase{"NameInsideName", "xgzip", "gzip", 0}
    ),
    tests::kCaseName
);

TEST(MediaType, StandsWithoutParameters) {
  const std::pair<const char*, const char*> cases[] = {
      {"application/json", "application/json"},
      {"Application/JSON; charset=utf-8", "application/json"},
      {"text", ""},
      {"a b/c", ""},
      {"", ""}};
  for (const auto& [field, type] : cases) {
    Headers headers;
    headers.add("Content-Type", field);
    EXPECT_EQ(media_type(headers), type) << field;
  }
  Headers two;
  two.add("Content-Type", "text/plain");
  two.add("Content-Type", "application/json");
  EXPECT_EQ(media_type(two), "");
}

TEST(Cookies, AreFoundByTheirWholeName) {
  Headers headers;
  headers.add("Cookie", "a=1; session=abc; xsession=evil; quoted=\"q\"");
  headers.add("Cookie", "later=2");
  EXPECT_EQ(cookie_value(headers, "session"), "abc");
  EXPECT_EQ(cookie_value(headers, "quoted"), "q");
  EXPECT_EQ(cookie_value(headers, "later"), "2");
  EXPECT_EQ(cookie_value(headers, "sess"), std::nullopt);
}

TEST(Cookies, TwoValuesOfOneNameAreNone) {
  Headers headers;
  headers.add("Cookie", "session=mine; session=planted");
  EXPECT_EQ(cookie_value(headers, "session"), std::nullopt);
}

TEST(Cookies, AreWrittenWithTheirAttributes) {
  Cookie cookie{.name = "__Host-session", .value = "abc"};
  EXPECT_EQ(set_cookie(cookie), "__Host-session=abc; Path=/; Secure; HttpOnly; SameSite=Lax");
  cookie.max_age = std::chrono::seconds(0);
  cookie.same_site = SameSite::kStrict;
  EXPECT_EQ(
      set_cookie(cookie), "__Host-session=abc; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Strict"
  );
}

TEST(Cookies, RefuseWhatBreaksTheirRules) {
  const Cookie faults[] = {
      {.name = "a b", .value = "x"},
      {.name = "a", .value = "x\r\nSet-Cookie: y"},
      {.name = "a", .value = "x;y"},
      {.name = "a", .value = "x", .path = "a"},
      {.name = "__Host-a", .value = "x", .path = "/b"},
      {.name = "__Host-a", .value = "x", .secure = false},
      {.name = "a", .value = "x", .secure = false, .same_site = SameSite::kNone}};
  for (const auto& cookie : faults) EXPECT_THROW(set_cookie(cookie), base::Error);
}

TEST(Headers, LookUpInAnyCase) {
  Headers headers;
  headers.add("X-One", "1");
  headers.add("x-two", "2");
  headers.add("X-ONE", "3");
  EXPECT_EQ(headers.find("x-one"), "1");
  EXPECT_EQ(headers.joined("x-one"), "1, 3");
  EXPECT_EQ(headers.count("x-one"), 2U);
  EXPECT_EQ(headers.find("x"), std::nullopt);
}

}  // namespace
}  // namespace rongtong::http
