#include <gtest/gtest.h>

#include "base/error.h"
#include "model/json/batch_json.h"
#include "model/json/document.h"
#include "model/json/enterprise_json.h"
#include "model/json/event_json.h"
#include "model/json/need_json.h"
#include "model/json/plan_json.h"
#include "tests/model/random_values.h"

namespace rongtong::model {
namespace {

using tests::Anything;

/// Through the text and back, for 300 seeds.
template <class Make, class Read>
void expect_round_trips(const Make& make, const Read& read) {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    Anything anything(seed);
    const auto value = make(anything);
    const std::string text = json_text(to_json(value));
    ASSERT_TRUE(read(parse_json(text)) == value) << "seed " << seed << ": " << text;
  }
}

TEST(ValueJson, EnterprisesRoundTrip) {
  expect_round_trips([](Anything& a) { return a.enterprise(); }, enterprise_from_json);
}
TEST(ValueJson, NeedsRoundTrip) {
  expect_round_trips([](Anything& a) { return a.need(); }, need_from_json);
}
TEST(ValueJson, EventsRoundTrip) {
  expect_round_trips([](Anything& a) { return a.event(); }, event_from_json);
}
TEST(ValueJson, CandidatesRoundTrip) {
  expect_round_trips([](Anything& a) { return a.candidate(); }, candidate_from_json);
}
TEST(ValueJson, PlansRoundTrip) {
  expect_round_trips([](Anything& a) { return a.plan(); }, plan_from_json);
}
TEST(ValueJson, FindingsRoundTrip) {
  expect_round_trips([](Anything& a) { return a.finding(); }, finding_from_json);
}

// Boost.JSON 1.81 alone reads one of ten doubles one unit in the last place off.
TEST(ValueJson, NumbersAreReadExactly) {
  Anything anything(7);
  for (int i = 0; i < 100'000; ++i) {
    const double number = anything.real();
    ASSERT_EQ(parse_json(json_text(boost::json::value(number))).to_number<double>(), number);
  }
  EXPECT_EQ(parse_json("[0.1, 1e-7, 9007199254740993]").at(0).to_number<double>(), 0.1);
  EXPECT_EQ(parse_json("18446744073709551615").to_number<std::uint64_t>(), ~std::uint64_t{0});
}

TEST(ValueJson, UnknownFieldsAreLeftOutAndEmptyOnesNotWritten) {
  const Need need = need_from_json(parse_json(
      R"({"public_code": "Q1", "title": null, "a_field_of_tomorrow": {"x": [1]}, "year": 2026})"
  ));
  Need expected;
  expected.public_code = "Q1";
  expected.year = 2026;
  EXPECT_EQ(need, expected);
  const auto written = to_json(need).as_object();
  EXPECT_EQ(written.at("public_code"), "Q1");
  EXPECT_EQ(written.if_contains("title"), nullptr);
  EXPECT_EQ(written.at("invitations"), 8);
}

struct WrongCase {
  const char* text;
  const char* key;
  const char* path;
};

TEST(ValueJson, AWrongValueIsNamedByItsPath) {
  const WrongCase cases[] = {
      {R"({"needs": [{}, {"title": 5}]})", "json.expects_text", "needs[1].title"},
      {R"({"needs": {}})", "json.expects_list", "needs"},
      {R"({"event": []})", "json.expects_object", "event"},
      {R"({"firms": [{"name": "x"}]})", "json.expects_credit_code", "firms[0].credit_code"},
      {R"({"event": {"guests": ["91X"]}})", "json.expects_credit_code", "event.guests[0]"},
      {R"({"meetings": [{"day": "2026-13-01"}]})", "json.expects_date", "meetings[0].day"},
      {R"({"firms_considered": -1})", "json.expects_number", "firms_considered"},
      {R"({"fewest_changes_proven": 1})", "json.expects_truth", "fewest_changes_proven"},
      {R"({"invitations": [{"answer": "perhaps"}]})",
       "json.expects_listed_value",
       "invitations[0].answer"},
  };
  for (const auto& c : cases) {
    try {
      plan_from_json(parse_json(c.text));
      ADD_FAILURE() << c.text;
    } catch (const base::Error& error) {
      EXPECT_EQ(error.code(), base::ErrorCode::kInvalidArgument);
      EXPECT_EQ(error.message().key, c.key) << c.text;
      EXPECT_EQ(error.message().args.at(0), c.path) << c.text;
    }
  }
}

TEST(ValueJson, TextThatIsNoJsonSaysWhere) {
  for (const char* text : {"", "{", "{\"a\":1} x", "[1,]", "nul", "\"\x01\""}) {
    EXPECT_THROW(parse_json(text), base::Error) << text;
  }
  EXPECT_THROW(parse_json(std::string(1000, '[')), base::Error) << "too deep";
}

}  // namespace
}  // namespace rongtong::model
