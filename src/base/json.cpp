#include "base/json.h"

#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/stream_parser.hpp>
#include <cmath>

#include "base/text/nearest.h"
#include "base/text/utf8.h"

namespace rongtong::base {

namespace json = boost::json;

namespace {

constexpr std::size_t kShown = 200;

std::string shown(const json::value& value) {
  if (value.is_string()) return std::string(cut_utf8(value.get_string(), kShown));
  if (value.is_array()) return "[…]";
  if (value.is_object()) return "{…}";
  return json::serialize(value);
}

Error fault_at(
    std::string_view text, std::size_t offset, const Place& place, const std::string& reason
) {
  Place exact = place;
  const auto before = text.substr(0, offset);
  const auto lines = static_cast<std::uint64_t>(std::ranges::count(before, '\n'));
  exact.line = std::max<std::uint64_t>(place.line, 1) + lines;
  return {ErrorCode::kInvalidArgument, msg("base.json.syntax", offset, reason), exact};
}

void indent(std::string& out, std::size_t depth) {
  out += '\n';
  out.append(2 * depth, ' ');
}

// The two call each other; depth is bounded by whoever built the value.
void append_pretty(std::string& out, const json::value& value, std::size_t depth);

template <class Range, class Each>
void append_members(
    std::string& out, const Range& range, char open, char close, std::size_t depth, Each each
) {
  out += open;
  bool first = true;
  for (const auto& member : range) {
    if (!first) out += ',';
    first = false;
    indent(out, depth + 1);
    each(member);
  }
  if (!first) indent(out, depth);
  out += close;
}

void append_pretty(std::string& out, const json::value& value, std::size_t depth) {
  if (const auto* array = value.if_array()) {
    append_members(out, *array, '[', ']', depth, [&](const json::value& item) {
      append_pretty(out, item, depth + 1);
    });
  } else if (const auto* object = value.if_object()) {
    append_members(out, *object, '{', '}', depth, [&](const json::key_value_pair& member) {
      out += json::serialize(json::string_view(member.key()));
      out += ": ";
      append_pretty(out, member.value(), depth + 1);
    });
  } else {
    out += json::serialize(value);
  }
}

std::optional<std::int64_t> whole(const json::value& value) {
  constexpr double kExact = 9007199254740992.0;  // 2^53: beyond it a double names several integers
  if (const auto* number = value.if_int64()) return *number;
  const auto* real = value.if_double();
  if (real == nullptr || std::trunc(*real) != *real || std::abs(*real) > kExact)
    return std::nullopt;
  return static_cast<std::int64_t>(*real);
}

std::optional<double> real(const json::value& value) {
  if (value.is_int64()) return static_cast<double>(value.get_int64());
  if (value.is_uint64()) return static_cast<double>(value.get_uint64());
  if (value.is_double()) return value.get_double();
  return std::nullopt;
}

}  // namespace

json::value parse_json(std::string_view text, const Place& place, const JsonLimits& limits) {
  if (text.size() > limits.max_bytes) {
    throw Error(
        ErrorCode::kInvalidArgument, msg("base.json.too_large", limits.max_bytes >> 10U), place
    );
  }
  json::parse_options options;
  options.max_depth = limits.max_depth;
  json::stream_parser parser({}, options);
  json::error_code code;
  // The parser stops behind the fault, not at it: what it accepted of a shorter text tells where.
  const std::size_t used = parser.write_some(text.data(), text.size(), code);
  if (!code) parser.finish(code);
  if (code) throw fault_at(text, used, place, code.message());
  const std::size_t rest = text.find_first_not_of(" \t\r\n", used);
  if (rest != std::string_view::npos) throw fault_at(text, rest, place, "extra data");
  return parser.release();
}

std::string to_json_text(const json::value& value) { return json::serialize(value); }

std::string to_pretty_json_text(const json::value& value) {
  std::string out;
  append_pretty(out, value, 0);
  out += '\n';
  return out;
}

JsonObject::JsonObject(const json::value& value, Place place, Findings& findings)
    : object_(value.if_object()), place_(std::move(place)), findings_(&findings) {
  if (object_ != nullptr) return;
  findings_->push_back(
      {Severity::kReject,
       "json.wrong_type",
       place_,
       shown(value),
       msg("base.json.wants_object", place_.column)}
  );
}

std::string JsonObject::path_of(std::string_view key) const {
  return key.empty() ? place_.column : place_.column + "/" + std::string(key);
}

bool JsonObject::has(std::string_view key) const {
  const json::value* value = object_ == nullptr ? nullptr : object_->if_contains(key);
  return value != nullptr && !value->is_null();
}

const json::value* JsonObject::member(std::string_view key) { return wanted(key, false); }

const json::value* JsonObject::wanted(std::string_view key, bool required) {
  if (std::ranges::find(known_, key) == known_.end()) known_.emplace_back(key);
  if (has(key)) return object_->if_contains(key);
  if (required && object_ != nullptr)
    fault(key, "json.missing", msg("base.json.missing", path_of(key)));
  return nullptr;
}

void JsonObject::fault(std::string_view key, std::string rule, Message message, Severity severity)
    const {
  Place place = place_;
  place.column = path_of(key);
  const json::value* value =
      object_ == nullptr || key.empty() ? nullptr : object_->if_contains(key);
  findings_->push_back(
      {severity,
       std::move(rule),
       std::move(place),
       value == nullptr ? std::string() : shown(*value),
       std::move(message)}
  );
}

void JsonObject::wrong_type(std::string_view key, std::string_view phrase) const {
  const std::string value = shown(*object_->if_contains(key));
  fault(key, "json.wrong_type", msg(phrase, path_of(key), value));
}

std::optional<std::string> JsonObject::text(std::string_view key) {
  const json::value* value = wanted(key, false);
  if (value == nullptr) return std::nullopt;
  if (value->is_string()) return std::string(value->get_string());
  wrong_type(key, "base.json.wants_text");
  return std::nullopt;
}

std::optional<std::int64_t> JsonObject::integer(std::string_view key) {
  const json::value* value = wanted(key, false);
  if (value == nullptr) return std::nullopt;
  const auto number = whole(*value);
  if (!number) wrong_type(key, "base.json.wants_integer");
  return number;
}

std::optional<double> JsonObject::number(std::string_view key) {
  const json::value* value = wanted(key, false);
  if (value == nullptr) return std::nullopt;
  const auto number = real(*value);
  if (!number) wrong_type(key, "base.json.wants_number");
  return number;
}

std::optional<bool> JsonObject::boolean(std::string_view key) {
  const json::value* value = wanted(key, false);
  if (value == nullptr) return std::nullopt;
  if (value->is_bool()) return value->get_bool();
  wrong_type(key, "base.json.wants_boolean");
  return std::nullopt;
}

const json::array* JsonObject::array(std::string_view key) {
  const json::value* value = wanted(key, false);
  if (value == nullptr) return nullptr;
  if (!value->is_array()) wrong_type(key, "base.json.wants_array");
  return value->if_array();
}

std::vector<std::string> JsonObject::texts(std::string_view key) {
  std::vector<std::string> values;
  const json::array* items = array(key);
  for (std::size_t i = 0; items != nullptr && i < items->size(); ++i) {
    const json::value& item = (*items)[i];
    if (item.is_string()) {
      values.emplace_back(item.get_string());
      continue;
    }
    Place place = place_;
    place.column = path_of(key) + "/" + std::to_string(i);
    Message message = msg("base.json.wants_text", place.column, shown(item));
    findings_->push_back(
        {Severity::kReject, "json.wrong_type", place, shown(item), std::move(message)}
    );
  }
  return values;
}

std::optional<JsonObject> JsonObject::object(std::string_view key) {
  const json::value* value = wanted(key, false);
  if (value == nullptr) return std::nullopt;
  Place place = place_;
  place.column = path_of(key);
  JsonObject reader(*value, std::move(place), *findings_);
  if (!reader.is_object()) return std::nullopt;
  return reader;
}

std::vector<JsonObject> JsonObject::objects(std::string_view key) {
  std::vector<JsonObject> readers;
  const json::array* items = array(key);
  for (std::size_t i = 0; items != nullptr && i < items->size(); ++i) {
    Place place = place_;
    place.column = path_of(key) + "/" + std::to_string(i);
    JsonObject reader((*items)[i], std::move(place), *findings_);
    if (reader.is_object()) readers.push_back(std::move(reader));
  }
  return readers;
}

std::optional<std::string> JsonObject::required_text(std::string_view key) {
  wanted(key, true);
  return text(key);
}
std::optional<std::int64_t> JsonObject::required_integer(std::string_view key) {
  wanted(key, true);
  return integer(key);
}
std::optional<double> JsonObject::required_number(std::string_view key) {
  wanted(key, true);
  return number(key);
}
std::optional<bool> JsonObject::required_boolean(std::string_view key) {
  wanted(key, true);
  return boolean(key);
}

std::vector<std::string> JsonObject::unknown_keys() const {
  std::vector<std::string> keys;
  if (object_ == nullptr) return keys;
  for (const auto& member : *object_) {
    const std::string_view key(member.key().data(), member.key().size());
    if (std::ranges::find(known_, key) == known_.end()) keys.emplace_back(key);
  }
  return keys;
}

void JsonObject::refuse_unknown(Severity severity) const {
  for (const std::string& key : unknown_keys()) {
    const auto meant = nearest(key, known_);
    Message message =
        meant ? msg("base.json.unknown_key_meant", key, *meant) : msg("base.json.unknown_key", key);
    fault(key, "json.unknown_key", std::move(message), severity);
  }
}

}  // namespace rongtong::base
