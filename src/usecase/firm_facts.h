#pragma once

#include <functional>
#include <optional>
#include <string>

#include "model/catalogue.h"
#include "model/facts.h"
#include "model/indicator.h"
#include "store/store.h"

namespace rongtong::usecase {

/// The facts of the firms in the store as rules ask for them: the industry with its section letter
/// (C3521); the day of registration as indicator `founded_on` where nobody stated another; the rung
/// that the registration names as a title of unknown day where nothing else is known of that title.
class FactSource {
 public:
  /// Borrows both.
  FactSource(const store::Store& store, const model::Codes& codes) : store_(store), codes_(codes) {}

  /// Empty when the firm is neither registered nor spoken of.
  std::optional<model::FirmFacts> find(const model::CreditCode& firm) const;
  /// Every firm, ascending by credit code; the value is reused.
  void each(const std::function<void(const model::FirmFacts&)>& visit) const;

 private:
  const store::Store& store_;
  const model::Codes& codes_;
};

/// The same for facts that come straight from the store.
void complete_facts(model::FirmFacts& facts, const model::Codes& codes);

/// One firm as JSON in the form of docs/formats.md, "Values of firms"; with `history` also what
/// each import said, newest first.
std::string values_json(
    const model::FirmFacts& facts, const std::optional<std::vector<model::FactVersion>>& history
);

/// A value as people read it, in no language: 52,000,000 (yuan), 5.3%, 2026-03-01. `indicator`
/// null: not in the catalogue.
std::string fact_text(const model::Indicator* indicator, const model::FactValue& value);

}  // namespace rongtong::usecase
