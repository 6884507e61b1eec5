#include "report/parts.h"
#include "report/text.h"

namespace rongtong::report {
namespace {

using base::msg;

constexpr std::size_t kSummaryCharacters = 200;

void write_fact(
    const Page& page, std::string_view label, std::string_view value, std::string_view title = {}
) {
  if (value.empty()) return;
  const auto item = page.html.in("div");
  page.html.element("dt", label);
  if (title.empty())
    page.html.element("dd", value);
  else
    page.html.element("dd", {{"title", title}}, value);
}

void write_money(
    const Page& page, std::string_view label, const std::optional<model::Yuan>& amount
) {
  if (!amount) return;
  write_fact(page, label, page.words.money(*amount), page.words.exact_money(*amount));
}

void write_need_facts(const Page& page, std::size_t n) {
  const auto& need = page.plan().needs[n];
  const auto& invited = page.index.invitations_of_need[n];
  const auto list = page.html.in("dl", {{"class", "facts"}});
  write_fact(page, page.phrase("report.need.issuer"), need.issuer);
  write_fact(page, page.phrase("report.need.area"), page.words.area(need.docking_area));
  write_fact(page, page.phrase("report.need.type"), page.words.need_type(need.need_type));
  if (need.response_deadline) {
    write_fact(page, page.phrase("report.need.deadline"), page.words.date(*need.response_deadline));
  }
  write_money(page, page.phrase("report.need.budget"), need.budget_planned);
  write_money(page, page.phrase("report.need.bounty"), need.bounty);
  write_fact(
      page,
      page.phrase("report.need.invited"),
      page.say(msg("report.need.invited.of", invited.size(), need.invitations))
  );
  write_fact(page, page.phrase("report.need.partners"), std::to_string(need.partners_wanted));
}

void write_conditions(const Page& page, const model::Need& need) {
  if (need.conditions.empty() && need.entry_conditions.empty()) return;
  auto& html = page.html;
  const auto list = html.in("ul", {{"class", "conds"}});
  for (const auto& condition : need.conditions) {
    const auto item = html.in("li");
    html.element(
        "b",
        condition.hard ? page.phrase("report.condition.hard") : page.phrase("report.condition.soft")
    );
    html.text(" " + page.words.condition(condition));
  }
  if (!need.entry_conditions.empty()) html.element("li", need.entry_conditions);
}

void write_need(const Page& page, std::size_t n) {
  auto& html = page.html;
  const auto& need = page.plan().needs[n];
  const auto article = html.in("article", {{"class", "need"}, {"id", anchor("need", n)}});
  {
    const auto head = html.in("div", {{"class", "need-head"}});
    {
      const auto line = html.in("p", {{"class", "code"}});
      html.text(need.public_code);
      write_lock(page, need);
    }
    html.element("h3", need.title.empty() ? need.public_code : need.title);
    write_need_facts(page, n);
    write_conditions(page, need);
    if (!need.summary.empty()) {
      html.element("p", {{"class", "summary"}}, clipped(need.summary, kSummaryCharacters));
    }
  }
  write_invitations(page, n);
}

void write_legend(const Page& page) {
  auto& html = page.html;
  const auto list = html.in("ul", {{"class", "marks legend"}});
  for (const auto verdict : {model::Verdict::kYes, model::Verdict::kNo, model::Verdict::kUnknown}) {
    const auto item = html.in("li");
    write_verdict_mark(html, verdict);
    html.text(page.words.verdict(verdict));
  }
}

}  // namespace

void write_needs(const Page& page) {
  if (page.plan().needs.empty()) return;
  const auto section = page.html.in("section", {{"id", "needs"}, {"class", "part"}});
  write_heading(page, page.phrase("report.title.needs"), page.phrase("report.needs.intro"));
  write_legend(page);
  write_filter(page, "#needs article", page.phrase("report.filter.needs_and_firms"));
  for (std::size_t n = 0; n < page.plan().needs.size(); ++n) write_need(page, n);
}

}  // namespace rongtong::report
