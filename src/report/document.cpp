#include "report/document.h"

#include <fmt/format.h>

#include "base/text/utf8.h"
#include "report/text.h"

namespace rongtong::report {
namespace {

constexpr std::string_view kSymbols = R"svg(<svg class="defs" aria-hidden="true"><defs>
<pattern id="hatch" width="4" height="4" patternUnits="userSpaceOnUse">
<path d="M-1 1L1 -1M0 4L4 0M3 5L5 3" stroke="currentColor" stroke-width="1.2"/></pattern>
<symbol id="v-yes" viewBox="0 0 12 12">
<rect x="1" y="1" width="10" height="10" rx="2" fill="currentColor"/></symbol>
<symbol id="v-no" viewBox="0 0 12 12">
<rect x="1.75" y="1.75" width="8.5" height="8.5" rx="1.5" fill="none" stroke="currentColor"
 stroke-width="1.5"/></symbol>
<symbol id="v-unknown" viewBox="0 0 12 12">
<rect x="1.5" y="1.5" width="9" height="9" rx="1.5" fill="url(#hatch)" stroke="currentColor"/></symbol>
<symbol id="lock" viewBox="0 0 12 12">
<rect x="2" y="5.5" width="8" height="5.5" rx="1" fill="currentColor"/>
<path d="M4 5.5V4a2 2 0 0 1 4 0v1.5" fill="none" stroke="currentColor" stroke-width="1.4"/></symbol>
</defs></svg>)svg";

/// A CSS string of any data: every character but plain letters and digits as an escape.
std::string css_string(std::string_view data) {
  const std::string shown = shown_text(data);
  std::string out = "\"";
  for (std::string_view rest = shown; !rest.empty();) {
    const auto code = base::take_code_point(rest);
    const bool plain = (code >= '0' && code <= '9') || (code >= 'a' && code <= 'z') ||
                       (code >= 'A' && code <= 'Z');
    if (plain) {
      out += static_cast<char>(code);
    } else {
      out += fmt::format("\\{:06X}", static_cast<std::uint32_t>(code));
    }
  }
  return out + "\"";
}

std::string page_boxes(const DocumentHead& head) {
  if (head.footer.empty()) return "";
  return "@page{@bottom-left{content:" + css_string(clipped(head.footer, 60)) +
         "}@top-right{content:" + css_string(head.mark) + "}}";
}

}  // namespace

void write_symbol(Html& html, std::string_view css_class, std::string_view href) {
  const auto svg = html.in("svg", {{"class", css_class}, {"aria-hidden", "true"}});
  html.leaf("use", {{"href", href}});
}

void write_symbols(Html& html) { html.raw({kSymbols}); }

void write_verdict_mark(Html& html, model::Verdict verdict) {
  switch (verdict) {
    case model::Verdict::kYes:
      return write_symbol(html, "v", "#v-yes");
    case model::Verdict::kNo:
      return write_symbol(html, "v", "#v-no");
    case model::Verdict::kUnknown:
      return write_symbol(html, "v", "#v-unknown");
  }
}

void open_document(Html& html, base::Language language, const DocumentHead& head) {
  const std::string_view lang = language == base::Language::kChinese ? "zh-CN" : "en";
  html.raw({"<!DOCTYPE html>\n"});
  html.open(
      "html", {{"xmlns", "http://www.w3.org/1999/xhtml"}, {"lang", lang}, {"xml:lang", lang}}
  );
  {
    const auto top = html.in("head");
    html.leaf("meta", {{"charset", "utf-8"}});
    html.leaf("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    html.leaf("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
    html.leaf("meta", {{"name", "referrer"}, {"content", "no-referrer"}});
    html.element("title", head.title);
    const auto style = html.in("style");
    html.raw({head.style});
    html.raw({head.more_style});
    html.raw({page_boxes(head)});
  }
  html.open("body");
  write_symbols(html);
}

void close_document(Html& html) {
  html.close();
  html.close();
}

}  // namespace rongtong::report
