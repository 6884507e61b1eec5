#include "report/assessment_json.h"

#include <boost/json.hpp>

namespace rongtong::report {
namespace {

namespace bj = boost::json;

using rules::InputKind;

bj::value points_number(std::int32_t hundredths) {
  if (hundredths % 100 == 0) return hundredths / 100;
  return hundredths / 100.0;
}

bj::object points_json(const rules::Points& points) {
  return {{"least", points_number(points.least)}, {"most", points_number(points.most)}};
}

/// A number as it is in the facts: money in yuan, shares 0–1, dates as text.
bj::value number_json(double value, const Quantity& of) {
  if (of.is_date) return bj::value(base::to_iso(base::date_from_days(static_cast<int>(value))));
  return value;
}

class Writer {
 public:
  Writer(const JudgedFirm& firm, const RuleWords& words) : firm_(firm), words_(words) {}

  bj::object all() const {
    const auto& result = firm_.result;
    const auto& set = *result.set;
    bj::object json{
        {"firm", firm_.firm.id},
        {"name", firm_.firm.name},
        {"ruleset", set.id},
        {"ruleset_name", words_.text(set.name)},
        {"ladder", set.ladder},
        {"document",
         bj::object{{"title", words_.text(set.document.title)}, {"number", set.document.number}}},
        {"on", base::to_iso(result.on)},
        {"review", result.review},
        {"verdict", truth_name(result.verdict)},
    };
    if (set.classes.empty()) {
      json["unmet"] = result.unmet;
      json["undecided"] = result.undecided;
      if (result.points) json["points"] = table_json(*result.points);
    } else {
      add_class(json);
    }
    json["conditions"] = conditions_json(result.conditions);
    json["missing"] = inputs_json(result.missing);
    return json;
  }

 private:
  void add_class(bj::object& json) const {
    const auto& result = firm_.result;
    json["class"] = result.class_id.empty() ? bj::value() : bj::value(result.class_id);
    bj::array possible;
    for (const auto& id : result.possible_classes) possible.emplace_back(id);
    json["possible_classes"] = std::move(possible);
  }

  void add_citation(bj::object& json, const rules::Citation& citation) const {
    const auto& own = citation.document;
    json["article"] = citation.article;
    json["mark"] = citation.mark;
    json["document"] = own.empty() ? firm_.result.set->document.number : own;
  }

  bj::array inputs_json(const std::vector<rules::Input>& inputs) const {
    bj::array json;
    for (const auto& input : inputs) json.push_back(input_json(input, firm_.result.on, words_));
    return json;
  }

  bj::array conditions_json(const std::vector<rules::ConditionResult>& results) const {
    bj::array json;
    for (const auto& result : results) json.push_back(condition_json(result));
    return json;
  }

  bj::object condition_json(const rules::ConditionResult& result) const {
    const auto& condition = *result.condition;
    bj::object json{{"id", condition.id}, {"text", words_.text(condition.text)}};
    add_citation(json, condition.citation);
    json["truth"] = truth_name(result.truth);
    json["bare"] = truth_name(result.bare);
    json["asked"] = result.asked;
    json["waived"] = truth_name(result.waived);
    if (condition.kind == rules::Condition::Kind::kCompare) add_numbers(json, result);
    if (condition.undecided) {
      json["undecided"] = true;
      json["note"] = words_.text(condition.note);
    }
    json["missing"] = inputs_json(result.missing);
    if (!result.parts.empty()) json["parts"] = conditions_json(result.parts);
    if (!result.waiver.empty()) json["waiver"] = conditions_json(result.waiver);
    return json;
  }

  void add_numbers(bj::object& json, const rules::ConditionResult& result) const {
    const auto of = words_.quantity(result.condition->value);
    const auto number = [&of](const std::optional<double>& value) {
      return value ? number_json(*value, of) : bj::value();
    };
    json["value"] = number(result.value);
    json["threshold"] = number(result.threshold);
    json["comparison"] = comparison_name(result.condition->comparison);
    json["unit"] = of.is_date ? "date" : unit_name(of.unit);
    json["distance"] = result.distance ? bj::value(*result.distance) : bj::value();
  }

  bj::object table_json(const rules::PointsResult& points) const {
    const auto& table = *firm_.result.set->points;
    bj::object json = points_json(points.total);
    json["pass_mark"] = points_number(table.pass_mark);
    json["above"] = table.above;
    json["reached"] = truth_name(points.reached);
    json["satisfied"] = truth_name(points.satisfied);
    bj::array groups;
    for (const auto& group : points.groups) groups.push_back(group_json(group));
    json["groups"] = std::move(groups);
    if (!points.direct.empty()) json["direct"] = conditions_json(points.direct);
    return json;
  }

  bj::object group_json(const rules::GroupResult& result) const {
    const auto& group = *result.group;
    bj::object json{
        {"id", group.id},
        {"text", words_.text(group.text)},
        {"points", points_json(result.points)},
        {"maximum", points_number(group.maximum)},
    };
    if (group.minimum) {
      json["minimum"] = points_number(*group.minimum);
      json["minimum_reached"] = truth_name(result.minimum_reached);
    }
    bj::array items;
    for (const auto& item : result.items) items.push_back(item_json(item));
    json["items"] = std::move(items);
    return json;
  }

  bj::object item_json(const rules::ItemResult& result) const {
    const auto& item = *result.item;
    bj::object json{{"id", item.id}, {"text", words_.text(item.text)}};
    add_citation(json, item.citation);
    json["points"] = points_json(result.points);
    json["maximum"] = points_number(item.maximum);
    const auto of = words_.quantity(item.value);
    if (item.value != rules::kNoNode) {
      json["value"] = result.value ? number_json(*result.value, of) : bj::value();
      json["unit"] = unit_name(of.unit);
    }
    if (result.band) json["band"] = *result.band;
    if (result.to_next && result.next_points) {
      json["next"] =
          bj::object{{"distance", *result.to_next}, {"points", points_json(*result.next_points)}};
    }
    if (item.undecided) {
      json["undecided"] = true;
      json["note"] = words_.text(item.note);
    }
    json["missing"] = inputs_json(result.missing);
    if (!result.cases.empty()) json["cases"] = conditions_json(result.cases);
    add_parts(json, result);
    return json;
  }

  void add_parts(bj::object& json, const rules::ItemResult& result) const {
    if (result.parts.empty()) return;
    bj::array parts;
    for (const auto& part : result.parts) parts.push_back(item_json(part));
    json["parts"] = std::move(parts);
  }

  const JudgedFirm& firm_;
  const RuleWords& words_;
};

}  // namespace

bj::object assessment_json(const JudgedFirm& firm, const RuleWords& words) {
  return Writer(firm, words).all();
}

bj::object input_json(const rules::Input& input, base::Date on, const RuleWords& words) {
  bj::object json;
  const auto titled = [&](const char* kind) {
    json["kind"] = kind;
    json["title"] = input.id;
  };
  switch (input.kind) {
    case InputKind::kYearly:
      json["kind"] = "yearly";
      json["indicator"] = input.id;
      json["year"] = static_cast<int>(on.year()) - 1 + input.offset;
      break;
    case InputKind::kDated:
      json["kind"] = "dated";
      json["indicator"] = input.id;
      break;
    case InputKind::kHolds:
      titled("holds");
      break;
    case InputKind::kGranted:
      titled("granted");
      json["years"] = input.years;
      if (input.rank > 0) json["rank"] = input.rank;
      break;
    case InputKind::kSince:
      titled("since");
      break;
    case InputKind::kReview:
      json["kind"] = "review";
      break;
    case InputKind::kRegion:
      json["kind"] = "region";
      break;
    case InputKind::kIndustry:
      json["kind"] = "industry";
      break;
  }
  json["text"] = words.input(input, on);
  return json;
}

std::string_view truth_name(rules::Truth truth) {
  constexpr std::string_view kNames[] = {"no", "unknown", "yes"};
  return kNames[static_cast<std::size_t>(truth)];
}

std::string_view comparison_name(rules::Comparison comparison) {
  constexpr std::string_view kNames[] = {"at_least", "above", "at_most", "below", "equals"};
  return kNames[static_cast<std::size_t>(comparison)];
}

std::string_view unit_name(rules::Unit unit) {
  constexpr std::string_view kNames[] = {"", "yuan", "ratio", "count", "years", "days", "points"};
  return kNames[static_cast<std::size_t>(unit)];
}

}  // namespace rongtong::report
