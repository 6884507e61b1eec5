#include "model/json/document.h"

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value_stack.hpp>
#include <charconv>
#include <cstdint>
#include <limits>

#include "base/error.h"

namespace rongtong::model {

namespace {

namespace bj = boost::json;

/// Builds a value as Boost's own handler does, but keeps the characters of a number with a fraction
/// and reads them with std::from_chars.
struct ExactHandler {
  static constexpr std::size_t max_object_size = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t max_array_size = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t max_key_size = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t max_string_size = std::numeric_limits<std::size_t>::max();

  bj::value_stack stack;
  std::string number;

  bool on_document_begin(bj::error_code&) { return true; }
  bool on_document_end(bj::error_code&) { return true; }
  bool on_object_begin(bj::error_code&) { return true; }
  bool on_object_end(std::size_t size, bj::error_code&) {
    stack.push_object(size);
    return true;
  }
  bool on_array_begin(bj::error_code&) { return true; }
  bool on_array_end(std::size_t size, bj::error_code&) {
    stack.push_array(size);
    return true;
  }
  bool on_key_part(bj::string_view text, std::size_t, bj::error_code&) {
    stack.push_chars(text);
    return true;
  }
  bool on_key(bj::string_view text, std::size_t, bj::error_code&) {
    stack.push_key(text);
    return true;
  }
  bool on_string_part(bj::string_view text, std::size_t, bj::error_code&) {
    stack.push_chars(text);
    return true;
  }
  bool on_string(bj::string_view text, std::size_t, bj::error_code&) {
    stack.push_string(text);
    return true;
  }
  bool on_number_part(bj::string_view text, bj::error_code&) {
    number.append(text.data(), text.size());
    return true;
  }
  bool on_int64(std::int64_t value, bj::string_view, bj::error_code&) {
    number.clear();
    stack.push_int64(value);
    return true;
  }
  bool on_uint64(std::uint64_t value, bj::string_view, bj::error_code&) {
    number.clear();
    stack.push_uint64(value);
    return true;
  }
  bool on_double(double value, bj::string_view text, bj::error_code&) {
    number.append(text.data(), text.size());
    double exact = value;
    const auto read = std::from_chars(number.data(), number.data() + number.size(), exact);
    stack.push_double(read.ec == std::errc() ? exact : value);
    number.clear();
    return true;
  }
  bool on_bool(bool value, bj::error_code&) {
    stack.push_bool(value);
    return true;
  }
  bool on_null(bj::error_code&) {
    stack.push_null();
    return true;
  }
  bool on_comment_part(bj::string_view, bj::error_code&) { return true; }
  bool on_comment(bj::string_view, bj::error_code&) { return true; }
};

}  // namespace

bj::value parse_json(std::string_view text) {
  bj::parse_options options;
  options.max_depth = 64;
  options.allow_invalid_utf8 = true;
  bj::basic_parser<ExactHandler> parser(options);
  parser.handler().stack.reset();
  bj::error_code fault;
  const std::size_t read = parser.write_some(false, text.data(), text.size(), fault);
  const bool rest_is_blank = text.find_first_not_of(" \t\r\n", read) == std::string_view::npos;
  if (fault || !parser.done() || !rest_is_blank) {
    throw base::Error(base::ErrorCode::kInvalidArgument, base::msg("json.syntax", read + 1));
  }
  return parser.handler().stack.release();
}

std::string json_text(const bj::value& value) { return bj::serialize(value); }

}  // namespace rongtong::model
