#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/yaml.h"
#include "model/credit_code.h"
#include "model/event.h"

/// Readers of single values of event.yaml. A fault is a finding (rule `event.…`, phrase
/// `intake.event.…`) and the reader returns empty. A missing node is empty without a finding.
namespace rongtong::intake {

inline constexpr int kMinutesOfDay = 24 * 60;

/// A finding about `node`: rule `event.RULE`, first argument the value as written.
template <class... Args>
void event_fault(const base::YamlNode& node, std::string_view rule, const Args&... args) {
  node.fault("event." + std::string(rule), base::msg("intake.event." + std::string(rule), args...));
}

std::optional<base::Date> read_day(const base::YamlNode& node);

/// `09:00-12:00`; also with –, —, ~ or 至, and with full-width colons. Until 24:00.
std::optional<model::ClockSpan> read_span(const base::YamlNode& node);

std::optional<model::CreditCode> read_code(const base::YamlNode& node);

/// A whole number from `least` to `most`.
std::optional<int> read_int(const base::YamlNode& node, int least, int most);

/// A number from 0 to 1000.
std::optional<double> read_weight(const base::YamlNode& node);

/// A text that says something, blanks at both ends dropped.
std::optional<std::string> read_text(const base::YamlNode& node);

std::vector<model::Absence> read_absences(const base::YamlNode& list);

/// Puts a value where it was read; else leaves the default.
template <class T, class U>
void keep(T& to, const std::optional<U>& value) {
  if (value) to = *value;
}

}  // namespace rongtong::intake
