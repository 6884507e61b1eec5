// The demonstration as it comes out of the readers that a user imports it with.
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <sstream>

#include "base/table/csv_reader.h"
#include "demo/write.h"
#include "intake/enterprise_row.h"
#include "intake/event_yaml.h"
#include "intake/need_reader.h"
#include "tests/demo/demo_city.h"

namespace rongtong::demo {
namespace {

std::filesystem::path catalog() { return std::filesystem::path(RONGTONG_SOURCE_DIR) / "catalog"; }

/// The codes with the invented divisions added, as a caller who shows the demonstration has them.
const model::Codes& codes() {
  static const model::Codes kCodes = [] {
    auto codes = model::read_codes(catalog());
    codes.regions = model::RegionTable(
        code_list("gb2260.csv") + region_rows(grammar().city), code_list("region-old-names.csv")
    );
    return codes;
  }();
  return kCodes;
}

struct Tally {
  std::size_t read = 0;
  std::size_t stored = 0;
  std::map<std::string, int> rules;
  std::set<std::string> unwarned;  ///< remarks of rows that were stored without a word
};

Tally import(const std::string& csv) {
  const auto rules = intake::read_enterprise_rules(catalog());
  base::CsvReader reader(base::memory_source(csv));
  base::Row row;
  EXPECT_TRUE(reader.next(row));
  const intake::RowChecker checker(
      codes(), rules, intake::map_columns(row.cells, rules.columns), {"demo", std::nullopt}
  );
  Tally tally;
  while (reader.next(row)) {
    const auto checked = checker.check(row.cells, row.line);
    ++tally.read;
    if (checked.enterprise) ++tally.stored;
    for (const auto& finding : checked.findings) ++tally.rules[finding.rule];
    if (checked.findings.empty()) tally.unwarned.insert(std::string(row.cells.back()));
  }
  return tally;
}

TEST(DemoIntake, TheCodeListHoldsTheInventedDivisions) {
  if (!std::filesystem::exists(catalog() / "codes/regions-demo.csv")) {
    GTEST_SKIP() << "the catalogue has no list of the invented divisions";
  }
  const auto list = code_list("regions-demo.csv");
  EXPECT_NE(list.find(region_rows(grammar().city)), std::string::npos);
}

TEST(DemoIntake, EveryFirmIsStored) {
  std::ostringstream out;
  write_firms(out, grammar(), shipped_city());
  const auto tally = import(out.str());
  EXPECT_EQ(tally.stored, shipped_city().firms.size());
  for (const auto& [rule, count] : tally.rules) {
    // Foreign capital, which a register has, is the only thing to tell.
    EXPECT_EQ(rule, "capital.foreign") << count;
  }
}

TEST(DemoIntake, BadRowsAreNoticed) {
  std::ostringstream out;
  write_bad_rows(out, grammar(), shipped_city());
  const auto tally = import(out.str());
  EXPECT_GE(tally.read - tally.stored, 9U);
  EXPECT_GE(tally.stored, 20U);
  EXPECT_GE(tally.rules.size(), 20U);
}

TEST(DemoIntake, EveryNeedIsReadBackWithoutAFinding) {
  const auto columns = intake::read_need_columns(catalog());
  const intake::NeedChecker checker(codes(), columns, "needs.jsonl");
  std::ostringstream out;
  write_needs(out, shipped_city());
  const auto text = out.str();
  const auto reader = intake::read_need_lines(base::memory_source(text), checker, columns);
  std::size_t at = 0;
  for (intake::NeedRow row; reader->next(row); ++at) {
    ASSERT_TRUE(row.need);
    for (const auto& finding : row.findings) ADD_FAILURE() << row.line << " " << finding.rule;
    EXPECT_EQ(*row.need, shipped_city().needs.at(at).need);
  }
  EXPECT_EQ(at, 63U);
}

TEST(DemoIntake, TheEventIsReadBackAndFits) {
  const auto& city = shipped_city();
  const auto read = intake::read_event_yaml(intake::event_to_yaml(city.event), "event.yaml");
  ASSERT_TRUE(read.event);
  EXPECT_TRUE(read.findings.empty());
  EXPECT_EQ(*read.event, city.event);
  std::vector<model::Need> needs;
  for (const auto& need : city.needs) needs.push_back(need.need);
  std::set<model::CreditCode> known;
  for (const auto& firm : city.firms) known.insert(firm.enterprise.credit_code);
  const auto findings = intake::check_event_against(
      *read.event, needs, [&](const model::CreditCode& code) { return known.contains(code); }
  );
  for (const auto& finding : findings) ADD_FAILURE() << finding.place.column << " " << finding.rule;
}

}  // namespace
}  // namespace rongtong::demo
