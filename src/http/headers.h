#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rongtong::http {

/// Field lines of one request, in the order received. Names are kept in lower case; values without
/// blanks around them. Views stay valid until the next `add` or the end of the object.
class Headers {
 public:
  struct Field {
    std::string_view name;
    std::string_view value;
  };

  void add(std::string_view name, std::string_view value);
  void clear();

  /// `name` in lower case, in all of these. The value of the first field; empty when it is absent.
  std::optional<std::string_view> find(std::string_view name) const;
  /// All values joined with `, `, as RFC 9110 (5.3) allows for lists.
  std::string joined(std::string_view name) const;
  std::size_t count(std::string_view name) const;

  std::size_t size() const { return entries_.size(); }
  Field operator[](std::size_t i) const;

 private:
  struct Entry {
    std::uint32_t name_at = 0;
    std::uint32_t name_size = 0;
    std::uint32_t value_size = 0;  // the value stands behind the name
  };
  std::string text_;
  std::vector<Entry> entries_;
};

/// Lower case of ASCII letters; other bytes stay.
std::string ascii_lower(std::string_view text);
/// Equal but for the case of ASCII letters.
bool same_word(std::string_view a, std::string_view b);
/// `text` without blanks and tabs around it.
std::string_view trimmed(std::string_view text);
/// RFC 9110 (5.6.2): letters, digits and ``!#$%&'*+-.^_`|~``; not empty.
bool is_token(std::string_view text);
/// No control character but tab: such a text may stand as the value of a field.
bool is_field_value(std::string_view text);

}  // namespace rongtong::http
