#include "report/way_words.h"

#include <algorithm>
#include <cmath>

#include "report/text.h"
#include "report/verdict_digest.h"
#include "rules/versions.h"

namespace rongtong::report {
namespace {

using base::msg;
using rules::Truth;

Quantity quantity_of(const model::Indicator* indicator, const RuleWords& words) {
  if (indicator == nullptr) return {};
  return words.quantity(*indicator);
}

std::string choice_text(
    const std::string& id, const model::Indicator* indicator, const RuleWords& words
) {
  if (indicator == nullptr) return id;
  const auto found = std::ranges::find(indicator->choices, id, &model::Choice::id);
  if (found == indicator->choices.end()) return id;
  const bool english = words.language() == base::Language::kEnglish && !found->en.empty();
  return english ? found->en : found->zh;
}

std::string name_of(const std::string& id, const RuleWords& words) {
  const auto* indicator = words.vocabulary().find_indicator(id);
  if (indicator == nullptr) return id;
  const bool english = words.language() == base::Language::kEnglish && !indicator->en.empty();
  return english ? indicator->en : indicator->zh;
}

std::string place_text(const rules::WayPlace& place, const RuleWords& words) {
  if (place.condition != nullptr && !words.text(place.condition->text).empty()) {
    return words.text(place.condition->text);
  }
  if (place.item != nullptr) return words.text(place.item->text);
  return place.condition == nullptr ? words.phrase("report_verdict.page.points") : place.id();
}

std::string place_with_points(const rules::WayPlace& place, const RuleWords& words) {
  const auto text = place_text(place, words);
  if (!place.points || *place.points == 0) return text;
  return words.say(msg("report_verdict.way.plus_points", text, words.points(*place.points)));
}

std::string years_of(const rules::WaysUp& ways) {
  return std::to_string(static_cast<int>(ways.judged_on.year()) - static_cast<int>(ways.on.year()));
}

class Lines {
 public:
  void add(std::size_t depth, const std::string& text) {
    if (!text.empty()) out_ += std::string(depth * 2, ' ') + text + "\n";
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

/// A step that is paid for and serves nothing by itself: the limit of the next year is counted from
/// it.
bool lays_a_base(const rules::WayStep& step) {
  return step.kind == rules::StepKind::kChange && step.of_year && step.cost >= 0.5;
}

void add_way(Lines& lines, const rules::Way& way, base::Date on, const RuleWords& words) {
  std::size_t number = 0;
  for (const auto& step : way.steps) {
    auto text = std::to_string(++number) + ". " + step_text(step, words);
    if (step.kind == rules::StepKind::kChange) {
      text = words.say(msg("report_verdict.with_note", text, cost_text(step.cost, words)));
    }
    lines.add(2, text);
    lines.add(4, serves_text(step, words));
  }
  if (way.steps.empty()) lines.add(2, words.phrase("report_verdict.way.no_step"));
  for (const auto& open : way.open) lines.add(2, "\uFF1F " + open_text(open, on, words));
  for (const auto& one : way.assumed) lines.add(2, assumed_text(one, words));
}

}  // namespace

std::string fact_text(
    const model::FactValue& value, const model::Indicator* indicator, const RuleWords& words
) {
  struct Text {
    const model::Indicator* indicator;
    const RuleWords& words;
    std::string operator()(double number) const {
      return words.number(number, quantity_of(indicator, words));
    }
    std::string operator()(bool truth) const {
      return words.phrase(truth ? "report_verdict.true" : "report_verdict.false");
    }
    std::string operator()(const std::string& text) const {
      return choice_text(text, indicator, words);
    }
    std::string operator()(const std::vector<std::string>& list) const {
      std::vector<std::string> names;
      for (const auto& one : list) names.push_back(choice_text(one, indicator, words));
      return words.list(names);
    }
    std::string operator()(base::Date date) const { return base::to_iso(date); }
  };
  return std::visit(Text{indicator, words}, value);
}

std::string step_text(const rules::WayStep& step, const RuleWords& words) {
  if (step.kind == rules::StepKind::kObtain) {
    return words.say(msg("report_verdict.way.obtain", words.title(step.title)));
  }
  if (step.kind == rules::StepKind::kRenew) {
    return words.say(msg("report_verdict.way.renew", words.title(step.title)));
  }
  auto name = name_of(step.indicator, words);
  if (step.of_year) name = words.say(msg("report_verdict.of_year", *step.of_year, name));
  const auto* indicator = words.vocabulary().find_indicator(step.indicator);
  const auto to = fact_text(step.to, indicator, words);
  if (!std::holds_alternative<double>(step.to)) {
    return words.say(msg("report_verdict.way.become", name, to));
  }
  return words.say(
      msg(std::get<double>(step.to) < std::get<double>(step.from) ? "report_verdict.way.lower"
                                                                  : "report_verdict.way.raise",
          name,
          fact_text(step.from, indicator, words),
          to)
  );
}

std::string serves_text(const rules::WayStep& step, const RuleWords& words) {
  std::vector<std::string> places;
  for (const auto& place : step.serves) {
    auto text = place_with_points(place, words);
    if (!text.empty() && std::ranges::count(places, text) == 0) places.push_back(std::move(text));
  }
  if (places.empty()) return lays_a_base(step) ? words.phrase("report_way.base") : "";
  return words.say(msg("report_verdict.way.serves", words.list(places)));
}

std::string cost_text(double yuan, const RuleWords& words) {
  if (yuan < 0.5) return words.phrase("report_verdict.way.free");
  // Costs are rough: two digits behind 万 say more than the figures know.
  const double shown = yuan >= 1e6   ? std::round(yuan / 1e4) * 1e4
                       : yuan >= 1e4 ? std::round(yuan / 1e3) * 1e3
                                     : std::round(yuan);
  return words.say(
      msg("report_verdict.way.cost", words.number(shown, {rules::Unit::kYuan, "", false}))
  );
}

std::string open_text(const rules::WayOpen& open, base::Date on, const RuleWords& words) {
  auto text = place_text(open.place, words);
  if (open.points) {
    text = words.say(msg("report_verdict.way.plus_points", text, words.points(*open.points)));
  }
  if (open.kind == rules::OpenKind::kDecide) {
    return words.say(msg("report_verdict.way.decide", text));
  }
  const auto missing = words.inputs(open.missing, on);
  return missing.empty() ? words.say(msg("report_verdict.way.show", text))
                         : words.say(msg("report_verdict.way.show_facts", text, missing));
}

std::string assumed_text(const rules::WayAssumed& assumed, const RuleWords& words) {
  const auto* indicator = words.vocabulary().find_indicator(assumed.indicator);
  const auto name =
      words.say(msg("report_verdict.of_year", assumed.of_year, name_of(assumed.indicator, words)));
  return words.say(msg("report_way.assumed", name, fact_text(assumed.value, indicator, words)));
}

std::string obstacle_text(const rules::WayObstacle& obstacle, const RuleWords& words) {
  using Kind = rules::WayObstacle::Kind;
  const auto place = place_text(obstacle.place, words);
  const auto number = [&](const std::optional<double>& value) {
    if (!value) return words.phrase("report.unknown");
    if (obstacle.kind == Kind::kPoints) {
      return words.points(static_cast<std::int32_t>(std::lround(*value)));
    }
    return words.number(*value, {obstacle.unit, "", false});
  };
  switch (obstacle.kind) {
    case Kind::kOutOfReach:
      if (!obstacle.reachable || !obstacle.threshold) {
        return words.say(msg("report_verdict.way.out_of_reach", place));
      }
      return words.say(
          msg("report_verdict.way.out_of_reach_by",
              place,
              number(obstacle.threshold),
              number(obstacle.reachable))
      );
    case Kind::kNotMovable:
      return words.say(msg("report_verdict.way.not_movable", place));
    case Kind::kTitle:
      return words.say(msg("report_verdict.way.title", place, words.title(obstacle.title)));
    case Kind::kPoints:
      return words.say(
          msg("report_verdict.way.points", number(obstacle.threshold), number(obstacle.reachable))
      );
    case Kind::kTogether: {
      std::vector<std::string> places;
      for (const auto& one : obstacle.together) places.push_back(place_text(one, words));
      return words.say(msg("report_verdict.way.together", words.list(places)));
    }
  }
  return place;
}

bool in_force_when_judged(const rules::WaysUp& ways) {
  const auto purpose = ways.today.review ? rules::Purpose::kReview : rules::Purpose::kApplication;
  return rules::holds_on(*ways.set, ways.judged_on, purpose);
}

std::string ways_text(const rules::WaysUp& ways, const RuleWords& words) {
  Lines lines;
  lines.add(
      0, words.say(msg("report_verdict.way.heading", words.text(ways.set->name), ways.set->id))
  );
  if (!in_force_when_judged(ways)) {
    lines.add(
        1,
        words.say(msg("report_verdict.way.not_in_force", ways.set->id, base::to_iso(ways.judged_on))
        )
    );
  }
  const auto today = words.truth(ways.today.verdict);
  lines.add(
      1, words.say(msg("report_verdict.verdict_line", today, verdict_sentence(ways.today, words)))
  );
  if (ways.today.verdict == Truth::kYes && !ways.ways.empty() && ways.ways.front().steps.empty()) {
    lines.add(1, words.phrase("report_verdict.way.there"));
    return lines.take();
  }
  const auto judged = base::to_iso(ways.judged_on);
  for (std::size_t i = 0; i < ways.ways.size(); ++i) {
    const auto& way = ways.ways[i];
    const auto cost = cost_text(way.cost, words);
    lines.add(
        1,
        i == 0
            ? words.say(msg(
                  ways.proven ? "report_verdict.way.best" : "report_verdict.way.good", judged, cost
              ))
            : words.say(msg("report_verdict.way.other", i + 1, cost))
    );
    add_way(lines, way, ways.judged_on, words);
  }
  if (!ways.ways.empty()) return lines.take();
  lines.add(1, words.say(msg("report_verdict.way.none", years_of(ways))));
  for (const auto& obstacle : ways.obstacles) {
    lines.add(2, "\u2717 " + obstacle_text(obstacle, words));
  }
  return lines.take();
}

namespace {

std::string changed_value(
    const std::optional<double>& before,
    const std::optional<double>& after,
    const Quantity& of,
    const RuleWords& words
) {
  const auto text = [&](const std::optional<double>& value) {
    return value ? words.number(*value, of) : words.phrase("report.verdict.unknown");
  };
  return words.say(msg("report_verdict.what_if.from_to", text(before), text(after)));
}

void add_condition_change(
    Lines& lines, const rules::ConditionChange& change, const RuleWords& words
) {
  auto text = words.text(change.condition->text);
  if (change.before != change.after) {
    const auto states = words.say(
        msg("report_verdict.what_if.from_to", words.truth(change.before), words.truth(change.after))
    );
    text = words.say(msg("report_verdict.met_by", text, states));
  }
  if (change.value_before != change.value_after) {
    const auto of = words.quantity(change.condition->value);
    const auto values = changed_value(change.value_before, change.value_after, of, words);
    text = words.say(msg("report_verdict.with_note", text, values));
  }
  lines.add(2, text);
}

void add_item_change(Lines& lines, const rules::ItemChange& change, const RuleWords& words) {
  const auto points = words.say(
      msg("report_verdict.what_if.points", words.points(change.before), words.points(change.after))
  );
  auto text = words.say(msg("report_verdict.met_by", words.text(change.item->text), points));
  if (change.value_before != change.value_after) {
    const auto of = words.quantity(change.item->value);
    const auto values = changed_value(change.value_before, change.value_after, of, words);
    text = words.say(msg("report_verdict.with_note", text, values));
  }
  lines.add(2, text);
}

}  // namespace

std::string what_if_text(const rules::WhatIf& result, const RuleWords& words) {
  Lines lines;
  lines.add(
      0, words.say(msg("report_verdict.what_if.heading", words.text(result.after.set->name)))
  );
  for (const auto* side : {&result.before, &result.after}) {
    const auto key =
        side == &result.before ? "report_verdict.what_if.before" : "report_verdict.what_if.after";
    lines.add(1, words.say(msg(key, words.truth(side->verdict), verdict_sentence(*side, words))));
  }
  const auto& changes = result.differences;
  if (changes.conditions.empty() && changes.items.empty()) {
    lines.add(1, words.phrase("report_verdict.what_if.same"));
    return lines.take();
  }
  lines.add(1, words.phrase("report_verdict.what_if.changes"));
  for (const auto& change : changes.conditions) add_condition_change(lines, change, words);
  for (const auto& change : changes.items) add_item_change(lines, change, words);
  return lines.take();
}

}  // namespace rongtong::report
