#include <algorithm>
#include <tuple>

#include "report/page.h"
#include "report/parts.h"
#include "report/privacy.h"
#include "report/reasons.h"
#include "report/report.h"
#include "report/style.h"
#include "report/text.h"

namespace rongtong::report {
namespace {

using base::msg;

/// Firms with an invitation by their first meeting; those without a seat behind, by name.
std::vector<std::size_t> letter_order(const PlanIndex& index) {
  auto firms = index.invited_firms;
  const auto first = [&](std::size_t f) {
    const auto& meetings = index.meetings_of_firm[f];
    if (meetings.empty()) return std::tuple(true, base::Date{}, 0, 0);
    const auto& meeting = index.plan.meetings[meetings.front()];
    return std::tuple(false, meeting.day, meeting.span.from, meeting.table);
  };
  std::stable_sort(firms.begin(), firms.end(), [&](auto a, auto b) { return first(a) < first(b); });
  return firms;
}

/// The firm's invitations, seated ones first in the order of time.
std::vector<std::size_t> invitations_in_time(const PlanIndex& index, std::size_t firm) {
  std::vector<std::size_t> list;
  for (const auto m : index.meetings_of_firm[firm]) {
    list.push_back(index.plan.meetings[m].invitation);
  }
  for (const auto i : index.invitations_of_firm[firm]) {
    if (!index.meeting_of_invitation[i]) list.push_back(i);
  }
  return list;
}

void write_meeting(const Page& page, std::size_t i) {
  auto& html = page.html;
  const auto& need = page.plan().needs[page.plan().invitations[i].need];
  const auto seat = page.index.meeting_of_invitation[i];
  const auto row = html.in("tr");
  if (seat) {
    const auto& meeting = page.plan().meetings[*seat];
    html.element("td", {{"class", "num"}}, page.words.day(meeting.day));
    html.element("td", {{"class", "num"}}, clock(meeting.span));
    html.element("td", {{"class", "num"}}, page.words.table(page.plan().event, meeting.table));
  } else {
    html.element("td", {{"colspan", "3"}}, page.phrase("report.letter.time_open"));
  }
  html.element("td", public_title(need));
  html.element("td", public_issuer(need, page.words));
}

void write_meetings(const Page& page, const std::vector<std::size_t>& invitations) {
  page.html.element("h2", page.phrase("report.letter.meetings"));
  const auto table = page.html.in("table");
  write_table_head(
      page,
      {page.phrase("report.sheet.day"),
       page.phrase("report.meeting.time"),
       page.phrase("report.meeting.table"),
       page.phrase("report.need"),
       page.phrase("report.need.issuer")}
  );
  const auto body = page.html.in("tbody");
  for (const auto i : invitations) write_meeting(page, i);
}

std::string why(const Page& page, std::size_t i) {
  const auto& invitation = page.plan().invitations[i];
  const auto& need = page.plan().needs[invitation.need];
  const auto& firm = page.plan().firms[invitation.firm];
  const auto found = reasons(need, firm, invitation, page.words, Reader::kFirm);
  const auto title = public_title(need);
  if (!was_matched(invitation)) return page.say(msg("report.letter.why.pinned", title));
  if (found.words.empty()) return page.say(msg("report.letter.why.general", title));
  return page.say(msg("report.letter.why.words", title, words_sentence(found, page.words)));
}

void write_why(const Page& page, const std::vector<std::size_t>& invitations) {
  page.html.element("h2", page.phrase("report.letter.why"));
  const auto list = page.html.in("ul", {{"class", "why"}});
  for (const auto i : invitations) page.html.element("li", why(page, i));
}

void write_slip_row(const Page& page, std::size_t i) {
  auto& html = page.html;
  const auto& need = page.plan().needs[page.plan().invitations[i].need];
  const auto row = html.in("tr");
  html.element("td", public_title(need));
  for (int answer = 0; answer < 3; ++answer) {
    const auto cell = html.in("td", {{"class", "box"}});
    html.element("span", "");
  }
}

void write_slip(const Page& page, std::size_t f, const std::vector<std::size_t>& invitations) {
  auto& html = page.html;
  const auto slip = html.in("section", {{"class", "slip"}});
  html.element("h2", page.phrase("report.letter.slip"));
  {
    const auto table = html.in("table");
    write_table_head(
        page,
        {page.plan().firms[f].name,
         page.phrase("report.letter.slip.interested"),
         page.phrase("report.letter.slip.later"),
         page.phrase("report.letter.slip.no")}
    );
    const auto body = html.in("tbody");
    for (const auto i : invitations) write_slip_row(page, i);
  }
  const auto lines = html.in("p", {{"class", "lines"}});
  html.element("span", page.phrase("report.letter.slip.name"));
  html.element("span", page.phrase("report.letter.slip.phone"));
  html.element("span", page.phrase("report.letter.slip.date"));
  html.element("span", page.phrase("report.letter.slip.seal"));
}

void write_event(const Page& page) {
  const auto& event = page.plan().event;
  const auto list = page.html.in("dl", {{"class", "event"}});
  const auto fact = [&](std::string_view label, std::string_view value) {
    if (value.empty()) return;
    page.html.element("dt", label);
    page.html.element("dd", value);
  };
  fact(page.phrase("report.event.days"), page.words.days(event));
  fact(page.phrase("report.event.place"), event.place);
}

void write_signature(const Page& page) {
  const auto& plan = page.plan();
  const auto block = page.html.in("p", {{"class", "signed"}});
  for (const auto& host : plan.event.hosts) page.html.element("span", host);
  const auto day = base::parse_date(plan.made_at.substr(0, 10));
  if (day) page.html.element("span", page.words.date(*day));
}

void write_letter(const Page& page, std::size_t f) {
  auto& html = page.html;
  const auto& plan = page.plan();
  const auto& firm = plan.firms[f];
  const auto invitations = invitations_in_time(page.index, f);
  const auto letter = html.in("article", {{"class", "letter"}, {"id", anchor("firm", f)}});
  {
    const auto head = html.in("p", {{"class", "kind"}});
    html.text(page.phrase("report.letter.title"));
    if (plan.event.synthetic) html.element("b", page.phrase("report.demo.short"));
  }
  html.element("h1", plan.event.title.empty() ? plan.event.code : plan.event.title);
  {
    const auto to = html.in("p", {{"class", "to"}});
    const auto name = firm.name.empty() ? std::string(firm.credit_code.text()) : firm.name;
    html.element("b", page.say(msg("report.letter.to", name)));
    html.element("span", page.say(msg("report.letter.code", firm.credit_code.text())));
  }
  html.element(
      "p",
      plan.event.title.empty() ? page.phrase("report.letter.opening_event")
                               : page.say(msg("report.letter.opening", plan.event.title))
  );
  write_event(page);
  write_meetings(page, invitations);
  write_why(page, invitations);
  html.element("p", page.phrase("report.letter.arrive"));
  html.element("p", page.phrase("report.letter.ask"));
  write_signature(page);
  write_slip(page, f, invitations);
}

}  // namespace

std::string invitation_letters_html(
    const model::Plan& plan, const model::Codes& codes, base::Language language
) {
  const PlanIndex index(plan);
  const Words words(codes, language);
  Html html;
  const Page page{html, index, words};
  const auto title = words.say(msg("report.letters.document_title", plan.event.title));
  open_document(page, {title, kLetterStyle, ""});
  const auto count = grouped(static_cast<std::int64_t>(index.invited_firms.size()));
  html.element(
      "p",
      {{"class", "note"}},
      index.invited_firms.empty() ? page.phrase("report.letters.none")
                                  : page.say(msg("report.letters.screen_note", count))
  );
  for (const auto f : letter_order(index)) write_letter(page, f);
  close_document(page);
  return html.take();
}

}  // namespace rongtong::report
