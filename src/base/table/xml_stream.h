#pragma once

#include <memory>
#include <string_view>

#include "base/io/byte_source.h"

namespace rongtong::base {

/// The attributes of an element, by name without prefix. Valid during `XmlHandler::start`.
class XmlAttributes {
 public:
  explicit XmlAttributes(const char** pairs) : pairs_(pairs) {}
  /// Empty when it is not there.
  std::string_view operator[](std::string_view name) const;

 private:
  const char** pairs_;
};

/// Receives a document; names come without prefix. May throw: parsing ends and the stream rethrows.
class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  virtual void start(std::string_view name, const XmlAttributes& attributes) = 0;
  virtual void end(std::string_view name) = 0;
  /// A piece of text; the text of one element may come in several.
  virtual void text(std::string_view piece) = 0;
};

/// Parses XML as it is read. Refuses document type declarations, and so entities of any kind,
/// nesting beyond 64, and single tags beyond 8 MiB. Throws Error (kInvalidArgument) naming the
/// source.
class XmlStream {
 public:
  /// Both must outlive it.
  XmlStream(ByteSource& source, XmlHandler& handler);
  ~XmlStream();
  XmlStream(const XmlStream&) = delete;
  XmlStream& operator=(const XmlStream&) = delete;

  /// Parses the next piece; false when the document has ended.
  bool step();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Parses the whole document.
void parse_xml(ByteSource& source, XmlHandler& handler);

}  // namespace rongtong::base
