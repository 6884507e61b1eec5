#include "report/words.h"

#include <fmt/format.h>

#include <array>

#include "report/text.h"

namespace rongtong::report {
namespace {

using base::msg;

unsigned number(std::chrono::day day) { return static_cast<unsigned>(day); }
unsigned number(std::chrono::month month) { return static_cast<unsigned>(month); }

std::string without_trailing_zeros(std::string text) {
  if (text.find('.') == std::string::npos) return text;
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string in_units(std::int64_t yuan, double unit) {
  return without_trailing_zeros(decimals(static_cast<double>(yuan) / unit, 2));
}

std::optional<int> two_digits(std::string_view text, std::size_t at) {
  if (at + 2 > text.size()) return std::nullopt;
  const char a = text[at];
  const char b = text[at + 1];
  if (a < '0' || a > '9' || b < '0' || b > '9') return std::nullopt;
  return (a - '0') * 10 + (b - '0');
}

}  // namespace

std::string clock(int minutes) { return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60); }

std::string clock(model::ClockSpan span) { return clock(span.from) + "\u2013" + clock(span.until); }

std::string Words::date(base::Date date) const {
  static constexpr std::array<std::string_view, 12> kMonths{
      "report.month.1",
      "report.month.2",
      "report.month.3",
      "report.month.4",
      "report.month.5",
      "report.month.6",
      "report.month.7",
      "report.month.8",
      "report.month.9",
      "report.month.10",
      "report.month.11",
      "report.month.12"};
  if (!date.ok()) return "";
  const auto month = phrase(kMonths.at(number(date.month()) - 1));
  return say(msg("report.date", static_cast<int>(date.year()), month, number(date.day())));
}

std::string Words::day(base::Date date) const {
  static constexpr std::array<std::string_view, 7> kDays{
      "report.weekday.0",
      "report.weekday.1",
      "report.weekday.2",
      "report.weekday.3",
      "report.weekday.4",
      "report.weekday.5",
      "report.weekday.6"};
  const std::chrono::weekday weekday{std::chrono::sys_days(date)};
  return base::to_iso(date) + " " + phrase(kDays.at(weekday.c_encoding()));
}

std::string Words::days(const model::DockingEvent& event) const {
  if (event.sessions.empty()) return "";
  const auto first = event.sessions.front().day;
  const auto last = event.sessions.back().day;
  if (first == last) return date(first);
  return say(msg("report.date_range", date(first), date(last)));
}

std::string Words::moment(std::string_view utc) const {
  const auto day = base::parse_date(utc.substr(0, 10));
  const auto hour = two_digits(utc, 11);
  const auto minute = two_digits(utc, 14);
  if (!day || !hour || !minute || !utc.ends_with('Z')) return std::string(utc);
  constexpr int kBeijing = 8 * 60;
  const int minutes = *hour * 60 + *minute + kBeijing;
  const auto local = base::date_from_days(base::days_since_epoch(*day) + minutes / (24 * 60));
  return say(msg("report.moment", date(local), clock(minutes % (24 * 60))));
}

std::string Words::money(model::Yuan yuan) const {
  const auto v = yuan.value;
  const auto size = v < 0 ? -v : v;
  if (chinese()) {
    if (size >= 100'000'000) return say(msg("report.money.yi", in_units(v, 1e8)));
    if (size >= 10'000) return say(msg("report.money.wan", in_units(v, 1e4)));
    return exact_money(yuan);
  }
  if (size >= 1'000'000'000) return say(msg("report.money.billion", in_units(v, 1e9)));
  if (size >= 1'000'000) return say(msg("report.money.million", in_units(v, 1e6)));
  return exact_money(yuan);
}

std::string Words::exact_money(model::Yuan yuan) const {
  return say(msg("report.money.yuan", grouped(yuan.value)));
}

std::string Words::list(const std::vector<std::string>& items) const {
  const auto comma = phrase("report.comma");
  std::string text;
  for (const auto& item : items) text += (text.empty() ? "" : comma) + item;
  return text;
}

std::string Words::area(std::string_view id) const {
  if (id.empty()) return phrase("report.unknown");
  return codes_.docking_areas.label(id, language_);
}

std::string Words::need_type(std::string_view id) const {
  return id.empty() ? "" : codes_.need_types.label(id, language_);
}

std::string Words::tier(std::string_view id) const {
  return id.empty() ? "" : codes_.tiers.label(id, language_);
}

std::string Words::size_class(std::string_view id) const {
  return id.empty() ? "" : codes_.size_classes.label(id, language_);
}

std::string Words::answer(const std::optional<model::Answer>& answer) const {
  if (!answer) return phrase("report.answer.none");
  switch (*answer) {
    case model::Answer::kInterested:
      return phrase("report.answer.interested");
    case model::Answer::kLater:
      return phrase("report.answer.later");
    case model::Answer::kNo:
      return phrase("report.answer.no");
  }
  return "";
}

std::string Words::verdict(model::Verdict verdict) const {
  switch (verdict) {
    case model::Verdict::kYes:
      return phrase("report.verdict.yes");
    case model::Verdict::kNo:
      return phrase("report.verdict.no");
    case model::Verdict::kUnknown:
      return phrase("report.verdict.unknown");
  }
  return "";
}

std::string Words::field(model::TextField field) const {
  switch (field) {
    case model::TextField::kName:
      return phrase("report.field.name");
    case model::TextField::kBusinessScope:
      return phrase("report.field.business_scope");
    case model::TextField::kMainProducts:
      return phrase("report.field.main_products");
    case model::TextField::kQualifications:
      return phrase("report.field.qualifications");
  }
  return "";
}

std::string Words::score_part(std::string_view id) const {
  const std::string key = "report.score_part." + std::string(id);
  const auto said = phrase(key);
  return said == key ? std::string(id) : said;
}

std::string Words::table(const model::DockingEvent& event, int table) const {
  const auto at = static_cast<std::size_t>(table - 1);
  if (table >= 1 && at < event.table_names.size()) return event.table_names[at];
  return say(msg("report.table_number", table));
}

std::string Words::condition_name(model::ConditionKind kind) const {
  switch (kind) {
    case model::ConditionKind::kRegion:
      return phrase("report.condition.region");
    case model::ConditionKind::kTier:
      return phrase("report.condition.tier");
    case model::ConditionKind::kSize:
      return phrase("report.condition.size");
    case model::ConditionKind::kQualification:
      return phrase("report.condition.qualification");
    case model::ConditionKind::kIndustry:
      return phrase("report.condition.industry");
  }
  return "";
}

std::string Words::value_of(model::ConditionKind kind, std::string_view value) const {
  if (kind == model::ConditionKind::kRegion) {
    const auto code = codes_.regions.parse_code(value);
    return code ? region(*code) : std::string(value);
  }
  if (kind == model::ConditionKind::kTier) return tier(value);
  if (kind == model::ConditionKind::kSize) return size_class(value);
  if (kind == model::ConditionKind::kIndustry) {
    const auto* industry = codes_.industries.find(value);
    return industry == nullptr ? std::string(value) : std::string(value) + " " + industry->name_zh;
  }
  return std::string(value);
}

std::string Words::condition(const model::NeedCondition& condition) const {
  std::vector<std::string> values;
  for (const auto& value : condition.values) values.push_back(value_of(condition.kind, value));
  auto text = list(values);
  if (condition.kind == model::ConditionKind::kTier) text = say(msg("report.at_least", text));
  return say(msg("report.labelled", condition_name(condition.kind), text));
}

std::string Words::condition_value(const model::ConditionResult& result) const {
  return result.value.empty() ? "" : value_of(result.condition.kind, result.value);
}

}  // namespace rongtong::report
