#include <gtest/gtest.h>

#include "tests/rulesets/shipped.h"
#include "tests/support/cases.h"

// Which version is chosen by day, purpose and place: the table of versions in docs/ladder.md.

namespace rongtong::tests {
namespace {

using rules::Purpose;

struct VersionCase {
  std::string name;
  std::string ladder;
  std::string on;
  Purpose purpose;
  std::string region;
  std::string set;  ///< empty: none holds
};

class Versions : public testing::TestWithParam<VersionCase> {};

TEST_P(Versions, AreChosenByDayPurposeAndPlace) {
  const auto& one = GetParam();
  const auto* set =
      shipped().book.choose(one.ladder, base::parse_date(one.on).value(), one.purpose, one.region);
  EXPECT_EQ(set == nullptr ? "" : set->id, one.set);
}

constexpr auto kNew = Purpose::kApplication;
constexpr auto kAgain = Purpose::kReview;

const VersionCase kCases[] = {
    {"SrdiBefore2022", "srdi", "2022-07-31", kNew, "320500", ""},
    {"SrdiFirstDayOf2022", "srdi", "2022-08-01", kNew, "320500", "srdi-2022"},
    {"SrdiLastDayOf2022", "srdi", "2026-03-31", kNew, "320500", "srdi-2022"},
    {"SrdiFirstDayOf2026", "srdi", "2026-04-01", kNew, "320500", "srdi-2026"},
    {"SrdiLastReviewBy2022", "srdi", "2026-03-31", kAgain, "320500", "srdi-2022"},
    {"SrdiFirstReviewBy2026", "srdi", "2026-04-01", kAgain, "320500", "srdi-2026"},
    {"SrdiShanxiReviewJanuary2026", "srdi", "2026-01-26", kAgain, "140400", "srdi-2022"},
    {"SrdiReview2028", "srdi", "2028-06-01", kAgain, "120000", "srdi-2026"},
    {"SrdiGuangdong", "srdi", "2024-05-10", kNew, "440300", "srdi-2022-guangdong"},
    {"SrdiGuangdongReview", "srdi", "2024-05-10", kAgain, "440000", "srdi-2022-guangdong"},
    {"SrdiGuangdongLastDay", "srdi", "2026-03-31", kNew, "440300", "srdi-2022-guangdong"},
    {"SrdiGuangdongEndsWithTheBase", "srdi", "2026-04-01", kNew, "440300", "srdi-2026"},
    {"SrdiShandong", "srdi", "2025-05-10", kNew, "370200", "srdi-2022-shandong"},
    {"SrdiSichuan", "srdi", "2025-05-10", kNew, "510107", "srdi-2022-sichuan"},
    {"SrdiPlaceUnknown", "srdi", "2025-05-10", kNew, "", "srdi-2022"},
    {"SrdiZhejiang2026", "srdi", "2026-05-10", kNew, "330100", "srdi-2026-zhejiang"},
    {"SrdiZhejiang2026Review", "srdi", "2026-05-10", kAgain, "330100", "srdi-2026-zhejiang"},
    {"SrdiZhejiang2027", "srdi", "2027-01-01", kNew, "330100", "srdi-2026"},
    {"SrdiZhejiang2025", "srdi", "2025-05-10", kNew, "330100", "srdi-2022"},

    {"GiantFirstDayOf2022", "giant", "2022-08-01", kNew, "", "giant-2022"},
    {"Giant2024", "giant", "2024-05-10", kNew, "320500", "giant-2022"},
    {"GiantNotice2025", "giant", "2025-05-10", kNew, "320500", "giant-2022-notice-2025"},
    {"GiantNotice2025Review", "giant", "2025-05-10", kAgain, "320500", "giant-2022-notice-2025"},
    {"GiantEarly2026", "giant", "2026-01-01", kNew, "320500", "giant-2022"},
    {"GiantLastDayOf2022", "giant", "2026-03-31", kNew, "320500", "giant-2022"},
    {"GiantFirstDayOf2026", "giant", "2026-04-01", kNew, "320500", "giant-2026-notice-2026"},
    {"GiantBatch8", "giant", "2026-05-10", kNew, "420100", "giant-2026-notice-2026"},
    {"Giant2027", "giant", "2027-01-01", kNew, "320500", "giant-2026"},
    {"GiantReview2026ByThe2022Standard", "giant", "2026-05-10", kAgain, "320500", "giant-2022"},
    {"GiantReviewLastDayOf2026", "giant", "2026-12-31", kAgain, "320500", "giant-2022"},
    {"GiantReview2027IsNotChosen", "giant", "2027-01-01", kAgain, "320500", ""},
    {"GiantReview2028IsNotChosen", "giant", "2028-05-01", kAgain, "320500", ""},

    {"InnovativeBefore", "innovative", "2022-07-31", kNew, "", ""},
    {"Innovative2022", "innovative", "2022-08-01", kNew, "", "innovative-2022"},
    {"InnovativeGoesOn", "innovative", "2026-04-01", kNew, "320500", "innovative-2022"},
    {"InnovativeReviewGoesOn", "innovative", "2027-06-01", kAgain, "320500", "innovative-2022"},
    {"TechSmeBefore", "tech-sme", "2017-05-02", kNew, "", ""},
    {"TechSme2017", "tech-sme", "2017-05-03", kNew, "", "tech-sme-2017"},
    {"TechSmeGoesOn", "tech-sme", "2026-06-20", kNew, "320500", "tech-sme-2017"},
    {"TechSmeYearly", "tech-sme", "2026-06-20", kAgain, "320500", "tech-sme-2017"},
    {"Hnte", "hnte", "2026-08-01", kNew, "320500", "hnte-2016"},
    {"HnteBefore", "hnte", "2015-12-31", kNew, "320500", ""},
    {"Champion", "champion", "2024-06-01", kNew, "320500", "champion-2023"},
    {"ChampionBefore", "champion", "2023-09-26", kNew, "320500", ""},
    {"ChampionOfZhejiangByNameOnly", "zhejiang-champion", "2026-06-01", kNew, "330100", ""},
    {"Size", "size", "2026-06-01", kNew, "", "size-2011"},
    {"SizeInStatistics", "size-statistics", "2026-06-01", kNew, "", "size-2017"},
    {"GatesByNameOnly", "gates", "2026-06-01", kNew, "", ""},
};

INSTANTIATE_TEST_SUITE_P(Table, Versions, testing::ValuesIn(kCases), kCaseName);

}  // namespace
}  // namespace rongtong::tests
