#include <gtest/gtest.h>

#include <algorithm>

#include "base/error.h"
#include "rules/assess.h"
#include "rules/program.h"
#include "tests/rules/random_rules.h"
#include "tests/rules/same_outcomes.h"

namespace rongtong::rules {
namespace {

using tests::expect_same;
using tests::RandomRules;
using tests::RandomRulesOptions;

TEST(Run, AgreesWithThePlainReadingOfRandomRules) {
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomRules rules(seed, {});
    const RuleBook book = rules.book(4);
    const FactTable facts = rules.facts(60, 0.05 * static_cast<double>(seed % 10));
    const Outcomes outcomes = run(compile(book), facts, {.reasons = true});
    for (std::size_t row = 0; row < facts.rows(); ++row) {
      ASSERT_NO_FATAL_FAILURE(expect_same(book, facts, outcomes, row));
    }
  }
}

TEST(Run, AgreesOverSeveralChunksAndThreads) {
  RandomRules rules(7, {});
  const RuleBook book = rules.book(6);
  const FactTable facts = rules.facts(2 * 1024 + 5, 0.2);
  const Program program = compile(book);
  const Outcomes one = run(program, facts, {.reasons = true});
  const Outcomes three = run(program, facts, {.reasons = true, .threads = 3});
  EXPECT_EQ(one.verdicts, three.verdicts);
  EXPECT_EQ(one.points, three.points);
  EXPECT_EQ(one.classes, three.classes);
  EXPECT_EQ(one.reasons, three.reasons);
  for (std::size_t row : {0U, 1023U, 1024U, 2047U, 2048U, 2052U}) {
    ASSERT_NO_FATAL_FAILURE(expect_same(book, facts, three, row));
  }
}

/// `wide` holds at least what `narrow` allows.
bool covers(Points wide, Points narrow) {
  return wide.least <= narrow.least && wide.most >= narrow.most;
}

TEST(Run, UnknownFactsNeverTurnIntoAnAnswer) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomRulesOptions options;
    options.or_else = false;
    RandomRules rules(seed, options);
    const RuleBook book = rules.book(4);
    const Program program = compile(book);
    const FactTable known = rules.facts(200, 0.1);
    base::Random random(seed);
    const FactTable less = tests::with_more_unknown(known, program.inputs(), 0.2, random);
    const Outcomes before = run(program, known);
    const Outcomes after = run(program, less);
    for (std::size_t s = 0; s < before.sets.size(); ++s) {
      for (std::size_t row = 0; row < known.rows(); ++row) {
        const Truth now = after.verdicts[s][row];
        ASSERT_TRUE(now == Truth::kUnknown || now == before.verdicts[s][row]);
        ASSERT_LE(after.unmet(s, row), before.unmet(s, row));
        if (!before.points[s].empty()) {
          ASSERT_TRUE(covers(after.points[s][row], before.points[s][row]));
        }
        if (!before.classes[s].empty() && after.classes[s][row] >= 0) {
          ASSERT_EQ(after.classes[s][row], before.classes[s][row]);
        }
      }
    }
  }
}

TEST(Run, AsksOnlyForWhatIsMissing) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    RandomRules rules(seed, {});
    const RuleBook book = rules.book(3);
    const FactTable facts = rules.facts(40, 0.3);
    for (const RuleSet& set : book.sets()) {
      for (std::size_t row = 0; row < facts.rows(); ++row) {
        const Assessment result = assess(book, set, facts, row);
        ASSERT_TRUE(result.verdict == Truth::kUnknown || result.missing.empty());
        for (const Input& input : result.missing) {
          if (input.type != Type::kTruth) continue;
          ASSERT_EQ((*facts.find_truths(input))[row], Truth::kUnknown) << input.id;
        }
      }
    }
  }
}

TEST(Run, LacksNoColumnButAnswersUnknown) {
  RandomRules rules(3, {});
  const RuleBook book = rules.book(5);
  const FactTable nothing(3, base::Date(std::chrono::year(2026) / 5 / 1));
  const Outcomes outcomes = run(compile(book), nothing, {.reasons = true});
  for (std::size_t row = 0; row < 3; ++row) {
    ASSERT_NO_FATAL_FAILURE(expect_same(book, nothing, outcomes, row));
  }
}

TEST(Compile, NamesARuleSetThatIsNotThere) {
  const RuleBook book;
  const std::vector<std::string> ids = {"srdi-2099"};
  try {
    compile(book, ids);
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), base::ErrorCode::kNotFound);
    EXPECT_EQ(error.message().args.at(0), "srdi-2099");
  }
}

}  // namespace
}  // namespace rongtong::rules
