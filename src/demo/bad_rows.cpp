#include <algorithm>
#include <map>

#include "base/error.h"
#include "base/text/utf8.h"
#include "demo/fictitious.h"
#include "demo/rows.h"
#include "demo/write.h"

namespace rongtong::demo {

namespace {

using Spoil = void (*)(FirmRow& row, std::size_t column, const std::string& text);

void set(FirmRow& row, std::size_t column, const std::string& text) { row[column] = text; }
void append(FirmRow& row, std::size_t column, const std::string& text) { row[column] += text; }
void drop_last(FirmRow& row, std::size_t column, const std::string&) { row[column].pop_back(); }

void wrong_check(FirmRow& row, std::size_t column, const std::string&) {
  char& check = row[column].back();
  check = check == 'A' ? 'B' : 'A';
}

void letter_o(FirmRow& row, std::size_t column, const std::string&) { row[column][10] = 'O'; }

void lower(FirmRow& row, std::size_t column, const std::string&) {
  for (char& c : row[column]) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

void full_width(FirmRow& row, std::size_t column, const std::string&) {
  std::string result;
  for (const char c : row[column]) {
    base::append_utf8(result, U'！' + static_cast<char32_t>(c - '!'));
  }
  row[column] = result;
}

/// Another department and kind, the check character made right again.
void prefix(FirmRow& row, std::size_t column, const std::string& text) {
  std::string code = text + row[column].substr(text.size(), 17 - text.size());
  code += model::CreditCode::check_character(code);
  row[column] = code;
}

void shift(FirmRow& row, std::size_t, const std::string&) {
  std::rotate(row.begin(), row.end() - 1, row.end());
}

void swap(FirmRow& row, std::size_t, const std::string&) {
  std::swap(row[kCodeColumn], row[kNameColumn]);
}

void no_place(FirmRow& row, std::size_t, const std::string&) {
  for (const auto column : kPlaceColumns) row[column].clear();
}

Spoil spoiler(const std::string& how) {
  static const std::map<std::string, Spoil, std::less<>> kSpoilers{
      {"set", set},
      {"append", append},
      {"drop_last", drop_last},
      {"wrong_check", wrong_check},
      {"letter_o", letter_o},
      {"lower", lower},
      {"full_width", full_width},
      {"prefix", prefix},
      {"shift", shift},
      {"swap", swap},
      {"no_place", no_place}};
  const auto found = kSpoilers.find(how);
  if (found != kSpoilers.end()) return found->second;
  throw base::Error(base::ErrorCode::kInvalidArgument, base::msg("demo.grammar.spoiler", how));
}

std::size_t column_of(const std::string& header) {
  const auto* found = std::ranges::find(kFirmHeaders, header);
  if (found == kFirmHeaders.end()) {
    throw base::Error(base::ErrorCode::kInvalidArgument, base::msg("demo.grammar.column", header));
  }
  return static_cast<std::size_t>(found - kFirmHeaders.begin());
}

std::string joined(const std::string& remark, const std::string& more) {
  return remark + "；" + more;
}

}  // namespace

void write_bad_rows(std::ostream& out, const Grammar& grammar, const DemoCity& city) {
  auto csv = firm_table(out, "bad rows");
  const auto& bad = grammar.bad_rows;
  std::size_t at = city.issuers;
  CodeMaker codes(city.event.seed ^ 0xbadU);
  const auto next_row = [&](const std::string& remark) {
    auto row = firm_row(grammar.city, city.firms.at(at++));
    row[kCodeColumn] = codes.next().text();  // a firm of its own, so that no good one is changed
    row[kRemarkColumn] = joined(grammar.city.remark, remark);
    return row;
  };
  for (const auto& pattern : bad.rows) {
    auto row = next_row(pattern.remark);
    spoiler(pattern.how)(row, column_of(pattern.column), pattern.text);
    write_row(csv, row);
  }
  auto twice = next_row(bad.twice);
  write_row(csv, twice);
  twice[kNameColumn] += bad.renamed;
  write_row(csv, twice);
  csv.flush();
}

}  // namespace rongtong::demo
