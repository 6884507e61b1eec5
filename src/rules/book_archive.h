#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/date.h"

namespace rongtong::rules {

static_assert(std::endian::native == std::endian::little, "cached books are little-endian");

/// A whole number, enumerator or double, as the machine holds it.
template <class T>
concept Scalar = (std::is_arithmetic_v<T> || std::is_enum_v<T>)&&!std::is_same_v<T, bool>;

/// Writes values one after the other. Structs by `fields` (book_fields.h).
class BookWriter {
 public:
  template <class T>
  using Of = const T&;

  template <class... Values>
  void operator()(const Values&... values) {
    (write(values), ...);
  }
  std::string take() { return std::move(bytes_); }

 private:
  template <Scalar T>
  void write(T value) {
    char raw[sizeof(T)];
    std::memcpy(raw, &value, sizeof(T));
    bytes_.append(raw, sizeof(T));
  }
  void write(bool value) { bytes_.push_back(value ? 1 : 0); }
  void write(base::Date date) { write(base::days_since_epoch(date)); }
  void write(const std::string& text) {
    write(static_cast<std::uint32_t>(text.size()));
    bytes_ += text;
  }
  template <class T>
  void write(const std::optional<T>& value) {
    write(value.has_value());
    if (value) write(*value);
  }
  template <class T>
  void write(const std::vector<T>& values) {
    write(static_cast<std::uint32_t>(values.size()));
    for (const T& value : values) write(value);
  }
  template <class T>
  requires std::is_class_v<T>
  void write(const T& value) { fields(*this, value); }

  std::string bytes_;
};

/// Reads what BookWriter wrote. After the first fault `good()` is false and values stay as they
/// are.
class BookReader {
 public:
  template <class T>
  using Of = T&;

  explicit BookReader(std::string_view bytes) : rest_(bytes) {}

  template <class... Values>
  void operator()(Values&... values) {
    (read(values), ...);
  }
  bool good() const { return good_; }
  bool at_end() const { return rest_.empty(); }

 private:
  /// Groups of conditions in groups: far more than people write, far less than a stack holds.
  static constexpr int kDepth = 64;
  static constexpr int kDays = 5'000'000;  ///< either side of 1970: some 13,000 years

  bool take(void* to, std::size_t size) {
    good_ = good_ && rest_.size() >= size;
    if (!good_) return false;
    std::memcpy(to, rest_.data(), size);
    rest_.remove_prefix(size);
    return true;
  }
  /// A count of things that take at least a byte each.
  std::uint32_t count() {
    std::uint32_t value = 0;
    read(value);
    good_ = good_ && value <= rest_.size();
    return good_ ? value : 0;
  }

  template <Scalar T>
  void read(T& value) {
    take(&value, sizeof(T));
  }
  void read(bool& value) {
    char byte = 0;
    if (take(&byte, 1)) good_ = byte == 0 || byte == 1;
    value = byte == 1;
  }
  void read(base::Date& date) {
    int days = 0;
    read(days);
    good_ = good_ && days > -kDays && days < kDays;
    if (good_) date = base::date_from_days(days);
  }
  void read(std::string& text) {
    const std::uint32_t size = count();
    text.assign(rest_.substr(0, size));
    rest_.remove_prefix(size);
  }
  template <class T>
  void read(std::optional<T>& value) {
    bool there = false;
    read(there);
    if (good_ && there) read(value.emplace());
  }
  template <class T>
  void read(std::vector<T>& values) {
    const std::uint32_t size = count();
    for (std::uint32_t i = 0; i < size && good_; ++i) read(values.emplace_back());
  }
  template <class T>
  requires std::is_class_v<T>
  void read(T& value) {
    good_ = good_ && depth_ < kDepth;
    if (!good_) return;
    ++depth_;
    fields(*this, value);
    --depth_;
  }

  std::string_view rest_;
  bool good_ = true;
  int depth_ = 0;
};

}  // namespace rongtong::rules
