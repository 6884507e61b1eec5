#include "match/query.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <unordered_map>

namespace rongtong::match {
namespace {

/// No score passes this, so that sums of 32 bits hold it with room for rounding.
constexpr double kMostScore = 2147483648.0;
/// Weights above this would only hold noise.
constexpr double kFinestScale = 65536.0;

struct NeedTerm {
  double count = 0;
  std::vector<std::uint32_t> positions;
};
using NeedTerms = std::unordered_map<TermKey, NeedTerm>;

/// Reads the texts of a need one after another into terms.
class NeedReader {
 public:
  explicit NeedReader(TokenReader& reader) : reader_(&reader) {}

  void read(const std::string& text, double weight) {
    std::uint32_t last = 0;
    for (const auto& token : reader_->read(text)) {
      auto& term = terms_[token.key];
      term.count += weight;
      last =
          token.position + 2;  // two more than a pair's first: nothing runs on into the next text
      term.positions.push_back(base_ + token.position);
    }
    base_ += last + 1;
  }

  NeedTerms& terms() { return terms_; }

 private:
  TokenReader* reader_;
  NeedTerms terms_;
  std::uint32_t base_ = 0;
};

NeedTerms terms_of(const model::Need& need, const MatchWeights& weights, TokenReader& tokens) {
  NeedReader reader(tokens);
  reader.read(need.title, weights.title);
  for (const auto& keyword : need.keywords) reader.read(keyword, weights.keywords);
  for (const auto* text :
       {&need.summary,
        &need.detail,
        &need.difficulties,
        &need.research_content,
        &need.expected_result}) {
    reader.read(*text, weights.text);
  }
  for (const auto& indicator : need.indicators) reader.read(indicator.name, weights.text);
  return std::move(reader.terms());
}

double idf(std::span<const PostingBlock> blocks, std::size_t firms) {
  double with = 0;
  for (const auto& block : blocks) with += block.count();
  return std::log1p((static_cast<double>(firms) - with + 0.5) / (with + 0.5));
}

/// Gives the terms their whole weights, and the query its unit and reference.
void weigh(Query& query, const std::vector<double>& weights, std::size_t fit_words) {
  double sum = 0;
  for (const double weight : weights) sum += weight;
  if (sum <= 0) return;
  const double scale = std::min(kMostScore / (kFullImpact * sum), kFinestScale);
  std::vector<std::uint64_t> heaviest;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const auto weight = static_cast<std::uint32_t>(std::max(1L, std::lround(weights[i] * scale)));
    query.terms[i].weight = weight;
    heaviest.push_back(std::uint64_t{weight} * kFullImpact);
  }
  std::ranges::sort(heaviest, std::greater<>());
  heaviest.resize(std::min(heaviest.size(), fit_words));
  for (const auto score : heaviest) query.reference += score;
  query.unit = 1 / (kFullImpact * scale);
}

}  // namespace

Query query_of(
    const model::Need& need,
    const MatchWeights& weights,
    const SnapshotView& index,
    TokenReader& reader
) {
  auto terms = terms_of(need, weights, reader);
  Query query;
  for (auto& [key, term] : terms) {
    const auto blocks = index.blocks(key);
    if (blocks.empty() || term.count <= 0) continue;
    query.terms.push_back({key, 0, std::move(term.positions), blocks});
  }
  std::ranges::sort(query.terms, {}, &QueryTerm::key);
  std::vector<double> exact;
  for (const auto& term : query.terms) {
    const double count = terms[term.key].count;
    const double saturated = count * (weights.k3 + 1) / (weights.k3 + count);
    exact.push_back(saturated * idf(term.blocks, index.firms()));
  }
  weigh(query, exact, weights.fit_words);
  return query;
}

}  // namespace rongtong::match
