#include <array>

#include "report/parts.h"
#include "report/report.h"
#include "report/script.h"
#include "report/style.h"

namespace rongtong::report {
namespace {

struct Part {
  std::string_view id;
  std::string title;
};

std::vector<Part> parts(const Page& page) {
  std::vector<Part> list;
  const auto& plan = page.plan();
  if (plan.replanned_from != 0 || !plan.changes.empty()) {
    list.push_back({"changes", page.phrase("report.title.changes")});
  }
  list.push_back({"summary", page.phrase("report.title.summary")});
  if (!plan.needs.empty()) list.push_back({"charts", page.phrase("report.title.charts")});
  list.push_back({"need-list", page.phrase("report.title.need_list")});
  list.push_back({"left-out", page.phrase("report.title.left_out")});
  list.push_back({"grid", page.phrase("report.title.grid")});
  if (!plan.needs.empty()) list.push_back({"needs", page.phrase("report.title.needs")});
  list.push_back({"tables", page.phrase("report.title.tables")});
  list.push_back({"teams", page.phrase("report.title.teams")});
  list.push_back({"firms", page.phrase("report.title.firms")});
  list.push_back({"method", page.phrase("report.title.method")});
  return list;
}

void write_contents(const Page& page) {
  const auto nav =
      page.html.in("nav", {{"class", "toc"}, {"aria-label", page.phrase("report.toc")}});
  page.html.element("p", {{"class", "toc-title"}}, page.phrase("report.toc"));
  const auto list = page.html.in("ol");
  for (const auto& part : parts(page)) {
    const auto item = page.html.in("li");
    page.html.element("a", {{"href", "#" + std::string(part.id)}}, part.title);
  }
}

void write_body(const Page& page) {
  write_changes(page);
  write_figures(page);
  write_charts(page);
  write_need_index(page);
  write_left_out(page);
  write_grid(page);
  write_needs(page);
  write_by_table(page);
  write_by_team(page);
  write_by_firm(page);
  write_method(page);
}

}  // namespace

std::string plan_html(const model::Plan& plan, const model::Codes& codes, base::Language language) {
  const PlanIndex index(plan);
  const Words words(codes, language);
  Html html;
  const Page page{html, index, words};
  const auto title = words.say(base::msg("report.document_title", plan.event.title));
  open_document(page, {title, kReportStyle, plan.event.title});
  html.element("a", {{"class", "skip"}, {"href", "#main"}}, page.phrase("report.skip"));
  write_cover(page);
  {
    const auto body = html.in("div", {{"class", "page"}});
    write_contents(page);
    const auto main = html.in("main", {{"id", "main"}});
    write_body(page);
  }
  html.raw({kFilterScript});
  close_document(page);
  return html.take();
}

}  // namespace rongtong::report
