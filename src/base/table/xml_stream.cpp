#include "base/table/xml_stream.h"

#include <expat.h>

#include <exception>
#include <vector>

#include "base/error.h"

namespace rongtong::base {

namespace {

constexpr int kMaxDepth = 64;
constexpr std::uint64_t kMaxToken = 8U << 20U;
constexpr std::size_t kPiece = 64U << 10U;

std::string_view local(const char* name) {
  const std::string_view whole(name);
  const std::size_t colon = whole.rfind(':');
  return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

struct FreeParser {
  void operator()(XML_ParserStruct* parser) const { XML_ParserFree(parser); }
};

}  // namespace

std::string_view XmlAttributes::operator[](std::string_view name) const {
  for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
    if (local(pair[0]) == name) return pair[1];
  }
  return {};
}

struct XmlStream::Impl {
  Impl(ByteSource& from, XmlHandler& to)
      : source(from), handler(to), parser(XML_ParserCreate(nullptr)), piece(kPiece) {
    if (!parser) throw fault("base.table.xml_memory");
    XML_SetUserData(parser.get(), this);
    XML_SetElementHandler(parser.get(), &Impl::on_start, &Impl::on_end);
    XML_SetCharacterDataHandler(parser.get(), &Impl::on_text);
    XML_SetStartDoctypeDeclHandler(parser.get(), &Impl::on_doctype);
  }

  Error fault(std::string_view key) const {
    const std::uint64_t line = parser ? XML_GetCurrentLineNumber(parser.get()) : 0;
    return {ErrorCode::kInvalidArgument, msg(key, line), {source.name(), 0, {}}};
  }

  /// Exceptions must not pass through the C parser: they are kept and thrown behind it.
  template <class Work>
  void guarded(Work work) {
    fed_at_event = fed;
    if (failure) return;
    try {
      work();
    } catch (...) {
      failure = std::current_exception();
      XML_StopParser(parser.get(), XML_FALSE);
    }
  }

  static void on_start(void* self, const char* name, const char** attributes) {
    auto& impl = *static_cast<Impl*>(self);
    impl.guarded([&] {
      if (++impl.depth > kMaxDepth) throw impl.fault("base.table.xml_limit");
      impl.handler.start(local(name), XmlAttributes(attributes));
    });
  }

  static void on_end(void* self, const char* name) {
    auto& impl = *static_cast<Impl*>(self);
    --impl.depth;
    impl.guarded([&] { impl.handler.end(local(name)); });
  }

  static void on_text(void* self, const char* text, int length) {
    auto& impl = *static_cast<Impl*>(self);
    impl.guarded([&] { impl.handler.text({text, static_cast<std::size_t>(length)}); });
  }

  static void on_doctype(void* self, const char*, const char*, const char*, int) {
    auto& impl = *static_cast<Impl*>(self);
    impl.guarded([&] { throw impl.fault("base.table.xml_doctype"); });
  }

  bool step() {
    const std::size_t got = source.read(piece);
    fed += got;
    const bool last = got == 0;
    const XML_Status status =
        XML_Parse(parser.get(), piece.data(), static_cast<int>(got), last ? 1 : 0);
    if (failure) std::rethrow_exception(failure);
    if (status != XML_STATUS_OK) throw fault("base.table.xml_broken");
    if (fed - fed_at_event > kMaxToken) throw fault("base.table.xml_limit");
    return !last;
  }

  ByteSource& source;
  XmlHandler& handler;
  std::unique_ptr<XML_ParserStruct, FreeParser> parser;
  std::vector<char> piece;
  std::exception_ptr failure;
  std::uint64_t fed = 0;
  std::uint64_t fed_at_event = 0;  ///< what lies between is one tag or comment, kept by the parser
  int depth = 0;
};

XmlStream::XmlStream(ByteSource& source, XmlHandler& handler)
    : impl_(std::make_unique<Impl>(source, handler)) {}
XmlStream::~XmlStream() = default;

bool XmlStream::step() { return impl_->step(); }

void parse_xml(ByteSource& source, XmlHandler& handler) {
  XmlStream stream(source, handler);
  while (stream.step()) {
  }
}

}  // namespace rongtong::base
