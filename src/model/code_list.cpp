#include "model/code_list.h"

#include <algorithm>
#include <vector>

#include "base/error.h"

namespace rongtong::model {

namespace {

std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

void split(std::string_view line, std::vector<std::string_view>& cells) {
  cells.clear();
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t end = std::min(line.find(',', begin), line.size());
    cells.push_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
}

}  // namespace

void each_code(
    std::string_view csv,
    const std::string& file,
    std::span<const std::string_view> columns,
    const std::function<void(std::span<const std::string_view> cells, std::uint64_t line)>& visit
) {
  std::vector<std::string_view> cells;
  bool header = true;
  for (std::uint64_t line = 1; !csv.empty(); ++line) {
    const std::string_view text = take_line(csv);
    if (text.empty() || text.starts_with('#')) continue;
    split(text, cells);
    const bool right = header ? std::ranges::equal(cells, columns) : cells.size() == columns.size();
    if (!right || text.find('"') != text.npos) wrong_code(file, line, text);
    if (!header) visit(cells, line);
    header = false;
  }
  if (header) wrong_code(file, 1, "");
}

void wrong_code(const std::string& file, std::uint64_t line, std::string_view value) {
  throw base::Error(
      base::ErrorCode::kInvalidArgument, base::msg("model.codes.wrong_row", value), {file, line, {}}
  );
}

}  // namespace rongtong::model
