#include <array>

#include "model/json/fields.h"

namespace rongtong::model {

namespace {

template <class E>
using Pair = std::pair<E, std::string_view>;

constexpr std::array kSeverities{
    Pair<base::Severity>{base::Severity::kWarning, "warning"},
    Pair<base::Severity>{base::Severity::kReject, "reject"}};
constexpr std::array kBatchStates{
    Pair<BatchState>{BatchState::kRunning, "running"},
    Pair<BatchState>{BatchState::kFinished, "finished"},
    Pair<BatchState>{BatchState::kUndone, "undone"}};
constexpr std::array kConditionKinds{
    Pair<ConditionKind>{ConditionKind::kRegion, "region"},
    Pair<ConditionKind>{ConditionKind::kTier, "tier"},
    Pair<ConditionKind>{ConditionKind::kSize, "size"},
    Pair<ConditionKind>{ConditionKind::kQualification, "qualification"},
    Pair<ConditionKind>{ConditionKind::kIndustry, "industry"}};
constexpr std::array kAnswers{
    Pair<Answer>{Answer::kInterested, "interested"},
    Pair<Answer>{Answer::kLater, "later"},
    Pair<Answer>{Answer::kNo, "no"}};
constexpr std::array kVerdicts{
    Pair<Verdict>{Verdict::kYes, "yes"},
    Pair<Verdict>{Verdict::kNo, "no"},
    Pair<Verdict>{Verdict::kUnknown, "unknown"}};
constexpr std::array kTextFields{
    Pair<TextField>{TextField::kName, "name"},
    Pair<TextField>{TextField::kBusinessScope, "business_scope"},
    Pair<TextField>{TextField::kMainProducts, "main_products"},
    Pair<TextField>{TextField::kQualifications, "qualifications"}};

}  // namespace

template <>
EnumNames<base::Severity> enum_names() {
  return kSeverities;
}
template <>
EnumNames<BatchState> enum_names() {
  return kBatchStates;
}
template <>
EnumNames<ConditionKind> enum_names() {
  return kConditionKinds;
}
template <>
EnumNames<Answer> enum_names() {
  return kAnswers;
}
template <>
EnumNames<Verdict> enum_names() {
  return kVerdicts;
}
template <>
EnumNames<TextField> enum_names() {
  return kTextFields;
}

}  // namespace rongtong::model
