#include "match/evaluate.h"

#include <gtest/gtest.h>

#include <sstream>

#include "base/error.h"
#include "match/trec.h"
#include "tests/support/cases.h"

namespace rongtong::match {
namespace {

// The expected numbers are those of the test collection's own score.py (Python 3) for these texts.
constexpr const char* kQrels =
    "A 0 X1 3\nA 0 X2 2\nA 0 X3 0\n\nA 0 X4 1\nA 0 X5 2\nB\t0 Y1 2\r\nC 0 Z1 1\n";
constexpr const char* kRun =
    "A Q0 X3 1 9.5 t\nA Q0 X2 2 9.0 t\nA Q0 U1 3 8.0 t\nA Q0 X1 4 8.0 t\nA Q0 X4 5 7.25 t\n"
    "A Q0 U2 6 1.0 t\nB Q0 V1 2 1.0 t\nB Q0 Y1 1 1.0 t\nD Q0 W1 1 1.0 t\n";

TEST(Evaluate, GivesTheNumbersOfTheCollectionsScorer) {
  const auto evaluation = evaluate(read_qrels(kQrels, "q"), read_run(kRun, "r"));
  ASSERT_EQ(evaluation.needs.size(), 3U);
  const auto& [need, a] = evaluation.needs[0];
  EXPECT_EQ(need, "A");
  EXPECT_NEAR(a.ndcg10, 0.48915736078479516, 1e-12);
  EXPECT_NEAR(a.p5, 0.4, 1e-12);
  EXPECT_NEAR(a.recall50, 0.6666666666666666, 1e-12);
  EXPECT_NEAR(a.judged10, 0.6666666666666666, 1e-12);
  EXPECT_EQ(evaluation.needs[1].second, (Measures{1.0, 0.2, 1.0, 0.5}));
  EXPECT_EQ(evaluation.needs[2].second, Measures{});
  EXPECT_NEAR(evaluation.mean.ndcg10, 0.4964, 5e-5);
  EXPECT_NEAR(evaluation.mean.p5, 0.2, 1e-12);
  EXPECT_NEAR(evaluation.mean.recall50, 0.5556, 5e-5);
  EXPECT_NEAR(evaluation.mean.judged10, 0.3889, 5e-5);
}

TEST(Evaluate, LooksNoDeeperThanItsNameSays) {
  const Grades grades{{"R1", 3}, {"R11", 3}, {"R50", 3}, {"R51", 3}};
  std::vector<std::string> ranked;
  for (int i = 1; i <= 60; ++i) ranked.push_back("R" + std::to_string(i));
  const auto measures = measure(grades, ranked);
  EXPECT_NEAR(measures.ndcg10, 0.3903800499921017, 1e-12);
  EXPECT_NEAR(measures.p5, 0.2, 1e-12);
  EXPECT_NEAR(measures.recall50, 0.75, 1e-12);
  EXPECT_NEAR(measures.judged10, 0.1, 1e-12);
}

TEST(Evaluate, NothingJudgedIsNothing) {
  EXPECT_EQ(evaluate({}, read_run(kRun, "r")).mean, Measures{});
}

struct FaultCase {
  const char* name;
  bool run;
  const char* text;
  const char* key;
  std::uint64_t line;
};

class Faults : public testing::TestWithParam<FaultCase> {};

TEST_P(Faults, NameTheLine) {
  const auto& c = GetParam();
  try {
    if (c.run) {
      read_run(c.text, "file");
    } else {
      read_qrels(c.text, "file");
    }
    FAIL() << "no error";
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), base::ErrorCode::kInvalidArgument);
    EXPECT_EQ(error.message().key, c.key);
    EXPECT_EQ(error.place(), (base::Place{"file", c.line, {}}));
  }
}

INSTANTIATE_TEST_SUITE_P(
    Lines,
    Faults,
    testing::Values(
        FaultCase{"QrelsFields", false, "A 0 X1 3\nA 0 X2\n", "match.qrels.fields", 2},
        FaultCase{"QrelsGrade", false, "\nA 0 X1 high\n", "match.qrels.grade", 2},
        FaultCase{"RunFields", true, "A Q0 X1 1 2.0\n", "match.run.fields", 1},
        FaultCase{"RunRank", true, "A Q0 X1 one 2.0 t\n", "match.run.number", 1},
        FaultCase{"RunScore", true, "A Q0 X1 1 2,5 t\n", "match.run.number", 1},
        FaultCase{"RunTwice", true, "A Q0 X1 1 2 t\nA Q0 X1 2 1 t\n", "match.run.twice", 2}
    ),
    tests::kCaseName
);

TEST(Trec, WritesWhatTheScorerReads) {
  model::MatchResult result;
  result.candidates.push_back({model::EnterpriseId(7), 12.3456789, 0.5, {}, {}, {}});
  result.candidates.push_back({model::EnterpriseId(9), 0.25, 0.1, {}, {}, {}});
  std::ostringstream out;
  const auto code_of = [](model::EnterpriseId id) { return "C" + std::to_string(id.value); };
  write_trec(out, "N 1", result, code_of, "");
  EXPECT_EQ(out.str(), "N_1 Q0 C7 1 12.345679 _\nN_1 Q0 C9 2 0.250000 _\n");
  EXPECT_EQ(read_run(out.str(), "run").at("N_1"), (std::vector<std::string>{"C7", "C9"}));
}

}  // namespace
}  // namespace rongtong::match
