#pragma once

#include <boost/json/fwd.hpp>
#include <boost/json/value.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"

namespace rongtong::base {

struct JsonLimits {
  std::size_t max_bytes = 16U << 20U;
  std::size_t max_depth = 32;

  friend bool operator==(const JsonLimits&, const JsonLimits&) = default;
};

/// Parses one JSON text (RFC 8259, UTF-8), nothing behind it. Throws Error (kInvalidArgument) at
/// `place`, whose line is raised by the lines of `text` before the fault, with the byte offset and
/// reason.
boost::json::value parse_json(
    std::string_view text, const Place& place = {}, const JsonLimits& limits = {}
);

/// One line, members in the order of insertion, beyond ASCII as UTF-8.
std::string to_json_text(const boost::json::value& value);

/// The same over several lines, two blanks a level, `\n` at the end: for files that people read.
std::string to_pretty_json_text(const boost::json::value& value);

/// Reads the members of a JSON object as a person wrote them. A getter never throws: a wrong type
/// or a missing member becomes a Finding (rule `json.…`, place with the path `/items/3/staff` as
/// column, value, advice) in `findings`, and the getter returns empty. `null` is a missing member.
/// Value, findings and reader must outlive it.
class JsonObject {
 public:
  /// `value` that is no object is a finding; then every member is missing without a further one.
  JsonObject(const boost::json::value& value, Place place, Findings& findings);

  bool is_object() const { return object_ != nullptr; }
  bool has(std::string_view key) const;

  std::optional<std::string> text(std::string_view key);
  std::optional<std::int64_t> integer(std::string_view key);
  std::optional<double> number(std::string_view key);
  std::optional<bool> boolean(std::string_view key);
  /// The member, an array; null when it is missing or something else.
  const boost::json::array* array(std::string_view key);
  /// The strings of an array; those of another type are left out with a finding.
  std::vector<std::string> texts(std::string_view key);
  /// The member, an object, as a reader; empty when it is missing or something else.
  std::optional<JsonObject> object(std::string_view key);
  /// Every member of an array that is an object; others are left out with a finding.
  std::vector<JsonObject> objects(std::string_view key);

  /// As the getters above, with a finding (`json.missing`) when the member is missing.
  std::optional<std::string> required_text(std::string_view key);
  std::optional<std::int64_t> required_integer(std::string_view key);
  std::optional<double> required_number(std::string_view key);
  std::optional<bool> required_boolean(std::string_view key);

  /// Members that no getter has asked for, in the order written: to be kept, or refused.
  std::vector<std::string> unknown_keys() const;
  /// A finding (`json.unknown_key`) of `severity` for each of them.
  void refuse_unknown(Severity severity = Severity::kWarning) const;

  /// The raw member, marked as known; null when it is missing.
  const boost::json::value* member(std::string_view key);
  /// Adds a finding of the caller's about the member `key` (empty: the object).
  void fault(
      std::string_view key, std::string rule, Message message, Severity severity = Severity::kReject
  ) const;

 private:
  std::string path_of(std::string_view key) const;
  const boost::json::value* wanted(std::string_view key, bool required);
  void wrong_type(std::string_view key, std::string_view phrase) const;

  const boost::json::object* object_ = nullptr;
  Place place_;
  Findings* findings_;
  std::vector<std::string> known_;
};

}  // namespace rongtong::base
