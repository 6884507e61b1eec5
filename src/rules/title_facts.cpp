#include "rules/title_facts.h"

#include <algorithm>

#include "rules/calendar.h"
#include "rules/kleene.h"

namespace rongtong::rules {

namespace {

/// The title `id` and all titles whose holders hold it as well.
std::vector<std::string> covering(const std::string& id, const model::Vocabulary& vocabulary) {
  std::vector<std::string> found = {id};
  for (std::size_t i = 0; i < found.size(); ++i) {
    for (const auto& title : vocabulary.titles()) {
      if (std::ranges::count(title.includes_in, found[i]) == 0) continue;
      if (std::ranges::count(found, title.id) == 0) found.push_back(title.id);
    }
  }
  return found;
}

/// Days of one grant, both included.
struct Span {
  base::Date first;
  std::optional<base::Date> last;  ///< none: without end
};

/// Whether `earlier` runs up to the day before `first` or further.
bool touches(const Span& earlier, base::Date first) {
  if (!earlier.last) return true;
  return base::days_since_epoch(*earlier.last) + 1 >= base::days_since_epoch(first);
}

}  // namespace

TitleQuestion::TitleQuestion(const Input& input, const model::Vocabulary& vocabulary, base::Date on)
    : on_(on), window_start_(years_later(on, -input.years)), rank_(input.rank) {
  for (const std::string& id : covering(input.id, vocabulary)) {
    const auto* title = vocabulary.find_title(id);
    const bool lasts = title == nullptr || title->lasts;
    kinds_.push_back({id, lasts ? std::nullopt : title->valid_years});
  }
}

std::optional<base::Date> TitleQuestion::last_day(const Kind& kind, const model::TitleGrant& grant)
    const {
  std::optional<base::Date> last = grant.valid_until;
  if (!last && grant.granted_on && kind.valid_years) {
    last = years_later(*grant.granted_on, *kind.valid_years);
  }
  if (!grant.ended_on) return last;
  const base::Date before_end = base::date_from_days(base::days_since_epoch(*grant.ended_on) - 1);
  return last ? std::min(*last, before_end) : before_end;
}

TitleQuestion::State TitleQuestion::state_of(const Kind& kind, const model::TitleGrant& grant)
    const {
  if (grant.granted_on && *grant.granted_on > on_) return State::kNotYet;
  const auto last = last_day(kind, grant);
  if (last && *last < on_) return State::kOver;
  return grant.granted_on || last ? State::kRuns : State::kUndated;
}

bool TitleQuestion::absent(const Kind& kind, const model::FirmFacts& firm) const {
  return std::ranges::any_of(firm.absences, [&](const model::TitleAbsence& absence) {
    return absence.title == kind.id && absence.as_of >= on_;
  });
}

Truth TitleQuestion::holds(const Kind& kind, const model::FirmFacts& firm) const {
  bool over = false;
  bool undated = false;
  for (const auto& grant : firm.titles) {
    if (grant.title != kind.id) continue;
    const State state = state_of(kind, grant);
    if (state == State::kRuns) return Truth::kYes;
    over = over || state == State::kOver;
    undated = undated || state == State::kUndated;
  }
  if (absent(kind, firm)) return Truth::kNo;
  if (undated) return Truth::kYes;
  return over ? Truth::kNo : Truth::kUnknown;
}

Truth TitleQuestion::holds(const model::FirmFacts& firm) const {
  Truth result = Truth::kNo;
  for (const Kind& kind : kinds_) result = either(result, holds(kind, firm));
  return result;
}

Truth TitleQuestion::granted_by(const model::TitleGrant& grant) const {
  if (grant.ended_on && *grant.ended_on <= on_) return Truth::kNo;
  Truth in_time = Truth::kUnknown;
  if (grant.granted_on) {
    in_time = truth_of(*grant.granted_on >= window_start_ && *grant.granted_on <= on_);
  }
  Truth good_enough = Truth::kYes;
  if (rank_ > 0) good_enough = grant.rank ? truth_of(*grant.rank <= rank_) : Truth::kUnknown;
  return both(in_time, good_enough);
}

Truth TitleQuestion::granted(const Kind& kind, const model::FirmFacts& firm) const {
  Truth result = Truth::kNo;
  for (const auto& grant : firm.titles) {
    if (grant.title == kind.id) result = either(result, granted_by(grant));
  }
  return result == Truth::kNo && !absent(kind, firm) ? Truth::kUnknown : result;
}

Truth TitleQuestion::granted(const model::FirmFacts& firm) const {
  Truth result = Truth::kNo;
  for (const Kind& kind : kinds_) result = either(result, granted(kind, firm));
  return result;
}

std::optional<base::Date> TitleQuestion::since(const model::FirmFacts& firm) const {
  std::vector<Span> spans;
  for (const Kind& kind : kinds_) {
    for (const auto& grant : firm.titles) {
      if (grant.title != kind.id) continue;
      const State state = state_of(kind, grant);
      if (state == State::kNotYet) continue;
      if (!grant.granted_on && state != State::kOver) return std::nullopt;
      if (grant.granted_on) spans.push_back({*grant.granted_on, last_day(kind, grant)});
    }
  }
  std::ranges::sort(spans, {}, &Span::first);
  std::optional<base::Date> first;
  for (auto span = spans.rbegin(); span != spans.rend(); ++span) {
    const bool runs = !span->last || *span->last >= on_;
    if (first ? touches(*span, *first) : runs) first = span->first;
  }
  return first;
}

std::optional<base::Date> TitleQuestion::ran_out(const model::FirmFacts& firm) const {
  if (holds(firm) == Truth::kYes) return std::nullopt;
  std::optional<base::Date> latest;
  for (const Kind& kind : kinds_) {
    for (const auto& grant : firm.titles) {
      if (grant.title != kind.id || state_of(kind, grant) != State::kOver) continue;
      // What was ended (withdrawn, given up) has no review to be late for.
      if (grant.ended_on && *grant.ended_on <= on_) return std::nullopt;
      const auto last = last_day(kind, grant);
      latest = latest ? std::max(latest, last) : last;
    }
  }
  return latest;
}

std::optional<base::Date> TitleQuestion::until(const model::FirmFacts& firm) const {
  std::optional<base::Date> latest;
  for (const Kind& kind : kinds_) {
    for (const auto& grant : firm.titles) {
      if (grant.title != kind.id || state_of(kind, grant) != State::kRuns) continue;
      const auto last = last_day(kind, grant);
      if (!last) return std::nullopt;
      latest = latest ? std::max(*latest, *last) : *last;
    }
  }
  return latest;
}

}  // namespace rongtong::rules
