#include "report/verdict_digest.h"

#include <algorithm>

namespace rongtong::report {
namespace {

using base::msg;
using rules::Condition;
using rules::ConditionResult;
using rules::Truth;

/// Shortfalls that a sentence names one by one.
constexpr std::size_t kNamed = 3;

/// Visits what stands behind `result`: parts of groups of which all must hold, else itself.
template <class Visit>
void each_cause(const ConditionResult& result, Truth truth, const Visit& visit) {
  if (result.truth != truth) return;
  const bool all = result.condition->kind == Condition::Kind::kAll && !result.parts.empty();
  const bool by_parts = all && !result.condition->undecided && result.bare == truth;
  if (!by_parts) {
    visit(result);
    return;
  }
  for (const auto& part : result.parts) each_cause(part, truth, visit);
}

bool is_for_a_person(const ConditionResult& result, const RuleWords& words) {
  if (result.condition->undecided) return true;
  if (result.missing.empty()) return !result.parts.empty();
  return std::ranges::all_of(result.missing, [&](const auto& input) {
    return words.asks_a_person(input);
  });
}

void add_waived(const ConditionResult& result, std::vector<const ConditionResult*>& waived) {
  if (result.asked && result.waived == Truth::kYes && result.bare != Truth::kYes) {
    waived.push_back(&result);
    return;
  }
  for (const auto& part : result.parts) add_waived(part, waived);
}

void add_new(std::vector<rules::Input>& all, const std::vector<rules::Input>& more) {
  for (const auto& input : more) {
    if (std::ranges::find(all, input) == all.end()) all.push_back(input);
  }
}

void add_open_items(const rules::ItemResult& item, std::vector<const rules::ItemResult*>& open) {
  const bool range = item.points.least != item.points.most;
  if (range && item.missing.empty()) open.push_back(&item);
}

void add_points(const rules::PointsResult& points, VerdictDigest& digest) {
  if (points.satisfied != Truth::kUnknown) return;
  for (const auto& group : points.groups) {
    for (const auto& item : group.items) add_open_items(item, digest.open_items);
  }
}

std::string more_than_named(std::vector<std::string> parts, const RuleWords& words) {
  const auto count = parts.size();
  if (count > kNamed) parts.resize(kNamed);
  const auto separator = words.phrase("report.semicolon");
  std::string text;
  for (const auto& part : parts) text += (text.empty() ? "" : separator) + part;
  if (count > kNamed) text = words.say(msg("report_verdict.and_more", text, count));
  return text;
}

std::string no_sentence(
    const rules::Assessment& result, const VerdictDigest& digest, const RuleWords& words
) {
  std::vector<std::string> parts;
  for (const auto* unmet : digest.unmet) parts.push_back(lack_text(*unmet, words));
  if (result.points && result.points->satisfied == Truth::kNo) {
    const auto lacks = point_lacks(*result.points, *result.set->points, words);
    parts.insert(parts.end(), lacks.begin(), lacks.end());
  }
  return words.say(msg("report_verdict.sentence.no", more_than_named(parts, words)));
}

/// How the points came to suffice; `alone`: nothing stands before it.
std::string points_clause(const rules::Assessment& result, bool alone, const RuleWords& words) {
  const auto& table = *result.set->points;
  if (result.points->reached != Truth::kYes) {
    return words.phrase(
        alone ? "report_verdict.sentence.direct_only" : "report_verdict.sentence.direct"
    );
  }
  std::string key = "report_verdict.sentence.points";
  if (alone) key += "_only";
  if (table.above) key += "_above";
  return words.say(base::msg(key, words.points(result.points->total), words.points(table.pass_mark))
  );
}

std::string yes_sentence(
    const rules::Assessment& result, const VerdictDigest& digest, const RuleWords& words
) {
  const auto asked = std::ranges::count_if(result.conditions, [](const auto& condition) {
    return condition.asked;
  });
  std::string text;
  if (asked > 0) text = words.say(msg("report_verdict.sentence.yes", asked));
  if (result.points) text += points_clause(result, asked == 0, words);
  if (!digest.waived.empty()) {
    text += words.say(msg("report_verdict.sentence.waived", digest.waived.size()));
  }
  return text + words.phrase("report_verdict.stop");
}

std::string unknown_sentence(
    const rules::Assessment& result, const VerdictDigest& digest, const RuleWords& words
) {
  std::vector<std::string> parts;
  if (!digest.facts.empty()) {
    auto named = digest.facts;
    if (named.size() > kNamed) named.resize(kNamed);
    const auto list = words.inputs(named, result.on);
    parts.push_back(words.say(
        msg(named.size() < digest.facts.size() ? "report_verdict.sentence.facts_more"
                                               : "report_verdict.sentence.facts",
            list,
            digest.facts.size())
    ));
  }
  const auto persons = decisions(digest);
  if (persons > 0) parts.push_back(words.say(msg("report_verdict.sentence.persons", persons)));
  return words.say(msg("report_verdict.sentence.unknown", more_than_named(parts, words)));
}

std::string class_sentence(
    const rules::Assessment& result, const VerdictDigest& digest, const RuleWords& words
) {
  if (!result.class_id.empty()) {
    const auto name = class_name(*result.set, result.class_id, words);
    return words.say(msg("report_verdict.sentence.class", name));
  }
  std::string possible;
  for (const auto& id : result.possible_classes) {
    if (!possible.empty()) possible += words.phrase("report_verdict.or");
    possible += class_name(*result.set, id, words);
  }
  const auto missing = words.inputs(digest.facts, result.on);
  if (possible.empty()) return words.phrase("report_verdict.sentence.no_class");
  if (missing.empty()) return words.say(msg("report_verdict.sentence.classes_open", possible));
  return words.say(msg("report_verdict.sentence.classes", possible, missing));
}

}  // namespace

std::size_t decisions(const VerdictDigest& digest) {
  const auto open = std::ranges::count_if(digest.asked, [](const auto* condition) {
    return condition->missing.empty();
  });
  return static_cast<std::size_t>(open) + digest.judgements.size() + digest.open_items.size();
}

VerdictDigest digest(const rules::Assessment& result, const RuleWords& words) {
  VerdictDigest digest;
  for (const auto& condition : result.conditions) {
    add_waived(condition, digest.waived);
    each_cause(condition, Truth::kNo, [&](const auto& cause) { digest.unmet.push_back(&cause); });
    each_cause(condition, Truth::kUnknown, [&](const auto& cause) {
      (is_for_a_person(cause, words) ? digest.asked : digest.open).push_back(&cause);
    });
  }
  if (result.points) add_points(*result.points, digest);
  // A no needs nothing more to be decided, but the rest is wanted all the same.
  auto missing = result.missing;
  if (result.verdict == Truth::kNo) {
    for (const auto* causes : {&digest.open, &digest.asked}) {
      for (const auto* cause : *causes) add_new(missing, cause->missing);
    }
  }
  for (const auto& input : missing) {
    (words.asks_a_person(input) ? digest.judgements : digest.facts).push_back(input);
  }
  return digest;
}

std::string shortfall(const ConditionResult& condition, const RuleWords& words) {
  if (!condition.distance || condition.bare != Truth::kNo) return "";
  const auto of = words.quantity(condition.condition->value);
  if (*condition.distance == 0) return words.phrase("report_verdict.just_at");
  const auto distance = words.difference(*condition.distance, of);
  switch (condition.condition->comparison) {
    case rules::Comparison::kAtLeast:
    case rules::Comparison::kAbove:
      return words.say(msg("report_verdict.short_by", distance));
    case rules::Comparison::kAtMost:
    case rules::Comparison::kBelow:
      return words.say(msg("report_verdict.over_by", distance));
    case rules::Comparison::kEqual:
      break;
  }
  return words.say(msg("report_verdict.off_by", distance));
}

std::string lack_text(const ConditionResult& result, const RuleWords& words) {
  const auto& text = words.text(result.condition->text);
  const auto distance = shortfall(result, words);
  return distance.empty() ? text : words.say(msg("report_verdict.with_note", text, distance));
}

std::vector<std::string> point_lacks(
    const rules::PointsResult& points, const rules::PointTable& table, const RuleWords& words
) {
  std::vector<std::string> lacks;
  const auto least = table.above ? table.pass_mark + 1 : table.pass_mark;
  if (points.total.most < least) {
    const auto total = words.points(points.total);
    const auto lack = table.pass_mark - points.total.most;
    lacks.push_back(
        lack == 0 ? words.say(msg("report_verdict.points_at_mark", total))
                  : words.say(msg("report_verdict.points_short", total, words.points(lack)))
    );
  }
  for (const auto& group : points.groups) {
    if (group.minimum_reached != Truth::kNo) continue;
    lacks.push_back(words.say(
        msg("report_verdict.group_short",
            words.text(group.group->text),
            words.points(group.points),
            words.points(*group.group->minimum))
    ));
  }
  return lacks;
}

std::string verdict_sentence(const rules::Assessment& result, const RuleWords& words) {
  const auto causes = digest(result, words);
  if (!result.set->classes.empty()) return class_sentence(result, causes, words);
  switch (result.verdict) {
    case Truth::kYes:
      return yes_sentence(result, causes, words);
    case Truth::kNo:
      return no_sentence(result, causes, words);
    case Truth::kUnknown:
      break;
  }
  return unknown_sentence(result, causes, words);
}

bool is_for_reviews_only(
    const rules::ConditionResult& group, const rules::ConditionResult& part, const RuleWords& words
) {
  const auto kind = rules::Condition::Kind::kAny;
  if (group.condition->kind != kind || part.truth != rules::Truth::kNo) return false;
  if (part.condition->kind != rules::Condition::Kind::kAll) return false;
  return std::ranges::any_of(part.parts, [&](const auto& one) {
    return one.bare == rules::Truth::kNo && words.is_review(one.condition->bare);
  });
}

std::string class_name(const rules::RuleSet& set, const std::string& id, const RuleWords& words) {
  const auto found = std::ranges::find(set.classes, id, &rules::ClassCase::id);
  if (found != set.classes.end() && !words.text(found->text).empty() &&
      words.text(found->text) != id) {
    return words.text(found->text);
  }
  const std::string key = "report_verdict.class." + id;
  const auto said = words.phrase(key);
  return said == key ? id : said;
}

}  // namespace rongtong::report
