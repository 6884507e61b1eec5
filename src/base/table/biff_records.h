#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rongtong::base {

/// Records of a BIFF8 stream (MS-XLS 2.3): type, length, data.
struct BiffRecord {
  std::uint16_t type = 0;
  std::string_view data;
};

class BiffCursor {
 public:
  BiffCursor(std::string_view stream, std::size_t at) : stream_(stream), at_(at) {}

  /// The next record; empty at the end of the stream, and where it is cut off.
  std::optional<BiffRecord> next();
  /// The data of the CONTINUE records that follow, passed over.
  std::vector<std::string_view> continued();

 private:
  std::string_view stream_;
  std::size_t at_;
};

/// Reads the numbers and strings of a record that goes on in CONTINUE records. Reading beyond the
/// end gives zeros and sets `failed`.
class BiffText {
 public:
  explicit BiffText(std::vector<std::string_view> pieces) : pieces_(std::move(pieces)) {}
  BiffText(std::string_view record, std::vector<std::string_view> continued);

  bool failed() const { return failed_; }
  std::uint32_t number(std::size_t bytes);
  void skip(std::size_t bytes);

  /// XLUnicodeRichExtendedString (2.5.293), with a length of `length_bytes`; formats are passed
  /// over.
  std::string string(std::size_t length_bytes);

 private:
  bool more();
  std::string characters(std::uint32_t count, bool wide);

  std::vector<std::string_view> pieces_;
  std::size_t piece_ = 0;
  std::size_t at_ = 0;
  bool failed_ = false;
};

}  // namespace rongtong::base
