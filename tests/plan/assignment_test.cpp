#include "plan/assignment.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <tuple>

#include "base/error.h"
#include "base/random.h"
#include "plan/check.h"
#include "tests/plan/random_assignment.h"

namespace rongtong::plan {
namespace {

/// (pins kept, meetings of minimums covered, weight): greater is better.
using Order = std::tuple<std::int64_t, std::int64_t, std::int64_t>;

/// The best order over all subsets of pairs, by trying every one.
class Oracle {
 public:
  explicit Oracle(const AssignmentProblem& problem)
      : problem_(problem), need_(problem.needs.size(), 0), firm_(problem.firms.size(), 0) {}

  Order best() {
    visit(0, 0, 0);
    return best_;
  }

 private:
  void visit(std::size_t at, std::int64_t pins, std::int64_t weight) {
    if (at == problem_.pairs.size()) {
      best_ = std::max(best_, Order{pins, covered(), weight});
      return;
    }
    visit(at + 1, pins, weight);
    const auto& pair = problem_.pairs[at];
    const ForbiddenPair key{pair.need, pair.firm};
    const auto& no = problem_.forbidden;
    if (std::find(no.begin(), no.end(), key) != no.end()) return;
    if (need_[pair.need] == problem_.needs[pair.need].maximum) return;
    if (firm_[pair.firm] == problem_.firms[pair.firm].maximum) return;
    ++need_[pair.need];
    ++firm_[pair.firm];
    visit(at + 1, pins + (pair.pinned ? 1 : 0), weight + pair.weight);
    --need_[pair.need];
    --firm_[pair.firm];
  }

  std::int64_t covered() const {
    std::int64_t sum = 0;
    for (std::size_t n = 0; n < need_.size(); ++n)
      sum += std::min(need_[n], problem_.needs[n].minimum);
    for (std::size_t f = 0; f < firm_.size(); ++f)
      sum += std::min(firm_[f], problem_.firms[f].minimum);
    return sum;
  }

  const AssignmentProblem& problem_;
  std::vector<Index> need_, firm_;
  Order best_{-1, -1, -1};
};

Order order_of(const AssignmentProblem& problem, const Assignment& assignment) {
  std::int64_t pins = 0, minimums = 0;
  for (const Index p : assignment.chosen) pins += problem.pairs[p].pinned ? 1 : 0;
  for (const auto& need : problem.needs) minimums += need.minimum;
  for (const auto& firm : problem.firms) minimums += firm.minimum;
  const auto missing = assignment.need_minimum_missing + assignment.firm_minimum_missing;
  return {pins, minimums - missing, assignment.objective};
}

TEST(Assign, EqualsExhaustiveSearchAndProvesIt) {
  base::Random random(20220616);
  for (int round = 0; round < 1500; ++round) {
    SCOPED_TRACE(round);
    const auto problem = random_assignment(random, 13);
    const auto result = assign(problem);
    EXPECT_TRUE(check_assignment(problem, result).empty());
    EXPECT_EQ(order_of(problem, result), Oracle(problem).best());
    EXPECT_EQ(result.gap(), 0);
  }
}

TEST(Assign, DoesNotDependOnTheOrderOfPairs) {
  base::Random random(7);
  for (int round = 0; round < 200; ++round) {
    auto problem = random_assignment(random, 20);
    const auto names = [&](const Assignment& result) {
      std::vector<std::pair<Index, Index>> chosen;
      for (const Index p : result.chosen) {
        chosen.emplace_back(problem.pairs[p].need, problem.pairs[p].firm);
      }
      return chosen;
    };
    const auto before = names(assign(problem));
    random.shuffle(problem.pairs);
    EXPECT_EQ(names(assign(problem)), before);
  }
}

// By hand: need by need, need 0 would take firm 0 (10) and leave need 1 only the 1: 11. Together 9
// + 8 = 17.
TEST(Assign, IsBestForAllTogether) {
  AssignmentProblem problem;
  problem.needs = {{0, 1}, {0, 1}};
  problem.firms = {{0, 1}, {0, 1}};
  problem.pairs = {{0, 0, 10, false}, {0, 1, 9, false}, {1, 0, 8, false}, {1, 1, 1, false}};
  const auto result = assign(problem);
  EXPECT_EQ(result.chosen, (std::vector<Index>{1, 2}));
  EXPECT_EQ(result.objective, 17);
  EXPECT_EQ(result.bound, 17);
}

// By hand: firm 1 was invited and must not come in vain, although 100 + 90 would weigh more.
TEST(Assign, CoversMinimumsBeforeWeight) {
  AssignmentProblem problem;
  problem.needs = {{0, 2}};
  problem.firms = {{0, 1}, {1, 1}, {0, 1}};
  problem.pairs = {{0, 0, 100, false}, {0, 1, 1, false}, {0, 2, 90, false}};
  const auto result = assign(problem);
  EXPECT_EQ(result.chosen, (std::vector<Index>{0, 1}));
  EXPECT_EQ(result.firm_minimum_missing, 0);
}

TEST(Assign, KeepsPinsBeforeMinimums) {
  AssignmentProblem problem;
  problem.needs = {{0, 1}};
  problem.firms = {{0, 1}, {1, 1}};
  problem.pairs = {{0, 0, 0, true}, {0, 1, 50, false}};
  const auto result = assign(problem);
  EXPECT_EQ(result.chosen, std::vector<Index>{0});
  EXPECT_EQ(result.firm_minimum_missing, 1);
}

TEST(Assign, ReportsPinsThatCannotBeKept) {
  AssignmentProblem problem;
  problem.needs = {{0, 1}, {0, 2}};
  problem.firms = {{0, 5}, {0, 1}, {0, 5}};
  problem.pairs = {
      {0, 0, 9, true},  // kept
      {0, 2, 3, true},  // need 0 invites one firm only
      {1, 1, 7, true},  // forbidden below
      {1, 2, 1, true},  // kept
  };
  problem.forbidden = {{1, 1}};
  const auto result = assign(problem);
  EXPECT_EQ(result.chosen, (std::vector<Index>{0, 3}));
  EXPECT_EQ(
      result.unmet_pins,
      (std::vector<UnmetPin>{{1, PinFault::kNeedTooSmall}, {2, PinFault::kForbidden}})
  );
}

TEST(Assign, NothingToChooseIsAnAnswer) {
  EXPECT_TRUE(assign({}).chosen.empty());
  AssignmentProblem problem;
  problem.needs = {{2, 8}};
  problem.firms = {{1, 3}};
  const auto result = assign(problem);
  EXPECT_TRUE(result.chosen.empty());
  EXPECT_EQ(result.need_minimum_missing, 2);
  EXPECT_EQ(result.firm_minimum_missing, 1);
  EXPECT_EQ(result.gap(), 0);
}

TEST(Assign, TakesPairsWithoutWeightWhileThereIsRoom) {
  AssignmentProblem problem;
  problem.needs = {{0, 2}};
  problem.firms = {{0, 1}, {0, 1}, {0, 1}};
  problem.pairs = {{0, 0, 0, false}, {0, 1, 0, false}, {0, 2, 0, false}};
  EXPECT_EQ(assign(problem).chosen.size(), 2U);
}

struct RefusedCase {
  const char* name;
  AssignmentProblem problem;
  const char* key;
};

std::vector<RefusedCase> refused_cases() {
  const std::int64_t huge = std::int64_t{1} << 62;
  return {
      {"NoSuchFirm", {{{0, 1}}, {{0, 1}}, {{0, 1, 5, false}}, {}}, "plan.pair_out_of_range"},
      {"NoSuchNeed", {{{0, 1}}, {{0, 1}}, {{3, 0, 5, false}}, {}}, "plan.pair_out_of_range"},
      {"Negative", {{{0, 1}}, {{0, 1}}, {{0, 0, -1, false}}, {}}, "plan.negative_weight"},
      {"Twice", {{{0, 1}}, {{0, 1}}, {{0, 0, 1, false}, {0, 0, 2, false}}, {}}, "plan.pair_twice"},
      {"NeedLimits", {{{2, 1}}, {}, {}, {}}, "plan.need_limits"},
      {"FirmLimits", {{}, {{2, 1}}, {}, {}}, "plan.firm_limits"},
      {"TooHeavy", {{{0, 1}}, {{0, 1}}, {{0, 0, huge, false}}, {}}, "plan.weight_too_large"},
  };
}

TEST(Assign, RefusesProblemsThatMakeNoSense) {
  for (const auto& refused : refused_cases()) {
    SCOPED_TRACE(refused.name);
    try {
      assign(refused.problem);
      ADD_FAILURE() << "not refused";
    } catch (const base::Error& error) {
      EXPECT_EQ(error.code(), base::ErrorCode::kInvalidArgument);
      EXPECT_EQ(error.message().key, refused.key);
    }
  }
}

// The greatest weight that is let through must come out right: an overflow would show as a wrong
// choice.
TEST(Assign, TakesTheGreatestWeightItAllows) {
  AssignmentProblem problem;
  problem.needs = {{1, 1}, {0, 1}};
  problem.firms = {{0, 1}, {1, 1}};
  problem.pairs = {{0, 0, 1LL << 62, true}, {0, 1, 0, false}, {1, 0, 0, false}, {1, 1, 0, false}};
  try {
    assign(problem);
    FAIL() << "not refused";
  } catch (const base::Error& error) {
    const std::int64_t most = std::stoll(error.message().args[1]);
    EXPECT_GT(most, 1'000'000'000'000);
    for (auto& pair : problem.pairs) pair.weight = pair.need == pair.firm ? most : most - 1;
    const auto result = assign(problem);
    EXPECT_EQ(result.chosen, (std::vector<Index>{0, 3}));
    EXPECT_EQ(result.objective, 2 * most);
    EXPECT_EQ(result.gap(), 0);
  }
}

}  // namespace
}  // namespace rongtong::plan
