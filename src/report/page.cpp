#include "report/page.h"

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

std::string page_boxes(const Page& page, const DocumentHead& head) {
  if (head.footer.empty()) return "";
  const auto mark = page.plan().event.synthetic ? page.phrase("report.demo.short") : std::string();
  return "@page{@bottom-left{content:" + css_string(clipped(head.footer, 60)) +
         "}@top-right{content:" + css_string(mark) + "}}";
}

void use(Html& html, std::string_view css_class, std::string_view href) {
  const auto svg = html.in("svg", {{"class", css_class}, {"aria-hidden", "true"}});
  html.leaf("use", {{"href", href}});
}

}  // namespace

std::string anchor(std::string_view kind, std::size_t index) {
  return std::string(kind) + "-" + std::to_string(index + 1);
}

std::string link_to(std::string_view kind, std::size_t index) { return "#" + anchor(kind, index); }

void write_symbols(Html& html) { html.raw({kSymbols}); }

void write_verdict_mark(Html& html, model::Verdict verdict) {
  switch (verdict) {
    case model::Verdict::kYes:
      return use(html, "v", "#v-yes");
    case model::Verdict::kNo:
      return use(html, "v", "#v-no");
    case model::Verdict::kUnknown:
      return use(html, "v", "#v-unknown");
  }
}

void write_lock(const Page& page, const model::Need& need) {
  if (!need.restricted) return;
  const auto plate = page.html.in(
      "span", {{"class", "plate lock"}, {"title", page.phrase("report.restricted.title")}}
  );
  use(page.html, "v", "#lock");
  page.html.text(page.phrase("report.restricted"));
}

void write_fit(const Page& page, double fit) {
  const auto share = std::to_string(percent(fit)) + "%";
  const auto outer = page.html.in("span", {{"class", "fit"}});
  {
    const auto bar = page.html.in("span", {{"class", "bar"}, {"aria-hidden", "true"}});
    page.html.element("i", {{"style", "width:" + share}}, "");
  }
  page.html.element("b", share);
}

void write_firm_link(const Page& page, std::size_t firm) {
  const auto& name = page.plan().firms[firm].name;
  const auto& code = page.plan().firms[firm].credit_code;
  page.html.element(
      "a", {{"class", "name"}, {"href", link_to("firm", firm)}}, name.empty() ? code.text() : name
  );
}

void write_need_link(const Page& page, std::size_t need) {
  const auto& value = page.plan().needs[need];
  const auto link = page.html.in("a", {{"href", link_to("need", need)}});
  page.html.element("span", {{"class", "code"}}, value.public_code);
  page.html.text(" " + value.title);
}

void open_document(const Page& page, const DocumentHead& head) {
  auto& html = page.html;
  const std::string_view lang = page.words.chinese() ? "zh-CN" : "en";
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
    html.raw({page_boxes(page, head)});
  }
  html.open("body");
  write_symbols(html);
  if (!page.plan().event.synthetic) return;
  const auto demo = html.in("div", {{"class", "demo"}, {"role", "note"}});
  html.element("b", page.phrase("report.demo.short"));
  html.element("span", page.phrase("report.demo.long"));
  html.element("i", {{"aria-hidden", "true"}}, page.phrase("report.demo.short"));
}

void close_document(const Page& page) {
  page.html.close();
  page.html.close();
}

}  // namespace rongtong::report
