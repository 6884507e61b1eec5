#include "plan/seat_exact.h"

#include <algorithm>
#include <utility>

namespace rongtong::plan {
namespace {

class ExactSeater {
 public:
  ExactSeater(Board& board, Index horizon, std::uint32_t max_nodes)
      : board_(board), in_(board.instance()), horizon_(horizon), nodes_left_(max_nodes) {
    for (Index m = 0; m < in_.meetings(); ++m) {
      if (!board.seated(m)) waiting_.push_back(m);
    }
  }

  ExactOutcome run() {
    if (waiting_.empty()) return ExactOutcome::kSeated;
    const std::size_t at = hardest();
    const Index m = waiting_[at];
    std::swap(waiting_[at], waiting_.back());
    waiting_.pop_back();
    const ExactOutcome outcome = try_places(m);
    waiting_.push_back(m);
    std::swap(waiting_[at], waiting_.back());
    return outcome;
  }

 private:
  ExactOutcome try_places(Index m) {
    const auto& meeting = in_.meeting(m);
    for (const Index team : meeting.teams) {
      for (Index start = 0; start < horizon_; ++start) {
        if (!allowed(m, team, start)) continue;
        if (nodes_left_ == 0) return ExactOutcome::kGaveUp;
        --nodes_left_;
        board_.seat(m, team, start);
        const ExactOutcome outcome = run();
        if (outcome == ExactOutcome::kSeated) return outcome;
        board_.unseat(m);
        if (outcome == ExactOutcome::kGaveUp) return outcome;
      }
    }
    return ExactOutcome::kImpossible;
  }

  bool allowed(Index m, Index team, Index start) const {
    const auto& meeting = in_.meeting(m);
    if (meeting.start && *meeting.start != start) return false;
    return in_.fits(start, meeting.length, horizon_) && board_.open(m, team, start);
  }

  /// Position in waiting_ of the meeting with fewest places, the first of equals.
  std::size_t hardest() const {
    std::size_t best = 0;
    std::size_t fewest = static_cast<std::size_t>(-1);
    for (std::size_t i = 0; i < waiting_.size() && fewest > 0; ++i) {
      std::size_t places = 0;
      for (const Index team : in_.meeting(waiting_[i]).teams) {
        for (Index start = 0; start < horizon_ && places < fewest; ++start) {
          places += allowed(waiting_[i], team, start) ? 1U : 0U;
        }
      }
      const bool first_named = places == fewest && waiting_[i] < waiting_[best];
      if (places < fewest || first_named) best = i;
      fewest = std::min(fewest, places);
    }
    return best;
  }

  Board& board_;
  const Instance& in_;
  Index horizon_;
  std::uint32_t nodes_left_;
  std::vector<Index> waiting_;
};

}  // namespace

ExactOutcome seat_exactly(Board& board, Index horizon, std::uint32_t max_nodes) {
  return ExactSeater(board, horizon, max_nodes).run();
}

}  // namespace rongtong::plan
