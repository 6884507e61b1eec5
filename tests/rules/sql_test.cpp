#include "rules/sql.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "rules/program.h"
#include "tests/rules/random_rules.h"
#include "tests/rules/same_outcomes.h"
#include "tests/rules/sqlite_facts.h"

namespace rongtong::rules {
namespace {

using tests::RandomRules;
using tests::SqlCell;
using tests::SqliteFacts;

TEST(Sql, GivesInSqliteWhatTheProgramGives) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomRules rules(seed, {});
    const RuleBook book = rules.book(3);
    const FactTable facts = rules.facts(80, 0.05 * static_cast<double>(seed % 10));
    const Program program = compile(book);
    const Outcomes outcomes = run(program, facts);
    const SqliteFacts database(facts, program.inputs());
    const std::vector<std::string> ids = {"r0", "r1", "r2"};
    SqlOptions options;
    options.on = facts.on();
    const auto rows = database.rows(print_sql(book, ids, options) + " ORDER BY id");
    ASSERT_EQ(rows.size(), facts.rows());
    for (std::size_t row = 0; row < rows.size(); ++row) {
      const std::vector<SqlCell> cells(rows[row].begin() + 1, rows[row].end());
      ASSERT_EQ(cells, tests::sql_cells(book, outcomes, row)) << "row " << row;
    }
  }
}

Input input_of(InputKind kind, const char* id, int offset, int years, int rank) {
  Input input;
  input.kind = kind;
  input.id = id;
  input.offset = offset;
  input.years = years;
  input.rank = rank;
  return input;
}

TEST(Sql, NamesColumnsAfterTheirInputs) {
  EXPECT_EQ(sql_column(input_of(InputKind::kYearly, "revenue", 0, 0, 0)), "y0_revenue");
  EXPECT_EQ(sql_column(input_of(InputKind::kYearly, "revenue", -2, 0, 0)), "y2_revenue");
  EXPECT_EQ(sql_column(input_of(InputKind::kYearly, "quality", 1, 0, 0)), "n1_quality");
  EXPECT_EQ(sql_column(input_of(InputKind::kGranted, "award", 0, 3, 0)), "granted_award_3y");
  EXPECT_EQ(sql_column(input_of(InputKind::kGranted, "award", 0, 5, 2)), "granted_award_5y_r2");
  EXPECT_EQ(sql_column(input_of(InputKind::kHolds, "srdi-a", 0, 0, 0)), "\"holds_srdi-a\"");
  EXPECT_EQ(sql_column(review_input()), "review");
}

RuleBook book_with(Op op, std::vector<std::string> texts) {
  ExpressionGraph graph;
  Input input = input_of(InputKind::kDated, "fields", 0, 0, 0);
  input.type = op == Op::kListHas ? Type::kList : Type::kText;
  const std::vector<NodeId> column = {graph.input(input)};
  const std::uint32_t list = graph.text_list(std::move(texts));
  RuleSet set;
  set.id = "one";
  Condition& condition = set.conditions.emplace_back();
  condition.truth = graph.make(op, Type::kTruth, Unit::kNone, column, list);
  condition.bare = condition.truth;
  return RuleBook(graph, {set});
}

TEST(Sql, RefusesAListMemberThatItCannotWrite) {
  const RuleBook book = book_with(Op::kListHas, {"a|b"});
  const std::vector<std::string> ids = {"one"};
  try {
    print_sql(book, ids, {});
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), base::ErrorCode::kInvalidArgument);
    EXPECT_EQ(error.message().args.at(0), "a|b");
  }
}

TEST(Sql, QuotesTexts) {
  const RuleBook book = book_with(Op::kTextIn, {"it's"});
  const std::vector<std::string> ids = {"one"};
  EXPECT_NE(print_sql(book, ids, {}).find("d_fields IN ('it''s')"), std::string::npos);
}

}  // namespace
}  // namespace rongtong::rules
