// Any bytes as a CSV table of indicators and as one of titles: each row ends stored or rejected, or
// the header is refused.
#include <cmath>
#include <cstdint>
#include <string_view>

#include "base/error.h"
#include "base/io/byte_source.h"
#include "base/table/csv_reader.h"
#include "facts_support.h"

namespace {

using namespace rongtong;

void read_all(intake::FactTable& table) {
  for (intake::FactTableRow row; table.next(row);) {
    if (row.said.has_value() == base::rejected(row.findings)) __builtin_trap();
    if (!row.said) continue;
    for (const auto& fact : row.said->yearly) {
      if (fact.year < 1990 || fact.year > 2026) __builtin_trap();
      const auto* number = std::get_if<double>(&fact.value);
      if (number != nullptr && !std::isfinite(*number)) __builtin_trap();
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const intake::FactTerms terms{
      fuzz::vocabulary(), fuzz::fact_rules(), "fuzz", fuzz::today(), nullptr, std::nullopt, ""};
  for (const bool titles : {false, true}) {
    try {
      auto csv = std::make_unique<base::CsvReader>(base::memory_source(text));
      const auto table = titles ? intake::read_title_table(std::move(csv), terms, {})
                                : intake::read_indicator_table(std::move(csv), terms);
      read_all(*table);
    } catch (const base::Error&) {
      // refused with a sentence: what is asked for
    }
  }
  return 0;
}
