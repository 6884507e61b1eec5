// Every kind of fault of a rule set with its place, and what a set without fault becomes.
#include <gtest/gtest.h>

#include "rules/rule_book.h"
#include "tests/rules/rule_text.h"
#include "tests/support/cases.h"

namespace rongtong::rules {
namespace {

using tests::head;
using tests::overlay_head;
using tests::places;
using tests::read_book;

struct FaultCase {
  const char* name;
  std::vector<std::string> files;
  const char* findings;
};

class RuleSetFaults : public testing::TestWithParam<FaultCase> {};

TEST_P(RuleSetFaults, NameFileLineAndCharacter) {
  const ReadBook read = read_book(GetParam().files);
  EXPECT_EQ(places(read.findings), GetParam().findings);
  for (const auto& finding : read.findings) {
    // A sentence of its own, not the key: every message has a phrase in both languages.
    EXPECT_EQ(
        base::render(finding.message, base::Language::kEnglish).find("rules."), std::string::npos
    );
    EXPECT_EQ(
        base::render(finding.message, base::Language::kChinese).find("rules."), std::string::npos
    );
  }
}

std::string conditions(const std::string& text) { return head("a") + "conditions:\n" + text; }

/// One item of a table of 20 points; its lines begin at line 10.
std::string item(const std::string& text) {
  return head("a") +
         "points:\n  pass_mark: 1分\n  groups:\n    - id: g\n      items:\n"
         "        - id: i\n          maximum: 20\n" +
         text;
}

std::string bands(const std::string& text) {
  return item("          value: rd_ratio\n          bands:\n" + text);
}

std::string version(
    const std::string& id, const std::string& effects, const std::string& more = {}
) {
  return head(id) + "effects: [" + effects + "]\n" + more + "conditions: [{is: 'yes'}]\n";
}

INSTANTIATE_TEST_SUITE_P(
    Conditions,
    RuleSetFaults,
    testing::Values(
        FaultCase{
            "UnknownIndicator",
            {conditions("  - value: revenu\n    at_least: 1500万元\n")},
            "a.yaml:6:12 conditions[0].value rules.unknown_name"},
        FaultCase{
            "UnknownIndicatorFurtherRight",
            {conditions("  - is: holds(srdi) and rd_expnse > 0\n")},
            "a.yaml:6:25 conditions[0].is rules.unknown_name"},
        FaultCase{
            "InAFoldedText",
            {conditions("  - is: >-\n      holds(srdi) or\n      holds(gaint)\n")},
            "a.yaml:8:13 conditions[0].is rules.unknown_title"},
        FaultCase{
            "InQuotes",
            {conditions("  - {is: \"granted(national_awrd, 3年)\"}\n")},
            "a.yaml:6:19 conditions[0].is rules.unknown_title"},
        FaultCase{
            "BehindChineseText",
            {conditions("  - {text: 研发费用, is: rd_expnse > 0}\n")},
            "a.yaml:6:22 conditions[0].is rules.unknown_name"},
        FaultCase{
            "TypeClash",
            {conditions("  - is: revenue\n")},
            "a.yaml:6:9 conditions[0].is rules.wants_truth"},
        FaultCase{
            "ValueIsNoNumber",
            {conditions("  - value: trade\n    at_least: 3\n")},
            "a.yaml:6:12 conditions[0].value rules.wants_number"},
        FaultCase{
            "MoneyWithoutUnit",
            {conditions("  - value: revenue\n    at_least: 1500\n")},
            "a.yaml:7:15 conditions[0].at_least rules.money_bare"},
        FaultCase{
            "RatioOfFive",
            {conditions("  - {value: rd_ratio, at_least: 5}\n")},
            "a.yaml:6:33 conditions[0].at_least rules.ratio_bare"},
        FaultCase{
            "UnitClash",
            {conditions("  - {value: segment_years, at_least: 365天}\n")},
            "a.yaml:6:38 conditions[0].at_least rules.units_differ"},
        FaultCase{
            "NothingToJudge",
            {conditions("  - text: 空\n")},
            "a.yaml:6:5 conditions[0] rules.no_form"},
        FaultCase{
            "TwoThingsToJudge",
            {conditions("  - {is: holds(srdi), any: [holds(giant)]}\n")},
            "a.yaml:6:5 conditions[0] rules.several_forms"},
        FaultCase{
            "ComparedWithNothing",
            {conditions("  - value: revenue\n")},
            "a.yaml:6:5 conditions[0] rules.no_comparison"},
        FaultCase{
            "ComparedTwice",
            {conditions("  - {value: employees, at_least: 1, at_most: 5}\n")},
            "a.yaml:6:5 conditions[0] rules.several_comparisons"},
        FaultCase{
            "UnknownKey",
            {conditions("  - {is: holds(srdi), artical: 第一项}\n")},
            "a.yaml:6:23 conditions[0].artical yaml.unknown_key"},
        FaultCase{
            "UnknownMark",
            {conditions("  - {is: holds(srdi), mark: sure}\n")},
            "a.yaml:6:29 conditions[0].mark rules.mark"},
        FaultCase{
            "EmptyGroup",
            {conditions("  - any: []\n")},
            "a.yaml:6:10 conditions[0].any rules.empty_group"},
        FaultCase{
            "MoreThanThereAre",
            {conditions("  - at_least_of: {count: 3, of: [holds(srdi), holds(giant)]}\n")},
            "a.yaml:6:26 conditions[0].at_least_of.count rules.whole"},
        FaultCase{
            "YearsOfADatedValue",
            {conditions("  - {value: class1_ip, at_least: 1, each_year: [0, -1]}\n")},
            "a.yaml:6:48 conditions[0].each_year rules.years_say_nothing"},
        FaultCase{
            "YearsAreToldOnce",
            {conditions("  - {value: revenu, at_least: 1万元, each_year: [0, -1]}\n")},
            "a.yaml:6:13 conditions[0].value rules.unknown_name"},
        FaultCase{
            "WaiverToo",
            {conditions("  - is: holds(srdi)\n    waived_when: granted(award, 3年)\n")},
            "a.yaml:7:26 conditions[0].waived_when rules.unknown_title"},
        FaultCase{
            "IdTwice",
            {conditions("  - {id: x, is: holds(srdi)}\n  - {id: x, is: holds(giant)}\n")},
            "a.yaml:7:10 conditions[1].id rules.id_twice"},
        FaultCase{
            "IdNotPlain",
            {conditions("  - {id: 'X 1', is: holds(srdi)}\n")},
            "a.yaml:6:10 conditions[0].id rules.id"},
        FaultCase{
            "EveryFaultAtOnce",
            {conditions("  - {value: revenue, at_least: 1500}\n  - is: revnue\n  - any: []\n")},
            "a.yaml:6:32 conditions[0].at_least rules.money_bare; "
            "a.yaml:7:9 conditions[1].is rules.unknown_name; "
            "a.yaml:8:10 conditions[2].any rules.empty_group"}
    ),
    tests::kCaseName
);

INSTANTIATE_TEST_SUITE_P(
    Points,
    RuleSetFaults,
    testing::Values(
        FaultCase{
            "OverlappingBands",
            {bands("            - {at_least: 5%, points: 20}\n"
                   "            - {at_least: 3%, at_most: 5%, points: 10}\n"
                   "            - {below: 3%, points: 0}\n")},
            "a.yaml:15:15 points.groups[0].items[0].bands[1] rules.bands_overlap"},
        FaultCase{
            "OverlapByTheValue",
            {bands("            - {at_least: 5%, points: 20}\n"
                   "            - {at_least: 3%, below: 6%, points: 10}\n"
                   "            - {otherwise: 0}\n")},
            "a.yaml:15:15 points.groups[0].items[0].bands[1] rules.bands_overlap"},
        FaultCase{
            "GapBetweenBands",
            {bands("            - {at_least: 5%, points: 20}\n"
                   "            - {at_least: 3%, below: 4%, points: 10}\n"
                   "            - {otherwise: 0}\n")},
            "a.yaml:15:15 points.groups[0].items[0].bands[1] rules.bands_gap"},
        FaultCase{
            "GapOfOneValue",
            {bands("            - {above: 5%, points: 20}\n            - {below: 5%, points: 0}\n"
            )},
            "a.yaml:15:15 points.groups[0].items[0].bands[1] rules.bands_gap"},
        FaultCase{
            "BandsNotDescending",
            {bands("            - {at_least: 3%, points: 20}\n"
                   "            - {at_least: 5%, points: 10}\n            - {otherwise: 0}\n")},
            "a.yaml:15:15 points.groups[0].items[0].bands[1] rules.bands_order"},
        FaultCase{
            "NothingBelow",
            {bands("            - {at_least: 5%, points: 20}\n            - {at_least: 3%, points: "
                   "1}\n")},
            "a.yaml:15:15 points.groups[0].items[0].bands[1] rules.bands_bottom"},
        FaultCase{
            "NothingAbove",
            {bands("            - {at_least: 5%, below: 50%, points: 20}\n"
                   "            - {otherwise: 0}\n")},
            "a.yaml:14:15 points.groups[0].items[0].bands[0] rules.bands_top"},
        FaultCase{
            "OtherwiseNotLast",
            {bands("            - {at_least: 5%, points: 20}\n            - {otherwise: 0}\n"
                   "            - {below: 1%, points: 0}\n")},
            "a.yaml:16:15 points.groups[0].items[0].bands[2] rules.after_otherwise"},
        FaultCase{
            "BandOfAnotherUnit",
            {bands("            - {at_least: 5万元, points: 20}\n            - {otherwise: 0}\n")},
            "a.yaml:14:26 points.groups[0].items[0].bands[0].at_least rules.units_differ"},
        FaultCase{
            "BandThatIsNoNumber",
            {bands("            - {at_least: revenue_growth, points: 20}\n"
                   "            - {otherwise: 0}\n")},
            "a.yaml:14:26 points.groups[0].items[0].bands[0].at_least rules.constant"},
        FaultCase{
            "PointsAboveTheMaximum",
            {bands("            - {at_least: 5%, points: 25}\n            - {otherwise: 0}\n")},
            "a.yaml:14:38 points.groups[0].items[0].bands[0].points rules.points_above_maximum"},
        FaultCase{
            "PointsBackwards",
            {bands("            - {at_least: 5%, points: [8, 7]}\n            - {otherwise: 0}\n")},
            "a.yaml:14:38 points.groups[0].items[0].bands[0].points rules.points_backwards"},
        FaultCase{
            "CaseWithoutPoints",
            {item("          cases: [{is: restricted}]\n")},
            "a.yaml:12:19 points.groups[0].items[0].cases[0].points yaml.missing"},
        FaultCase{
            "OtherwiseInASum",
            {item("          sum: [{is: restricted, points: 3}, {otherwise: 1}]\n")},
            "a.yaml:12:58 points.groups[0].items[0].sum[1].otherwise rules.otherwise_in_sum"},
        FaultCase{
            "StepOfNothing",
            {item("          per_full: {value: segment_years, step: 0, points: 1}\n")},
            "a.yaml:12:50 points.groups[0].items[0].per_full.step rules.step"},
        FaultCase{
            "GivenInYuan",
            {item("          given: revenue\n")},
            "a.yaml:12:18 points.groups[0].items[0].given rules.given_unit"},
        FaultCase{
            "NoWayToGivePoints",
            {item("          text: 空\n")},
            "a.yaml:10:11 points.groups[0].items[0] rules.no_item_form"},
        FaultCase{
            "MarkOutOfReach",
            {head("a") +
             "points:\n  pass_mark: 60\n  groups: [{id: g, items: [{id: i, maximum: 20, "
             "given: training_points}]}]\n"},
            "a.yaml:6:3 points rules.mark_out_of_reach"},
        FaultCase{
            "MinimumOutOfReach",
            {head("a") +
             "points:\n  pass_mark: 10\n  groups: [{id: g, minimum: 30, items: [{id: i, "
             "maximum: 20, given: training_points}]}]\n"},
            "a.yaml:6:3 points rules.minimum_out_of_reach"},
        FaultCase{
            "NoMark",
            {head("a") + "points:\n  groups: [{id: g, items: [{id: i, maximum: 20, given: "
                         "training_points}]}]\n"},
            "a.yaml:6:3 points rules.pass_mark"}
    ),
    tests::kCaseName
);

INSTANTIATE_TEST_SUITE_P(
    Sets,
    RuleSetFaults,
    testing::Values(
        FaultCase{"NoMap", {"- a\n"}, "a.yaml:1:1 rules.no_set"},
        FaultCase{"BrokenYaml", {"id: [a\n"}, "a.yaml:2:1 yaml.syntax"},
        FaultCase{"NothingInIt", {head("a")}, "a.yaml:1:1 rules.no_body"},
        FaultCase{
            "WrongDate",
            {version("a", "{for: review, from: 2026-13-01}")},
            "a.yaml:5:31 effects[0].from rules.day"},
        FaultCase{
            "EndsBeforeItBegins",
            {version("a", "{for: review, from: 2026-04-01, until: 2026-04-01}")},
            "a.yaml:5:50 effects[0].until rules.effect_backwards"},
        FaultCase{
            "NoSuchPurpose",
            {version("a", "{for: renewal, from: 2026-04-01}")},
            "a.yaml:5:17 effects[0].for rules.purpose"},
        FaultCase{
            "TwoVersionsOnOneDay",
            {version("a", "{for: application, from: 2022-08-01}"),
             version("b", "{for: application, from: 2026-04-01}")},
            "b.yaml:5:11 effects[0] rules.versions_overlap"},
        FaultCase{
            "VersionsThatFollow",
            {version("a", "{for: application, from: 2022-08-01, until: 2026-04-01}"),
             version("b", "{for: application, from: 2026-04-01}")},
            ""},
        FaultCase{
            "VersionsForOtherPurposes",
            {version("a", "{for: review, from: 2022-08-01}"),
             version("b", "{for: application, from: 2026-04-01}")},
            ""},
        FaultCase{
            "VersionsOfOtherRegions",
            {version("a", "{for: review, from: 2022-08-01}"),
             version("b", "{for: review, from: 2022-08-01}", "region: \"440000\"\n")},
            ""},
        FaultCase{
            "AVersionWithItself",
            {version("a", "{for: review, from: 2022-08-01}, {for: review, from: 2023-01-01}")},
            "a.yaml:5:44 effects[1] rules.versions_overlap"},
        FaultCase{
            "SetTwice", {version("a", ""), version("a", "")}, "b.yaml:1:5 id rules.set_twice"},
        FaultCase{
            "UnknownTitleGranted",
            {head("a") + "grants: gaint\nconditions: [{is: 'yes'}]\n"},
            "a.yaml:5:9 grants rules.title_unknown"},
        FaultCase{
            "RegionOfFourDigits",
            {head("a") + "region: \"4403\"\nconditions: [{is: 'yes'}]\n"},
            "a.yaml:5:9 region rules.region"},
        FaultCase{
            "UpdateOnNoDay",
            {head("a") + "update_by: 02-30\nconditions: [{is: 'yes'}]\n"},
            "a.yaml:5:12 update_by rules.month_day"},
        FaultCase{
            "DefinitionNamedLikeAnIndicator",
            {head("a") + "definitions: {revenue: rd_expense}\nconditions: [{is: 'yes'}]\n"},
            "a.yaml:5:24 definitions.revenue rules.definition_taken"},
        FaultCase{
            "DefinitionFaultIsToldOnce",
            {head("a") + "definitions: {d: revnue + 1}\nconditions:\n  - {value: d, at_least: 1, "
                         "each_year: [0, -1]}\n  - {value: d, at_least: 2}\n"},
            "a.yaml:5:18 definitions.d rules.unknown_name"},
        FaultCase{
            "CircleOfDefinitions",
            {head("a") + "definitions:\n  d: e + 1\n  e: 2 * d\nconditions: [{is: 'yes'}]\n"},
            "a.yaml:7:10 definitions.e rules.circle"},
        FaultCase{
            "UnknownGates",
            {head("a") + "gates: [gate]\n", head("gates", "gates") + "conditions: [{is: 'yes'}]\n"},
            "a.yaml:5:9 gates[0] rules.gates"},
        FaultCase{
            "GatesWithPoints",
            {head("a") + "gates: [b]\n",
             head("b", "gates") +
                 "points: {pass_mark: 1, groups: [{id: g, items: [{id: i, maximum: "
                 "20, given: training_points}]}]}\n"},
            "a.yaml:5:9 gates[0] rules.gate_body"},
        FaultCase{
            "CircleOfGates",
            {head("a") + "gates: [b]\n", head("b") + "gates: [a]\n"},
            "a.yaml:5:9 gates[0] rules.gates; b.yaml:5:9 gates[0] rules.set_circle"},
        FaultCase{
            "UnknownClass",
            {conditions("  - is: classed(size, small, tiny)\n"),
             head("size", "size") + "classes: [{id: small, when: employees < 300}, {id: large, "
                                    "otherwise: true}]\n"},
            "a.yaml:6:17 conditions[0].is rules.classed"},
        FaultCase{
            "ClassesOfNoClassification",
            {conditions("  - is: classed(b, small)\n"), version("b", "")},
            "a.yaml:6:17 conditions[0].is rules.classed"},
        FaultCase{
            "ClassBothWays",
            {head("a") + "classes: [{id: x, when: restricted, otherwise: true}]\n"},
            "a.yaml:5:11 classes[0] rules.class_form"},
        FaultCase{
            "TradeTwice",
            {head("a") + "size_table:\n  classes: [large]\n  below: small\n  rows:\n"
                         "    - {id: i, industry: [C], bounds: {employees: [300人]}}\n"
                         "    - {id: k, industry: [C35], bounds: {employees: [100人]}}\n"},
            "a.yaml:10:25 size_table.rows[1].industry rules.trade_twice"},
        FaultCase{
            "BoundsForFewerClasses",
            {head("a") +
             "size_table:\n  classes: [large, medium]\n  below: small\n  rows:\n"
             "    - {id: i, industry: [C], bounds: {employees: [300人], revenue: [300, 200]}}\n"},
            "a.yaml:9:50 size_table.rows[0].bounds.employees rules.bound_count; "
            "a.yaml:9:68 size_table.rows[0].bounds.revenue[0] rules.money_bare; "
            "a.yaml:9:73 size_table.rows[0].bounds.revenue[1] rules.money_bare"},
        FaultCase{
            "AFaultyFileStopsNoOther",
            {conditions("  - is: revnue\n"), version("b", "")},
            "a.yaml:6:9 conditions[0].is rules.unknown_name"}
    ),
    tests::kCaseName
);

TEST(ReadRuleBook, NamesThatStandOnNamesEndSomewhere) {
  std::string definitions = "definitions:\n  d0: revenue\n";
  std::string sum = "d0";
  for (int i = 0; i < 800; ++i) sum += "+d0";
  definitions += "  d1: " + sum + "\n  d2: d1 + " + sum + "\n  d3: d2 + d1 + d0\n";
  std::string doubled = "definitions:\n  d0: revenue\n";
  for (int i = 1; i <= 60; ++i) {
    const std::string below = "d" + std::to_string(i - 1);
    doubled += "  d" + std::to_string(i) + ": " + below + " + " + below + "\n";
  }
  const std::string body = "conditions: [{is: 'yes'}]\n";
  // Two of 800 parts each are longer than the limit of 1,500.
  EXPECT_EQ(
      places(read_book({head("a") + definitions + body}).findings),
      "a.yaml:8:7 definitions.d2 rules.too_deep"
  );
  // 2 to the 60th parts written out, but each name once.
  EXPECT_EQ(places(read_book({head("a") + doubled + body}).findings), "");
}

TEST(ReadRuleBook, LeavesOutTheFaultyAndWhatStandsOnThem) {
  const ReadBook read = read_book(
      {conditions("  - is: revnue\n"),
       version("b", ""),
       overlay_head("c", "a"),
       overlay_head("d", "b")}
  );
  EXPECT_EQ(
      places(read.findings),
      "a.yaml:6:9 conditions[0].is rules.unknown_name; c.yaml:2:11 overlays rules.overlays"
  );
  EXPECT_EQ(read.book.find("a"), nullptr);
  EXPECT_EQ(read.book.find("c"), nullptr);
  EXPECT_NE(read.book.find("b"), nullptr);
  EXPECT_NE(read.book.find("d"), nullptr);
}

TEST(ReadRuleBook, KeepsWhatTheHeadSays) {
  const ReadBook read = read_book(
      {"id: srdi-2026\nladder: srdi\nname: {zh: 专精特新, en: SRDI}\n"
       "document: {title: 办法, number: 工信部企业〔2026〕2号, issuer: 工信部, issued: 2026-01-17, "
       "mark: ✔5}\n"
       "effects:\n  - {for: [application, review], from: 2026-04-01, until: 2027-01-01, article: "
       "第三条, mark: ✔3}\n"
       "grants: srdi\nvalid_years: 3\nupdate_by: 05-31\nreport_change_months: 3\nnotes: 备注\n"
       "conditions: [{is: holds(srdi), article: 附件1第一项, mark: ①, note: 说明}]\n"}
  );
  ASSERT_EQ(places(read.findings), "");
  const RuleSet& set = *read.book.find("srdi-2026");
  EXPECT_EQ(set.name.en, "SRDI");
  EXPECT_EQ(set.document.number, "工信部企业〔2026〕2号");
  EXPECT_EQ(base::to_iso(*set.document.issued_on), "2026-01-17");
  ASSERT_EQ(set.effects.size(), 2U);
  EXPECT_EQ(set.effects[1].purpose, Purpose::kReview);
  EXPECT_EQ(base::to_iso(*set.effects[1].until), "2027-01-01");
  EXPECT_EQ(set.effects[1].citation.article, "第三条");
  EXPECT_EQ(set.update_by, (MonthDay{5, 31}));
  EXPECT_EQ(set.valid_years, 3);
  EXPECT_EQ(set.conditions[0].id, "conditions.1");
  EXPECT_EQ(set.conditions[0].citation, (Citation{"附件1第一项", "", "①"}));
  EXPECT_EQ(set.conditions[0].text.zh, "持有有效的“专精特新中小企业”");
  EXPECT_NE(set.conditions_hold, kNoNode);
}

TEST(ReadRuleBook, WhatIsInDoubtIsUnknown) {
  const ReadBook read =
      read_book({conditions("  - {value: revenue, at_least: 1万元, mark: M}\n"
                            "  - undecided: 原文未给出数值\n"
                            "  - {is: 'yes', mark: ⚠, waived_when: 'no'}\n")});
  ASSERT_EQ(places(read.findings), "");
  const RuleSet& set = read.book.sets().front();
  for (const Condition& condition : set.conditions) {
    const Node& bare = read.book.graph().at(condition.bare);
    EXPECT_EQ(bare.op, Op::kTruth);
    EXPECT_EQ(bare.number, 1) << condition.id;
    EXPECT_TRUE(condition.undecided);
  }
  EXPECT_NE(set.conditions[0].value, kNoNode);  // still to be shown
  EXPECT_EQ(set.conditions[1].note.zh, "原文未给出数值");
}

TEST(ReadRuleBook, YearsAndGroupsBecomeParts) {
  const ReadBook read = read_book({conditions(
      "  - {id: rd, value: rd_ratio, at_least: 3%, each_year: [0, -1], article: 第三项}\n"
      "  - {value: quality_score, at_least: 60分, any_year: [1, 0]}\n"
      "  - at_least_of: {count: 2, of: [holds(srdi), holds(giant), restricted]}\n"
  )});
  ASSERT_EQ(places(read.findings), "");
  const auto& list = read.book.sets().front().conditions;
  EXPECT_EQ(list[0].kind, Condition::Kind::kAll);
  ASSERT_EQ(list[0].parts.size(), 2U);
  EXPECT_EQ(list[0].parts[1].id, "rd.2");
  EXPECT_EQ(list[0].parts[1].citation.article, "第三项");
  EXPECT_EQ(list[0].parts[1].text.zh, "研发费用占比(上上年) ≥ 3%");
  EXPECT_EQ(list[1].kind, Condition::Kind::kAny);
  EXPECT_EQ(list[2].kind, Condition::Kind::kAtLeastOf);
  EXPECT_EQ(list[2].count, 2U);
  EXPECT_EQ(list[2].parts[2].id, "conditions.3.at_least_of.of.3");
}

TEST(ReadRuleBook, BandsMeetInOneEdge) {
  const auto read = read_book(
      {bands("            - {above: 75%, points: 0}\n            - {above: 55%, points: 5}\n"
             "            - {at_most: 55%, points: 10}\n")}
  );
  ASSERT_EQ(places(read.findings), "");
  const auto& list = read.book.sets().front().points->groups[0].items[0].bands;
  ASSERT_EQ(list.size(), 3U);
  EXPECT_EQ(list[0].from, 0.75);
  EXPECT_FALSE(list[0].from_included);
  EXPECT_FALSE(list[0].to);
  EXPECT_EQ(list[1].from, 0.55);
  EXPECT_FALSE(list[1].from_included);
  EXPECT_EQ(list[1].to, 0.75);
  EXPECT_TRUE(list[1].to_included);
  EXPECT_EQ(list[1].points, (Points{500, 500}));
  EXPECT_EQ(list[2].to, 0.55);
  EXPECT_TRUE(list[2].to_included);
  EXPECT_FALSE(list[2].from);
}

TEST(ReadRuleBook, BandsFromTheBottomAreTheSame) {
  const auto down = read_book(
      {bands("            - {above: 75%, points: 0}\n            - {above: 55%, points: 5}\n"
             "            - {at_most: 55%, points: 10}\n")}
  );
  const auto up = read_book(
      {bands("            - {at_most: 55%, points: 10}\n            - {at_most: 75%, points: 5}\n"
             "            - {otherwise: 0}\n")}
  );
  ASSERT_EQ(places(up.findings), "");
  EXPECT_EQ(
      up.book.sets().front().points->groups[0].items[0].bands,
      down.book.sets().front().points->groups[0].items[0].bands
  );
}

TEST(ReadRuleBook, PointsAreHundredthsAndRanges) {
  const auto read = read_book({item(
      "          cases:\n            - {is: restricted, points: 7.25}\n"
      "            - {is: holds(srdi), points: [7, 8]}\n"
      "            - {is: holds(giant), points: 3, mark: M}\n            - {otherwise: 1分}\n"
  )});
  ASSERT_EQ(places(read.findings), "");
  const auto& table = *read.book.sets().front().points;
  const auto& cases = table.groups[0].items[0].cases;
  EXPECT_EQ(table.pass_mark, 100);
  EXPECT_EQ(table.groups[0].maximum, 2000);
  EXPECT_EQ(cases[0].points, (Points{725, 725}));
  EXPECT_EQ(cases[1].points, (Points{700, 800}));
  EXPECT_EQ(cases[2].points, (Points{0, 2000}));
  EXPECT_FALSE(cases[2].when.undecided);  // whether it holds is not in doubt, only the points
  EXPECT_EQ(cases[3].when.kind, Condition::Kind::kAll);
  EXPECT_TRUE(cases[3].when.parts.empty());
}

TEST(ReadRuleBook, GatesComeFirstWithTheirDocument) {
  const auto read = read_book(
      {head("a") + "gates: [g]\nconditions: [{id: own, is: holds(srdi)}]\n",
       "id: g\nladder: gates\nname: 共同条件\ndocument: {title: 办法, number: 1号}\n"
       "conditions: [{id: own, is: not restricted, article: 第二条}]\n"}
  );
  ASSERT_EQ(places(read.findings), "");
  const auto& list = read.book.find("a")->conditions;
  ASSERT_EQ(list.size(), 2U);
  EXPECT_EQ(list[0].id, "g");
  EXPECT_EQ(list[0].text.zh, "共同条件");
  EXPECT_EQ(list[0].parts[0].id, "g.own");
  EXPECT_EQ(list[0].parts[0].citation, (Citation{"第二条", "1号", ""}));
}

TEST(ReadRuleBook, ReadsFilesInAnyOrder) {
  const std::string size =
      head("size", "size") +
      "classes: [{id: small, when: employees < 300}, {id: large, otherwise: true}]\n";
  const std::string user = conditions("  - is: classed(size, small)\n");
  EXPECT_EQ(places(read_book({user, size}).findings), "");
  EXPECT_EQ(places(read_book({size, user}).findings), "");
}

TEST(ReadRuleBook, ASizeTableAsksEveryBoundOfTheTrade) {
  const auto read = read_book(
      {head("size", "size") + "size_table:\n  classes: [large, medium]\n  below: small\n  rows:\n"
                              "    - {id: i, text: 工业, industry: [C], bounds: {employees: "
                              "[1000人, 300人], revenue: [4亿元, 2000万元]}}\n"}
  );
  ASSERT_EQ(places(read.findings), "");
  const auto& classes = read.book.sets().front().classes;
  ASSERT_EQ(classes.size(), 3U);
  EXPECT_EQ(classes[0].id, "large");
  EXPECT_EQ(classes[2].id, "small");
  EXPECT_TRUE(classes[2].when.parts.empty());
  const auto& row = classes[0].when.parts[0];
  EXPECT_EQ(row.text.zh, "工业");
  ASSERT_EQ(row.parts[1].parts.size(), 2U);
  EXPECT_EQ(row.parts[1].parts[1].text.zh, "营业收入(上年) ≥ 4亿元");
}

}  // namespace
}  // namespace rongtong::rules
