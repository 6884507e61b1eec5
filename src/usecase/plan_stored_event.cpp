#include "usecase/plan_stored_event.h"

#include <algorithm>
#include <cstdio>

#include "base/io/file.h"
#include "intake/event_yaml.h"
#include "usecase/capability.h"
#include "usecase/match_needs.h"
#include "usecase/places.h"

namespace rongtong::usecase {

namespace {

constexpr std::uint64_t kEventFileLimit = 16U << 20U;

[[noreturn]] void refuse(const std::filesystem::path& file, const base::Findings& findings) {
  throw base::Error(
      base::ErrorCode::kInvalidArgument,
      base::msg("usecase.plan.event_faults", findings.size()),
      {file.string(), 0, {}}
  );
}

model::DockingEvent read_event(const std::filesystem::path& file, base::Findings& findings) {
  auto read = intake::read_event_yaml(base::read_file(file, kEventFileLimit), file.string());
  findings = std::move(read.findings);
  if (!read.event || base::rejected(findings)) refuse(file, findings);
  return std::move(*read.event);
}

/// The event's needs, in its order; all needs of the store when it names none.
std::vector<model::Need> needs_of(const store::Store& store, const model::DockingEvent& event) {
  if (event.needs.empty()) return store.needs();
  std::vector<model::Need> needs;
  for (const auto& code : event.needs) {
    if (auto need = store.find_need(code)) needs.push_back(std::move(*need));
  }
  return needs;
}

void check_against_store(
    const store::Store& store,
    const std::filesystem::path& file,
    const model::DockingEvent& event,
    const std::vector<model::Need>& needs,
    base::Findings& findings
) {
  auto more = intake::check_event_against(event, needs, [&store](const model::CreditCode& code) {
    return store.find_enterprise(code).has_value();
  });
  for (auto& finding : more) {
    if (finding.place.file.empty()) finding.place.file = file.string();
  }
  findings.insert(findings.end(), more.begin(), more.end());
  if (base::rejected(findings)) refuse(file, findings);
}

bool parse_clock(const char* text, model::ClockSpan& span) {
  int from_hour = 0;
  int from_minute = 0;
  int until_hour = 0;
  int until_minute = 0;
  int read = 0;
  if (std::sscanf(
          text, " %2d:%2d-%2d:%2d%n", &from_hour, &from_minute, &until_hour, &until_minute, &read
      ) != 4 ||
      text[read] != '\0') {
    return false;
  }
  span = {from_hour * 60 + from_minute, until_hour * 60 + until_minute};
  return from_minute < 60 && until_minute < 60 && span.from >= 0 && span.from < span.until &&
         span.until <= 24 * 60;
}

}  // namespace

model::Plan plan_stored_event(
    const PlanningPlace& place,
    const std::filesystem::path& event_file,
    std::optional<std::uint64_t> seed,
    base::Progress& progress,
    base::Findings& findings
) {
  auto event = read_event(event_file, findings);
  if (seed) event.seed = *seed;
  const auto needs = needs_of(place.store, event);
  check_against_store(place.store, event_file, event, needs, findings);
  const auto capability =
      open_capability(place.store, {place.data, place.catalogue, place.codes}, progress);
  StoreFirms firms(place.store);
  match::MatchOptions options;
  options.top = static_cast<std::size_t>(event.candidates_per_need);
  options.among = event.guests;
  const auto candidates = match_needs(capability->matcher(), needs, options, firms);
  auto plan = make_plan(event, candidates, firms, {utc_now(), place.store.enterprise_revision()});
  const auto lock = place.store.lock_for_writing();
  plan.id = place.store.put_plan(plan).value;
  return plan;
}

model::Plan replan_stored(
    store::Store& store, const model::Plan& plan, const AvailabilityChange& change
) {
  auto result = replan_event(plan, change, utc_now());
  const auto lock = store.lock_for_writing();
  result.id = store.put_plan(result).value;
  return result;
}

std::vector<model::Absence> parse_absence(
    const std::string& text, const model::DockingEvent& event
) {
  std::vector<model::Absence> absences;
  if (text == "all") {
    for (const auto& session : event.sessions) absences.push_back({session.day, std::nullopt});
    return absences;
  }
  const auto blank = text.find(' ');
  const auto day = base::parse_date(text.substr(0, blank));
  model::ClockSpan span;
  const bool whole_day = blank == std::string::npos;
  if (!day || (!whole_day && !parse_clock(text.c_str() + blank, span))) {
    throw base::Error(
        base::ErrorCode::kInvalidArgument, base::msg("usecase.plan.bad_absence", text)
    );
  }
  return {{*day, whole_day ? std::nullopt : std::optional(span)}};
}

}  // namespace rongtong::usecase
