#include "report/rule_words.h"

#include <cmath>

#include "report/text.h"

namespace rongtong::report {
namespace {

using base::msg;
using rules::Input;
using rules::InputKind;
using rules::Unit;

constexpr double kWan = 1e4;
constexpr double kMillion = 1e6;
/// Decimals tried to tell a value from its mark: a share of 4.9999996 % shows as such.
constexpr int kMostDecimals = 9;

std::string trimmed(std::string text) {
  if (text.find('.') == std::string::npos) return text;
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

std::string short_number(double value, int digits) { return trimmed(decimals(value, digits)); }

/// Decimals that a unit usually shows.
int usual_decimals(Unit unit) { return unit == Unit::kYuan ? 4 : 2; }

bool about_equal(double a, double b) {
  return std::abs(a - b) <= rules::kTolerance * std::max(1.0, std::abs(b));
}

std::string hundredths_text(std::int32_t hundredths) {
  return short_number(static_cast<double>(hundredths) / 100, 2);
}

}  // namespace

const std::string& RuleWords::text(const rules::Words& words) const {
  return language_ == base::Language::kEnglish && !words.en.empty() ? words.en : words.zh;
}

std::string RuleWords::list(const std::vector<std::string>& items) const {
  const auto comma = phrase("report.comma");
  std::string text;
  for (const auto& item : items) text += (text.empty() ? "" : comma) + item;
  return text;
}

std::string RuleWords::measure_of(const Input& input) const {
  const auto* indicator = vocabulary_.find_indicator(input.id);
  if (indicator == nullptr) return "";
  for (const auto& name : {indicator->id, indicator->group}) {
    const std::string key = "report_verdict.measure." + name;
    auto said = phrase(key);
    if (said != key) return said;
  }
  return "";
}

Quantity RuleWords::quantity(rules::NodeId value) const {
  if (value == rules::kNoNode) return {};
  const auto& graph = book_.graph();
  const auto& node = graph.at(value);
  Quantity of{node.unit, "", node.type == rules::Type::kDate};
  if (of.unit != Unit::kCount) return of;
  // The first count below says what is counted: employees + dispatched staff are persons.
  for (std::vector<rules::NodeId> open{value}; !open.empty() && of.measure.empty();) {
    const auto at = open.back();
    open.pop_back();
    const auto& here = graph.at(at);
    if (here.op == rules::Op::kInput && here.unit == Unit::kCount) {
      of.measure = measure_of(graph.inputs()[here.payload]);
    }
    const auto children = graph.children(at);
    open.insert(open.end(), children.rbegin(), children.rend());
  }
  return of;
}

Quantity RuleWords::quantity(const model::Indicator& indicator) const {
  Input input;
  input.id = indicator.id;
  const bool is_date = indicator.type == model::IndicatorType::kDate;
  return {indicator.unit, indicator.unit == Unit::kCount ? measure_of(input) : "", is_date};
}

std::string RuleWords::with_decimals(double value, const Quantity& of, int digits) const {
  switch (of.unit) {
    case Unit::kYuan: {
      const bool chinese = language_ == base::Language::kChinese;
      const double unit = chinese ? kWan : kMillion;
      if (std::abs(value) >= unit) {
        const auto text = short_number(value / unit, chinese ? digits : digits + 2);
        return say(msg(chinese ? "report_verdict.wan" : "report_verdict.million", text));
      }
      return say(msg("report_verdict.yuan", short_number(value, digits / 2)));
    }
    case Unit::kRatio:
      return short_number(value * 100, digits) + "%";
    case Unit::kCount:
      return short_number(value, digits) + of.measure;
    case Unit::kYears:
      return say(msg("report_verdict.years", short_number(value, digits)));
    case Unit::kDays:
      return say(msg("report_verdict.days", short_number(value, digits)));
    case Unit::kPoints:
      return say(msg("report_verdict.points", short_number(value, digits)));
    case Unit::kNone:
      break;
  }
  return short_number(value, digits);
}

std::string RuleWords::number(double value, const Quantity& of) const {
  if (of.is_date) return base::to_iso(base::date_from_days(static_cast<int>(value)));
  return with_decimals(value, of, usual_decimals(of.unit));
}

std::string RuleWords::number_beside(double value, double mark, const Quantity& of) const {
  if (of.is_date || about_equal(value, mark)) return number(value, of);
  for (int digits = usual_decimals(of.unit); digits < kMostDecimals; ++digits) {
    auto text = with_decimals(value, of, digits);
    if (text != with_decimals(mark, of, digits)) return text;
  }
  return with_decimals(value, of, kMostDecimals);
}

std::string RuleWords::difference(double distance, const Quantity& of) const {
  if (of.is_date) return say(msg("report_verdict.days", short_number(distance, 0)));
  if (of.unit == Unit::kRatio) {
    auto text = short_number(distance * 100, 2);
    if (text == "0" && distance > 0) return phrase("report_verdict.hair");
    return say(msg("report_verdict.percentage_points", text));
  }
  return number_beside(distance, 0, of);
}

std::string RuleWords::points(std::int32_t hundredths) const { return hundredths_text(hundredths); }

std::string RuleWords::points(const rules::Points& points) const {
  if (points.least == points.most) return hundredths_text(points.least);
  return hundredths_text(points.least) + "\u2013" + hundredths_text(points.most);
}

std::string RuleWords::title(std::string_view id) const {
  const auto* kind = vocabulary_.find_title(id);
  if (kind == nullptr) return std::string(id);
  return language_ == base::Language::kEnglish && !kind->en.empty() ? kind->en : kind->zh;
}

std::string RuleWords::input(const Input& input, base::Date on) const {
  const auto* indicator = vocabulary_.find_indicator(input.id);
  std::string name = input.id;
  if (indicator != nullptr) {
    const bool english = language_ == base::Language::kEnglish && !indicator->en.empty();
    name = english ? indicator->en : indicator->zh;
    if (input.type == rules::Type::kTruth) name = say(msg("report_verdict.whether", name));
  }
  switch (input.kind) {
    case InputKind::kYearly:
      return say(msg("report_verdict.of_year", static_cast<int>(on.year()) - 1 + input.offset, name)
      );
    case InputKind::kDated:
      return name;
    case InputKind::kHolds:
      return say(msg("report_verdict.holds", title(input.id)));
    case InputKind::kGranted:
      return say(
          msg(input.rank > 0 ? "report_verdict.granted_rank" : "report_verdict.granted",
              title(input.id),
              input.years,
              input.rank)
      );
    case InputKind::kSince:
      return say(msg("report_verdict.held_since", title(input.id)));
    case InputKind::kReview:
      return phrase("report_verdict.is_review");
    case InputKind::kRegion:
      return phrase("report_verdict.region");
    case InputKind::kIndustry:
      return phrase("report_verdict.industry");
  }
  return name;
}

std::string RuleWords::inputs(const std::vector<Input>& inputs, base::Date on) const {
  std::vector<std::string> names;
  for (const auto& one : inputs) names.push_back(input(one, on));
  return list(names);
}

bool RuleWords::asks_a_person(const Input& input) const {
  const auto* indicator = vocabulary_.find_indicator(input.id);
  return indicator != nullptr && indicator->judged_by_person;
}

bool RuleWords::is_review(rules::NodeId node) const {
  const auto& graph = book_.graph();
  if (node == rules::kNoNode || graph.at(node).op != rules::Op::kInput) return false;
  return graph.inputs()[graph.at(node).payload].kind == rules::InputKind::kReview;
}

std::string_view RuleWords::comparison(rules::Comparison comparison) const {
  switch (comparison) {
    case rules::Comparison::kAtLeast:
      return "\u2265";
    case rules::Comparison::kAbove:
      return ">";
    case rules::Comparison::kAtMost:
      return "\u2264";
    case rules::Comparison::kBelow:
      return "<";
    case rules::Comparison::kEqual:
      break;
  }
  return "=";
}

std::string RuleWords::citation(const rules::Citation& citation, std::string_view own) const {
  std::string text;
  for (const auto* part : {&citation.document, &citation.article, &citation.mark}) {
    if (part->empty() || (part == &citation.document && *part == own)) continue;
    text += (text.empty() ? "" : phrase("report_verdict.citation_comma")) + *part;
  }
  return text;
}

std::string RuleWords::truth(rules::Truth truth) const {
  switch (truth) {
    case rules::Truth::kYes:
      return phrase("report.verdict.yes");
    case rules::Truth::kNo:
      return phrase("report.verdict.no");
    case rules::Truth::kUnknown:
      break;
  }
  return phrase("report.verdict.unknown");
}

std::string RuleWords::purpose(bool review) const {
  return phrase(review ? "report_verdict.review" : "report_verdict.application");
}

}  // namespace rongtong::report
