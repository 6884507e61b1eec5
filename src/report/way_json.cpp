#include "report/way_json.h"

#include <boost/json.hpp>

#include "report/assessment_json.h"
#include "report/verdict_digest.h"
#include "report/way_words.h"

namespace rongtong::report {
namespace {

namespace bj = boost::json;

bj::value value_json(const model::FactValue& value) {
  struct Json {
    bj::value operator()(double number) const { return number; }
    bj::value operator()(bool truth) const { return truth; }
    bj::value operator()(const std::string& text) const { return bj::value(text); }
    bj::value operator()(const std::vector<std::string>& list) const {
      bj::array json;
      for (const auto& one : list) json.emplace_back(one);
      return json;
    }
    bj::value operator()(base::Date date) const { return bj::value(base::to_iso(date)); }
  };
  return std::visit(Json{}, value);
}

bj::value number_or_null(const std::optional<double>& value) {
  return value ? bj::value(*value) : bj::value();
}

double points_number(std::int32_t hundredths) { return hundredths / 100.0; }

bj::object points_json(const rules::Points& points) {
  return {{"least", points_number(points.least)}, {"most", points_number(points.most)}};
}

bj::object place_json(const rules::WayPlace& place) {
  bj::object json;
  if (place.set != nullptr) json["ruleset"] = place.set->id;
  if (place.condition != nullptr) json["condition"] = place.condition->id;
  if (place.item != nullptr) json["item"] = place.item->id;
  if (place.points) json["points"] = points_number(*place.points);
  return json;
}

bj::array places_json(const std::vector<rules::WayPlace>& places) {
  bj::array json;
  for (const auto& place : places) json.push_back(place_json(place));
  return json;
}

bj::object step_json(const rules::WayStep& step, const RuleWords& words) {
  constexpr const char* kKinds[] = {"change", "obtain", "renew"};
  bj::object json{
      {"kind", kKinds[static_cast<std::size_t>(step.kind)]},
      {"year", step.year},
      {"text", step_text(step, words)},
  };
  if (step.kind == rules::StepKind::kChange) {
    json["indicator"] = step.indicator;
    if (step.of_year) json["of_year"] = *step.of_year;
    json["from"] = value_json(step.from);
    json["to"] = value_json(step.to);
    json["change"] = step.change;
    json["cost"] = step.cost;
  } else {
    json["title"] = step.title;
    if (step.set != nullptr) json["ruleset"] = step.set->id;
  }
  json["serves"] = places_json(step.serves);
  return json;
}

bj::object open_json(const rules::WayOpen& open, base::Date on, const RuleWords& words) {
  bj::array missing;
  for (const auto& input : open.missing) missing.push_back(input_json(input, on, words));
  return {
      {"kind", open.kind == rules::OpenKind::kShow ? "show" : "decide"},
      {"place", place_json(open.place)},
      {"text", open_text(open, on, words)},
      {"missing", std::move(missing)},
  };
}

bj::object way_json(const rules::Way& way, base::Date on, const RuleWords& words) {
  bj::array steps;
  for (const auto& step : way.steps) steps.push_back(step_json(step, words));
  bj::array open;
  for (const auto& one : way.open) open.push_back(open_json(one, on, words));
  bj::array assumed;
  for (const auto& one : way.assumed) {
    assumed.push_back(bj::object{
        {"indicator", one.indicator},
        {"of_year", one.of_year},
        {"value", value_json(one.value)},
        {"text", assumed_text(one, words)},
    });
  }
  return {
      {"cost", way.cost},
      {"certain", way.certain},
      {"verdict", truth_name(way.after.verdict)},
      {"steps", std::move(steps)},
      {"open", std::move(open)},
      {"assumed", std::move(assumed)},
  };
}

bj::object obstacle_json(const rules::WayObstacle& obstacle, const RuleWords& words) {
  constexpr const char* kKinds[] = {"out_of_reach", "not_movable", "title", "points", "together"};
  bj::object json{
      {"kind", kKinds[static_cast<std::size_t>(obstacle.kind)]},
      {"text", obstacle_text(obstacle, words)},
      {"threshold", number_or_null(obstacle.threshold)},
      {"reachable", number_or_null(obstacle.reachable)},
  };
  if (!obstacle.title.empty()) json["title"] = obstacle.title;
  if (obstacle.place.condition != nullptr || obstacle.place.item != nullptr) {
    json["place"] = place_json(obstacle.place);
  }
  if (!obstacle.together.empty()) json["together"] = places_json(obstacle.together);
  return json;
}

bj::object side_json(const rules::Assessment& result, const RuleWords& words) {
  bj::object json{
      {"verdict", truth_name(result.verdict)},
      {"text", verdict_sentence(result, words)},
  };
  if (result.points) json["points"] = points_json(result.points->total);
  return json;
}

}  // namespace

bj::object ways_json(
    const model::FirmFacts& firm, const rules::WaysUp& ways, const RuleWords& words
) {
  bj::array all;
  for (const auto& way : ways.ways) all.push_back(way_json(way, ways.judged_on, words));
  bj::array obstacles;
  for (const auto& one : ways.obstacles) obstacles.push_back(obstacle_json(one, words));
  return {
      {"version", 1},
      {"firm", firm.id},
      {"ruleset", ways.set->id},
      {"on", base::to_iso(ways.on)},
      {"judged_on", base::to_iso(ways.judged_on)},
      {"in_force", in_force_when_judged(ways)},
      {"today", truth_name(ways.today.verdict)},
      {"unchanged", truth_name(ways.unchanged.verdict)},
      {"proven", ways.proven},
      {"ways", std::move(all)},
      {"obstacles", std::move(obstacles)},
  };
}

bj::object what_if_json(
    const model::FirmFacts& firm, const rules::WhatIf& result, const RuleWords& words
) {
  bj::array conditions;
  for (const auto& change : result.differences.conditions) {
    conditions.push_back(bj::object{
        {"id", change.condition->id},
        {"text", words.text(change.condition->text)},
        {"before", truth_name(change.before)},
        {"after", truth_name(change.after)},
        {"value_before", number_or_null(change.value_before)},
        {"value_after", number_or_null(change.value_after)},
    });
  }
  bj::array items;
  for (const auto& change : result.differences.items) {
    items.push_back(bj::object{
        {"id", change.item->id},
        {"text", words.text(change.item->text)},
        {"before", points_json(change.before)},
        {"after", points_json(change.after)},
        {"value_before", number_or_null(change.value_before)},
        {"value_after", number_or_null(change.value_after)},
    });
  }
  return {
      {"firm", firm.id},
      {"ruleset", result.after.set->id},
      {"on", base::to_iso(result.after.on)},
      {"before", side_json(result.before, words)},
      {"after", side_json(result.after, words)},
      {"conditions", std::move(conditions)},
      {"items", std::move(items)},
  };
}

}  // namespace rongtong::report
