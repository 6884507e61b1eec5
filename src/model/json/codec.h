#pragma once

#include <boost/json/value.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "base/strong.h"
#include "model/json/fields.h"

/// Writes and reads values by their field lists (fields.h). Private to model/json/.
///
/// Written: numbers, truths and names of enumerations always; texts, lists, maps, optionals and
/// objects only when something is in them. Read: a missing or null field keeps the default of the
/// struct, a field that the struct does not have is passed over.
namespace rongtong::model {

namespace bj = boost::json;

template <class T>
struct IsStrong : std::false_type {};
template <class Tag, class T>
struct IsStrong<base::Strong<Tag, T>> : std::true_type {};

// ---- Writing ----

inline bj::value write_json(const std::string& text) { return bj::value(text); }
inline bj::value write_json(const CreditCode& code) {
  return bj::value(bj::string_view(code.text().data(), code.text().size()));
}
inline bj::value write_json(base::Date date) { return bj::value(base::to_iso(date)); }

template <class T>
requires std::is_arithmetic_v<T> bj::value write_json(T number) { return bj::value(number); }

template <class T>
requires std::is_enum_v<T> bj::value write_json(T constant) {
  for (const auto& [named, name] : enum_names<T>()) {
    if (named == constant) return bj::value(bj::string_view(name.data(), name.size()));
  }
  RT_INVARIANT(false, "an enumerator without a name");
  return {};
}

template <class T>
requires IsStrong<T>::value bj::value write_json(T strong) { return bj::value(strong.value); }

template <class T>
bj::value write_json(const std::vector<T>& items);
template <class T>
bj::value write_json(const std::map<std::string, T>& items);
template <class T>
bj::value write_json(const std::optional<T>& item);
template <class T>
requires requires(const T& value, int& v) { fields(v, value); }
bj::value write_json(const T& value);

class FieldWriter {
 public:
  explicit FieldWriter(bj::object& out) : out_(out) {}

  template <class T>
  void operator()(std::string_view name, const T& member) {
    if constexpr (std::is_same_v<T, base::Date>) {
      if (!member.ok()) return;
    }
    bj::value value = write_json(member);
    if (nothing_in(value)) return;
    out_.emplace(bj::string_view(name.data(), name.size()), std::move(value));
  }

 private:
  static bool nothing_in(const bj::value& value) {
    return value.is_null() || (value.is_string() && value.get_string().empty()) ||
           (value.is_array() && value.get_array().empty()) ||
           (value.is_object() && value.get_object().empty());
  }

  bj::object& out_;
};

template <class T>
bj::value write_json(const std::vector<T>& items) {
  bj::array out;
  out.reserve(items.size());
  for (const auto& item : items) out.push_back(write_json(item));
  return out;
}

template <class T>
bj::value write_json(const std::map<std::string, T>& items) {
  bj::object out;
  for (const auto& [key, item] : items) out.emplace(key, write_json(item));
  return out;
}

template <class T>
bj::value write_json(const std::optional<T>& item) {
  return item ? write_json(*item) : bj::value();
}

template <class T>
requires requires(const T& value, int& v) { fields(v, value); }
bj::value write_json(const T& value) {
  bj::object out;
  FieldWriter writer(out);
  fields(writer, value);
  return out;
}

// ---- Reading ----

[[noreturn]] inline void throw_unexpected(std::string_view key, const std::string& path) {
  throw base::Error(base::ErrorCode::kInvalidArgument, base::msg(key, path));
}

/// Where a value stands in its document, for messages: `needs[3].title`. Built only on a fault.
class JsonPath {
 public:
  JsonPath() = default;
  JsonPath(const JsonPath& parent, std::string_view name) : parent_(&parent), name_(name) {}
  JsonPath(const JsonPath& parent, std::size_t index) : parent_(&parent), index_(index) {}

  std::string text() const {
    if (parent_ == nullptr) return {};
    const std::string before = parent_->text();
    if (index_) return before + "[" + std::to_string(*index_) + "]";
    return before.empty() ? std::string(name_) : before + "." + std::string(name_);
  }

 private:
  const JsonPath* parent_ = nullptr;
  std::string_view name_;
  std::optional<std::size_t> index_;
};

template <class T>
struct JsonReader;

template <class T>
T read_json(const bj::value& value, const JsonPath& path) {
  return JsonReader<T>::read(value, path);
}

inline const bj::object& expect_object(const bj::value& value, const JsonPath& path) {
  if (!value.is_object()) throw_unexpected("json.expects_object", path.text());
  return value.get_object();
}

class FieldReader {
 public:
  FieldReader(const bj::object& in, const JsonPath& path) : in_(in), path_(path) {}

  template <class T>
  void operator()(std::string_view name, T& member) {
    const bj::value* value = in_.if_contains(bj::string_view(name.data(), name.size()));
    if (value == nullptr || value->is_null()) return;
    member = read_json<T>(*value, JsonPath(path_, name));
  }

 private:
  const bj::object& in_;
  const JsonPath& path_;
};

/// A value with its defaults. Values that carry a credit code need it from the start.
template <class T>
T blank(const bj::object&, const JsonPath&) {
  return T{};
}
template <>
Enterprise blank<Enterprise>(const bj::object& in, const JsonPath& path);
template <>
Willingness blank<Willingness>(const bj::object& in, const JsonPath& path);
template <>
FirmTerms blank<FirmTerms>(const bj::object& in, const JsonPath& path);
template <>
FirmAndNeed blank<FirmAndNeed>(const bj::object& in, const JsonPath& path);

template <class T>
struct JsonReader {
  static T read(const bj::value& value, const JsonPath& path) {
    if constexpr (std::is_same_v<T, bool>) {
      if (!value.is_bool()) throw_unexpected("json.expects_truth", path.text());
      return value.get_bool();
    } else if constexpr (std::is_arithmetic_v<T>) {
      bj::error_code fault;
      const T number = value.to_number<T>(fault);
      if (fault) throw_unexpected("json.expects_number", path.text());
      return number;
    } else if constexpr (std::is_enum_v<T>) {
      return read_constant(value, path);
    } else if constexpr (IsStrong<T>::value) {
      return T(read_json<typename T::Value>(value, path));
    } else {
      const bj::object& in = expect_object(value, path);
      T result = blank<T>(in, path);
      FieldReader reader(in, path);
      fields(reader, result);
      return result;
    }
  }

  static T read_constant(const bj::value& value, const JsonPath& path) {
    std::string names;
    for (const auto& [constant, name] : enum_names<T>()) {
      if (value.is_string() && value.get_string() == bj::string_view(name.data(), name.size())) {
        return constant;
      }
      names += (names.empty() ? "" : ", ") + std::string(name);
    }
    throw base::Error(
        base::ErrorCode::kInvalidArgument,
        base::msg("json.expects_listed_value", path.text(), names)
    );
  }
};

template <>
struct JsonReader<std::string> {
  static std::string read(const bj::value& value, const JsonPath& path) {
    if (!value.is_string()) throw_unexpected("json.expects_text", path.text());
    return {value.get_string().data(), value.get_string().size()};
  }
};

template <>
struct JsonReader<CreditCode> {
  static CreditCode read(const bj::value& value, const JsonPath& path) {
    const std::optional<CreditCode> code =
        value.is_string() ? CreditCode::parse(read_json<std::string>(value, path)) : std::nullopt;
    if (!code) throw_unexpected("json.expects_credit_code", path.text());
    return *code;
  }
};

template <>
struct JsonReader<base::Date> {
  static base::Date read(const bj::value& value, const JsonPath& path) {
    const std::optional<base::Date> date =
        value.is_string() ? base::parse_date(read_json<std::string>(value, path)) : std::nullopt;
    if (!date) throw_unexpected("json.expects_date", path.text());
    return *date;
  }
};

template <class T>
struct JsonReader<std::optional<T>> {
  static std::optional<T> read(const bj::value& value, const JsonPath& path) {
    return read_json<T>(value, path);
  }
};

template <class T>
struct JsonReader<std::vector<T>> {
  static std::vector<T> read(const bj::value& value, const JsonPath& path) {
    if (!value.is_array()) throw_unexpected("json.expects_list", path.text());
    std::vector<T> items;
    items.reserve(value.get_array().size());
    for (const bj::value& item : value.get_array()) {
      items.push_back(read_json<T>(item, JsonPath(path, items.size())));
    }
    return items;
  }
};

template <class T>
struct JsonReader<std::map<std::string, T>> {
  static std::map<std::string, T> read(const bj::value& value, const JsonPath& path) {
    std::map<std::string, T> items;
    for (const auto& [key, item] : expect_object(value, path)) {
      items.insert_or_assign(
          std::string(key.data(), key.size()), read_json<T>(item, JsonPath(path, key))
      );
    }
    return items;
  }
};

}  // namespace rongtong::model
