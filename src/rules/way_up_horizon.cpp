#include "rules/way_up_horizon.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace rongtong::rules::way {

namespace {

/// How many years back a figure is looked for to be carried forward.
constexpr int kLookBack = 3;

bool is_dated(const model::Indicator& indicator) { return indicator.period == model::Period::kDay; }

/// What stays at the end of a year and so is paid for once.
bool is_stock(const model::Indicator& indicator) {
  return indicator.period == model::Period::kYearEnd;
}

double drift_of(const model::Indicator& indicator, const model::Lever* lever) {
  if (lever != nullptr) return lever->drift_per_year;
  const bool years = indicator.unit == model::Unit::kYears && is_stock(indicator);
  return years ? 1 : 0;
}

double number_in(const model::FactValue& value) {
  if (const auto* truth = std::get_if<bool>(&value)) return *truth ? 1 : 0;
  return std::get<double>(value);
}

model::FactValue fact_of(const model::Indicator& indicator, double number) {
  if (indicator.type == model::IndicatorType::kTruth) return number >= 0.5;
  return number;
}

bool is_movable(const model::FactValue& value) {
  return std::holds_alternative<double>(value) || std::holds_alternative<bool>(value);
}

bool is_whole_number(double value) { return std::abs(value - std::round(value)) < 1e-9; }

double typical_size(const model::Indicator& indicator, double held) {
  switch (indicator.unit) {
    case model::Unit::kYuan:
      return std::max(std::abs(held), 1e4);
    case model::Unit::kRatio:
      return std::max(std::abs(held), 0.01);
    default:
      return std::max(std::abs(held), 1.0);
  }
}

}  // namespace

base::Date years_later(base::Date on, int years) {
  const base::Date later = on + std::chrono::years(years);
  return later.ok() ? later : later.year() / later.month() / std::chrono::last;
}

Horizon::Horizon(
    const model::Vocabulary& vocabulary,
    const model::FirmFacts& firm,
    base::Date on,
    const WayOptions& options,
    std::span<const Input> asked,
    Problem& problem
)
    : vocabulary_(vocabulary),
      options_(options),
      on_(on),
      judged_on_(years_later(on, options.years)),
      expected_(firm),
      problem_(problem) {
  for (const auto& fact : firm.yearly)
    known_.insert_or_assign({fact.indicator, fact.year}, fact.value);
  std::map<std::string, base::Date> stated;
  for (const auto& fact : firm.dated) {
    if (fact.on > on) continue;
    const auto [entry, is_new] = stated.emplace(fact.indicator, fact.on);
    if (!is_new && entry->second > fact.on) continue;
    entry->second = fact.on;
    known_.insert_or_assign({fact.indicator, 0}, fact.value);
  }
  // Who was not granted a title is expected not to be granted it later either.
  for (auto& absence : expected_.absences) {
    absence.as_of = years_later(absence.as_of, options.years);
  }
  note_last_years(asked);
  if (options.years > 0) carry_forward();
  for (const auto& indicator : vocabulary.indicators()) {
    const auto* lever = lever_of(indicator);
    if (lever != nullptr && (lever->may_rise || lever->may_fall)) add_lever(indicator, *lever);
  }
  for (std::uint32_t j = 0; j < moves_.size(); ++j) {
    for (const auto& other : lever_of(*moves_[j].indicator)->moves) {
      const auto* moved = vocabulary.find_indicator(other);
      if (moved == nullptr || moved->period != moves_[j].indicator->period) continue;
      const int last = is_stock(*moved) ? last_year_[other] : moves_[j].figure.year;
      for (int year = moves_[j].figure.year; year <= last; ++year) {
        if (known({other, year}) == nullptr) continue;
        auto& value = figure_polynomial({other, year});
        value = sum(value, {0, {{j, 1}}, {}});
      }
    }
  }
  for (const auto& indicator : vocabulary.indicators()) {
    const auto* lever = lever_of(indicator);
    if (lever != nullptr) add_limits(indicator, *lever);
  }
}

int Horizon::first_new_year() const {
  const int last_full = static_cast<int>(on_.year()) - 1;
  return options_.years > 0 ? last_full + 1 : last_full;
}

const model::Lever* Horizon::lever_of(const model::Indicator& indicator) const {
  if (indicator.derived()) return nullptr;
  const auto own = options_.levers.find(indicator.id);
  if (own != options_.levers.end()) return &own->second;
  return indicator.lever ? &*indicator.lever : nullptr;
}

const model::FactValue* Horizon::known(const Figure& figure) const {
  const auto found = known_.find(figure);
  return found == known_.end() ? nullptr : &found->second;
}

void Horizon::note_last_years(std::span<const Input> asked) {
  const auto note = [&](const std::string& id, int year) {
    const auto [entry, is_new] = last_year_.emplace(id, year);
    if (!is_new) entry->second = std::max(entry->second, year);
  };
  for (const auto& input : asked) {
    if (input.kind == InputKind::kYearly) note(input.id, reference_year() + input.offset);
    if (input.kind == InputKind::kDated) asked_dated_.insert(input.id);
  }
  // What moves something that is asked for counts too, though no rule names it.
  const auto years = last_year_;
  const auto days = asked_dated_;
  for (const auto& indicator : vocabulary_.indicators()) {
    const auto* lever = lever_of(indicator);
    if (lever == nullptr) continue;
    for (const auto& other : lever->moves) {
      const auto whole = years.find(other);
      if (whole != years.end() && !is_dated(indicator)) note(indicator.id, whole->second);
      if (days.contains(other) && is_dated(indicator)) asked_dated_.insert(indicator.id);
    }
  }
}

/// A year's figure is expected to be that of the year before; years themselves grow by one. A share
/// or rate that nobody can move and no formula gives is a statement about its own year: it is not
/// expected of another.
void Horizon::carry_forward() {
  for (const auto& id : asked_dated_) {
    const auto* indicator = vocabulary_.find_indicator(id);
    const auto* held = known({id, 0});
    if (indicator == nullptr || held == nullptr) continue;
    const double drift = drift_of(*indicator, lever_of(*indicator));
    if (drift == 0 || !std::holds_alternative<double>(*held)) continue;
    const double later = std::get<double>(*held) + drift * options_.years;
    expected_.dated.push_back({id, judged_on_, later, {}, {}});
    known_[{id, 0}] = later;
  }
  for (const auto& [id, last] : last_year_) {
    const auto* indicator = vocabulary_.find_indicator(id);
    if (indicator == nullptr || is_of_its_year(*indicator)) continue;
    for (int year = first_new_year(); year <= last; ++year) carry(*indicator, year);
  }
}

bool Horizon::is_of_its_year(const model::Indicator& indicator) const {
  return indicator.period == model::Period::kYear && indicator.unit == model::Unit::kRatio &&
         !indicator.derived() && lever_of(indicator) == nullptr;
}

void Horizon::carry(const model::Indicator& indicator, int year) {
  if (known({indicator.id, year}) != nullptr) return;
  int from = year;
  auto value = last_known(indicator, from);
  if (!value) return;
  const auto* lever = lever_of(indicator);
  if (auto* number = std::get_if<double>(&*value)) {
    if (lever != nullptr && !lever->recurs) *number = 0;
    *number += drift_of(indicator, lever) * (year - from);
  }
  carried_.insert({indicator.id, year});
  expected_.yearly.push_back({indicator.id, year, *value});
  known_[{indicator.id, year}] = *value;
}

std::optional<model::FactValue> Horizon::last_known(const model::Indicator& indicator, int& year)
    const {
  for (int back = 1; back <= kLookBack; ++back) {
    const auto* value = known({indicator.id, year - back});
    if (value == nullptr) continue;
    year -= back;
    return *value;
  }
  return std::nullopt;
}

Polynomial& Horizon::figure_polynomial(const Figure& figure) {
  const auto found = moved_.find(figure);
  if (found != moved_.end()) return found->second;
  return moved_.emplace(figure, constant_polynomial(number_in(*known(figure)))).first->second;
}

void Horizon::add_lever(const model::Indicator& indicator, const model::Lever& lever) {
  const bool number = indicator.type == model::IndicatorType::kNumber;
  if (!number && indicator.type != model::IndicatorType::kTruth) return;
  if (is_dated(indicator)) {
    if (asked_dated_.contains(indicator.id)) add_dated(indicator, lever);
  } else if (last_year_.contains(indicator.id)) {
    add_years(indicator, lever);
  }
}

std::uint32_t Horizon::add_variable(
    const model::Indicator& indicator,
    const model::Lever& lever,
    const Figure& figure,
    int step,
    double held
) {
  const bool whole = is_whole_number(held);
  const bool money = indicator.unit == model::Unit::kYuan;
  Variable variable;
  variable.low = lever.may_fall ? -kInfinity : 0;
  variable.high = lever.may_rise ? kInfinity : 0;
  variable.cost = lever.cost_per_unit;
  variable.whole = indicator.whole && whole && !money;
  variable.money = money && whole;
  variable.scale = typical_size(indicator, held);
  problem_.variables.push_back(variable);
  moves_.push_back({&indicator, figure, step, false});
  return static_cast<std::uint32_t>(moves_.size() - 1);
}

void Horizon::add_truth(
    const model::Indicator& indicator, const model::Lever& lever, const Figure& figure, int step
) {
  const auto* held = known(figure);
  if (held == nullptr || !std::holds_alternative<bool>(*held)) return;
  const bool yes = std::get<bool>(*held);
  if (yes ? !lever.may_fall : !lever.may_rise) return;
  problem_.variables.push_back(
      {yes ? -1.0 : 0.0, yes ? 0.0 : 1.0, lever.cost_per_unit, true, false, 1}
  );
  moves_.push_back({&indicator, figure, step, true});
  auto& value = figure_polynomial(figure);
  value = sum(value, {0, {{static_cast<std::uint32_t>(moves_.size() - 1), 1}}, {}});
}

void Horizon::add_dated(const model::Indicator& indicator, const model::Lever& lever) {
  const Figure figure{indicator.id, 0};
  if (indicator.type == model::IndicatorType::kTruth) return add_truth(indicator, lever, figure, 0);
  const auto* held = known(figure);
  if (held == nullptr || !is_movable(*held)) return;
  const auto j = add_variable(indicator, lever, figure, 0, number_in(*held));
  auto& value = figure_polynomial(figure);
  value = sum(value, {0, {{j, 1}}, {}});
}

void Horizon::add_years(const model::Indicator& indicator, const model::Lever& lever) {
  const int first = first_new_year();
  std::vector<Term> before;
  for (int year = first; year <= last_year_[indicator.id]; ++year) {
    const Figure figure{indicator.id, year};
    if (indicator.type == model::IndicatorType::kTruth) {
      add_truth(indicator, lever, figure, year - first);
      continue;
    }
    const auto* held = known(figure);
    if (held == nullptr || !is_movable(*held)) return;
    const auto j = add_variable(indicator, lever, figure, year - first, number_in(*held));
    if (!is_stock(indicator)) before.clear();
    before.push_back({j, 1});
    auto& value = figure_polynomial(figure);
    value = sum(value, {0, before, {}});
  }
}

void Horizon::demand(const Polynomial& at_least_zero) {
  if (at_least_zero.is_constant()) return;
  if (at_least_zero.terms.size() > 1) {
    problem_.always.push_back(static_cast<std::uint32_t>(problem_.rows.size()));
    problem_.rows.push_back({at_least_zero.terms, {}, std::min(-at_least_zero.constant, 0.0)});
    return;
  }
  const auto [j, factor] = at_least_zero.terms.front();
  Variable& variable = problem_.variables[j];
  double bound = -at_least_zero.constant / factor;
  const double slack = 1e-9 * std::max(1.0, std::abs(bound));
  const bool whole = variable.whole || variable.money;
  if (factor > 0) {
    if (whole) bound = std::ceil(bound - slack);
    variable.low = std::min(0.0, std::max(variable.low, bound));
  } else {
    if (whole) bound = std::floor(bound + slack);
    variable.high = std::max(0.0, std::min(variable.high, bound));
  }
}

/// By how much a value may change from one year to the next, and what is possible at all.
void Horizon::add_limits(const model::Indicator& indicator, const model::Lever& lever) {
  const int last =
      is_dated(indicator) || !last_year_.contains(indicator.id) ? 0 : last_year_[indicator.id];
  const int first = is_dated(indicator) ? 0 : first_new_year();
  const double years = is_dated(indicator) ? std::max(1, options_.years) : 1;
  const double drift = drift_of(indicator, &lever);
  for (int year = first; year <= last; ++year) {
    const auto found = moved_.find({indicator.id, year});
    if (found == moved_.end() || indicator.type != model::IndicatorType::kNumber) continue;
    const Polynomial& value = found->second;
    const auto before = moved_.find({indicator.id, year - 1});
    // The first new year, and one whose own figure is known already, are measured from that.
    const bool linked = year > first && before != moved_.end() && lever.recurs &&
                        value.constant == before->second.constant + drift;
    const Polynomial from = linked ? sum(before->second, constant_polynomial(drift))
                                   : constant_polynomial(value.constant);
    if (lever.most_change_per_year) {
      const auto most = constant_polynomial(*lever.most_change_per_year * years);
      if (lever.may_rise) demand(sum(sum(from, most), value, -1));
      if (lever.may_fall) demand(sum(sum(value, most), from, -1));
    }
    if (lever.most_growth_per_year && lever.recurs) {
      const double up = std::pow(1 + *lever.most_growth_per_year, years);
      const double down = std::pow(std::max(0.0, 1 - *lever.most_growth_per_year), years);
      if (lever.may_rise) demand(sum(scaled(from, up), value, -1));
      if (lever.may_fall) demand(sum(value, scaled(from, down), -1));
    }
    add_range(indicator, value);
  }
}

void Horizon::add_range(const model::Indicator& indicator, const Polynomial& value) {
  if (indicator.least && value.constant >= *indicator.least) {
    demand(sum(value, constant_polynomial(*indicator.least), -1));
  }
  if (indicator.most && value.constant <= *indicator.most) {
    demand(sum(constant_polynomial(*indicator.most), value, -1));
  }
}

const model::FactValue* Horizon::carried(const Figure& figure) const {
  return carried_.contains(figure) ? known(figure) : nullptr;
}

const Polynomial* Horizon::moved(const Input& input) const {
  if (input.kind != InputKind::kYearly && input.kind != InputKind::kDated) return nullptr;
  const int year = input.kind == InputKind::kYearly ? reference_year() + input.offset : 0;
  const auto found = moved_.find({input.id, year});
  return found == moved_.end() ? nullptr : &found->second;
}

std::optional<double> Horizon::value(const Figure& figure, std::span<const double> y) const {
  const auto found = moved_.find(figure);
  if (found == moved_.end()) return std::nullopt;
  double value = value_at(found->second, y);
  const auto* indicator = vocabulary_.find_indicator(figure.indicator);
  const bool whole = indicator->whole || indicator->unit == model::Unit::kYuan;
  if (whole && std::abs(value - std::round(value)) < 1e-4) value = std::round(value);
  return value;
}

model::FirmFacts Horizon::after(std::span<const double> y) const {
  model::FirmFacts facts = expected_;
  for (const auto& [figure, polynomial] : moved_) {
    const double number = value(figure, y).value_or(polynomial.constant);
    if (number == polynomial.constant) continue;
    const auto* indicator = vocabulary_.find_indicator(figure.indicator);
    const auto changed = fact_of(*indicator, number);
    if (figure.year == 0) {
      facts.dated.push_back({figure.indicator, judged_on_, changed, {}, {}});
    } else {
      facts.yearly.push_back({figure.indicator, figure.year, changed});
    }
  }
  return facts;
}

}  // namespace rongtong::rules::way
