#include "tests/rules/random_rules.h"

#include <algorithm>
#include <limits>

namespace rongtong::rules::tests {

namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
constexpr base::Date kDay{std::chrono::year(2026), std::chrono::month(2), std::chrono::day(28)};

Input make_input(InputKind kind, std::string id, int offset, Type type) {
  Input input;
  input.kind = kind;
  input.id = std::move(id);
  input.offset = offset;
  input.type = type;
  return input;
}

const std::vector<std::string>& words() {
  static const std::vector<std::string> kWords = {"A1", "A22", "B3", "C", "C35", "C3521", "中"};
  return kWords;
}

Op any_comparison(base::Random& random) {
  static const std::vector<Op> kOps = {
      Op::kLess, Op::kLessEqual, Op::kGreater, Op::kGreaterEqual, Op::kEqual, Op::kNotEqual};
  return random.pick(kOps);
}

Op op_of(Comparison comparison) {
  switch (comparison) {
    case Comparison::kAtLeast:
      return Op::kGreaterEqual;
    case Comparison::kAbove:
      return Op::kGreater;
    case Comparison::kAtMost:
      return Op::kLessEqual;
    case Comparison::kBelow:
      return Op::kLess;
    default:
      return Op::kEqual;
  }
}

}  // namespace

RandomRules::RandomRules(std::uint64_t seed, RandomRulesOptions options)
    : random_(seed),
      options_(options),
      list_(make_input(InputKind::kDated, "list", 0, Type::kList)) {
  for (const char* id : {"a", "b", "c"}) {
    numbers_.push_back(make_input(InputKind::kYearly, id, 0, Type::kNumber));
    numbers_.push_back(make_input(InputKind::kYearly, id, -1, Type::kNumber));
    truths_.push_back(make_input(InputKind::kHolds, id, 0, Type::kTruth));
  }
  dates_.push_back(make_input(InputKind::kDated, "day", 0, Type::kDate));
  dates_.push_back(make_input(InputKind::kSince, "a", 0, Type::kDate));
  texts_.push_back(make_input(InputKind::kIndustry, "", 0, Type::kText));
  texts_.push_back(make_input(InputKind::kYearly, "word", 0, Type::kText));
  truths_.push_back(review_input());
}

double RandomRules::grid_value() {
  static const std::vector<double> kValues = {
      -2, -1, -0.5, 0, 0, 0.1, 0.3, 0.05, 1, 1, 2, 3, 5, 1500e4, 2000e4, 1500e4 + 0.5};
  return random_.pick(kValues);
}

NodeId RandomRules::number_input() { return graph_.input(random_.pick(numbers_)); }
NodeId RandomRules::date_input() { return graph_.input(random_.pick(dates_)); }
NodeId RandomRules::truth_input() { return graph_.input(random_.pick(truths_)); }

NodeId RandomRules::number_of_one(int depth) {
  static const std::vector<Op> kOps = {Op::kNegate, Op::kAbs, Op::kFloor, Op::kSqrt};
  const Op op = random_.pick(kOps);
  const NodeId part = number(depth - 1);
  const Op allowed = op == Op::kSqrt && !options_.squares ? Op::kAbs : op;
  return make_number(graph_, allowed, Unit::kNone, std::vector<NodeId>{part});
}

NodeId RandomRules::number(int depth) {
  if (depth == 0 || chance(0.3)) {
    return chance(0.25) ? graph_.number(grid_value(), Unit::kNone) : number_input();
  }
  static const std::vector<Op> kOps = {
      Op::kAdd,
      Op::kSubtract,
      Op::kMultiply,
      Op::kDivide,
      Op::kMin,
      Op::kMax,
      Op::kGrowth,
  };
  switch (random_.below(8)) {
    case 0:
      return number_of_one(depth);
    case 1:
      return make_if(graph_, truth(depth - 1), number(depth - 1), number(depth - 1));
    case 2:
      if (!options_.or_else) return number_input();
      return make_or_else(graph_, number(depth - 1), number(depth - 1));
    case 3: {
      static const std::vector<Op> kDateOps = {
          Op::kYearsToYearEnd, Op::kYearsToDay, Op::kDaysToDay};
      const Op op = random_.pick(kDateOps);
      const std::uint32_t payload = op == Op::kYearsToYearEnd ? 127 + random_.below(2) : 0;
      const NodeId date = date_input();
      return graph_.make(op, Type::kNumber, Unit::kYears, std::vector<NodeId>{date}, payload);
    }
    default: {
      const Op op = random_.pick(kOps);
      const std::vector<NodeId> parts = {number(depth - 1), number(depth - 1)};
      return make_number(graph_, op, Unit::kNone, parts);
    }
  }
}

NodeId RandomRules::text_truth() {
  std::vector<std::string> some;
  for (const auto& word : words()) {
    if (chance(0.3)) some.push_back(word.substr(0, chance(0.5) ? 1 : word.size()));
  }
  std::erase(some, words().back().substr(0, 1));
  const std::uint32_t list = graph_.text_list(std::move(some));
  if (chance(0.3)) {
    const std::vector<NodeId> column = {graph_.input(list_)};
    return graph_.make(Op::kListHas, Type::kTruth, Unit::kNone, column, list);
  }
  const std::vector<NodeId> column = {graph_.input(random_.pick(texts_))};
  const Op op = chance(0.5) ? Op::kTextIn : Op::kTextStarts;
  return graph_.make(op, Type::kTruth, Unit::kNone, column, list);
}

NodeId RandomRules::truth(int depth) {
  if (depth == 0) return chance(0.5) ? truth_input() : text_truth();
  std::vector<NodeId> parts;
  switch (random_.below(7)) {
    case 0:
      return make_not(graph_, truth(depth - 1));
    case 1:
      for (int i = 0; i < 3; ++i) parts.push_back(truth(depth - 1));
      return make_all(graph_, parts);
    case 2:
      for (int i = 0; i < 3; ++i) parts.push_back(truth(depth - 1));
      return make_any(graph_, parts);
    case 3:
      if (!options_.or_else) return truth_input();
      return make_or_else(graph_, truth(depth - 1), truth(depth - 1));
    case 4:
      return make_comparison(
          graph_,
          any_comparison(random_),
          date_input(),
          graph_.date(18'000 + static_cast<int>(random_.below(3000)))
      );
    default:
      return make_comparison(graph_, any_comparison(random_), number(depth - 1), number(1));
  }
}

Condition RandomRules::leaf() {
  Condition result;
  if (chance(0.4)) {
    result.kind = Condition::Kind::kIs;
    result.value = truth(2);
    result.bare = result.value;
    return result;
  }
  result.kind = Condition::Kind::kCompare;
  result.comparison = static_cast<Comparison>(random_.below(5));
  result.value = number(2);
  result.threshold = chance(0.8) ? graph_.number(grid_value(), Unit::kNone) : number(1);
  result.bare = make_comparison(graph_, op_of(result.comparison), result.value, result.threshold);
  return result;
}

/// Waiver, question and whole truth of a condition whose bare truth stands.
void RandomRules::finish(Condition& condition, int depth) {
  if (options_.undecided && chance(0.05)) {
    condition.undecided = true;
    condition.bare = graph_.truth(Truth::kUnknown);
  }
  std::vector<NodeId> either_of = {condition.bare};
  if (depth > 0 && chance(0.2)) {
    condition.waived_when.push_back(this->condition(depth - 1));
    either_of.push_back(condition.waived_when.front().truth);
  }
  if (chance(0.15)) {
    condition.applies_when = truth(1);
    either_of.push_back(make_not(graph_, condition.applies_when));
  }
  condition.truth = make_any(graph_, either_of);
}

Condition RandomRules::condition(int depth) {
  Condition result;
  if (depth == 0 || chance(0.5)) {
    result = leaf();
  } else {
    static const std::vector<Condition::Kind> kKinds = {
        Condition::Kind::kAll, Condition::Kind::kAny, Condition::Kind::kAtLeastOf};
    result.kind = random_.pick(kKinds);
    std::vector<NodeId> truths;
    const std::uint32_t count = 1 + random_.below(4);
    for (std::uint32_t i = 0; i < count; ++i) {
      truths.push_back(result.parts.emplace_back(condition(depth - 1)).truth);
    }
    result.count = 1 + random_.below(count);
    if (result.kind == Condition::Kind::kAll) result.bare = make_all(graph_, truths);
    if (result.kind == Condition::Kind::kAny) result.bare = make_any(graph_, truths);
    if (result.kind == Condition::Kind::kAtLeastOf) {
      result.bare = make_at_least(graph_, truths, result.count);
    }
  }
  finish(result, depth);
  return result;
}

Points RandomRules::some_points(std::int32_t maximum) {
  const auto limit = static_cast<std::uint32_t>(maximum) + 1;
  const auto a = static_cast<std::int32_t>(random_.below(limit));
  if (chance(0.7)) return {a, a};
  const auto b = static_cast<std::int32_t>(random_.below(limit));
  return {std::min(a, b), std::max(a, b)};
}

PointItem RandomRules::bands(std::int32_t maximum) {
  PointItem result;
  result.kind = PointItem::Kind::kBands;
  result.value = number(2);
  std::vector<double> ends;
  const std::uint32_t count = random_.below(10);
  for (std::uint32_t i = 0; i < count; ++i) ends.push_back(grid_value());
  std::ranges::sort(ends, std::greater<>());
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
  const bool fixed = chance(0.7);
  for (std::size_t i = 0; i <= ends.size(); ++i) {
    Band band;
    if (i < ends.size()) band.from = ends[i];
    band.from_included = chance(0.7);
    if (i > 0) band.to = ends[i - 1];
    if (i > 0) band.to_included = !result.bands.back().from_included;
    band.points = some_points(maximum);
    if (fixed) band.points.most = band.points.least;
    result.bands.push_back(band);
  }
  return result;
}

std::vector<PointCase> RandomRules::cases(std::int32_t maximum) {
  std::vector<PointCase> result;
  const std::uint32_t count = 1 + random_.below(5);
  for (std::uint32_t i = 0; i < count; ++i) {
    result.push_back({condition(1), some_points(maximum)});
  }
  if (chance(0.5)) {
    Condition otherwise;
    otherwise.kind = Condition::Kind::kAll;
    otherwise.bare = otherwise.truth = graph_.truth(Truth::kYes);
    result.push_back({otherwise, some_points(maximum)});
  }
  return result;
}

PointItem RandomRules::item(int depth) {
  const std::int32_t maximum = 100 * static_cast<std::int32_t>(1 + random_.below(20));
  PointItem result;
  result.kind = static_cast<PointItem::Kind>(random_.below(depth > 0 ? 6 : 4));
  if (result.kind == PointItem::Kind::kBands) result = bands(maximum);
  result.maximum = maximum;
  switch (result.kind) {
    case PointItem::Kind::kBands:
      break;
    case PointItem::Kind::kCases:
    case PointItem::Kind::kSum:
      result.cases = cases(maximum);
      break;
    case PointItem::Kind::kPerFull:
      result.value = number(2);
      result.step = chance(0.5) ? 2 : 0.1;
      result.per_step = 150;
      break;
    case PointItem::Kind::kGiven:
      result.value = number(1);
      break;
    case PointItem::Kind::kBetterOf:
      for (int i = 0; i < 2; ++i) result.parts.push_back(item(depth - 1));
      break;
  }
  result.undecided = options_.undecided && chance(0.05);
  return result;
}

PointTable RandomRules::table() {
  PointTable result;
  std::int32_t all = 0;
  const std::uint32_t count = 1 + random_.below(3);
  for (std::uint32_t g = 0; g < count; ++g) {
    PointGroup& group = result.groups.emplace_back();
    const std::uint32_t items = 1 + random_.below(4);
    for (std::uint32_t i = 0; i < items; ++i) {
      group.maximum += group.items.emplace_back(item(1)).maximum;
    }
    if (chance(0.3)) group.maximum = group.maximum * 2 / 3;
    if (chance(0.5)) group.minimum = group.maximum / 3;
    all += group.maximum;
  }
  result.pass_mark = all / 2 / 100 * 100;
  result.above = chance(0.3);
  if (chance(0.4)) result.direct.push_back(condition(2));
  return result;
}

RuleSet RandomRules::rules() {
  RuleSet result;
  std::vector<NodeId> truths;
  const std::uint32_t count = random_.below(6);
  for (std::uint32_t i = 0; i < count; ++i) {
    truths.push_back(result.conditions.emplace_back(condition(2)).truth);
  }
  result.conditions_hold = make_all(graph_, truths);
  if (chance(0.6) || count == 0) result.points = table();
  return result;
}

RuleSet RandomRules::classes() {
  RuleSet result;
  const std::uint32_t count = 1 + random_.below(4);
  for (std::uint32_t i = 0; i < count; ++i) {
    ClassCase& one = result.classes.emplace_back();
    one.id = "c" + std::to_string(i);
    one.when = condition(1);
  }
  return result;
}

RuleBook RandomRules::book(std::size_t count) {
  std::vector<RuleSet> sets;
  for (std::size_t i = 0; i < count; ++i) {
    sets.push_back(i % 3 == 2 ? classes() : rules());
    sets.back().id = "r" + std::to_string(i);
  }
  return RuleBook(graph_, std::move(sets));
}

FactTable RandomRules::facts(std::size_t rows, double unknown) {
  FactTable facts(rows, kDay);
  for (std::size_t row = 0; row < rows; ++row) {
    for (const Input& input : numbers_) {
      facts.numbers(input)[row] = chance(unknown) ? kUnknown : grid_value();
    }
    for (const Input& input : dates_) {
      const double day = 17'500 + random_.below(4000);
      facts.numbers(input)[row] = chance(unknown) ? kUnknown : day;
    }
    for (const Input& input : truths_) {
      const Truth truth = chance(0.5) ? Truth::kYes : Truth::kNo;
      facts.truths(input)[row] = chance(unknown) ? Truth::kUnknown : truth;
    }
    const auto word_count = static_cast<std::uint32_t>(words().size());
    for (const Input& input : texts_) {
      facts.texts(input).dictionary = words();
      const auto code = static_cast<std::int32_t>(random_.below(word_count));
      facts.texts(input).codes[row] = chance(unknown) ? -1 : code;
    }
    facts.lists(list_).dictionary = words();
    facts.lists(list_).masks[row] =
        chance(unknown) ? FactTable::kUnknownList : random_.below(1U << word_count);
  }
  return facts;
}

FactTable with_more_unknown(
    const FactTable& facts, const std::vector<Input>& inputs, double forget, base::Random& random
) {
  FactTable result = facts;
  for (const Input& input : inputs) {
    for (std::size_t row = 0; row < facts.rows(); ++row) {
      if (random.unit() >= forget) continue;
      switch (input.type) {
        case Type::kNumber:
        case Type::kDate:
          result.numbers(input)[row] = kUnknown;
          break;
        case Type::kTruth:
          result.truths(input)[row] = Truth::kUnknown;
          break;
        case Type::kText:
          result.texts(input).codes[row] = -1;
          break;
        case Type::kList:
          result.lists(input).masks[row] = FactTable::kUnknownList;
          break;
      }
    }
  }
  return result;
}

}  // namespace rongtong::rules::tests
