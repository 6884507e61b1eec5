#include "plan/repair.h"

#include <algorithm>
#include <tuple>

namespace rongtong::plan {
namespace {

/// A place for a meeting and how many would have to leave it.
struct Offer {
  Index price = 0;
  Index distance = 0;  ///< from the start before
  Index team = 0;
  Index start = 0;

  friend bool operator<(const Offer& a, const Offer& b) {
    return std::tie(a.price, a.distance, a.team, a.start) <
           std::tie(b.price, b.distance, b.team, b.start);
  }
};

class Repairer {
 public:
  Repairer(Board& board, const RepairTask& task, Index leave, Index cost, std::uint32_t& nodes)
      : board_(board),
        in_(board.instance()),
        task_(task),
        waiting_(task.waiting),
        settled_(task.locked),
        leave_(leave),
        cost_(cost),
        nodes_(nodes) {}

  RepairOutcome run() {
    if (waiting_.empty()) {
      return leave_ == 0 ? RepairOutcome::kDone : RepairOutcome::kImpossible;
    }
    // Looking at many waiting meetings is work too, and is charged as such.
    const auto work = static_cast<std::uint32_t>(waiting_.size() * waiting_.size() / 64);
    if (nodes_ < work) return RepairOutcome::kGaveUp;
    nodes_ -= work;
    std::size_t at = 0;
    const auto offers = offers_of_hardest(at);
    const Index m = waiting_[at];
    waiting_.erase(waiting_.begin() + static_cast<std::ptrdiff_t>(at));
    settled_[m] = 1;
    RepairOutcome outcome = RepairOutcome::kImpossible;
    for (const auto& offer : offers) {
      outcome = take(m, offer);
      if (outcome != RepairOutcome::kImpossible) break;
    }
    if (outcome == RepairOutcome::kImpossible) outcome = leave_out(m);
    if (outcome == RepairOutcome::kDone) return outcome;
    settled_[m] = 0;
    waiting_.insert(waiting_.begin() + static_cast<std::ptrdiff_t>(at), m);
    return outcome;
  }

 private:
  RepairOutcome leave_out(Index m) {
    const Index price = task_.was_unseated[m] != 0 ? 0U : 1U;
    if (leave_ == 0 || cost_ < price) return RepairOutcome::kImpossible;
    --leave_;
    cost_ -= price;
    const auto outcome = run();
    cost_ += price;
    ++leave_;
    return outcome;
  }

  /// Affordable offers of the meeting that has fewest of them, cheapest first.
  std::vector<Offer> offers_of_hardest(std::size_t& at) const {
    std::vector<Offer> fewest;
    for (std::size_t i = 0; i < waiting_.size(); ++i) {
      auto offers = offers_of(waiting_[i]);
      if (i > 0 && offers.size() >= fewest.size()) continue;
      at = i;
      fewest = std::move(offers);
      if (fewest.empty()) break;
    }
    std::sort(fewest.begin(), fewest.end());
    return fewest;
  }

  std::vector<Offer> offers_of(Index m) const {
    std::vector<Offer> offers;
    const auto& meeting = in_.meeting(m);
    const Index first = meeting.start.value_or(0);
    const Index last = meeting.start ? *meeting.start + 1 : task_.horizon;
    for (const Index team : meeting.teams) {
      for (Index start = first; start < last; ++start) {
        if (!in_.fits(start, meeting.length, task_.horizon)) continue;
        const Index price = price_of(m, team, start);
        if (price > cost_) continue;
        const Index wish = task_.wish[m] == Board::kFree ? start : task_.wish[m];
        offers.push_back({price, wish > start ? wish - start : start - wish, team, start});
      }
    }
    return offers;
  }

  /// Meetings that sit in the way, without those that full tables cost; cost_ + 1 when one cannot
  /// go.
  Index price_of(Index m, Index team, Index start) const {
    const auto& meeting = in_.meeting(m);
    Index price = 0;
    Index last_team = Board::kFree, last_firm = Board::kFree;
    for (Index slot = start; slot < start + meeting.length && price <= cost_; ++slot) {
      const Index by_team = board_.team_at(team, slot);
      const Index by_firm = board_.firm_at(meeting.firm, slot);
      if (in_.tables_at(slot) == 0 || !can_go(by_team) || !can_go(by_firm)) return cost_ + 1;
      if (by_team != Board::kFree && by_team != last_team && by_team != last_firm) ++price;
      const bool same = by_firm == by_team || by_firm == last_team || by_firm == last_firm;
      if (by_firm != Board::kFree && !same) ++price;
      last_team = by_team;
      last_firm = by_firm;
    }
    return price;
  }

  bool can_go(Index m) const {
    return m == Board::kFree || (m != Board::kAbsent && settled_[m] == 0);
  }

  RepairOutcome take(Index m, const Offer& offer) {
    if (nodes_ == 0) return RepairOutcome::kGaveUp;
    --nodes_;
    const auto& meeting = in_.meeting(m);
    const std::size_t mark = pushed_.size();
    for (Index slot = offer.start; slot < offer.start + meeting.length; ++slot) {
      push_out(board_.team_at(offer.team, slot));
      push_out(board_.firm_at(meeting.firm, slot));
    }
    const auto outcome = clear_tables(m, offer);
    if (outcome != RepairOutcome::kDone) pull_back(mark);
    return outcome;
  }

  /// In a slot whose tables are all taken one more meeting must go: tries each.
  RepairOutcome clear_tables(Index m, const Offer& offer) {
    const Index end = offer.start + in_.meeting(m).length;
    Index slot = offer.start;
    while (slot < end && board_.room(slot) > 0) ++slot;
    if (slot == end) return settle(m, offer);
    if (cost_ == 0) return RepairOutcome::kImpossible;
    for (Index team = 0; team < in_.teams(); ++team) {
      const Index other = board_.team_at(team, slot);
      if (other == Board::kFree || !can_go(other)) continue;
      if (nodes_ == 0) return RepairOutcome::kGaveUp;
      --nodes_;
      const std::size_t mark = pushed_.size();
      push_out(other);
      const auto outcome = clear_tables(m, offer);
      if (outcome == RepairOutcome::kDone) return outcome;
      pull_back(mark);
      if (outcome == RepairOutcome::kGaveUp) return outcome;
    }
    return RepairOutcome::kImpossible;
  }

  RepairOutcome settle(Index m, const Offer& offer) {
    board_.seat(m, offer.team, offer.start);
    const auto outcome = run();
    if (outcome != RepairOutcome::kDone) board_.unseat(m);
    return outcome;
  }

  struct Pushed {
    Index meeting, team, start;
  };

  void push_out(Index m) {
    if (m == Board::kFree) return;
    pushed_.push_back({m, board_.team(m), board_.start(m)});
    board_.unseat(m);
    waiting_.push_back(m);
    --cost_;
  }

  void pull_back(std::size_t mark) {
    while (pushed_.size() > mark) {
      const auto [m, team, start] = pushed_.back();
      pushed_.pop_back();
      waiting_.erase(std::find(waiting_.begin(), waiting_.end(), m));
      board_.seat(m, team, start);
      ++cost_;
    }
  }

  Board& board_;
  const Instance& in_;
  const RepairTask& task_;
  std::vector<Index> waiting_;
  std::vector<char> settled_;   ///< locked, or has its new place in this branch
  std::vector<Pushed> pushed_;  ///< where the pushed-out ones sat, last on top
  Index leave_, cost_;
  std::uint32_t& nodes_;
};

}  // namespace

RepairOutcome repair(
    Board& board, const RepairTask& task, Index leave, Index cost, std::uint32_t& nodes
) {
  return Repairer(board, task, leave, cost, nodes).run();
}

}  // namespace rongtong::plan
