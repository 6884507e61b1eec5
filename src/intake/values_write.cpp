#include "intake/values_write.h"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <cmath>

namespace rongtong::intake {

namespace {

namespace bj = boost::json;

/// Whole numbers as such: 52000000, not 5.2E7.
bj::value number_json(double number) {
  constexpr double kExact = 9007199254740992.0;
  if (number == std::floor(number) && std::abs(number) < kExact) {
    return static_cast<std::int64_t>(number);
  }
  return number;
}

bj::value value_json(const model::FactValue& value) {
  if (const auto* number = std::get_if<double>(&value)) return number_json(*number);
  if (const auto* truth = std::get_if<bool>(&value)) return *truth;
  if (const auto* text = std::get_if<std::string>(&value)) return bj::string(*text);
  if (const auto* date = std::get_if<base::Date>(&value)) return bj::string(base::to_iso(*date));
  const auto& items = std::get<std::vector<std::string>>(value);
  return bj::array(items.begin(), items.end());
}

bj::object dated_json(const model::DatedFact& fact) {
  bj::object json{{"value", value_json(fact.value)}, {"on", base::to_iso(fact.on)}};
  if (!fact.given_by.empty()) json["given_by"] = fact.given_by;
  if (!fact.evidence.empty()) json["evidence"] = fact.evidence;
  return json;
}

bj::object grant_json(const model::TitleGrant& grant) {
  bj::object json;
  const auto day = [&json](const char* key, const std::optional<base::Date>& date) {
    if (date) json[key] = base::to_iso(*date);
  };
  day("granted_on", grant.granted_on);
  day("valid_until", grant.valid_until);
  day("ended_on", grant.ended_on);
  if (grant.rank) json["rank"] = *grant.rank;
  if (!grant.batch.empty()) json["batch"] = grant.batch;
  if (!grant.number.empty()) json["number"] = grant.number;
  return json;
}

/// The list under `key`, made when it is not there.
bj::array& list_at(bj::object& object, const std::string& key) {
  auto& value = object[key];
  if (!value.is_array()) value = bj::array();
  return value.get_array();
}

}  // namespace

bj::object values_of_firm(const model::FirmFacts& facts) {
  bj::object json{{"id", facts.id}};
  if (!facts.name.empty()) json["name"] = facts.name;
  if (!facts.region.empty()) json["region"] = facts.region;
  if (!facts.industry.empty()) json["industry"] = facts.industry;
  bj::object values;
  for (const auto& fact : facts.yearly) {
    auto& years = values[fact.indicator];
    if (!years.is_object()) years = bj::object();
    years.get_object()[std::to_string(fact.year)] = value_json(fact.value);
  }
  for (const auto& fact : facts.dated) {
    list_at(values, fact.indicator).push_back(dated_json(fact));
  }
  bj::object titles;
  for (const auto& grant : facts.titles) list_at(titles, grant.title).push_back(grant_json(grant));
  for (const auto& absence : facts.absences) {
    if (!titles.contains(absence.title)) titles[absence.title] = false;
  }
  json["values"] = std::move(values);
  json["titles"] = std::move(titles);
  return json;
}

}  // namespace rongtong::intake
