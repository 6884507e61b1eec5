#include "usecase/plan_assignment.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace rongtong::usecase {

namespace {

using model::Answer;
using model::CreditCode;

/// Collects pairs by credit code first; indices follow the codes' order, so that they do not depend
/// on the order of needs or candidates.
class Layout {
 public:
  Layout(
      const model::DockingEvent& event, const std::vector<NeedCandidates>& needs, FirmSource& source
  )
      : event_(event),
        needs_(needs),
        source_(source),
        guests_(event.guests.begin(), event.guests.end()) {
    for (const auto& answer : event.willingness) {
      answers_[{answer.firm, answer.need}] = answer.answer;
    }
  }

  AssignmentInput result() {
    for (std::size_t n = 0; n < needs_.size(); ++n) add_need(n);
    for (const auto& guest : event_.guests) remember(guest);
    number_firms();
    set_limits();
    set_forbidden();
    return std::move(input_);
  }

 private:
  struct Draft {
    CreditCode firm;
    AssignmentInput::Pair pair;
  };

  void add_need(std::size_t n) {
    const auto pins = pinned_firms(n);
    std::set<CreditCode> seen;
    int rank = 0;
    for (const auto& candidate : needs_[n].result.candidates) {
      auto firm = source_.firm(candidate.enterprise);
      const CreditCode code = firm.credit_code;
      ++rank;
      const bool pinned = pins.contains(code);
      if (!pinned && !guests_.empty() && !guests_.contains(code)) continue;
      seen.insert(code);
      firms_.try_emplace(code, std::move(firm));
      add_pair(n, code, rank, candidate, pinned);
    }
    for (const auto& code : pins) {
      if (!seen.contains(code) && remember(code)) add_pair(n, code, 0, {}, true);
    }
  }

  std::set<CreditCode> pinned_firms(std::size_t n) const {
    const auto& need = needs_[n].need;
    std::set<CreditCode> pins(need.pinned.begin(), need.pinned.end());
    for (const auto& pin : event_.pinned) {
      if (pin.need == need.public_code) pins.insert(pin.firm);
    }
    return pins;
  }

  bool remember(const CreditCode& code) {
    if (firms_.contains(code)) return true;
    auto firm = source_.firm(code);
    if (!firm) return false;
    firms_.emplace(code, std::move(*firm));
    return true;
  }

  void add_pair(
      std::size_t n,
      const CreditCode& code,
      int rank,
      const model::Candidate& candidate,
      bool pinned
  ) {
    const auto answer = answer_of(code, needs_[n].need.public_code);
    drafts_.push_back({code, {n, 0, rank, candidate, answer, pinned}});
  }

  /// What the firm answered to this need, else to all.
  std::optional<Answer> answer_of(const CreditCode& code, const std::string& need) const {
    for (const auto& key : {need, std::string()}) {
      const auto found = answers_.find({code, key});
      if (found != answers_.end()) return found->second;
    }
    return std::nullopt;
  }

  void number_firms() {
    std::map<CreditCode, std::size_t> index;
    for (auto& [code, firm] : firms_) {
      index.emplace(code, input_.firms.size());
      input_.firms.push_back(std::move(firm));
    }
    for (auto& draft : drafts_) {
      draft.pair.firm = index.at(draft.firm);
      input_.problem.pairs.push_back(
          {static_cast<plan::Index>(draft.pair.need),
           static_cast<plan::Index>(draft.pair.firm),
           pair_weight(event_.weights, draft.pair.candidate.fit, draft.pair.answer),
           draft.pair.pinned}
      );
      input_.pairs.push_back(std::move(draft.pair));
    }
  }

  void set_limits() {
    for (const auto& [need, result] : needs_) {
      const auto most = static_cast<plan::Index>(std::max(0, need.invitations));
      const int least = std::max(need.minimum_meetings, event_.least_meetings_per_need);
      input_.problem.needs.push_back(
          {std::min(most, static_cast<plan::Index>(std::max(0, least))), most}
      );
    }
    for (const auto& firm : input_.firms) {
      int most = event_.most_meetings_per_firm;
      for (const auto& terms : event_.firms) {
        if (terms.firm == firm.credit_code && terms.most_meetings) most = *terms.most_meetings;
      }
      const auto maximum = static_cast<plan::Index>(std::max(0, most));
      const plan::Index least = guests_.contains(firm.credit_code) ? 1 : 0;
      input_.problem.firms.push_back({std::min(least, maximum), maximum});
    }
  }

  void set_forbidden() {
    for (const auto& pair : input_.pairs) {
      const auto& firm = input_.firms[pair.firm].credit_code;
      const auto& need = needs_[pair.need].need;
      const bool excluded = std::ranges::find(need.excluded, firm) != need.excluded.end();
      const bool parted = std::ranges::any_of(event_.forbidden, [&](const auto& forbidden) {
        return forbidden.firm == firm && forbidden.need == need.public_code;
      });
      if (excluded || parted || (pair.answer == Answer::kNo && !pair.pinned)) {
        input_.problem.forbidden.push_back(
            {static_cast<plan::Index>(pair.need), static_cast<plan::Index>(pair.firm)}
        );
      }
    }
  }

  const model::DockingEvent& event_;
  const std::vector<NeedCandidates>& needs_;
  FirmSource& source_;
  std::set<CreditCode> guests_;
  std::map<std::pair<CreditCode, std::string>, Answer> answers_;
  std::map<CreditCode, model::Enterprise> firms_;
  std::vector<Draft> drafts_;
  AssignmentInput input_;
};

}  // namespace

std::int64_t pair_weight(
    const model::PlanWeights& weights, double fit, std::optional<model::Answer> answer
) {
  double willingness = weights.unanswered;
  if (answer == Answer::kInterested) willingness = weights.interested;
  if (answer == Answer::kLater || answer == Answer::kNo) willingness = weights.later;
  return std::llround(1e6 * (weights.match * fit + willingness));
}

AssignmentInput lay_out_assignment(
    const model::DockingEvent& event, const std::vector<NeedCandidates>& needs, FirmSource& source
) {
  return Layout(event, needs, source).result();
}

}  // namespace rongtong::usecase
