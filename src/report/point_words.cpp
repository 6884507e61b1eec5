#include "report/point_words.h"

namespace rongtong::report {
namespace {

using base::msg;
using rules::PointItem;
using rules::Truth;

/// A value grows or falls on its way to the next band.
bool must_rise(const rules::ItemResult& item) {
  const auto& bands = item.item->bands;
  for (const auto& band : bands) {
    if (item.next_points && band.points == *item.next_points) {
      return band.from && item.value && *item.value < *band.from;
    }
  }
  return true;
}

/// `otherwise` has no text of its own.
std::string case_text(const rules::Condition& when, const RuleWords& words) {
  const auto& text = words.text(when.text);
  return text.empty() ? words.phrase("report_verdict.no_case") : text;
}

std::string cases_reason(const rules::ItemResult& item, const RuleWords& words) {
  const auto& cases = item.item->cases;
  if (item.item->kind == PointItem::Kind::kCases) {
    return item.band ? case_text(cases[*item.band].when, words) : "";
  }
  std::vector<std::string> held;
  for (std::size_t i = 0; i < item.cases.size(); ++i) {
    if (item.cases[i].truth == Truth::kYes) held.push_back(case_text(cases[i].when, words));
  }
  if (!held.empty()) return words.list(held);
  return item.points.most == 0 ? words.phrase("report_verdict.no_case") : "";
}

}  // namespace

std::string band_text(const rules::Band& band, const Quantity& of, const RuleWords& words) {
  if (!words.text(band.text).empty()) return words.text(band.text);
  if (band.from && band.to) {
    return words.number(*band.from, of) + "\u2013" + words.number(*band.to, of);
  }
  if (band.from) return (band.from_included ? "\u2265 " : "> ") + words.number(*band.from, of);
  if (band.to) return (band.to_included ? "\u2264 " : "< ") + words.number(*band.to, of);
  return "";
}

std::string points_reason(const rules::ItemResult& item, const RuleWords& words) {
  const auto of = words.quantity(item.item->value);
  switch (item.item->kind) {
    case PointItem::Kind::kBands: {
      if (!item.value || !item.band) return "";
      const auto& band = item.item->bands[*item.band];
      const double end = band.from ? *band.from : band.to.value_or(*item.value);
      const auto value = words.number_beside(*item.value, end, of);
      return words.say(msg("report_verdict.in_band", value, band_text(band, of, words)));
    }
    case PointItem::Kind::kCases:
    case PointItem::Kind::kSum:
      return cases_reason(item, words);
    case PointItem::Kind::kPerFull:
      return item.value ? words.number(*item.value, of) : "";
    case PointItem::Kind::kGiven:
      return item.value ? words.phrase("report_verdict.given") : "";
    case PointItem::Kind::kBetterOf:
      break;
  }
  return words.phrase("report_verdict.better_of");
}

std::string next_band(const rules::ItemResult& item, const RuleWords& words) {
  if (!item.to_next || !item.next_points) return "";
  const auto of = words.quantity(item.item->value);
  const auto points = words.points(*item.next_points);
  if (*item.to_next == 0) return words.say(msg("report_verdict.next_beyond", points));
  return words.say(
      msg(must_rise(item) ? "report_verdict.next_up" : "report_verdict.next_down",
          words.difference(*item.to_next, of),
          points)
  );
}

std::string total_text(
    const rules::PointsResult& points, const rules::PointTable& table, const RuleWords& words
) {
  return words.say(
      msg("report_verdict.total",
          words.points(points.total),
          table.above ? ">" : "\u2265",
          words.points(table.pass_mark))
  );
}

std::string out_of(const rules::Points& points, std::int32_t maximum, const RuleWords& words) {
  return words.say(msg("report_verdict.out_of", words.points(points), words.points(maximum)));
}

}  // namespace rongtong::report
