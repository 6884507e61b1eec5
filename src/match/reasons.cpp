#include "match/reasons.h"

#include <algorithm>

namespace rongtong::match {
namespace {

using Positions = std::vector<std::uint32_t>;

/// The positions of `term` that follow one of `ends`.
Positions following(const Positions& ends, const Positions& term) {
  Positions result;
  for (const auto end : ends) {
    if (std::ranges::binary_search(term, end + 1)) result.push_back(end + 1);
  }
  return result;
}

}  // namespace

std::vector<model::MatchedWord> WordFinder::words(const model::Enterprise& enterprise) {
  std::string qualifications;
  const auto texts = texts_of(enterprise, qualifications);
  find_hits(texts);
  share_scores();
  std::vector<model::MatchedWord> words;
  for (const auto& run : runs()) {
    const std::uint64_t score = take_shares(run);
    if (score == 0) continue;
    const auto& first = hits_[run.first];
    const std::size_t begin = first.token.begin;
    const auto text = texts[static_cast<std::size_t>(first.field)];
    const auto word = text.substr(begin, hits_[run.last].token.end - begin);
    words.push_back(
        {std::string(word), first.field, begin, static_cast<double>(score) * query_->unit}
    );
  }
  std::ranges::stable_sort(words, [](const auto& a, const auto& b) { return a.weight > b.weight; });
  return words;
}

void WordFinder::find_hits(std::span<const std::string_view> texts) {
  hits_.clear();
  counts_.assign(query_->terms.size(), {});
  for (std::size_t field = 0; field < texts.size(); ++field) {
    const auto tokens = reader_->read(texts[field]);
    lengths_[field] = static_cast<std::uint32_t>(tokens.size());
    for (const auto& token : tokens) {
      const auto found = std::ranges::lower_bound(query_->terms, token.key, {}, &QueryTerm::key);
      if (found == query_->terms.end() || found->key != token.key) continue;
      const auto term = static_cast<std::size_t>(found - query_->terms.begin());
      ++counts_[term][field];
      hits_.push_back({static_cast<model::TextField>(field), token, term});
    }
  }
}

void WordFinder::share_scores() {
  shares_.assign(query_->terms.size(), 0);
  for (const auto& hit : hits_) {
    const std::uint64_t impact = model_->impact(counts_[hit.term], lengths_);
    shares_[hit.term] = query_->terms[hit.term].weight * impact;
  }
}

/// Heaviest first, then by field and place.
std::vector<WordFinder::Run> WordFinder::runs() const {
  std::vector<Run> runs;
  Positions ends;  // where the last term of the run stands in the need
  for (std::size_t i = 0; i < hits_.size(); ++i) {
    const auto& hit = hits_[i];
    const auto& positions = query_->terms[hit.term].positions;
    const bool adjacent = i > 0 && hits_[i - 1].field == hit.field &&
                          hits_[i - 1].token.position + 1 == hit.token.position;
    Positions next = adjacent ? following(ends, positions) : Positions();
    if (next.empty()) {
      runs.push_back({i, i, 0});
      next = positions;
    }
    runs.back().last = i;
    runs.back().score += shares_[hit.term];
    ends = std::move(next);
  }
  std::ranges::stable_sort(runs, [](const Run& a, const Run& b) { return a.score > b.score; });
  return runs;
}

std::uint64_t WordFinder::take_shares(const Run& run) {
  std::uint64_t score = 0;
  for (std::size_t i = run.first; i <= run.last; ++i) {
    score += shares_[hits_[i].term];
    shares_[hits_[i].term] = 0;
  }
  return score;
}

}  // namespace rongtong::match
