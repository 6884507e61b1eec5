#include "report/html.h"

#include "base/error.h"
#include "report/text.h"

namespace rongtong::report {
namespace {

void append_escaped(std::string& out, std::string_view data) {
  for (const char c : shown_text(data)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
}

}  // namespace

void Html::begin(std::string_view tag, Attributes attributes) {
  out_ += '<';
  out_ += tag;
  for (const auto& [name, value] : attributes) {
    out_ += ' ';
    out_ += name;
    out_ += "=\"";
    append_escaped(out_, value);
    out_ += '"';
  }
}

void Html::open(std::string_view tag, Attributes attributes) {
  begin(tag, attributes);
  out_ += '>';
  open_.emplace_back(tag);
}

void Html::close() {
  RT_INVARIANT(!open_.empty(), "an element is closed that was not opened");
  out_ += "</";
  out_ += open_.back();
  out_ += '>';
  open_.pop_back();
}

void Html::text(std::string_view data) { append_escaped(out_, data); }

void Html::element(std::string_view tag, Attributes attributes, std::string_view data) {
  open(tag, attributes);
  text(data);
  close();
}

void Html::leaf(std::string_view tag, Attributes attributes) {
  begin(tag, attributes);
  out_ += "/>";
}

std::string Html::take() {
  RT_INVARIANT(open_.empty(), "a page ends with open elements");
  return std::move(out_);
}

std::string escaped(std::string_view data) {
  std::string out;
  append_escaped(out, data);
  return out;
}

}  // namespace rongtong::report
