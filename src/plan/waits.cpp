#include "plan/waits.h"

#include <algorithm>

namespace rongtong::plan {
namespace {

class WaitShortener {
 public:
  WaitShortener(Board& board, const std::vector<char>& locked, Index horizon)
      : board_(board), in_(board.instance()), locked_(locked), horizon_(horizon) {
    held_.resize(in_.teams());
    for (Index m = 0; m < in_.meetings(); ++m) {
      if (board.seated(m) && locked[m] == 0) held_[board.team(m)].push_back(m);
    }
  }

  void run() {
    bool better = true;
    for (int round = 0; better && round < kWaitRounds; ++round) {
      better = false;
      for (Index m = 0; m < in_.meetings(); ++m) {
        if (trials_left_ == 0) return;
        if (board_.seated(m) && locked_[m] == 0) better |= improve(m);
      }
    }
  }

 private:
  bool improve(Index m) {
    if (idle_slots(board_, in_.meeting(m).firm) == 0) return false;
    return move(m) || swap(m);
  }

  /// To the first open start of the team at which the firm waits least, if that is less than now.
  bool move(Index m) {
    const auto& meeting = in_.meeting(m);
    const Index team = board_.team(m), old = board_.start(m);
    Index least = idle_slots(board_, meeting.firm), best = old;
    board_.unseat(m);
    for (Index start = 0; start < horizon_ && trials_left_ > 0; ++start) {
      if (!in_.fits(start, meeting.length, horizon_) || !board_.open(m, team, start)) continue;
      --trials_left_;
      board_.seat(m, team, start);
      const Index idle = idle_slots(board_, meeting.firm);
      board_.unseat(m);
      if (idle >= least) continue;
      least = idle;
      best = start;
    }
    board_.seat(m, team, best);
    return best != old;
  }

  bool swap(Index m) {
    for (const Index other : held_[board_.team(m)]) {
      if (trials_left_ == 0) return false;
      if (try_swap(m, other)) return true;
    }
    return false;
  }

  bool try_swap(Index m, Index other) {
    const auto& mine = in_.meeting(m);
    const auto& theirs = in_.meeting(other);
    if (mine.length != theirs.length || mine.firm == theirs.firm) return false;
    --trials_left_;
    const Index team = board_.team(m), a = board_.start(m), b = board_.start(other);
    const auto idle = [&] {
      return idle_slots(board_, mine.firm) + idle_slots(board_, theirs.firm);
    };
    const Index before = idle();
    board_.unseat(m);
    board_.unseat(other);
    if (board_.open(m, team, b) && board_.open(other, team, a)) {
      board_.seat(m, team, b);
      board_.seat(other, team, a);
      if (idle() < before) return true;
      board_.unseat(m);
      board_.unseat(other);
    }
    board_.seat(m, team, a);
    board_.seat(other, team, b);
    return false;
  }

  Board& board_;
  const Instance& in_;
  const std::vector<char>& locked_;
  Index horizon_;
  std::uint32_t trials_left_ = kWaitTrials;
  std::vector<std::vector<Index>> held_;  ///< by team: meetings that may move
};

}  // namespace

Index idle_slots(const Board& board, Index firm) {
  Index first = Board::kFree, last = 0, busy = 0;
  for (Index slot = 0; slot < board.instance().slots(); ++slot) {
    if (board.firm_at(firm, slot) >= Board::kAbsent) continue;
    if (first == Board::kFree) first = slot;
    last = slot;
    ++busy;
  }
  return busy == 0 ? 0 : last - first + 1 - busy;
}

void shorten_waits(Board& board, const std::vector<char>& locked, Index horizon) {
  WaitShortener(board, locked, horizon).run();
}

}  // namespace rongtong::plan
