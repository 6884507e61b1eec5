#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/random.h"
#include "demo/grammar.h"
#include "demo/words.h"

namespace rongtong::demo {

/// Writes business scopes. Immutable after construction; borrows the grammar.
class ScopeWriter {
 public:
  explicit ScopeWriter(const Grammar& grammar);

  struct Scope {
    std::string text;
    std::vector<std::string> products;  ///< of the main trade, in the order written
  };
  /// `develops`: the firm holds a title, so that development is more often among its business.
  Scope write(base::Random& random, std::size_t trade, bool develops) const;

 private:
  struct Style {
    std::string clause;  ///< between clauses
    std::string list;    ///< between words
  };
  /// One scope in the making: no word twice.
  struct Draft {
    Style style;
    std::set<std::string> used;
    std::vector<std::string> clauses;
  };

  std::vector<std::string> fresh(
      base::Random& random, Draft& draft, const std::vector<std::string>& words, std::size_t count
  ) const;
  std::string filled(
      base::Random& random,
      Draft& draft,
      const Trade& trade,
      const std::vector<std::string>& products
  ) const;
  void add_side_clauses(base::Random& random, Draft& draft, const Trade& trade, bool develops)
      const;
  void add_long_tail(base::Random& random, Draft& draft, const Trade& trade) const;
  void add_clause(Draft& draft, const std::string& clause) const;
  const Trade& neighbour(base::Random& random, const Trade& trade) const;
  Style style(base::Random& random) const;

  const Grammar* grammar_;
  std::map<TradeKind, Draw> verbs_;
  std::map<TradeKind, Draw> shapes_;
  Draw openings_;
  Draw technical_;
  Draw extras_;
  Draw trade_;
  Draw closings_;
};

}  // namespace rongtong::demo
