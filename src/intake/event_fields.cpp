#include "intake/event_fields.h"

#include <charconv>

#include "intake/code_fault.h"

namespace rongtong::intake {

namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

bool take(std::string_view& text, std::string_view front) {
  if (!text.starts_with(front)) return false;
  text.remove_prefix(front.size());
  return true;
}

std::optional<int> take_number(std::string_view& text) {
  int number = 0;
  const char* end = text.data() + std::min<std::size_t>(text.size(), 2);
  const auto [stop, code] = std::from_chars(text.data(), end, number);
  if (code != std::errc() || number < 0) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(stop - text.data()));
  return number;
}

/// `9:05` at the front of `text`, as minutes.
std::optional<int> take_clock(std::string_view& text) {
  const auto hours = take_number(text);
  if (!hours || !(take(text, ":") || take(text, "："))) return std::nullopt;
  const auto before = text.size();
  const auto minutes = take_number(text);
  if (!minutes || before - text.size() != 2 || *minutes > 59) return std::nullopt;
  const int clock = *hours * 60 + *minutes;
  return clock <= kMinutesOfDay ? std::optional(clock) : std::nullopt;
}

std::optional<model::ClockSpan> parse_span(std::string_view text) {
  const auto from = take_clock(text);
  text = trimmed(text);
  const bool dash = from && (take(text, "-") || take(text, "–") || take(text, "—") ||
                             take(text, "~") || take(text, "至"));
  if (!dash) return std::nullopt;
  text = trimmed(text);
  const auto until = take_clock(text);
  if (!until || !text.empty() || *from >= *until) return std::nullopt;
  return model::ClockSpan{*from, *until};
}

}  // namespace

std::optional<base::Date> read_day(const base::YamlNode& node) {
  const auto text = node.text();
  if (!text) return std::nullopt;
  const auto day = base::parse_date(*text);
  if (!day) event_fault(node, "day", *text);
  return day;
}

std::optional<model::ClockSpan> read_span(const base::YamlNode& node) {
  const auto text = node.text();
  if (!text) return std::nullopt;
  const auto span = parse_span(trimmed(*text));
  if (!span) event_fault(node, "span", *text);
  return span;
}

std::optional<model::CreditCode> read_code(const base::YamlNode& node) {
  const auto text = node.text();
  if (!text) return std::nullopt;
  const auto code = model::CreditCode::parse(trimmed(*text));
  if (!code) {
    const auto fault = code_fault(trimmed(*text));
    event_fault(node, "credit_code." + std::string(fault), *text);
  }
  return code;
}

std::optional<int> read_int(const base::YamlNode& node, int least, int most) {
  const auto number = node.integer();
  if (!number) return std::nullopt;
  if (*number < least || *number > most) {
    event_fault(node, "range", *number, least, most);
    return std::nullopt;
  }
  return static_cast<int>(*number);
}

std::optional<double> read_weight(const base::YamlNode& node) {
  const auto number = node.number();
  if (!number) return std::nullopt;
  if (*number < 0 || *number > 1000) {
    event_fault(node, "weight", node.text().value_or(""));
    return std::nullopt;
  }
  return number;
}

std::optional<std::string> read_text(const base::YamlNode& node) {
  const auto text = node.text();
  if (!text) return std::nullopt;
  const auto inner = trimmed(*text);
  if (inner.empty()) {
    event_fault(node, "empty", node.path());
    return std::nullopt;
  }
  return std::string(inner);
}

std::vector<model::Absence> read_absences(const base::YamlNode& list) {
  std::vector<model::Absence> absences;
  for (const auto& node : list.items()) {
    model::Absence absence;
    const auto day = read_day(node.required("day"));
    const auto time = node.child("time");
    absence.span = read_span(time);
    node.finish();
    if (!day || (time.present() && !absence.span)) continue;
    absence.day = *day;
    absences.push_back(absence);
  }
  return absences;
}

}  // namespace rongtong::intake
