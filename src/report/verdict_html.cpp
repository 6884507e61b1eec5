#include "report/verdict_html.h"

#include <charconv>

#include "report/document.h"
#include "report/style.h"
#include "report/verdict_digest.h"
#include "report/verdict_parts.h"
#include "report/words.h"

namespace rongtong::report {
namespace {

using base::msg;
using rules::Truth;

model::Verdict verdict_of(Truth truth) {
  switch (truth) {
    case Truth::kYes:
      return model::Verdict::kYes;
    case Truth::kNo:
      return model::Verdict::kNo;
    case Truth::kUnknown:
      break;
  }
  return model::Verdict::kUnknown;
}

std::string firm_name(const model::FirmFacts& firm) {
  return firm.name.empty() ? firm.id : firm.name;
}

std::string region_name(const model::FirmFacts& firm, const model::Codes& codes) {
  std::int32_t number = 0;
  const auto& text = firm.region;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return text.empty() ? "" : codes.regions.full_name(model::RegionCode(number));
}

std::string industry_name(const model::FirmFacts& firm, const model::Codes& codes) {
  const auto& code = firm.industry;
  const auto* entry = codes.industries.find(code.size() > 1 ? code.substr(1) : code);
  return entry == nullptr ? code : code + " " + entry->name_zh;
}

void write_fact(const VerdictPage& page, std::string_view key, const std::string& value) {
  if (value.empty()) return;
  const auto group = page.html.in("div");
  page.html.element("dt", page.phrase(key));
  page.html.element("dd", value);
}

void write_header(const VerdictPage& page) {
  auto& html = page.html;
  const auto& firm = page.sheet.firm.firm;
  const auto& result = page.result();
  const Words dates(page.terms.codes, page.words().language());
  const auto header = html.in("header");
  html.element("h1", firm_name(firm));
  const auto facts = html.in("dl", {{"class", "facts"}});
  if (firm.id != firm.name) write_fact(page, "report_verdict.page.code", firm.id);
  write_fact(page, "report_verdict.region", region_name(firm, page.terms.codes));
  write_fact(page, "report_verdict.industry", industry_name(firm, page.terms.codes));
  write_fact(page, "report_verdict.page.day", dates.date(result.on));
  const auto year = std::to_string(static_cast<int>(result.on.year()) - 1);
  write_fact(page, "report_verdict.page.year", page.say(msg("report_verdict.page.of_year", year)));
}

std::string verdict_word(const VerdictPage& page) {
  const auto& result = page.result();
  if (page.set().classes.empty()) return page.words().truth(result.verdict);
  if (result.class_id.empty()) return page.words().truth(Truth::kUnknown);
  return class_name(page.set(), result.class_id, page.words());
}

void write_verdict(const VerdictPage& page) {
  auto& html = page.html;
  const auto& set = page.set();
  const auto truth = page.result().verdict;
  const std::string css = "verdict " + std::string(truth_class(truth));
  const auto box = html.in("section", {{"class", css}});
  {
    const auto stamp = html.in("p", {{"class", "stamp"}});
    write_truth_mark(html, truth);
    html.element("b", verdict_word(page));
  }
  const auto why = html.in("div");
  {
    const auto name = html.in("p", {{"class", "standard"}});
    html.element("b", page.words().text(set.name));
    if (set.classes.empty()) {
      html.element("span", {{"class", "plate"}}, page.words().purpose(page.result().review));
    }
  }
  html.element("p", {{"class", "sentence"}}, verdict_sentence(page.result(), page.words()));
  html.element(
      "p",
      {{"class", "note"}},
      page.say(msg(
          "report_verdict.by_document", page.words().text(set.document.title), set.document.number
      ))
  );
}

/// Which versions, and what the marks mean, so that a reader can judge how sure the rules are.
void write_foot(const VerdictPage& page) {
  auto& html = page.html;
  const auto foot = html.in("footer");
  const auto& notes = page.words().text(page.set().notes);
  if (!notes.empty()) html.element("p", page.say(msg("report_verdict.standard.notes", notes)));
  html.element("p", page.phrase("report_verdict.page.marks"));
  html.element(
      "p",
      page.say(msg(
          "report_verdict.page.made", page.terms.version, page.set().id, page.set().document.mark
      ))
  );
}

void write_sheet(const VerdictPage& page) {
  const auto sheet = page.html.in("article", {{"class", "sheet-a4"}});
  write_header(page);
  write_verdict(page);
  write_points(page);
  write_conditions(page);
  write_needs(page);
  write_ways(page);
  write_foot(page);
}

}  // namespace

std::string_view truth_class(Truth truth) {
  constexpr std::string_view kNames[] = {"no", "unknown", "yes"};
  return kNames[static_cast<std::size_t>(truth)];
}

void write_truth_mark(Html& html, Truth truth) { write_verdict_mark(html, verdict_of(truth)); }

std::string verdict_html(const std::vector<VerdictSheet>& sheets, const VerdictTerms& terms) {
  Html html;
  const auto& firm = sheets.front().firm;
  DocumentHead head;
  head.title = terms.words.say(msg("report_verdict.page.title", firm_name(firm.firm)));
  head.style = kReportStyle;
  head.more_style = kVerdictStyle;
  head.footer = firm_name(firm.firm) + "  " + base::to_iso(firm.result.on);
  open_document(html, terms.words.language(), head);
  {
    const auto main = html.in("main", {{"class", "verdicts"}});
    for (const auto& sheet : sheets) write_sheet({html, sheet, terms});
  }
  close_document(html);
  return html.take();
}

}  // namespace rongtong::report
