#include <algorithm>

#include "rules/title_facts.h"
#include "rules/way_up_entered.h"
#include "rules/way_up_lower.h"

namespace rongtong::rules::way {

namespace {

/// `title` and all titles whose holders hold it as well.
std::vector<std::string> those_that_count(
    const model::Vocabulary& vocabulary, const std::string& title
) {
  std::vector<std::string> found{title};
  for (std::size_t i = 0; i < found.size(); ++i) {
    for (const auto& kind : vocabulary.titles()) {
      const bool includes = std::ranges::find(kind.includes_in, found[i]) != kind.includes_in.end();
      if (includes && std::ranges::find(found, kind.id) == found.end()) found.push_back(kind.id);
    }
  }
  return found;
}

/// Given away by others for what a firm has become known for; certificates anybody can order.
bool is_given(const std::string& group) {
  return group == "award" || group == "institution" || group == "mark";
}

}  // namespace

bool Lowering::is_granted(const std::string& title) const {
  return std::ranges::any_of(book_.sets(), [&](const RuleSet& set) { return set.grants == title; });
}

bool Lowering::asks_for_award(std::span<const Input> missing) const {
  return std::ranges::any_of(missing, [&](const Input& input) {
    if (input.kind != InputKind::kHolds && input.kind != InputKind::kGranted) return false;
    const auto* kind = vocabulary_.find_title(input.id);
    return kind != nullptr && is_given(kind->group) && !is_granted(input.id);
  });
}

bool Lowering::held_today(const std::string& title) const {
  Input input;
  input.kind = InputKind::kHolds;
  input.id = title;
  input.type = Type::kTruth;
  return TitleQuestion(input, vocabulary_, on_).holds(horizon_.expected()) == Truth::kYes;
}

const RuleSet* Lowering::granting(const std::string& title, bool review) const {
  const auto purpose = review ? Purpose::kReview : Purpose::kApplication;
  for (const auto& set : book_.sets()) {
    if (set.grants != title) continue;
    const auto* chosen =
        book_.choose(set.ladder, horizon_.judged_on(), purpose, horizon_.expected().region);
    if (chosen != nullptr && chosen->grants == title) return chosen;
  }
  return nullptr;
}

TreeId Lowering::title(NodeId node, const Input& input, bool positive) {
  const Truth now = scope_.view->values.truth(node);
  if (now != Truth::kUnknown && (now == Truth::kYes) == positive) return trees_.yes();
  if (!positive) return now == Truth::kYes ? trees_.no() : open(node, false, false);
  const bool lapses = input.kind == InputKind::kHolds && held_today(input.id);
  std::vector<TreeId> ways;
  if (input.rank == 0) {
    for (const auto& title : those_that_count(vocabulary_, input.id)) {
      const auto way = obtain(title, lapses && held_today(title));
      if (way != trees_.no()) ways.push_back(way);
    }
  }
  const bool may_show = now == Truth::kUnknown && (!lapses || ways.empty());
  if (may_show) ways.push_back(open(node, true, false));
  if (ways.empty()) titles_out_of_reach_.insert(input.id);
  return trees_.any(ways);
}

/// The title is applied for, or renewed, before: its own standard must be met by the same figures.
TreeId Lowering::obtain(const std::string& title, bool renew) {
  if (scope_.set != nullptr && scope_.set->grants == title && !renew) return trees_.no();
  const RuleSet* set = granting(title, renew);
  if (set == nullptr && renew) set = granting(title, false);
  if (set == nullptr && renew && !is_granted(title)) return got(title, true, nullptr);
  if (set == nullptr) return trees_.no();
  if (being_got_.contains(title)) return renew ? trees_.yes() : trees_.no();
  if (!renew && scope_.rounds <= 0) return trees_.no();
  being_got_.insert(title);
  const auto met = this->set(*set, renew, scope_.rounds - (renew ? 0 : 1));
  being_got_.erase(title);
  if (met == trees_.no()) return met;
  return trees_.all({got(title, renew, set), met});
}

/// The burden of getting or renewing it; `by` null: a certificate, renewed where it was given.
TreeId Lowering::got(const std::string& title, bool renew, const RuleSet* by) {
  auto [burden, is_new] = title_burdens_.emplace(title, 0);
  if (is_new) {
    Taken taken;
    taken.kind = renew ? Taken::Kind::kRenew : Taken::Kind::kObtain;
    taken.title = title;
    taken.granted_by = by;
    taken_.push_back(std::move(taken));
    burden->second = trees_.burden(kTieBreak);
  }
  return burden->second;
}

}  // namespace rongtong::rules::way
