#include "usecase/plan_reasons.h"

#include <string>

namespace rongtong::usecase {

namespace {

using base::Message;
using base::msg;
using plan::ShortfallReason;
using plan::UnseatedReason;

/// The first blockers by name; three are enough to act on.
template <class NameOf>
std::string names(const std::vector<plan::Index>& blockers, const NameOf& name_of) {
  std::string text;
  for (std::size_t i = 0; i < blockers.size() && i < 3; ++i) {
    text += (i == 0 ? "" : "、") + name_of(blockers[i]);
  }
  return text;
}

class Reasons {
 public:
  Reasons(
      const std::vector<NeedCandidates>& needs,
      const AssignmentInput& input,
      const plan::Assignment& assignment
  )
      : needs_(needs), input_(input), assignment_(assignment) {}

  std::vector<model::LeftOut> all() {
    add_unmet_pins();
    const auto short_of = plan::explain_shortfalls(input_.problem, assignment_);
    for (const auto& need : short_of.needs) {
      left_out_.push_back({need.index, std::nullopt, why_need(need)});
    }
    for (const auto& firm : short_of.firms) {
      if (firm.limits.minimum == 0) continue;
      left_out_.push_back({std::nullopt, firm.index, why_firm(firm)});
    }
    return std::move(left_out_);
  }

 private:
  std::string need_code(plan::Index need) const { return needs_[need].need.public_code; }
  std::string firm_name(plan::Index firm) const { return input_.firms[firm].name; }

  void add_unmet_pins() {
    for (const auto& pin : assignment_.unmet_pins) {
      const auto& pair = input_.pairs[pin.pair];
      left_out_.push_back({pair.need, pair.firm, why_pin(pin.fault)});
    }
  }

  static Message why_pin(plan::PinFault fault) {
    switch (fault) {
      case plan::PinFault::kForbidden:
        return msg("usecase.plan.pin_forbidden");
      case plan::PinFault::kNeedTooSmall:
        return msg("usecase.plan.pin_need_full");
      case plan::PinFault::kFirmTooSmall:
        return msg("usecase.plan.pin_firm_full");
      case plan::PinFault::kBothTooSmall:
        break;
    }
    return msg("usecase.plan.pin_both_full");
  }

  Message why_need(const plan::Shortfall& need) const {
    const auto got = need.assigned;
    const auto wanted = need.limits.maximum;
    switch (need.reason) {
      case ShortfallReason::kNoCandidates:
        return msg("usecase.plan.need_no_candidates", wanted);
      case ShortfallReason::kAllForbidden:
        return msg("usecase.plan.need_all_forbidden", wanted);
      case ShortfallReason::kOwnLimit:
        return msg("usecase.plan.need_no_invitations");
      case ShortfallReason::kAllChosen:
        return msg("usecase.plan.need_all_chosen", got, wanted);
      case ShortfallReason::kOutweighed:
      case ShortfallReason::kOutweighedTogether:
        break;
    }
    const auto blockers = names(need.blockers, [this](plan::Index i) { return need_code(i); });
    return msg("usecase.plan.need_outweighed", got, wanted, blockers);
  }

  Message why_firm(const plan::Shortfall& firm) const {
    switch (firm.reason) {
      case ShortfallReason::kNoCandidates:
        return msg("usecase.plan.firm_no_candidates");
      case ShortfallReason::kAllForbidden:
        return msg("usecase.plan.firm_all_forbidden");
      case ShortfallReason::kOwnLimit:
        return msg("usecase.plan.firm_no_meetings");
      case ShortfallReason::kAllChosen:
        return msg("usecase.plan.firm_all_chosen", firm.assigned);
      case ShortfallReason::kOutweighed:
      case ShortfallReason::kOutweighedTogether:
        break;
    }
    const auto blockers = names(firm.blockers, [this](plan::Index i) { return firm_name(i); });
    return msg("usecase.plan.firm_outweighed", blockers);
  }

  const std::vector<NeedCandidates>& needs_;
  const AssignmentInput& input_;
  const plan::Assignment& assignment_;
  std::vector<model::LeftOut> left_out_;
};

}  // namespace

Message why_unseated(const plan::Unseated& unseated, int slot_minutes) {
  const auto minutes = [slot_minutes](plan::Index slots) {
    return static_cast<int>(slots) * slot_minutes;
  };
  const int length = minutes(unseated.length);
  switch (unseated.reason) {
    case UnseatedReason::kTooLong:
      return msg("usecase.plan.unseated_too_long", length);
    case UnseatedReason::kTeamFull:
      return msg("usecase.plan.unseated_team_full", length, minutes(unseated.team_free));
    case UnseatedReason::kFirmFull:
      return msg("usecase.plan.unseated_firm_full", length, minutes(unseated.firm_free));
    case UnseatedReason::kNoCommonFreeRun:
      return msg("usecase.plan.unseated_no_common", length, minutes(unseated.longest_common_run));
    case UnseatedReason::kTablesFull:
      return msg("usecase.plan.unseated_tables_full", length);
    case UnseatedReason::kPinTaken:
      break;
  }
  return msg("usecase.plan.unseated_pin_taken");
}

std::vector<model::LeftOut> why_left_out(
    const std::vector<NeedCandidates>& needs,
    const AssignmentInput& input,
    const plan::Assignment& assignment
) {
  return Reasons(needs, input, assignment).all();
}

}  // namespace rongtong::usecase
