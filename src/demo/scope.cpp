#include "demo/scope.h"

namespace rongtong::demo {

namespace {

/// How many products a scope names, so that lengths come out as in published registrations
/// (catalog/demo/scopes.yaml; tests/demo holds the quantiles).
std::size_t product_count(base::Random& random) {
  const auto draw = random.below(100);
  if (draw < 10) return 1;
  if (draw < 28) return static_cast<std::size_t>(between(random, 2, 3));
  if (draw < 58) return static_cast<std::size_t>(between(random, 4, 7));
  if (draw < 82) return static_cast<std::size_t>(between(random, 7, 11));
  return static_cast<std::size_t>(between(random, 11, 20));
}

void replace(std::string& text, std::string_view mark, const std::string& with) {
  const auto at = text.find(mark);
  if (at != std::string::npos) text.replace(at, mark.size(), with);
}

bool is_producer(TradeKind kind) {
  return kind == TradeKind::kMaker || kind == TradeKind::kProcessor;
}

}  // namespace

ScopeWriter::ScopeWriter(const Grammar& grammar)
    : grammar_(&grammar),
      openings_(grammar.scopes.openings),
      technical_(grammar.scopes.technical),
      extras_(grammar.scopes.extras),
      trade_(grammar.scopes.trade),
      closings_(grammar.scopes.closings) {
  for (const auto& [kind, verbs] : grammar.scopes.verbs) verbs_.emplace(kind, Draw(verbs));
  for (const auto& [kind, shapes] : grammar.scopes.shapes) shapes_.emplace(kind, Draw(shapes));
}

ScopeWriter::Style ScopeWriter::style(base::Random& random) const {
  Style style;
  const auto clause = random.below(100);
  style.clause = clause < 62 ? "；" : clause < 86 ? "，" : clause < 93 ? "。" : ";";
  const auto list = random.below(100);
  style.list = list < 92 ? "、" : list < 97 ? "，" : ",";
  return style;
}

std::vector<std::string> ScopeWriter::fresh(
    base::Random& random, Draft& draft, const std::vector<std::string>& words, std::size_t count
) const {
  std::vector<std::string> left;
  for (const auto& word : words) {
    if (!draft.used.contains(word)) left.push_back(word);
  }
  random.shuffle(left);
  if (left.size() > count) left.resize(count);
  draft.used.insert(left.begin(), left.end());
  return left;
}

const Trade& ScopeWriter::neighbour(base::Random& random, const Trade& trade) const {
  if (trade.near.empty()) return trade;
  return grammar_->trades[grammar_->trade(random.pick(trade.near))];
}

std::string ScopeWriter::filled(
    base::Random& random, Draft& draft, const Trade& trade, const std::vector<std::string>& products
) const {
  std::string text = shapes_.at(trade.kind)(random);
  const auto& list = draft.style.list;
  const auto some = [&](const std::vector<std::string>& words, int most) {
    return join(
        fresh(random, draft, words, static_cast<std::size_t>(between(random, 1, most))), list
    );
  };
  replace(text, "{p}", join(products, list));
  if (text.find("{l}") != std::string::npos) replace(text, "{l}", some(trade.lead, 2));
  if (text.find("{q}") != std::string::npos) {
    replace(text, "{q}", some(neighbour(random, trade).products, 4));
  }
  if (text.find("{s}") != std::string::npos)
    replace(text, "{s}", some(grammar_->scopes.sundries, 6));
  replace(text, "{v}", verbs_.at(trade.kind)(random));
  replace(text, "{w}", verbs_.at(trade.kind)(random));
  return text;
}

void ScopeWriter::add_clause(Draft& draft, const std::string& clause) const {
  if (!clause.empty() && draft.used.insert(clause).second) draft.clauses.push_back(clause);
}

void ScopeWriter::add_side_clauses(
    base::Random& random, Draft& draft, const Trade& trade, bool develops
) const {
  const bool producer = is_producer(trade.kind);
  if (develops ? chance(random, 55) : chance(random, trade.kind == TradeKind::kService ? 16 : 7)) {
    add_clause(draft, technical_(random));
  }
  if (chance(random, 46)) {
    const auto count = static_cast<std::size_t>(between(random, 1, 3));
    for (const auto& clause : fresh(random, draft, trade.also, count)) {
      draft.clauses.push_back(clause);
    }
  }
  if (chance(random, 34)) add_clause(draft, extras_(random));
  if (chance(random, 14)) add_clause(draft, extras_(random));
  if (chance(random, producer ? 20 : 10)) add_clause(draft, trade_(random));
}

void ScopeWriter::add_long_tail(base::Random& random, Draft& draft, const Trade& trade) const {
  const auto& list = draft.style.list;
  const auto& near = neighbour(random, trade);
  const auto count = static_cast<std::size_t>(between(random, 4, 15));
  const auto more = join(fresh(random, draft, near.products, count), list);
  if (!more.empty()) draft.clauses.push_back(more + (chance(random, 60) ? "销售" : "的生产、销售"));
  const auto goods = static_cast<std::size_t>(between(random, 6, 26));
  draft.clauses.push_back(
      join(fresh(random, draft, grammar_->scopes.sundries, goods), list) + "批发、零售"
  );
  for (int i = between(random, 1, 5); i > 0; --i) add_clause(draft, extras_(random));
  if (chance(random, 50)) add_clause(draft, trade_(random));
}

ScopeWriter::Scope ScopeWriter::write(base::Random& random, std::size_t trade, bool develops)
    const {
  const auto& pattern = grammar_->trades[trade];
  Draft draft{style(random), {}, {}};
  Scope scope;
  scope.products = fresh(random, draft, pattern.products, product_count(random));
  draft.clauses.push_back(filled(random, draft, pattern, scope.products));
  add_side_clauses(random, draft, pattern, develops);
  if (chance(random, 8)) add_long_tail(random, draft, pattern);
  scope.text = openings_(random) + join(draft.clauses, draft.style.clause);
  const auto& closing = closings_(random);
  scope.text += closing;
  if (closing.empty() ? chance(random, 42) : chance(random, 20)) scope.text += "。";
  return scope;
}

}  // namespace rongtong::demo
