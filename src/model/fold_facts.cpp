#include "model/fold_facts.h"

#include <tuple>

namespace rongtong::model {

namespace {

/// Both known and different.
bool differ(const std::string& a, const std::string& b) {
  return !a.empty() && !b.empty() && a != b;
}

template <class T>
void take_known(std::optional<T>& held, const std::optional<T>& said) {
  if (said) held = said;
}

void take_known(std::string& held, const std::string& said) {
  if (!said.empty()) held = said;
}

}  // namespace

FactStatement blank_facts(const CreditCode& firm) { return {firm, "", {}, {}, {}, {}, {}}; }

bool same_grant(const TitleGrant& a, const TitleGrant& b) {
  if (a.title != b.title || differ(a.number, b.number)) return false;
  if (a.granted_on && b.granted_on) return *a.granted_on == *b.granted_on;
  return !differ(a.batch, b.batch);
}

void lay_over(std::vector<TitleGrant>& held, const TitleGrant& said) {
  // The latest of several that fit: a bare word about a title is about its present grant.
  TitleGrant* match = nullptr;
  for (auto& grant : held) {
    if (!same_grant(grant, said)) continue;
    if (match == nullptr || grant.granted_on >= match->granted_on) match = &grant;
  }
  if (match == nullptr) {
    held.push_back(said);
    return;
  }
  take_known(match->granted_on, said.granted_on);
  take_known(match->valid_until, said.valid_until);
  take_known(match->ended_on, said.ended_on);
  take_known(match->rank, said.rank);
  take_known(match->batch, said.batch);
  take_known(match->number, said.number);
}

void lay_over(std::vector<TitleAbsence>& held, const TitleAbsence& said) {
  for (auto& absence : held) {
    if (absence.title != said.title) continue;
    absence.as_of = std::max(absence.as_of, said.as_of);
    return;
  }
  held.push_back(said);
}

void lay_over(FirmFacts& held, const FactStatement& said) {
  take_known(held.name, said.name);
  held.yearly.insert(held.yearly.end(), said.yearly.begin(), said.yearly.end());
  keep_latest(held.yearly, [](const YearlyFact& f) {
    return std::tuple<std::string_view, int>(f.indicator, f.year);
  });
  held.dated.insert(held.dated.end(), said.dated.begin(), said.dated.end());
  keep_latest(held.dated, [](const DatedFact& f) {
    return std::tuple<std::string_view, base::Date>(f.indicator, f.on);
  });
  for (const auto& grant : said.titles) lay_over(held.titles, grant);
  for (const auto& absence : said.absences) lay_over(held.absences, absence);
}

}  // namespace rongtong::model
