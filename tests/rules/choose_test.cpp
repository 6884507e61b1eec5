// Which version of a ladder holds: by day, purpose, region, overlay.
#include <gtest/gtest.h>

#include "tests/rules/rule_text.h"
#include "tests/support/cases.h"

namespace rongtong::rules {
namespace {

using tests::head;
using tests::overlay_head;
using tests::places;
using tests::read_book;

/// The little giant as it was: 2022 for both until 2026-04-01 (reviews until 2027-01-01), a notice
/// for 2025 on top, 2026 for applications; Guangdong and Shenzhen with overlays of their own.
const RuleBook& book() {
  static const ReadBook kRead = [] {
    const std::string body = "conditions: [{is: holds(srdi)}]\n";
    return read_book(
        {head("g2022", "giant") +
             "effects:\n  - {for: application, from: 2022-08-01, until: 2026-04-01}\n"
             "  - {for: review, from: 2022-08-01, until: 2027-01-01}\n" +
             body,
         overlay_head("n2025", "g2022") +
             "effects: [{for: [application, review], from: 2025-01-01, until: 2026-01-01}]\n",
         head("g2026", "giant") + "effects: [{for: application, from: 2026-04-01}]\n" + body,
         overlay_head("gd", "g2022") +
             "region: \"440000\"\neffects: [{for: application, from: 2023-01-01, until: "
             "2026-04-01}]\n",
         overlay_head("sz", "gd") +
             "region: \"440300\"\neffects: [{for: application, from: 2024-01-01, until: "
             "2025-01-01}]\n",
         overlay_head("sd", "g2022") + "region: \"370000\"\n",
         head("named", "giant") + body}
    );
  }();
  EXPECT_EQ(places(kRead.findings), "");
  return kRead.book;
}

struct ChoiceCase {
  const char* name;
  const char* day;
  Purpose purpose;
  const char* region;
  const char* chosen;  ///< empty: none
};

class Choice : public testing::TestWithParam<ChoiceCase> {};

TEST_P(Choice, IsByDayPurposeAndPlace) {
  const auto& c = GetParam();
  const RuleSet* set = book().choose("giant", *base::parse_date(c.day), c.purpose, c.region);
  EXPECT_EQ(set == nullptr ? "" : set->id, c.chosen);
}

constexpr auto kApplication = Purpose::kApplication;
constexpr auto kReview = Purpose::kReview;

INSTANTIATE_TEST_SUITE_P(
    Versions,
    Choice,
    testing::Values(
        ChoiceCase{"BeforeAll", "2022-07-31", kApplication, "", ""},
        ChoiceCase{"FirstDay", "2022-08-01", kApplication, "", "g2022"},
        ChoiceCase{"DayBeforeTheOverlay", "2024-12-31", kReview, "110000", "g2022"},
        ChoiceCase{"OverlayOverBase", "2025-01-01", kReview, "110000", "n2025"},
        ChoiceCase{"OverlayEnded", "2026-01-01", kApplication, "110000", "g2022"},
        ChoiceCase{"LastDay", "2026-03-31", kApplication, "", "g2022"},
        ChoiceCase{"NewSet", "2026-04-01", kApplication, "", "g2026"},
        ChoiceCase{"ReviewsGoOn", "2026-04-01", kReview, "", "g2022"},
        ChoiceCase{"ReviewsEnd", "2027-01-01", kReview, "", ""},
        ChoiceCase{"Province", "2023-05-01", kApplication, "440000", "gd"},
        ChoiceCase{"CountyOfTheProvince", "2023-05-01", kApplication, "440305", "gd"},
        ChoiceCase{"ProvinceBeforeItsOverlay", "2022-12-31", kApplication, "440305", "g2022"},
        ChoiceCase{"CityInTheProvince", "2024-05-01", kApplication, "440305", "sz"},
        ChoiceCase{"OtherCityOfTheProvince", "2024-05-01", kApplication, "440106", "gd"},
        ChoiceCase{"PlaceBeforeYear", "2025-05-01", kApplication, "440305", "gd"},
        ChoiceCase{"ReviewInTheProvince", "2025-05-01", kReview, "440305", "n2025"},
        ChoiceCase{"EffectsOfTheBase", "2023-05-01", kReview, "370200", "sd"},
        ChoiceCase{"PlaceUnknown", "2023-05-01", kApplication, "", "g2022"}
    ),
    tests::kCaseName
);

TEST(Choose, NothingOfAnUnknownLadder) {
  EXPECT_EQ(book().choose("srdi", *base::parse_date("2025-01-01"), kReview, ""), nullptr);
  EXPECT_EQ(book().ladders(), std::vector<std::string>{"giant"});
}

TEST(RuleBook, FindsById) {
  EXPECT_EQ(book().find("gd")->overlays, "g2022");
  EXPECT_EQ(book().find("ga"), nullptr);
  EXPECT_EQ(book().sets().front().id, "g2022");
}

}  // namespace
}  // namespace rongtong::rules
