#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <set>

#include "base/table/open_table.h"
#include "tests/intake/rules.h"
#include "tests/support/testdata.h"

namespace rongtong::intake {
namespace {

/// What became of the rows of one kind.
struct Outcome {
  int stored = 0;
  int rejected = 0;
  std::map<std::string, int> rules;  ///< rows with the rule
};

/// Runs a file through reader and checker, and hands every row on with its ordinal from 1.
void check_file(
    const std::filesystem::path& file,
    const std::function<void(std::uint64_t, const base::Row&, const CheckedRow&)>& visit
) {
  const auto table = base::open_table(file);
  base::Row row;
  ASSERT_TRUE(table->next(row));
  const auto map = map_columns(row.cells, tests::rules().columns);
  const RowChecker checker(tests::codes(), tests::rules(), map, {file.string(), std::nullopt});
  for (std::uint64_t ordinal = 1; table->next(row); ++ordinal)
    visit(ordinal, row, checker.check(row));
}

void count(const CheckedRow& checked, Outcome& outcome) {
  ++(checked.enterprise ? outcome.stored : outcome.rejected);
  EXPECT_EQ(checked.enterprise.has_value(), !base::rejected(checked.findings));
  std::set<std::string> rules;
  for (const auto& finding : checked.findings) rules.insert(finding.rule);
  for (const auto& rule : rules) ++outcome.rules[rule];
}

/// The fifteen kinds of dirty.README.md: where they end, what becomes of their rows, and the rule
/// rules that its rows show (others may stand beside them).
struct Kind {
  const char* name;
  std::uint64_t last;
  int stored;
  int rejected;
  std::map<std::string, int> rules;
};

const std::vector<Kind>& kinds() {
  static const std::vector<Kind> kKinds{
      // The store tells the same name under two codes; each row is sound by itself.
      {"same name", 4, 4, 0, {}},
      {"shifted columns", 8, 0, 4, {{"row.shifted", 3}, {"row.code_elsewhere", 1}}},
      {"mojibake", 828, 0, 820, {{"row.mojibake", 820}}},
      {"check character", 869, 0, 41, {{"credit_code.check_character", 41}}},
      // 29 of them do have 18 characters and a right check character, written with a small x: they
      // can be trusted and are stored in upper case, with a warning.
      {"not 18 characters",
       1319,
       29,
       421,
       {{"credit_code.length", 421}, {"credit_code.lower_case", 29}}},
      {"prefix not 91", 1539, 220, 0, {{"credit_code.not_enterprise", 220}}},
      {"control characters", 1649, 110, 0, {{"text.repaired", 110}}},
      // Three are bare numbers below a header that says the unit: read for certain.
      {"capital without unit",
       1749,
       100,
       0,
       {{"capital.no_unit", 64},
        {"capital.unit_conflict", 27},
        {"capital.unreadable", 2},
        {"capital.zero", 4}}},
      {"capital out of range", 1776, 27, 0, {{"capital.separator", 27}}},
      {"capital zero", 1896, 120, 0, {{"capital.zero", 120}}},
      {"scope missing", 2056, 160, 0, {{"scope.missing", 160}}},
      {"city or address missing", 2206, 150, 0, {{"region.missing", 145}, {"address.missing", 6}}},
      {"branch", 2326, 120, 0, {{"branch", 120}}},
      // Ordinary in Chinese text: repaired without a word.
      {"full width", 2676, 350, 0, {{"text.repaired", 0}}},
      {"foreign currency", 3000, 324, 0, {{"capital.foreign", 323}, {"capital.separator", 1}}},
  };
  return kKinds;
}

TEST(DirtyRegistry, EveryKindIsTreatedAsItsReadmeSays) {
  const auto data = tests::testdata();
  if (!data) GTEST_SKIP();
  std::vector<Outcome> outcomes(kinds().size());
  check_file(*data / "registry/dirty.csv", [&](auto ordinal, const auto&, const auto& checked) {
    std::size_t kind = 0;
    while (kind + 1 < kinds().size() && kinds()[kind].last < ordinal) ++kind;
    count(checked, outcomes[kind]);
  });
  int rows = 0;
  for (std::size_t i = 0; i < kinds().size(); ++i) {
    const Kind& kind = kinds()[i];
    EXPECT_EQ(outcomes[i].stored, kind.stored) << kind.name;
    EXPECT_EQ(outcomes[i].rejected, kind.rejected) << kind.name;
    for (const auto& [rule, times] : kind.rules) {
      EXPECT_EQ(outcomes[i].rules[rule], times) << kind.name << " " << rule;
    }
    rows += outcomes[i].stored + outcomes[i].rejected;
  }
  EXPECT_EQ(rows, 3000);
}

TEST(DirtyRegistry, UnknownAmountsStayUnknown) {
  const auto data = tests::testdata();
  if (!data) GTEST_SKIP();
  check_file(*data / "registry/dirty.csv", [](auto ordinal, const auto&, const auto& checked) {
    if (!checked.enterprise) return;
    const auto& capital = checked.enterprise->capital;
    const bool uncertain = ordinal > 1749 && ordinal <= 1896;
    EXPECT_FALSE(uncertain && capital.known()) << ordinal;
    const bool foreign = ordinal > 2676 && ordinal != 2809;
    EXPECT_TRUE(!foreign || (capital.known() && !capital.yuan)) << ordinal;
  });
}

// The README of the registry says what was removed; what is left must pass. The figures are those
// of the file: 516 empty cities, 26 empty scopes, 22 empty addresses. Branches and contradictions
// were looked at one by one in samples.
TEST(CleanRegistry, NoRowIsRejectedAndWarningsAreRare) {
  const auto data = tests::testdata();
  if (!data) GTEST_SKIP();
  Outcome outcome;
  std::map<int, int> levels;
  int known_capital = 0;
  check_file(*data / "registry/enterprises.csv.xz", [&](auto, const auto&, const auto& checked) {
    count(checked, outcome);
    if (!checked.enterprise) return;
    known_capital += checked.enterprise->capital.yuan.has_value() ? 1 : 0;
    const auto region = checked.enterprise->region;
    ++levels[!region ? 0 : region->value % 10000 == 0 ? 1 : region->value % 100 == 0 ? 2 : 3];
  });
  EXPECT_EQ(outcome.stored, 349777);
  EXPECT_EQ(outcome.rejected, 0);
  const std::map<std::string, int> expected{
      {"address.missing", 22},
      {"branch", 1585},
      {"region.contradictory", 94},
      {"region.missing", 516},
      {"scope.missing", 26}};
  EXPECT_EQ(outcome.rules, expected);
  EXPECT_EQ(known_capital, 349777 - 29298);
  EXPECT_GE(levels[3], 275000);
  EXPECT_LE(levels[0], 30);
}

}  // namespace
}  // namespace rongtong::intake
