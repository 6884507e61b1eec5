#include "intake/need_json_lines.h"

#include <boost/json.hpp>

#include "base/error.h"
#include "base/json.h"
#include "base/text/clean_cell.h"
#include "base/text/utf8.h"

namespace rongtong::intake {

namespace {

namespace bj = boost::json;

std::string cleaned(std::string_view text) {
  std::string buffer;
  return std::string(base::clean_cell(text, buffer).text);
}

/// A scalar as a person would write it in a cell; other values as JSON.
std::string text_of(const bj::value& value) {
  if (value.is_null()) return {};
  if (value.is_string())
    return cleaned(std::string_view(value.get_string().data(), value.get_string().size()));
  return base::to_json_text(value);
}

NeedValue value_of(const bj::value& value, std::string_view key) {
  NeedValue result;
  result.key = key;
  if (!value.is_array()) {
    result.text = text_of(value);
    return result;
  }
  result.is_list = true;
  for (const auto& item : value.get_array()) {
    auto text = text_of(item);
    if (text.empty()) continue;
    result.text += (result.text.empty() ? "" : "、") + text;
    result.items.push_back(std::move(text));
  }
  return result;
}

void read_conditions(base::JsonObject& object, std::string_view key, NeedInput& input) {
  std::size_t number = 0;
  for (auto& node : object.objects(key)) {
    StatedCondition condition;
    condition.path = std::string(key) + "[" + std::to_string(number++) + "]";
    condition.kind = node.required_text("kind").value_or("");
    condition.hard = node.boolean("hard").value_or(true);
    for (const auto& value : node.texts("values")) condition.values.push_back(cleaned(value));
    node.refuse_unknown();
    if (!condition.kind.empty()) input.conditions.push_back(std::move(condition));
  }
}

void read_indicators(base::JsonObject& object, std::string_view key, NeedInput& input) {
  for (auto& node : object.objects(key)) {
    model::NeedIndicator indicator;
    indicator.name = cleaned(node.required_text("name").value_or(""));
    indicator.comparator = node.text("comparator").value_or("");
    if (const auto* value = node.member("value")) indicator.value = text_of(*value);
    indicator.unit = node.text("unit").value_or("");
    indicator.test_method = node.text("test_method").value_or("");
    node.refuse_unknown();
    input.indicators.push_back(std::move(indicator));
  }
}

bool holds_objects(const bj::value& value) {
  return value.is_array() && !value.get_array().empty() && value.get_array()[0].is_object();
}

void read_extra(const bj::value& value, NeedInput& input) {
  for (const auto& [key, member] : value.get_object()) {
    auto text = text_of(member);
    if (!text.empty()) input.extra[std::string(key)] = std::move(text);
  }
}

void read_member(
    base::JsonObject& object,
    std::string_view key,
    const bj::value& value,
    const NeedColumns& columns,
    NeedInput& input,
    base::Findings& findings,
    const base::Place& place
) {
  if (key == "conditions") return read_conditions(object, key, input);
  if (key == "extra" && value.is_object()) return read_extra(value, input);
  const auto named = columns.find(key);
  if (named && named->field == NeedField::kIndicators && holds_objects(value)) {
    return read_indicators(object, key, input);
  }
  auto read = value_of(value, key);
  if (read.text.empty()) return;
  if (!named) {
    input.extra[std::string(key)] = std::move(read.text);
    return;
  }
  read.hard = named->hard;
  read.scale = named->scale;
  if (input.values.contains(named->field)) {
    const std::string id(to_string(named->field));
    findings.push_back(
        {base::Severity::kWarning,
         "need.field_twice",
         {place.file, place.line, std::string(key)},
         read.text,
         base::msg("intake.need.field_twice", std::string(key), input.values[named->field].key)}
    );
    return;
  }
  input.values.emplace(named->field, std::move(read));
}

}  // namespace

std::optional<NeedInput> need_of_json(
    std::string_view line,
    const NeedColumns& columns,
    const base::Place& place,
    base::Findings& findings
) {
  bj::value value;
  try {
    value = base::parse_json(line, place);
  } catch (const base::Error& error) {
    const auto shown = base::repaired_utf8(base::cut_utf8(line, 300));
    base::Place exact = error.place();
    exact.line = place.line;
    findings.push_back({base::Severity::kReject, "need.json", exact, shown, error.message()});
    return std::nullopt;
  }
  if (!value.is_object()) {
    const auto shown = base::repaired_utf8(base::cut_utf8(line, 300));
    findings.push_back(
        {base::Severity::kReject,
         "need.no_object",
         place,
         shown,
         base::msg("intake.need.no_object", shown)}
    );
    return std::nullopt;
  }
  NeedInput input;
  base::JsonObject object(value, place, findings);
  for (const auto& [key, member] : value.get_object()) {
    read_member(
        object, std::string_view(key.data(), key.size()), member, columns, input, findings, place
    );
  }
  // What stands in a wrong kind of value is told, but does not reject the need.
  for (auto& finding : findings) finding.severity = base::Severity::kWarning;
  return input;
}

}  // namespace rongtong::intake
