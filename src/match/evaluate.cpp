#include "match/evaluate.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <tuple>

#include "base/error.h"

namespace rongtong::match {
namespace {

constexpr std::size_t kDepth = 10;
constexpr std::size_t kPrecisionDepth = 5;
constexpr std::size_t kRecallDepth = 50;
constexpr int kRelevant = 2;

std::vector<std::string_view> words_of(std::string_view line) {
  constexpr std::string_view kBlanks = " \t\r\v\f";
  std::vector<std::string_view> words;
  for (std::size_t at = line.find_first_not_of(kBlanks); at != std::string_view::npos;) {
    const std::size_t end = std::min(line.find_first_of(kBlanks, at), line.size());
    words.push_back(line.substr(at, end - at));
    at = line.find_first_not_of(kBlanks, end);
  }
  return words;
}

[[noreturn]] void refuse(std::string_view key, const std::string& file, std::uint64_t line) {
  throw base::Error(base::ErrorCode::kInvalidArgument, base::msg(key), {file, line, {}});
}

/// Calls `visit(words, line)` for every line that is not blank.
template <class Visit>
void each_line(
    std::string_view text,
    std::size_t fields,
    std::string_view fault,
    const std::string& file,
    const Visit& visit
) {
  std::uint64_t number = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const auto words = words_of(text.substr(at, end - at));
    at = end + 1;
    ++number;
    if (words.empty()) continue;
    if (words.size() != fields) refuse(fault, file, number);
    visit(words, number);
  }
}

template <class Number>
bool read_number(std::string_view word, Number& number) {
  const auto [end, fault] = std::from_chars(word.data(), word.data() + word.size(), number);
  return fault == std::errc{} && end == word.data() + word.size();
}

double gain(int grade, std::size_t index) {
  return (std::exp2(grade) - 1) / std::log2(static_cast<double>(index) + 2);
}

double ideal_gain(const Grades& grades) {
  std::vector<int> all;
  for (const auto& [code, grade] : grades) all.push_back(grade);
  std::ranges::sort(all, std::greater<>());
  double sum = 0;
  for (std::size_t i = 0; i < std::min(all.size(), kDepth); ++i) sum += gain(all[i], i);
  return sum;
}

double ratio(double part, std::size_t whole) {
  return whole == 0 ? 0.0 : part / static_cast<double>(whole);
}

}  // namespace

Qrels read_qrels(std::string_view text, const std::string& file) {
  Qrels qrels;
  each_line(text, 4, "match.qrels.fields", file, [&](const auto& words, std::uint64_t line) {
    int grade = 0;
    if (!read_number(words[3], grade)) refuse("match.qrels.grade", file, line);
    qrels[std::string(words[0])][std::string(words[2])] = grade;
  });
  return qrels;
}

Run read_run(std::string_view text, const std::string& file) {
  using Place = std::tuple<double, int, std::string>;  // -score, rank, code
  std::map<std::string, std::vector<Place>> places;
  std::map<std::string, Grades> seen;
  each_line(text, 6, "match.run.fields", file, [&](const auto& words, std::uint64_t line) {
    double score = 0;
    int rank = 0;
    if (!read_number(words[3], rank) || !read_number(words[4], score)) {
      refuse("match.run.number", file, line);
    }
    const std::string need(words[0]);
    if (!seen[need].emplace(words[2], 0).second) refuse("match.run.twice", file, line);
    places[need].emplace_back(-score, rank, std::string(words[2]));
  });
  Run run;
  for (auto& [need, list] : places) {
    std::ranges::sort(list);
    for (auto& place : list) run[need].push_back(std::move(std::get<2>(place)));
  }
  return run;
}

Measures measure(const Grades& grades, std::span<const std::string> ranked) {
  Measures measures;
  double found_gain = 0;
  double precise = 0;
  double recalled = 0;
  double judged = 0;
  for (std::size_t i = 0; i < std::min(ranked.size(), kRecallDepth); ++i) {
    const auto found = grades.find(ranked[i]);
    const int grade = found == grades.end() ? 0 : found->second;
    if (i < kDepth) found_gain += gain(grade, i);
    if (i < kDepth && found != grades.end()) ++judged;
    if (i < kPrecisionDepth && grade >= kRelevant) ++precise;
    if (grade >= kRelevant) ++recalled;
  }
  const double ideal = ideal_gain(grades);
  const auto relevant = static_cast<std::size_t>(
      std::ranges::count_if(grades, [](const auto& entry) { return entry.second >= kRelevant; })
  );
  measures.ndcg10 = ideal > 0 ? found_gain / ideal : 0.0;
  measures.p5 = precise / static_cast<double>(kPrecisionDepth);
  measures.recall50 = ratio(recalled, relevant);
  measures.judged10 = ratio(judged, std::min(ranked.size(), kDepth));
  return measures;
}

Evaluation evaluate(const Qrels& qrels, const Run& run) {
  Evaluation evaluation;
  for (const auto& [need, grades] : qrels) {
    const auto found = run.find(need);
    const auto ranked =
        found == run.end() ? std::span<const std::string>() : std::span(found->second);
    const Measures measures = measure(grades, ranked);
    evaluation.needs.emplace_back(need, measures);
    evaluation.mean.ndcg10 += measures.ndcg10;
    evaluation.mean.p5 += measures.p5;
    evaluation.mean.recall50 += measures.recall50;
    evaluation.mean.judged10 += measures.judged10;
  }
  for (double* sum :
       {&evaluation.mean.ndcg10,
        &evaluation.mean.p5,
        &evaluation.mean.recall50,
        &evaluation.mean.judged10}) {
    *sum = ratio(*sum, qrels.size());
  }
  return evaluation;
}

}  // namespace rongtong::match
