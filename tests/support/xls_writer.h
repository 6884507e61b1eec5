#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace rongtong::tests {

/// Writes the smallest XLS (BIFF8 in a compound file) that holds the cells given, by MS-XLS and
/// MS-CFB.
struct XlsCell {
  std::uint16_t row = 0;
  std::uint16_t column = 0;
  /// Shared string, number (format 0), date serial, raw record (type and data behind row, column,
  /// format).
  struct Date {
    double serial;
  };
  struct Raw {
    std::uint16_t type;
    std::string data;
  };
  std::variant<std::string, double, Date, Raw> value;
};

struct XlsOptions {
  bool epoch_1904 = false;
  bool hidden_first = false;  ///< puts a hidden sheet "隐藏" with the same cells before "数据"
  bool encrypted = false;
  std::uint16_t version = 0x0600;
  std::size_t string_piece =
      8000;  ///< the shared strings go on in CONTINUE records of this many bytes
};

template <class T>
std::string le(T value, std::size_t size = sizeof(T)) {
  std::string bytes;
  for (std::size_t i = 0; i < size; ++i)
    bytes += static_cast<char>(static_cast<std::uint64_t>(value) >> (8 * i) & 0xFFU);
  return bytes;
}

inline std::string le_double(double value) { return le(__builtin_bit_cast(std::uint64_t, value)); }

inline std::string biff(std::uint16_t type, const std::string& data) {
  return le(type) + le(static_cast<std::uint16_t>(data.size())) + data;
}

/// BMP only.
inline std::u16string utf16(std::string_view text) {
  std::u16string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : 3;
    unsigned code = length == 1 ? lead : lead & (0xFFU >> (length + 1));
    for (std::size_t k = 1; k < length; ++k)
      code = code << 6U | (static_cast<unsigned char>(text[i + k]) & 0x3FU);
    out += static_cast<char16_t>(code);
    i += length;
  }
  return out;
}

inline std::string wide(std::string_view text) {
  std::string bytes;
  for (const char16_t unit : utf16(text)) bytes += le(static_cast<std::uint16_t>(unit));
  return bytes;
}

inline std::string biff_string(std::string_view text, std::size_t length_bytes) {
  return le(static_cast<std::uint64_t>(utf16(text).size()), length_bytes) + '\x01' + wide(text);
}

/// The shared strings, cut into records of at most `piece` bytes; a cut inside the characters of a
/// string repeats its options byte.
inline std::string biff_sst(const std::vector<std::string>& strings, std::size_t piece) {
  const auto count = static_cast<std::uint32_t>(strings.size());
  std::string record = le(count) + le(count);
  std::string out;
  std::uint16_t type = 0xFC;
  const auto cut = [&](const std::string& begin) {
    out += biff(type, record);
    type = 0x3C;
    record = begin;
  };
  for (const std::string& text : strings) {
    if (record.size() + 5 > piece) cut("");
    record += le(static_cast<std::uint16_t>(utf16(text).size())) + '\x01';
    for (const char16_t unit : utf16(text)) {
      if (record.size() + 2 > piece) cut("\x01");
      record += le(static_cast<std::uint16_t>(unit));
    }
  }
  return out + biff(type, record);
}

inline std::string biff_sheet(
    const std::vector<XlsCell>& cells, std::vector<std::string>& strings
) {
  std::string out =
      biff(0x809, le(std::uint16_t{0x600}) + le(std::uint16_t{0x10}) + std::string(12, '\0'));
  for (const XlsCell& cell : cells) {
    const std::string place = le(cell.row) + le(cell.column);
    const std::string plain = le(std::uint16_t{0});
    if (const auto* text = std::get_if<std::string>(&cell.value)) {
      strings.push_back(*text);
      out += biff(0xFD, place + plain + le(static_cast<std::uint32_t>(strings.size() - 1)));
    } else if (const auto* number = std::get_if<double>(&cell.value)) {
      out += biff(0x203, place + plain + le_double(*number));
    } else if (const auto* date = std::get_if<XlsCell::Date>(&cell.value)) {
      out += biff(0x203, place + le(std::uint16_t{1}) + le_double(date->serial));
    } else if (const auto* raw = std::get_if<XlsCell::Raw>(&cell.value)) {
      out += biff(raw->type, place + plain + raw->data);
    }
  }
  return out + biff(0x0A, "");
}

inline std::string biff_workbook(const std::vector<XlsCell>& cells, const XlsOptions& options) {
  std::vector<std::string> strings;
  const std::string sheet = biff_sheet(cells, strings);
  std::string head =
      biff(0x809, le(options.version) + le(std::uint16_t{5}) + std::string(12, '\0'));
  if (options.encrypted) head += biff(0x2F, std::string(54, '\x01'));
  head += biff(0x22, le(std::uint16_t{options.epoch_1904}));
  head += biff(0x41E, le(std::uint16_t{164}) + biff_string("yyyy\"年\"m\"月\"", 2));
  head += biff(0xE0, le(std::uint16_t{0}) + le(std::uint16_t{0}) + std::string(16, '\0'));
  head += biff(0xE0, le(std::uint16_t{0}) + le(std::uint16_t{164}) + std::string(16, '\0'));
  const std::string tail = biff_sst(strings, options.string_piece) + biff(0x0A, "");
  const auto bound = [](std::size_t position, char state, std::string_view name) {
    return biff(
        0x85, le(static_cast<std::uint32_t>(position)) + state + '\0' + biff_string(name, 1)
    );
  };
  const std::string hidden = options.hidden_first ? bound(0, 1, "隐藏") : "";
  const std::size_t begin = head.size() + hidden.size() + bound(0, 0, "数据").size() + tail.size();
  const std::string first = options.hidden_first ? bound(begin, 1, "隐藏") : "";
  return head + first + bound(begin, 0, "数据") + tail + sheet;
}

/// One stream in a compound file of 512-byte sectors; up to 6 MB.
inline std::string compound_file(std::string stream, std::string_view name = "Workbook") {
  const std::size_t size = std::max<std::size_t>(stream.size(), 4096);
  stream.resize((size + 511) / 512 * 512);
  const auto sectors = static_cast<std::uint32_t>(stream.size() / 512);
  std::uint32_t fat_count = 1;
  while (fat_count * 128 < sectors + fat_count + 1) ++fat_count;
  std::string fat;
  for (std::uint32_t i = 0; i < fat_count; ++i) fat += le(0xFFFFFFFDU);
  fat += le(0xFFFFFFFEU);
  for (std::uint32_t i = 1; i <= sectors; ++i)
    fat += le(i == sectors ? 0xFFFFFFFEU : fat_count + 1 + i);
  fat.resize(fat_count * 512, '\xFF');
  const auto entry = [](std::string_view label, char type, std::uint32_t start, std::size_t bytes) {
    std::string raw = wide(label);
    const auto length = static_cast<std::uint16_t>(raw.size() + 2);
    raw.resize(64);
    raw += le(length) + type + '\x01' + le(0xFFFFFFFFU) + le(0xFFFFFFFFU) +
           le(type == 5 ? 1U : 0xFFFFFFFFU);
    return raw + std::string(36, '\0') + le(start) + le(static_cast<std::uint32_t>(bytes)) +
           std::string(4, '\0');
  };
  std::string folder = entry("Root Entry", 5, 0xFFFFFFFEU, 0) + entry(name, 2, fat_count + 1, size);
  folder.resize(512);
  std::string head("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
  head += std::string(16, '\0') + le(std::uint16_t{0x3E}) + le(std::uint16_t{3}) +
          le(std::uint16_t{0xFFFE}) + le(std::uint16_t{9}) + le(std::uint16_t{6}) +
          std::string(10, '\0') + le(fat_count) + le(fat_count) + le(0U) + le(4096U) +
          le(0xFFFFFFFEU) + le(0U) + le(0xFFFFFFFEU) + le(0U);
  for (std::uint32_t i = 0; i < 109; ++i) head += le(i < fat_count ? i : 0xFFFFFFFFU);
  return head + fat + folder + stream;
}

inline std::string xls_bytes(const std::vector<XlsCell>& cells, const XlsOptions& options = {}) {
  return compound_file(biff_workbook(cells, options));
}

}  // namespace rongtong::tests
