#include "intake/values_file.h"

#include "base/io/file.h"
#include "base/io/peek_source.h"

namespace rongtong::intake {

namespace {

/// The longest file of JSON values: a million firms of one figure each; tables are read row by row.
constexpr std::uint64_t kMostBytes = 512U << 20U;

/// JSON begins with a brace or a bracket, behind blanks and a byte order mark.
bool looks_like_json(std::string_view beginning) {
  if (beginning.starts_with("\xEF\xBB\xBF")) beginning.remove_prefix(3);
  const auto at = beginning.find_first_not_of(" \t\r\n");
  return at != std::string_view::npos && (beginning[at] == '{' || beginning[at] == '[');
}

}  // namespace

ValuesFile read_values(
    const std::filesystem::path& path, const base::TableOptions& options, const ValuesTerms& terms
) {
  std::string beginning;
  {
    base::PeekSource source(base::open_bytes(path, options.unpack));
    beginning = source.peek(4096);
  }
  if (looks_like_json(beginning)) {
    return read_values_json(base::read_file(path, kMostBytes), terms);
  }
  const auto table = base::open_table(path, options);
  return read_values_table(*table, terms);
}

}  // namespace rongtong::intake
