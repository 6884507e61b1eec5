// Any bytes as a JSON file of values: firms whose facts are all of the catalogue, of possible
// years, and that are read again as they are written.
#include <cmath>
#include <cstdint>
#include <string_view>

#include "base/error.h"
#include "base/json.h"
#include "facts_support.h"
#include "intake/values_write.h"

namespace {

using namespace rongtong;

intake::ValuesTerms terms() {
  return {
      fuzz::vocabulary(), fuzz::fact_rules(), fuzz::codes(), "fuzz", std::nullopt, fuzz::today()};
}

void look_at(const model::FirmFacts& facts, int latest) {
  for (const auto& fact : facts.yearly) {
    if (fuzz::vocabulary().find_indicator(fact.indicator) == nullptr) __builtin_trap();
    if (fact.year < 1990 || fact.year > latest) __builtin_trap();
    const auto* number = std::get_if<double>(&fact.value);
    if (number != nullptr && !std::isfinite(*number)) __builtin_trap();
  }
  for (const auto& grant : facts.titles) {
    if (fuzz::vocabulary().find_title(grant.title) == nullptr) __builtin_trap();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  try {
    const auto file = intake::read_values_json(text, terms());
    for (const auto& firm : file.firms) {
      look_at(firm.facts, static_cast<int>(file.on.year()));
      const auto written = base::to_json_text(intake::values_of_firm(firm.facts));
      auto again_terms = terms();
      again_terms.on = file.on;
      const auto again = intake::read_values_json(written, again_terms);
      if (again.firms.size() != 1) __builtin_trap();
      if (again.firms[0].facts.titles.size() != firm.facts.titles.size()) __builtin_trap();
    }
  } catch (const base::Error&) {
    // refused with a sentence: what is asked for
  }
  return 0;
}
