#include "report/page.h"

#include "report/text.h"

namespace rongtong::report {

std::string anchor(std::string_view kind, std::size_t index) {
  return std::string(kind) + "-" + std::to_string(index + 1);
}

std::string link_to(std::string_view kind, std::size_t index) { return "#" + anchor(kind, index); }

void write_lock(const Page& page, const model::Need& need) {
  if (!need.restricted) return;
  const auto plate = page.html.in(
      "span", {{"class", "plate lock"}, {"title", page.phrase("report.restricted.title")}}
  );
  write_symbol(page.html, "v", "#lock");
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
  auto marked = head;
  if (page.plan().event.synthetic) marked.mark = page.phrase("report.demo.short");
  open_document(page.html, page.words.language(), marked);
  if (!page.plan().event.synthetic) return;
  const auto demo = page.html.in("div", {{"class", "demo"}, {"role", "note"}});
  page.html.element("b", page.phrase("report.demo.short"));
  page.html.element("span", page.phrase("report.demo.long"));
  page.html.element("i", {{"aria-hidden", "true"}}, page.phrase("report.demo.short"));
}

void close_document(const Page& page) { close_document(page.html); }

}  // namespace rongtong::report
