#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"

namespace rongtong::model {

/// One entry of a closed list of the field: docking areas, tiers, size classes, need types …
struct DictionaryEntry {
  std::string id;  ///< stable English id, e.g. "purchase_order"
  std::string zh;
  std::string en;
  int rank = 0;  ///< order of the list; for tiers and sizes, higher is further up
  std::vector<std::string> aliases;
};

/// A closed list from catalog/codes/NAME.csv (columns id, zh, en, rank, aliases separated by `|`,
/// source).
class Dictionary {
 public:
  Dictionary() = default;
  explicit Dictionary(std::vector<DictionaryEntry> entries);

  /// Reads the CSV text. Throws base::Error (kInvalidArgument) naming `file` and the line.
  static Dictionary read(std::string_view csv, const std::string& file);

  /// By id, Chinese or English name or alias, blanks trimmed, ASCII letters in any case; null if
  /// none.
  const DictionaryEntry* find(std::string_view text) const;
  const std::vector<DictionaryEntry>& entries() const { return entries_; }
  /// The name in `language`; the id itself where it is unknown.
  std::string label(std::string_view id, base::Language language) const;

 private:
  std::vector<DictionaryEntry> entries_;
  std::map<std::string, std::size_t, std::less<>> by_text_;
};

}  // namespace rongtong::model
