#pragma once

#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace rongtong::base {

enum class Language { kChinese, kEnglish };

/// A sentence for people, not yet in a language: the key of a phrase in catalog/phrases/ and what
/// stands in its places `{0}`, `{1}` … Phrases are embedded in the program at build time.
struct Message {
  std::string key;
  std::vector<std::string> args;

  friend bool operator==(const Message&, const Message&) = default;
};

namespace internal {
inline std::string message_arg(std::string_view text) { return std::string(text); }
template <class T>
requires std::is_arithmetic_v<T> std::string message_arg(T number) {
  return std::to_string(number);
}
}  // namespace internal

/// Builds a message: `msg("base.invariant", condition, place)`. Arguments are texts or whole
/// numbers.
template <class... Args>
Message msg(std::string_view key, const Args&... args) {
  return Message{std::string(key), {internal::message_arg(args)...}};
}

/// The sentence in `language`. A key without phrase is shown as the key with its arguments, so
/// that nothing is hidden; a test holds that every key in the sources has a phrase.
std::string render(const Message& message, Language language);

/// The phrase of `key` without arguments: labels and headings of reports.
std::string phrase(std::string_view key, Language language);

/// All keys with a phrase, ascending.
std::vector<std::string> phrase_keys();

}  // namespace rongtong::base
