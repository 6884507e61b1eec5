#include "usecase/read_values.h"

#include "intake/values_file.h"
#include "usecase/places.h"

namespace rongtong::usecase {

ValuesReading read_values(
    const std::filesystem::path& file, const ValuesPlace& place, std::optional<base::Date> on
) {
  const auto rules = intake::read_fact_rules(place.catalogue);
  const auto today = base::parse_date(utc_now()).value();
  auto read = intake::read_values(
      file, {}, {place.vocabulary, rules, place.codes, file.string(), on, today}
  );
  ValuesReading reading{read.on, {}, std::move(read.findings)};
  for (auto& firm : read.firms) {
    reading.firms.push_back({std::move(firm.facts), firm.review});
  }
  return reading;
}

}  // namespace rongtong::usecase
