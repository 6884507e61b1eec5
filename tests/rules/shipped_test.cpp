// The rule sets that ship, over invented firms: the program, the plain reading and SQLite agree.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "base/io/file.h"
#include "model/read_vocabulary.h"
#include "rules/assess.h"
#include "rules/book_cache.h"
#include "rules/program.h"
#include "rules/sql.h"
#include "tests/rules/same_outcomes.h"
#include "tests/rules/sqlite_facts.h"
#include "tests/rules/synthetic_firms.h"

namespace rongtong::rules {
namespace {

constexpr base::Date kDay{std::chrono::year(2026), std::chrono::month(6), std::chrono::day(30)};

const RuleBook& shipped() {
  static const RuleBook kBook = [] {
    const std::filesystem::path catalogue = std::filesystem::path(RONGTONG_SOURCE_DIR) / "catalog";
    std::vector<RuleFile> files;
    for (const auto& entry : std::filesystem::directory_iterator(catalogue / "rulesets")) {
      files.push_back({entry.path().string(), base::read_file(entry.path(), 1U << 22U)});
    }
    std::ranges::sort(files, {}, &RuleFile::name);
    return read_rule_book(files, model::read_vocabulary(catalogue)).book;
  }();
  return kBook;
}

TEST(Shipped, TheProgramAgreesWithThePlainReading) {
  ASSERT_GE(shipped().sets().size(), 15U);
  const Program program = compile(shipped());
  const FactTable facts = tests::synthetic_firms(400, 1, program.inputs(), kDay);
  const Outcomes outcomes = run(program, facts, {.reasons = true});
  for (std::size_t row = 0; row < facts.rows(); ++row) {
    ASSERT_NO_FATAL_FAILURE(tests::expect_same(shipped(), facts, outcomes, row));
  }
}

TEST(Shipped, SqliteAgreesWithTheProgram) {
  const Program program = compile(shipped());
  const FactTable facts = tests::synthetic_firms(300, 2, program.inputs(), kDay);
  const Outcomes outcomes = run(program, facts);
  const tests::SqliteFacts database(facts, program.inputs());
  std::vector<std::string> ids;
  for (const ProgramSet& set : program.sets()) ids.push_back(set.id);
  SqlOptions options;
  options.on = kDay;
  const auto rows = database.rows(print_sql(shipped(), ids, options) + " ORDER BY id");
  ASSERT_EQ(rows.size(), facts.rows());
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const std::vector<tests::SqlCell> cells(rows[row].begin() + 1, rows[row].end());
    ASSERT_EQ(cells, tests::sql_cells(shipped(), outcomes, row)) << "firm " << row;
  }
}

TEST(Shipped, AnswersInAtMostTwoHundredBytesAFirm) {
  const std::vector<std::string> ladder = {
      "size-2011",
      "size-2017",
      "gates-2022",
      "gates-2026",
      "tech-sme-2017",
      "innovative-2022",
      "srdi-2026",
      "giant-2026",
      "champion-2023",
      "hnte-2016"};
  const Program program = compile(shipped(), ladder);
  const FactTable facts = tests::synthetic_firms(10, 1, program.inputs(), kDay);
  EXPECT_LE(run(program, facts, {.reasons = true}).bytes_per_firm(), 200U);
}

TEST(Shipped, TheWholeBookComesBackFromTheCache) {
  const auto read = read_compiled(write_compiled(shipped(), 1), 1);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->sets(), shipped().sets());
}

}  // namespace
}  // namespace rongtong::rules
