#include "usecase/read_values.h"

#include "intake/values_file.h"
#include "usecase/places.h"

namespace rongtong::usecase {

namespace {

/// A day of assessment that cannot be read must not become today: another version might judge.
void refuse_bad_day(const base::Findings& findings) {
  for (const auto& finding : findings) {
    if (finding.severity != base::Severity::kReject || finding.place.column != "/on") continue;
    throw base::Error(base::ErrorCode::kInvalidArgument, finding.message, finding.place);
  }
}

}  // namespace

ValuesReading read_values(
    const std::filesystem::path& file, const ValuesPlace& place, std::optional<base::Date> on
) {
  const auto rules = intake::read_fact_rules(place.catalogue);
  const auto today = base::parse_date(utc_now()).value();
  auto read = intake::read_values(
      file, {}, {place.vocabulary, rules, place.codes, file.string(), on, today}
  );
  if (!on) refuse_bad_day(read.findings);
  ValuesReading reading{read.on, {}, std::move(read.findings)};
  for (auto& firm : read.firms) {
    reading.firms.push_back({std::move(firm.facts), firm.review});
  }
  return reading;
}

}  // namespace rongtong::usecase
