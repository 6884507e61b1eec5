#pragma once

#include <string>
#include <string_view>

namespace rongtong::base {

/// What `clean_cell` had to do.
struct CleanFlags {
  bool widths_folded = false;      ///< １３号 → 13号: usual in Chinese text, nothing to tell
  bool blanks_changed = false;     ///< trimmed, collapsed or taken out between Chinese characters
  bool controls_removed = false;   ///< control characters, tabs among them
  bool private_removed = false;    ///< private-use characters: a character of the source is lost
  bool fillers_removed = false;    ///< 〓 ※ ■, which stand for nothing
  bool entities_resolved = false;  ///< `&#8226;` → •

  bool any() const { return widths_folded || blanks_changed || fillers_removed || warns(); }
  /// Whether the person who sent the data should hear of it.
  bool warns() const { return controls_removed || private_removed || entities_resolved; }

  friend bool operator==(const CleanFlags&, const CleanFlags&) = default;
};

struct CleanedCell {
  std::string_view text;  ///< of the cell itself when it was clean, else of the buffer
  CleanFlags flags;
};

/// A cell of people's text in the form that the program compares and keeps:
///  - HTML entities resolved, also `&8226;` without its `#` and entities escaped twice;
///  - control characters, private-use characters (U+E000–F8FF, planes 15 and 16) and the filler
///  marks
///    〓 ※ ■ removed; zero-width characters and byte order marks dropped;
///  - full-width letters, digits and the signs ＃％＆＇＋－．／＠＿ of identifiers to half width;
///  Chinese
///    punctuation ，；：（） stays;
///  - blanks (ASCII, NBSP, ideographic …) trimmed, runs made one space, none left between two
///  Chinese
///    characters. Line breaks count as blanks.
/// Cleaning twice changes nothing more. `cell` is UTF-8; faulty bytes become U+FFFD where the cell
/// is not clean otherwise. Costs one scan when nothing has to be done.
CleanedCell clean_cell(std::string_view cell, std::string& buffer);

}  // namespace rongtong::base
