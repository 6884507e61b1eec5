#pragma once

#include <optional>
#include <string_view>

namespace rongtong::base {

/// GB18030 stands for GBK and GB 2312 too, which it contains.
enum class Encoding { kUtf8, kGb18030, kUtf16Le, kUtf16Be };

/// `utf-8`, `gb18030`, `gbk`, `gb2312`, `utf-16le`, `utf-16be`, in any case, with or without
/// hyphens.
std::optional<Encoding> parse_encoding(std::string_view name);

/// `UTF-8`, `GB18030`, `UTF-16LE`, `UTF-16BE`.
std::string_view encoding_name(Encoding encoding);

struct DetectedEncoding {
  Encoding encoding = Encoding::kUtf8;
  std::size_t bom_bytes = 0;  ///< to be skipped
  bool certain = true;  ///< false: only ASCII was seen, so that UTF-8 and GB18030 are the same

  friend bool operator==(const DetectedEncoding&, const DetectedEncoding&) = default;
};

/// Judges the first bytes of a file, in this order:
///  1. a byte order mark;
///  2. UTF-16 without one: ASCII characters with their zero byte all on one side;
///  3. UTF-8 when at least four multi-byte characters are whole for each faulty byte. So a UTF-8
///  file with
///     some damaged bytes stays UTF-8, and the damage becomes U+FFFD;
///  4. GB18030 when nine in ten of its characters beyond ASCII are whole; else UTF-8.
/// Chinese text in GB18030 does not reach 3: fewer than one in four of its byte pairs fit UTF-8.
DetectedEncoding detect_encoding(std::string_view prefix);

}  // namespace rongtong::base
