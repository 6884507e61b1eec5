#pragma once

#include <vector>

#include "rules/way_up_plan.h"

namespace rongtong::rules::way {

/// Why a question has no way: each condition that cannot be met by itself, with the best it can
/// come to; where each can, a smallest choice of those that cannot be met together.
class ObstacleFinder {
 public:
  ObstacleFinder(const Question& question, Problem& problem, Lowering& lowering)
      : question_(question), problem_(problem), lowering_(lowering) {}

  std::vector<WayObstacle> find();

 private:
  struct Here {
    const RuleSet& set;
    bool review;
    int rounds;
  };
  void find(const Here& here);
  void find(const Here& here, const Condition& condition);
  void find_points(const Here& here);
  void find_together(const Here& here);
  void add_compare(const Here& here, const Condition& condition);
  bool add_titles(const Here& here, const Condition& condition);
  bool possible(TreeId tree);
  double farthest(const Here& here, const Condition& condition, double held, double mark);

  const Question& question_;
  Problem& problem_;
  Lowering& lowering_;
  std::vector<WayObstacle> found_;
};

}  // namespace rongtong::rules::way
