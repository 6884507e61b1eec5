#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/body.h"
#include "http/request.h"

namespace rongtong::http {

/// The head of one part of multipart/form-data (RFC 7578).
struct PartHead {
  std::string name;
  std::optional<std::string> file_name;  ///< as sent, its last segment only; empty for plain fields
  std::string type;                      ///< media type without parameters, in lower case

  friend bool operator==(const PartHead&, const PartHead&) = default;
};

/// Takes the parts as they are read: a head, its bytes in any number of pieces, its end.
class PartSink {
 public:
  virtual ~PartSink() = default;
  virtual void begin(const PartHead& head) = 0;
  virtual void data(std::string_view bytes) = 0;
  virtual void end() = 0;
};

/// The boundary of a Content-Type field `multipart/form-data; boundary=…`; empty when it is none,
/// or passes the 70 characters of RFC 2046 (5.1.1).
std::optional<std::string> multipart_boundary(const Headers& headers);

/// Reads a body piece by piece, with memory for one head and one boundary. Throws Error
/// (kInvalidArgument, `http.multipart`) for what is no form.
class MultipartParser {
 public:
  MultipartParser(std::string_view boundary, PartSink& sink, std::size_t most_parts = 64);

  void feed(std::string_view bytes);
  /// The body has ended; throws Error when the form has not.
  void finish();

 private:
  enum class State { kPreamble, kAfterBoundary, kHead, kDataStart, kData, kEpilogue };

  bool step();
  bool read_preamble();
  bool read_after_boundary();
  bool read_head();
  bool read_data_start();
  bool read_data();
  void take(std::size_t count) { waiting_.erase(0, count); }

  std::string boundary_;   ///< `--…`
  std::string delimiter_;  ///< `\r\n--…`
  PartSink& sink_;
  std::size_t most_parts_;
  std::size_t parts_ = 0;
  State state_ = State::kPreamble;
  std::string waiting_;
};

/// What a form may cost.
struct FormLimits {
  std::size_t parts = 64;
  /// Of a field without a file name.
  std::size_t field_bytes = 64U << 10U;
  /// Files beyond it go to a temporary file of their own.
  std::size_t memory_file = 1U << 20U;
  std::filesystem::path spool_folder = "/tmp";
};

struct Part {
  PartHead head;
  Body body;
};

/// The whole form of a request. Throws Error (kInvalidArgument) for what is no form or passes the
/// limits; sizes of files are bounded by the limit of the route.
std::vector<Part> read_form(const Request& request, const FormLimits& limits = {});

}  // namespace rongtong::http
