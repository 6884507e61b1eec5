#pragma once

#include <cstdint>
#include <exception>
#include <string>

#include "base/message.h"

namespace rongtong::base {

/// Why a function could not do what its name says. Each edge (command, request, job) maps the code
/// once.
enum class ErrorCode {
  kInvalidArgument,  ///< the caller's words are wrong
  kNotFound,
  kConflict,  ///< the state forbids it: another import runs, the database is newer
  kForbidden,
  kUnauthenticated,
  kUnavailable,  ///< the outside failed: disk full, file unreadable
  kDeadline,
  kInternal,  ///< our own fault
};

/// Where in people's input something stands. Empty or 0 means "not known"; lines and columns count
/// from 1.
struct Place {
  std::string file;
  std::uint64_t line = 0;
  std::string column;
  std::uint64_t character = 0;  ///< in the line, in code points, where it is known

  friend bool operator==(const Place&, const Place&) = default;
};

/// `file:line:character column`, as far as known; empty when nothing is.
std::string to_string(const Place& place);

/// The one exception type. `what()` is the English sentence with its place.
class Error : public std::exception {
 public:
  Error(ErrorCode code, Message message, Place place = {});

  ErrorCode code() const { return code_; }
  const Message& message() const { return message_; }
  const Place& place() const { return place_; }
  const char* what() const noexcept override { return what_.c_str(); }

 private:
  ErrorCode code_;
  Message message_;
  Place place_;
  std::string what_;
};

/// The sentence that a person sees: place, then the phrase in `language`.
std::string render(const Error& error, Language language);

/// Aborts in debug builds, throws `kInternal` in release ones. Use through RT_INVARIANT.
[[noreturn]] void broken_invariant(
    const char* condition, const char* message, const char* file, int line
);

}  // namespace rongtong::base

#define RT_INVARIANT(condition, message)                                           \
  do {                                                                             \
    if (!(condition)) {                                                            \
      ::rongtong::base::broken_invariant(#condition, message, __FILE__, __LINE__); \
    }                                                                              \
  } while (false)
