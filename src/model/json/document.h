#pragma once

#include <boost/json/value.hpp>
#include <string>
#include <string_view>

namespace rongtong::model {

/// Reads one JSON document. Numbers with a fraction or exponent are read exactly, as
/// std::from_chars does (Boost.JSON 1.81 itself misses the nearest double in one of ten). Bytes
/// that are no UTF-8 are kept as they are. Throws base::Error (kInvalidArgument) saying at which
/// byte the text stops being JSON.
boost::json::value parse_json(std::string_view text);

/// The shortest text, without blanks or line breaks. `parse_json(json_text(v)) == v` for finite
/// numbers.
std::string json_text(const boost::json::value& value);

}  // namespace rongtong::model
