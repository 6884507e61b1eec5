#include "base/table/open_table.h"

#include <sys/stat.h>

#include <algorithm>

#include "base/error.h"
#include "base/io/file.h"
#include "base/io/file_source.h"
#include "base/io/peek_source.h"
#include "base/table/xls_reader.h"
#include "base/table/xlsx_reader.h"
#include "base/text/decode_source.h"

namespace rongtong::base {

namespace {

using namespace std::literals;

Error refusal(const std::filesystem::path& path, std::string_view key) {
  return {ErrorCode::kInvalidArgument, msg(key), {path.string(), 0, {}}};
}

bool starts_with_tag(std::string_view text, std::string_view tag) {
  return text.size() >= tag.size() &&
         std::equal(tag.begin(), tag.end(), text.begin(), [](char a, char b) {
           return a == (b >= 'A' && b <= 'Z' ? b - 'A' + 'a' : b);
         });
}

/// Web pages and the XML of Excel 2003 are often saved under the name .xls.
bool is_markup(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF"sv)) text.remove_prefix(3);
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return false;
  text.remove_prefix(begin);
  for (const auto tag :
       {"<!doctype"sv, "<html"sv, "<?xml"sv, "<table"sv, "<meta"sv, "<head"sv, "<!--"sv}) {
    if (starts_with_tag(text, tag)) return true;
  }
  return false;
}

/// Worksheets of Excel 2 to 95 without a container begin with a BOF record.
bool is_bare_biff(std::string_view magic) {
  return magic.size() >= 4 && magic[0] == '\x09' && magic[3] == '\0' &&
         "\x00\x02\x04\x08"sv.find(magic[1]) != std::string_view::npos;
}

std::unique_ptr<TableReader> open_text(
    const std::filesystem::path& path,
    std::unique_ptr<ByteSource> bytes,
    const TableOptions& options
) {
  auto text = std::make_unique<PeekSource>(utf8_source(std::move(bytes), options.encoding));
  const std::string_view begin = text->peek(4096);
  if (begin.find_first_not_of(" \t\r\n") == std::string_view::npos && begin.size() < 4096) {
    throw refusal(path, "base.table.empty");
  }
  if (is_markup(begin)) throw refusal(path, "base.table.markup");
  return std::make_unique<CsvReader>(std::move(text), options.csv);
}

}  // namespace

std::unique_ptr<TableReader> open_table(
    const std::filesystem::path& path, const TableOptions& options
) {
  auto stored = std::make_unique<PeekSource>(file_source(path));
  const std::string_view magic = stored->peek(8);
  if (magic.empty()) throw refusal(path, "base.table.empty");
  if (magic.starts_with("PK\x03\x04"sv) || magic.starts_with("PK\x05\x06"sv)) {
    return xlsx_reader(ZipArchive(path, options.sheets), options.sheet, options.sheets);
  }
  if (magic.starts_with("\xD0\xCF\x11\xE0"sv)) {
    const std::string bytes = read_file(path, options.sheets.max_xls_bytes);
    return xls_reader(bytes, path.string(), options.sheet, options.sheets);
  }
  if (is_bare_biff(magic)) throw refusal(path, "base.table.xls_old");
  if (magic.starts_with("%PDF"sv)) throw refusal(path, "base.table.pdf");
  return open_text(path, unpacked(std::move(stored), options.unpack), options);
}

}  // namespace rongtong::base
