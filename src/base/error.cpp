#include "base/error.h"

#include <cstdio>
#include <cstdlib>

namespace rongtong::base {

std::string to_string(const Place& place) {
  std::string text = place.file;
  if (place.line != 0) text += (text.empty() ? "" : ":") + std::to_string(place.line);
  if (place.line != 0 && place.character != 0) text += ":" + std::to_string(place.character);
  if (!place.column.empty()) text += (text.empty() ? "" : " ") + place.column;
  return text;
}

namespace {
std::string sentence(const Message& message, const Place& place, Language language) {
  const std::string where = to_string(place);
  return where.empty() ? render(message, language) : where + ": " + render(message, language);
}
}  // namespace

Error::Error(ErrorCode code, Message message, Place place)
    : code_(code),
      message_(std::move(message)),
      place_(std::move(place)),
      what_(sentence(message_, place_, Language::kEnglish)) {}

std::string render(const Error& error, Language language) {
  return sentence(error.message(), error.place(), language);
}

void broken_invariant(const char* condition, const char* message, const char* file, int line) {
#ifndef NDEBUG
  std::fprintf(stderr, "%s:%d: %s: %s\n", file, line, condition, message);
  std::abort();
#else
  throw Error(
      ErrorCode::kInternal,
      msg("base.invariant", message, condition),
      {file, static_cast<std::uint64_t>(line), {}}
  );
#endif
}

}  // namespace rongtong::base
