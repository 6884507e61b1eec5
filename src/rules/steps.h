#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "rules/expression.h"

namespace rongtong::rules {

/// What one step does with whole columns. Truths are bytes 0, 1, 2; points are two columns, least
/// and most, in hundredths. `c` are the step's constants.
enum class StepCode : std::uint8_t {
  // numbers
  kConstant,  ///< c[0]
  kUnknown,
  kNumberColumn,  ///< of input `payload`
  kAdd,
  kSubtract,
  kMultiply,
  kDivide,
  kMin,
  kMax,
  kGrowth,
  kNegate,
  kAbs,
  kSqrt,
  kFloor,
  kChooseNumber,  ///< by a truth: of two numbers
  kElseNumber,
  kYearsToYearEnd,  ///< of the reference year + c[0]; the day of assessment is known when run
  kYearsToDay,
  kDaysToDay,
  // truths
  kTruthConstant,  ///< `payload`
  kTruthColumn,    ///< of input `payload`
  kAtLeast,        ///< number ≥ c[0]: slack taken in, and `>` made `≥` the next double
  kAtMost,
  kEqual,    ///< |number − c[0]| ≤ c[1]
  kCompare,  ///< two numbers; `payload` is the Comparison
  kSameTruth,
  kTextMatch,  ///< text column of input `payload`: predicate number c[0]
  kListMatch,  ///< list column of input `payload`: predicate number c[0]
  kAnd,
  kOr,
  kNot,
  kChooseTruth,
  kElseTruth,
  kReaches,     ///< points ≥ c[0]
  kTally,       ///< of truths: those that are no | unknown ones << 4, each at most 15
  kFirstClass,  ///< of truths: index of the first that is not no, if it is yes; else 255
  kHasClass,    ///< of a kFirstClass: yes, or unknown
  // points
  kFixedPoints,  ///< c = least, most
  kBands,        ///< of a number. c = least, most of all; then each band's lower end (as in
                 ///< kAtLeast), least, most, from the top; the last band's end is −∞
  kCases,        ///< of truths. c = least, most of each: the first that holds
  kSum,          ///< of truths. c = maximum, then least, most of each
  kFullSteps,    ///< of a number. c = step, points a step, maximum
  kGiven,        ///< of a number. c = maximum
  kBest,         ///< of points
  kTotal,        ///< of points. c = maximum
};

enum class StepKind : std::uint8_t { kNumber, kTruth, kPoints };

using StepId = std::uint32_t;

/// One step of a program in which every value is made once.
struct Step {
  StepCode code = StepCode::kConstant;
  StepKind kind = StepKind::kNumber;
  std::vector<StepId> args;
  std::vector<double> constants;
  std::uint64_t payload = 0;

  friend bool operator==(const Step&, const Step&) = default;
  friend auto operator<=>(const Step&, const Step&) = default;
};

/// What kTextMatch and kListMatch ask.
struct TextPredicate {
  bool starts = false;  ///< with one of `texts`, not: is one of them
  std::vector<std::string> texts;

  friend bool operator==(const TextPredicate&, const TextPredicate&) = default;
};

/// Steps without duplicates, arguments before those who use them.
class StepList {
 public:
  StepId add(Step step);
  double predicate(const TextPredicate& predicate);  ///< its number

  const Step& at(StepId id) const { return steps_[id]; }
  const std::vector<Step>& steps() const { return steps_; }
  const std::vector<TextPredicate>& predicates() const { return predicates_; }

 private:
  std::vector<Step> steps_;
  std::map<Step, StepId> known_;
  std::vector<TextPredicate> predicates_;
};

}  // namespace rongtong::rules
