#include "http/problem.h"

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

namespace rongtong::http {
namespace {

using base::Language;

boost::json::object body_of(const Response& response) {
  return boost::json::parse(std::string(response.text())).as_object();
}

TEST(Problem, SpeaksTheLanguageOfThePerson) {
  const auto zh = problem(404, Language::kChinese, "r1");
  const auto en = problem(404, Language::kEnglish, "r1");
  EXPECT_EQ(*zh.find("Content-Type"), "application/problem+json");
  EXPECT_EQ(*zh.find("Content-Language"), "zh-CN");
  EXPECT_EQ(
      body_of(zh).at("title").as_string(), base::phrase("http.status.404", Language::kChinese)
  );
  EXPECT_EQ(
      body_of(en).at("title").as_string(), base::phrase("http.status.404", Language::kEnglish)
  );
  EXPECT_EQ(body_of(en).at("status").as_int64(), 404);
  EXPECT_EQ(body_of(en).at("request").as_string(), "r1");
}

TEST(Problem, EveryStatusThatWeAnswerWithHasATitle) {
  for (const int status : {400, 401, 403, 404, 405, 406, 408, 409, 412, 413, 414, 415,
                           417, 421, 422, 428, 429, 431, 500, 501, 503, 504, 505, 507}) {
    const std::string key = "http.status." + std::to_string(status);
    EXPECT_NE(base::phrase(key, Language::kEnglish), key);
    EXPECT_NE(reason_phrase(status), "Status") << status;
  }
}

TEST(Problem, NamesTheFieldOfAnError) {
  const base::Error error(
      base::ErrorCode::kInvalidArgument, base::msg("http.query_integer", "n", 1, 9), {{}, 0, "n"}
  );
  const auto response = problem(error, Language::kEnglish, "r1");
  EXPECT_EQ(response.status, 400);
  EXPECT_EQ(body_of(response).at("field").as_string(), "n");
  EXPECT_EQ(body_of(response).at("code").as_string(), "http.query_integer");
  EXPECT_NE(body_of(response).at("detail").as_string().find("from 1 to 9"), std::string::npos);
}

TEST(Problem, TellsTheLogWhatThePersonNeedNotKnow) {
  for (const auto code : {base::ErrorCode::kInternal, base::ErrorCode::kUnavailable}) {
    const base::Error error(code, base::msg("base.invariant", "/srv/secret.db", "x"));
    const auto response = problem(error, Language::kEnglish, "r1");
    EXPECT_EQ(response.text().find("secret"), std::string::npos);
    EXPECT_NE(response.note.find("secret"), std::string::npos);
  }
}

TEST(Problem, ListsEveryFinding) {
  base::Finding finding;
  finding.severity = base::Severity::kReject;
  finding.rule = "json.missing";
  finding.place.column = "/items/3/staff";
  finding.value = std::string(500, 'x') + "\xFF";
  finding.message = base::msg("base.json.missing", "staff");
  const auto response = problem({finding, finding}, Language::kChinese, "r1");
  EXPECT_EQ(response.status, 422);
  const auto errors = body_of(response).at("errors").as_array();
  ASSERT_EQ(errors.size(), 2U);
  const auto& first = errors[0].as_object();
  EXPECT_EQ(first.at("field").as_string(), "/items/3/staff");
  EXPECT_EQ(first.at("severity").as_string(), "reject");
  EXPECT_EQ(first.at("value").as_string().size(), 200U);
  EXPECT_EQ(first.at("message").as_string(), base::render(finding.message, Language::kChinese));
}

}  // namespace
}  // namespace rongtong::http
