#include "match/conditions.h"

#include <gtest/gtest.h>

#include "tests/match/small_registry.h"
#include "tests/support/cases.h"

namespace rongtong::match {
namespace {

using model::ConditionKind;
using model::Verdict;

struct VerdictCase {
  const char* name;
  ConditionKind kind;
  std::vector<std::string> wanted;
  const char* value;
  Verdict verdict;
};

class Verdicts : public testing::TestWithParam<VerdictCase> {};

TEST_P(Verdicts, Follow) {
  const auto& c = GetParam();
  EXPECT_EQ(verdict({c.kind, true, c.wanted}, c.value, test_codes()), c.verdict);
}

constexpr auto kYes = Verdict::kYes;
constexpr auto kNo = Verdict::kNo;
constexpr auto kUnknown = Verdict::kUnknown;

INSTANTIATE_TEST_SUITE_P(
    Region,
    Verdicts,
    testing::Values(
        VerdictCase{"Same", ConditionKind::kRegion, {"330000"}, "330000", kYes},
        VerdictCase{"CountyInProvince", ConditionKind::kRegion, {"330000"}, "330106", kYes},
        VerdictCase{"CountyInCity", ConditionKind::kRegion, {"330100"}, "330106", kYes},
        VerdictCase{"OtherProvince", ConditionKind::kRegion, {"330000"}, "320100", kNo},
        VerdictCase{"OtherCity", ConditionKind::kRegion, {"330200"}, "330106", kNo},
        VerdictCase{"OnlyProvinceKnown", ConditionKind::kRegion, {"330100"}, "330000", kUnknown},
        VerdictCase{"NothingKnown", ConditionKind::kRegion, {"330000"}, "", kUnknown},
        VerdictCase{"OneOfTwo", ConditionKind::kRegion, {"320000", "330000"}, "330106", kYes},
        VerdictCase{
            "NoAndUnknown", ConditionKind::kRegion, {"320000", "330100"}, "330000", kUnknown},
        VerdictCase{"CodeNotInTable", ConditionKind::kRegion, {"770000"}, "330106", kUnknown},
        VerdictCase{"NoValues", ConditionKind::kRegion, {}, "330106", kYes}
    ),
    tests::kCaseName
);

INSTANTIATE_TEST_SUITE_P(
    Tier,
    Verdicts,
    testing::Values(
        VerdictCase{"Same", ConditionKind::kTier, {"srdi"}, "srdi", kYes},
        VerdictCase{"Higher", ConditionKind::kTier, {"srdi"}, "giant", kYes},
        VerdictCase{"Lower", ConditionKind::kTier, {"srdi"}, "innovative", kNo},
        VerdictCase{
            "LowestNamedCounts", ConditionKind::kTier, {"giant", "innovative"}, "srdi", kYes},
        VerdictCase{"Unknown", ConditionKind::kTier, {"srdi"}, "", kUnknown},
        VerdictCase{"NotInTable", ConditionKind::kTier, {"srdi"}, "gold", kUnknown},
        VerdictCase{"BesideTheLadder", ConditionKind::kTier, {"srdi"}, "high_tech_org", kUnknown},
        VerdictCase{
            "SameBesideTheLadder", ConditionKind::kTier, {"high_tech_org"}, "high_tech_org", kYes},
        VerdictCase{"LadderForTitle", ConditionKind::kTier, {"high_tech_org"}, "giant", kUnknown}
    ),
    tests::kCaseName
);

INSTANTIATE_TEST_SUITE_P(
    Others,
    Verdicts,
    testing::Values(
        VerdictCase{"SizeNamed", ConditionKind::kSize, {"small", "medium"}, "medium", kYes},
        VerdictCase{"SizeNotNamed", ConditionKind::kSize, {"small", "medium"}, "large", kNo},
        VerdictCase{"SizeUnknown", ConditionKind::kSize, {"small"}, "", kUnknown},
        VerdictCase{
            "QualificationNamed",
            ConditionKind::kQualification,
            {"ISO9001"},
            "CE\niso 9001质量管理体系认证",
            kYes},
        VerdictCase{
            "QualificationFullWidth",
            ConditionKind::kQualification,
            {"ＩＳＯ9001"},
            "ISO9001",
            kYes},
        VerdictCase{
            "QualificationNotAcrossLines",
            ConditionKind::kQualification,
            {"认证CE"},
            "质量认证\nCE",
            kNo},
        VerdictCase{
            "QualificationNone", ConditionKind::kQualification, {"IATF16949"}, "ISO9001", kNo},
        VerdictCase{
            "QualificationUnknown", ConditionKind::kQualification, {"ISO9001"}, "", kUnknown},
        VerdictCase{"IndustryPrefix", ConditionKind::kIndustry, {"35"}, "3521", kYes},
        VerdictCase{"IndustryLetter", ConditionKind::kIndustry, {"C35"}, "3521", kYes},
        VerdictCase{"IndustrySection", ConditionKind::kIndustry, {"C"}, "3521", kYes},
        VerdictCase{"IndustryOtherSection", ConditionKind::kIndustry, {"I"}, "3521", kNo},
        VerdictCase{"IndustryOther", ConditionKind::kIndustry, {"36"}, "3521", kNo},
        VerdictCase{"IndustryCoarser", ConditionKind::kIndustry, {"3521"}, "35", kUnknown},
        VerdictCase{"IndustryOnlySection", ConditionKind::kIndustry, {"3521"}, "C", kUnknown},
        VerdictCase{"IndustryNonsense", ConditionKind::kIndustry, {"35"}, "机械", kUnknown}
    ),
    tests::kCaseName
);

}  // namespace
}  // namespace rongtong::match
