// A province or a year changes a base set without copying it.
#include <gtest/gtest.h>

#include "rules/cite_document.h"
#include "tests/rules/rule_text.h"
#include "tests/support/cases.h"

namespace rongtong::rules {
namespace {

using tests::head;
using tests::overlay_head;
using tests::places;
using tests::read_book;

std::string base_set() {
  return head("base") +
         "effects: [{for: application, from: 2022-08-01}]\n"
         "valid_years: 3\n"
         "update_by: 04-30\n"
         "definitions: {two_years: 'rd_expense + rd_expense[-1]'}\n"
         "conditions:\n"
         "  - {id: years, value: segment_years, at_least: 2年}\n"
         "  - id: money\n"
         "    any:\n"
         "      - {id: revenue, value: revenue, at_least: 1000万元}\n"
         "      - {id: rd, value: two_years, at_least: 200万元}\n"
         "points:\n"
         "  pass_mark: 15\n"
         "  direct: {id: direct, is: holds(giant)}\n"
         "  groups:\n"
         "    - id: own\n"
         "      items:\n"
         "        - {id: local, maximum: 15, undecided: 各省自定}\n"
         "        - {id: training, maximum: 4, given: training_points}\n";
}

const RuleSet* find(const ReadBook& read, std::string_view id) { return read.book.find(id); }

TEST(Overlay, KeepsWhatItDoesNotName) {
  const auto read = read_book({base_set(), overlay_head("top", "base")});
  ASSERT_EQ(places(read.findings), "");
  const RuleSet& top = *find(read, "top");
  const RuleSet& base = *find(read, "base");
  EXPECT_EQ(top.overlays, "base");
  EXPECT_EQ(top.ladder, "srdi");
  EXPECT_EQ(top.name.zh, "叠加");
  EXPECT_EQ(top.effects, base.effects);
  EXPECT_EQ(top.valid_years, 3);
  // The same rules, and where they stand is said: in the base's document.
  RuleSet cited = base;
  cite_document(
      cited, base.document.number.empty() ? base.document.title.zh : base.document.number
  );
  EXPECT_EQ(top.conditions, cited.conditions);
  EXPECT_EQ(top.points, cited.points);
  EXPECT_EQ(top.conditions_hold, base.conditions_hold);
}

TEST(Overlay, ReplacesWhatItGives) {
  const auto read = read_book(
      {base_set(),
       overlay_head("top", "base") +
           "region: \"440000\"\neffects: [{for: review, from: 2023-01-01}]\nvalid_years: 2\n"}
  );
  ASSERT_EQ(places(read.findings), "");
  const RuleSet& top = *find(read, "top");
  EXPECT_EQ(top.region, "440000");
  EXPECT_EQ(top.valid_years, 2);
  EXPECT_EQ(top.update_by, (MonthDay{4, 30}));
  ASSERT_EQ(top.effects.size(), 1U);
  EXPECT_EQ(top.effects[0].purpose, Purpose::kReview);
}

TEST(Overlay, ChangesMarkConditionsAndItems) {
  const auto read = read_book(
      {base_set(),
       overlay_head("top", "base") +
           "change:\n"
           "  - pass_mark: 18分\n"
           "  - replace: years\n"
           "    with: {value: segment_years, at_least: 3年}\n"
           "  - remove: rd\n"
           "  - add: {id: equity, value: two_years, at_least: 100万元}\n"
           "    to: money\n"
           "    before: revenue\n"
           "  - add: {id: clean, is: not restricted}\n"
           "  - remove: local\n"
           "  - add: {id: area, maximum: 8, cases: [{is: 'includes(fields, \"six_bases\")', "
           "points: "
           "8}]}\n"
           "    to: own\n"
           "  - add: {id: level, maximum: 7, cases: [{is: level >= 3, points: 7}]}\n"
           "    to: own\n"
           "    before: training\n"}
  );
  ASSERT_EQ(places(read.findings), "");
  const RuleSet& top = *find(read, "top");
  EXPECT_EQ(top.points->pass_mark, 1800);
  ASSERT_EQ(top.conditions.size(), 3U);
  EXPECT_EQ(top.conditions[0].id, "years");
  EXPECT_EQ(read.book.graph().at(top.conditions[0].threshold).number, 3);
  ASSERT_EQ(top.conditions[1].parts.size(), 2U);
  EXPECT_EQ(top.conditions[1].parts[0].id, "equity");
  EXPECT_EQ(top.conditions[2].id, "clean");
  const auto& items = top.points->groups[0].items;
  ASSERT_EQ(items.size(), 3U);
  EXPECT_EQ(items[0].id, "level");
  EXPECT_EQ(items[2].id, "area");
  EXPECT_EQ(top.points->groups[0].maximum, 1900);  // 4 + 8 + 7, as it was not written
  EXPECT_NE(top.conditions_hold, find(read, "base")->conditions_hold);
  EXPECT_EQ(find(read, "base")->points->pass_mark, 1500);
}

TEST(Overlay, AReplacedPartChangesItsGroup) {
  const auto read = read_book(
      {base_set(),
       overlay_head("top", "base") + "change:\n  - replace: revenue\n    with: {is: 'yes'}\n"}
  );
  ASSERT_EQ(places(read.findings), "");
  const Node& truth = read.book.graph().at(find(read, "top")->conditions[1].truth);
  EXPECT_EQ(truth.op, Op::kTruth);
  EXPECT_EQ(truth.number, 2);
}

TEST(Overlay, StandsOnOverlays) {
  const auto read = read_book(
      {overlay_head("c", "b") + "change: [{remove: years}]\n",
       overlay_head("b", "base") + "change: [{pass_mark: 16}]\n",
       base_set()}
  );
  ASSERT_EQ(places(read.findings), "");
  EXPECT_EQ(find(read, "c")->points->pass_mark, 1600);
  EXPECT_EQ(find(read, "c")->conditions.size(), 1U);
}

TEST(Overlay, ReplacesClasses) {
  const auto read = read_book(
      {head("size", "size") +
           "classes: [{id: small, when: employees < 300}, {id: large, otherwise: true}]\n",
       overlay_head("top", "size") +
           "change:\n  - replace: small\n    with: {id: small, when: employees < 200}\n"}
  );
  ASSERT_EQ(places(read.findings), "");
  EXPECT_NE(find(read, "top")->classes[0].truth, find(read, "size")->classes[0].truth);
}

struct FaultCase {
  const char* name;
  std::string overlay;  ///< file b.yaml; a.yaml is the base
  const char* findings;
};

class OverlayFaults : public testing::TestWithParam<FaultCase> {};

TEST_P(OverlayFaults, NameTheirPlace) {
  const auto read = read_book({base_set(), GetParam().overlay});
  EXPECT_EQ(places(read.findings), GetParam().findings);
  EXPECT_NE(find(read, "base"), nullptr);
}

std::string change(const std::string& text) {
  return overlay_head("top", "base") + "change:\n" + text;
}

INSTANTIATE_TEST_SUITE_P(
    Changes,
    OverlayFaults,
    testing::Values(
        FaultCase{
            "UnknownId",
            change("  - remove: yaers\n"),
            "b.yaml:6:13 change[0].remove rules.id_unknown"},
        FaultCase{
            "UnknownBase", overlay_head("top", "bsae"), "b.yaml:2:11 overlays rules.overlays"},
        FaultCase{"OnItself", overlay_head("top", "top"), "b.yaml:2:11 overlays rules.set_circle"},
        FaultCase{
            "TwoChangesInOne",
            change("  - {remove: years, pass_mark: 3}\n"),
            "b.yaml:6:5 change[0] rules.change_form"},
        FaultCase{
            "ReplaceWithNothing",
            change("  - replace: years\n"),
            "b.yaml:6:5 change[0].with yaml.missing"},
        FaultCase{
            "FaultInTheNew",
            change("  - replace: years\n    with: {value: segment_year, at_least: 3年}\n"),
            "b.yaml:7:19 change[0].with.value rules.unknown_name"},
        FaultCase{
            "AddToALeaf",
            change("  - add: {is: holds(srdi)}\n    to: years\n"),
            "b.yaml:7:9 change[0].to rules.no_group"},
        FaultCase{
            "BeforeNothing",
            change("  - add: {is: holds(srdi)}\n    before: x\n"),
            "b.yaml:7:13 change[0].before rules.before_unknown"},
        FaultCase{
            "IdTwice",
            change("  - add: {id: rd, is: holds(srdi)}\n"),
            "b.yaml:6:15 change[0].add.id rules.id_twice"},
        FaultCase{
            "WithConditionsOfItsOwn",
            overlay_head("top", "base") + "conditions: [{is: holds(srdi)}]\n",
            "b.yaml:5:13 conditions rules.overlay_body"},
        FaultCase{
            "WithALadder",
            overlay_head("top", "base") + "ladder: srdi\n",
            "b.yaml:5:9 ladder rules.overlay_ladder"},
        FaultCase{
            "DefinitionOfTheBase",
            overlay_head("top", "base") + "definitions: {two_years: revenue}\n",
            "b.yaml:5:26 definitions.two_years rules.definition_of_base"},
        FaultCase{
            "MarkOutOfReach", change("  - pass_mark: 30\n"), "b.yaml:1:1 rules.mark_out_of_reach"}
    ),
    tests::kCaseName
);

TEST(Overlay, CirclesAreNamed) {
  const auto read =
      read_book({overlay_head("a", "b"), overlay_head("b", "c"), overlay_head("c", "a"), base_set()}
      );
  EXPECT_EQ(
      places(read.findings),
      "a.yaml:2:11 overlays rules.overlays; b.yaml:2:11 overlays rules.overlays; "
      "c.yaml:2:11 overlays rules.set_circle"
  );
  EXPECT_EQ(
      base::render(read.findings[2].message, base::Language::kEnglish),
      "The rule sets run in a circle: a → b → c → a. Change one of the references."
  );
  EXPECT_NE(find(read, "base"), nullptr);
}

TEST(Overlay, OfAnotherPlaceThanItsBaseIsAFault) {
  const auto read = read_book(
      {overlay_head("b", "base") + "region: \"440000\"\n",
       overlay_head("c", "b") + "region: \"370000\"\n",
       base_set()}
  );
  EXPECT_EQ(places(read.findings), "b.yaml:5:9 region rules.overlay_region");
}

}  // namespace
}  // namespace rongtong::rules
