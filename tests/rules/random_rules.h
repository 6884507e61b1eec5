#pragma once

#include <vector>

#include "base/random.h"
#include "rules/build.h"
#include "rules/fact_table.h"
#include "rules/rule_book.h"

namespace rongtong::rules::tests {

struct RandomRulesOptions {
  bool or_else = true;  ///< the one operation that can answer differently for an unknown
  bool undecided = true;
  bool squares = true;  ///< roots, which some databases lack
};

/// Rule sets without sense over a few inputs, with every kind of expression, condition, item and
/// table. Marks and values are drawn from one short list, so that edges are hit often.
class RandomRules {
 public:
  RandomRules(std::uint64_t seed, RandomRulesOptions options);

  /// `count` sets r0, r1, …, every third a classification.
  RuleBook book(std::size_t count);

  /// Values for all inputs that the sets may ask; `unknown` is the share of missing ones.
  FactTable facts(std::size_t rows, double unknown);

 private:
  bool chance(double share) { return random_.unit() < share; }
  double grid_value();

  NodeId number_input();
  NodeId date_input();
  NodeId truth_input();
  NodeId number(int depth);
  NodeId number_of_one(int depth);
  NodeId truth(int depth);
  NodeId text_truth();

  Condition condition(int depth);
  Condition leaf();
  void finish(Condition& condition, int depth);
  Points some_points(std::int32_t maximum);
  PointItem item(int depth);
  PointItem bands(std::int32_t maximum);
  std::vector<PointCase> cases(std::int32_t maximum);
  PointTable table();
  RuleSet rules();
  RuleSet classes();

  base::Random random_;
  RandomRulesOptions options_;
  ExpressionGraph graph_;
  std::vector<Input> numbers_;
  std::vector<Input> dates_;
  std::vector<Input> truths_;
  std::vector<Input> texts_;
  Input list_;
};

/// A copy of `facts` in which each value of `inputs` is unknown with a share of `forget`.
FactTable with_more_unknown(
    const FactTable& facts, const std::vector<Input>& inputs, double forget, base::Random& random
);

}  // namespace rongtong::rules::tests
