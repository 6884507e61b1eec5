#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "base/text/utf8.h"

namespace rongtong::base {

/// The unsigned number at `at`, lowest byte first. REQUIRES: `at` + sizeof(T) <= bytes.size().
template <class T>
T little_endian(std::string_view bytes, std::size_t at) {
  T value = 0;
  for (std::size_t i = sizeof(T); i > 0; --i) {
    value = static_cast<T>((value << 7U << 1U) | static_cast<unsigned char>(bytes[at + i - 1]));
  }
  return value;
}

/// Appends UTF-16 code units one by one as UTF-8; a lone surrogate becomes U+FFFD.
class Utf16Appender {
 public:
  explicit Utf16Appender(std::string& out) : out_(out) {}
  ~Utf16Appender() { flush(); }
  Utf16Appender(const Utf16Appender&) = delete;
  Utf16Appender& operator=(const Utf16Appender&) = delete;

  void add(std::uint32_t unit) {
    if (high_ != 0 && unit >= 0xDC00 && unit <= 0xDFFF) {
      append_utf8(out_, 0x10000U + ((high_ - 0xD800U) << 10U) + (unit - 0xDC00U));
      high_ = 0;
      return;
    }
    flush();
    if (unit >= 0xD800 && unit <= 0xDBFF) {
      high_ = unit;
    } else {
      append_utf8(out_, unit);
    }
  }

  void flush() {
    if (high_ != 0) append_utf8(out_, kReplacement);
    high_ = 0;
  }

 private:
  std::string& out_;
  std::uint32_t high_ = 0;
};

}  // namespace rongtong::base
