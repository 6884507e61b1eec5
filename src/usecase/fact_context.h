#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "intake/fact_rules.h"
#include "model/facts.h"
#include "store/store.h"

namespace rongtong::usecase {

/// Firms by their registered name, for rows that bring no code. Read from the store when first
/// asked.
class FirmNames {
 public:
  explicit FirmNames(const store::Store& store) : store_(store) {}
  std::vector<model::CreditCode> named(std::string_view name);

 private:
  const store::Store& store_;
  bool loaded_ = false;
  std::unordered_multimap<std::string, model::CreditCode> by_name_;
};

/// What is held of the firms of one chunk, the chunk's own earlier rows laid over it, so that each
/// row is seen beside everything known. One for each chunk.
class FactContext {
 public:
  FactContext(
      const store::Store& store,
      const model::Vocabulary& vocabulary,
      const intake::FactRules& rules,
      const model::Batch& batch,
      bool keep_doubtful
  )
      : store_(store),
        vocabulary_(vocabulary),
        rules_(rules),
        batch_(batch),
        keep_doubtful_(keep_doubtful) {}

  /// Adds what only the neighbourhood of the row shows to its warnings: another name than the
  /// registered one, other values earlier in the file, figures that contradict each other or the
  /// year before. Takes out of the row what cannot be true.
  void look_at(store::FactRow& row);

 private:
  struct Firm {
    model::FirmFacts held;
    bool registered = false;
    std::string registered_name;
    /// Line of this file that last said a figure, by (indicator, year).
    std::map<std::pair<std::string, int>, std::uint64_t> lines;
  };

  Firm& firm_of(const model::CreditCode& code);
  void compare_names(const Firm& firm, store::FactRow& row) const;
  void compare_lines(Firm& firm, store::FactRow& row) const;
  void check_figures(const Firm& firm, store::FactRow& row) const;

  const store::Store& store_;
  const model::Vocabulary& vocabulary_;
  const intake::FactRules& rules_;
  const model::Batch& batch_;
  bool keep_doubtful_;
  std::map<model::CreditCode, Firm> firms_;
};

}  // namespace rongtong::usecase
