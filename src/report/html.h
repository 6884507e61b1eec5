#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rongtong::report {

/// Text that is markup already: our own constants and what an Html made. Never data.
struct Markup {
  std::string_view text;
};

/// Writes a page that is well-formed XML as well as HTML. Everything is escaped and made fit to be
/// shown (text.h) on its way in, unless it is Markup; elements close in the order in which they
/// were opened.
class Html {
 public:
  /// Name and value; the name is ours, the value may be data.
  using Attribute = std::pair<std::string_view, std::string_view>;
  using Attributes = std::initializer_list<Attribute>;

  /// Closes its element when it goes out of scope.
  class Scope {
   public:
    explicit Scope(Html& html) : html_(html) {}
    ~Scope() { html_.close(); }
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    Html& html_;
  };

  /// Opens an element until the end of the scope: `const auto row = html.in("tr");`.
  [[nodiscard]] Scope in(std::string_view tag, Attributes attributes = {}) {
    open(tag, attributes);
    return Scope(*this);
  }
  void open(std::string_view tag, Attributes attributes = {});
  void close();

  void text(std::string_view data);
  void raw(Markup markup) { out_ += markup.text; }
  /// `<tag>data</tag>`, empty data as well.
  void element(std::string_view tag, std::string_view data) { element(tag, {}, data); }
  void element(std::string_view tag, Attributes attributes, std::string_view data);
  /// `<tag/>`, for elements without content (`meta`, `input`, `rect`, `use`).
  void leaf(std::string_view tag, Attributes attributes = {});

  std::size_t size() const { return out_.size(); }
  /// The page so far. REQUIRES: every element is closed.
  std::string take();

 private:
  void begin(std::string_view tag, Attributes attributes);

  std::string out_;
  std::vector<std::string> open_;
};

/// `data` fit to be shown and with `& < > " '` as references.
std::string escaped(std::string_view data);

}  // namespace rongtong::report
