#include "intake/need_values.h"

#include <algorithm>
#include <charconv>

#include "base/io/file.h"
#include "base/text/utf8.h"
#include "intake/decimal.h"
#include "intake/text_parts.h"

namespace rongtong::intake {

std::string derived_code(const std::string& issuer, const std::string& title) {
  std::string digits = base::bytes_hash(issuer + "\n" + title).substr(0, 8);
  std::ranges::transform(digits, digits.begin(), [](char c) {
    return c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return "H-" + digits;
}

bool garbled(std::string_view text) {
  return text.find(base::kReplacementUtf8) != std::string_view::npos;
}

std::optional<std::int64_t> read_yuan(const NeedValue& value, const NeedColumns& columns) {
  const auto read = read_decimal(value.text);
  if (read.fault != DecimalFault::kNone) return std::nullopt;
  std::string unit = value.text.substr(read.length);
  std::erase(unit, ' ');
  std::optional<std::int64_t> scale;
  if (unit.empty()) scale = value.scale;
  for (const auto& [ending, by] : columns.money) {
    if (!scale && unit == ending) scale = by;
  }
  if (!scale) return std::nullopt;
  const auto zeros = std::to_string(*scale).size() - 1;  // scales are powers of ten
  return read.value.shifted(zeros).rounded();
}

std::optional<std::int64_t> read_whole(std::string_view text) {
  std::int64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, code] = std::from_chars(text.data(), end, number);
  const std::string_view rest(stop, static_cast<std::size_t>(end - stop));
  const bool fits = rest.empty() || rest == "家" || rest == "次" || rest == "年";
  return code == std::errc() && fits ? std::optional(number) : std::nullopt;
}

std::string read_industry(const std::string& text, const model::IndustryTable& industries) {
  auto code = industries.normalised(leading_code(text));
  if (industries.section_of(code) != '\0') return code;
  const auto& all = industries.industries();
  const auto named = std::ranges::find(all, text, &model::Industry::name_zh);
  return named == all.end() ? "" : named->code;
}

}  // namespace rongtong::intake
