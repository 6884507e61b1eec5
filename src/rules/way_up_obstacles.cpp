#include "rules/way_up_obstacles.h"

#include <algorithm>
#include <cmath>

namespace rongtong::rules::way {

namespace {

constexpr int kHalvings = 44;
/// Enough for one condition; what needs more counts as possible.
constexpr std::size_t kWork = 20'000;
constexpr std::int32_t kOnePoint = 100;

}  // namespace

std::vector<WayObstacle> ObstacleFinder::find() {
  const Here here{question_.set, question_.review, rounds_within(question_.options.years)};
  find(here);
  if (found_.empty()) find_together(here);
  return std::move(found_);
}

bool ObstacleFinder::possible(TreeId tree) {
  const auto result = search(problem_, tree, kWork);
  return result.best.has_value() || !result.proven;
}

void ObstacleFinder::find(const Here& here) {
  for (const auto& condition : here.set.conditions) find(here, condition);
  find_points(here);
}

void ObstacleFinder::find(const Here& here, const Condition& condition) {
  if (possible(lowering_.condition(here.set, condition, here.review, here.rounds))) return;
  if (!condition.parts.empty()) {
    const std::size_t before = found_.size();
    for (const auto& part : condition.parts) find(here, part);
    if (found_.size() > before) return;
    found_.push_back({WayObstacle::Kind::kTogether, {&here.set, &condition, nullptr, {}}});
    for (const auto& part : condition.parts) {
      found_.back().together.push_back({&here.set, &part, nullptr, {}});
    }
    return;
  }
  if (add_titles(here, condition)) return;
  add_compare(here, condition);
}

/// Whether the condition asks for a title; then that, and why its own standard is not met.
bool ObstacleFinder::add_titles(const Here& here, const Condition& condition) {
  if (condition.kind != Condition::Kind::kIs || condition.bare == kNoNode) return false;
  const auto& graph = question_.book.graph();
  std::vector<NodeId> open{condition.bare};
  bool any = false;
  while (!open.empty()) {
    const Node& node = graph.at(open.back());
    const auto children = graph.children(open.back());
    open.pop_back();
    open.insert(open.end(), children.begin(), children.end());
    if (node.op != Op::kInput) continue;
    const Input& input = graph.inputs()[node.payload];
    if (input.kind != InputKind::kHolds && input.kind != InputKind::kGranted) continue;
    any = true;
    WayObstacle obstacle{WayObstacle::Kind::kTitle, {&here.set, &condition, nullptr, {}}};
    obstacle.title = input.id;
    found_.push_back(std::move(obstacle));
    const RuleSet* granted_by = lowering_.granting(input.id, false);
    if (granted_by == nullptr || granted_by == &here.set || here.rounds <= 0) continue;
    find({*granted_by, false, here.rounds - 1});
  }
  return any;
}

void ObstacleFinder::add_compare(const Here& here, const Condition& condition) {
  WayObstacle obstacle{WayObstacle::Kind::kNotMovable, {&here.set, &condition, nullptr, {}}};
  const auto held = lowering_.expected_value(condition, here.review);
  if (condition.kind == Condition::Kind::kCompare) {
    obstacle.baseline = held;
    const auto& mark = question_.book.graph().at(condition.threshold);
    if (mark.op == Op::kNumber) {
      obstacle.threshold = mark.number;
      obstacle.unit = mark.unit;
    }
  }
  if (held && obstacle.threshold && condition.comparison != Comparison::kEqual) {
    obstacle.reachable = farthest(here, condition, *held, *obstacle.threshold);
    const double moved = std::abs(*obstacle.reachable - *held);
    if (moved > 1e-9 * std::max(1.0, std::abs(*held)))
      obstacle.kind = WayObstacle::Kind::kOutOfReach;
  }
  found_.push_back(std::move(obstacle));
}

/// The threshold nearest to the real one that could be met: halves the way from what is held.
double ObstacleFinder::farthest(
    const Here& here, const Condition& condition, double held, double mark
) {
  double met = held;
  double missed = mark;
  for (int i = 0; i < kHalvings; ++i) {
    const double middle = met + (missed - met) / 2;
    const auto tree = lowering_.compare_with(here.set, condition, here.review, here.rounds, middle);
    (possible(tree) ? met : missed) = middle;
  }
  const double whole = std::round(met);
  return std::abs(met - whole) < 1e-6 * std::max(1.0, std::abs(met) * 1e-3) ? whole : met;
}

void ObstacleFinder::find_points(const Here& here) {
  if (!here.set.points) return;
  if (possible(lowering_.points(here.set, here.review, here.rounds))) return;
  WayObstacle obstacle{WayObstacle::Kind::kPoints, {&here.set, nullptr, nullptr, {}}};
  std::int32_t met = 0;
  std::int32_t missed = here.set.points->pass_mark + kOnePoint;
  while (missed - met > kOnePoint) {
    const auto middle = met + (missed - met) / (2 * kOnePoint) * kOnePoint;
    const auto tree = lowering_.table(here.set, here.review, here.rounds, middle);
    (possible(tree) ? met : missed) = middle;
  }
  obstacle.threshold = here.set.points->pass_mark;
  obstacle.reachable = met;
  obstacle.unit = Unit::kPoints;
  found_.push_back(std::move(obstacle));
}

void ObstacleFinder::find_together(const Here& here) {
  struct Part {
    WayPlace place;
    TreeId tree;
  };
  std::vector<Part> parts;
  for (const auto& condition : here.set.conditions) {
    parts.push_back(
        {{&here.set, &condition, nullptr, {}},
         lowering_.condition(here.set, condition, here.review, here.rounds)}
    );
  }
  if (here.set.points) {
    parts.push_back(
        {{&here.set, nullptr, nullptr, {}}, lowering_.points(here.set, here.review, here.rounds)}
    );
  }
  for (std::size_t i = parts.size(); i-- > 0;) {
    std::vector<TreeId> others;
    for (std::size_t k = 0; k < parts.size(); ++k) {
      if (k != i) others.push_back(parts[k].tree);
    }
    if (!possible(lowering_.trees().all(others))) {
      parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }
  WayObstacle obstacle{WayObstacle::Kind::kTogether, {&here.set, nullptr, nullptr, {}}};
  for (const auto& part : parts) obstacle.together.push_back(part.place);
  found_.push_back(std::move(obstacle));
}

}  // namespace rongtong::rules::way
