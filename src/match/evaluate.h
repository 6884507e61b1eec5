#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rongtong::match {

/// Judgements: need → credit code → grade (0–3).
using Grades = std::map<std::string, int, std::less<>>;
using Qrels = std::map<std::string, Grades, std::less<>>;
/// A run: need → credit codes, best first.
using Run = std::map<std::string, std::vector<std::string>, std::less<>>;

/// Reads `need_id 0 credit_code grade` lines. Throws base::Error (kInvalidArgument) with `file` and
/// line.
Qrels read_qrels(std::string_view text, const std::string& file);

/// Reads `need_id Q0 credit_code rank score tag` lines, sorted by score (highest first), then rank,
/// then code. Throws as `read_qrels`; also when a code stands twice for one need.
Run read_run(std::string_view text, const std::string& file);

/// How good a ranking is; each 0–1. Gain 2^grade-1, discount log2(rank+1) (Järvelin & Kekäläinen
/// 2002); relevant: grade ≥ 2; what has no grade counts as 0.
struct Measures {
  double ndcg10 = 0;
  double p5 = 0;
  double recall50 = 0;
  double judged10 = 0;  ///< share of the first ten that has a grade at all
  friend bool operator==(const Measures&, const Measures&) = default;
};

Measures measure(const Grades& grades, std::span<const std::string> ranked);

struct Evaluation {
  std::vector<std::pair<std::string, Measures>> needs;  ///< by need, ascending
  Measures mean;  ///< over the judged needs; one that the run lacks counts 0
};
Evaluation evaluate(const Qrels& qrels, const Run& run);

}  // namespace rongtong::match
