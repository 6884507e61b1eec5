#include "report/parts.h"
#include "report/reasons.h"
#include "report/snippet.h"
#include "report/text.h"

namespace rongtong::report {
namespace {

using base::msg;

/// One invitation and what belongs to it.
struct Row {
  const model::Invitation& invitation;
  const model::Need& need;
  const model::Enterprise& firm;
  std::optional<std::size_t> meeting;
};

void write_plate(const Page& page, std::string_view text, std::string_view kind) {
  if (text.empty()) return;
  page.html.element("span", {{"class", kind}}, text);
}

std::string_view answer_class(const std::optional<model::Answer>& answer) {
  if (answer == model::Answer::kInterested) return "plate good";
  if (answer == model::Answer::kNo) return "plate bad";
  return "plate";
}

void write_firm_line(const Page& page, const Row& row) {
  const auto line = page.html.in("p", {{"class", "firm"}});
  write_firm_link(page, row.invitation.firm);
  if (row.firm.region) write_plate(page, page.words.region(*row.firm.region), "place");
  write_plate(page, page.words.tier(row.firm.tier), "plate blue");
  write_plate(page, page.words.size_class(row.firm.size_class), "plate");
  write_plate(page, page.words.answer(row.invitation.answer), answer_class(row.invitation.answer));
  if (row.invitation.pinned) write_plate(page, page.phrase("report.pinned"), "plate blue");
}

void write_pieces(const Page& page, const std::vector<SnippetPiece>& pieces) {
  for (const auto& piece : pieces) {
    if (piece.marked)
      page.html.element("mark", piece.text);
    else
      page.html.text(piece.text);
  }
}

/// The firm's own words where the match rests on them; a list of words where they stand in its name
/// or its certificates.
void write_words(const Page& page, const Row& row, const Reasons& found) {
  for (const auto& field : found.words) {
    const auto line = page.html.in("p", {{"class", "snip"}});
    page.html.element("b", page.words.field(field.field));
    page.html.text(" ");
    const auto& words = row.invitation.candidate.words;
    std::vector<SnippetPiece> pieces;
    if (field.field == model::TextField::kBusinessScope) {
      pieces = snippet(row.firm.business_scope, words, field.field);
    } else if (field.field == model::TextField::kMainProducts) {
      pieces = snippet(row.firm.main_products, words, field.field);
    } else if (field.field == model::TextField::kName) {
      pieces = snippet(row.firm.name, words, field.field);
    }
    if (pieces.empty())
      page.html.text(page.words.list(field.words));
    else
      write_pieces(page, pieces);
  }
}

void write_marks(const Page& page, const Reasons& found) {
  if (found.conditions.empty()) return;
  auto& html = page.html;
  const auto list = html.in("ul", {{"class", "marks"}});
  for (const auto& line : found.conditions) {
    const auto item = html.in("li");
    write_verdict_mark(html, line.verdict);
    html.text(condition_standing(line, page.words));
  }
}

void write_against(const Page& page, const Reasons& found) {
  if (found.against.empty()) return;
  const auto line = page.html.in("p", {{"class", "against"}});
  page.html.element("b", page.phrase("report.against"));
  std::string text;
  for (const auto& clause : found.against) {
    text += (text.empty() ? "" : page.phrase("report.semicolon")) + clause;
  }
  page.html.text(" " + text);
}

/// Fit, and the parts of the score it comes from.
void write_score(const Page& page, const Row& row) {
  const auto& candidate = row.invitation.candidate;
  if (!was_matched(row.invitation)) {
    return page.html.element("span", {{"class", "note"}}, page.phrase("report.fit.none"));
  }
  write_fit(page, candidate.fit);
  std::string parts;
  for (const auto& part : candidate.parts) {
    if (!parts.empty()) parts += " + ";
    parts += page.words.score_part(part.id) + " " + decimals(part.value, 2);
  }
  const auto score = decimals(candidate.score, 2);
  page.html.element(
      "span",
      {{"class", "note"}},
      parts.empty() ? page.say(msg("report.score", score))
                    : page.say(msg("report.score.parts", score, parts))
  );
}

void write_meeting(const Page& page, const Row& row) {
  auto& html = page.html;
  if (!row.meeting) {
    return html.element("span", {{"class", "seat amber"}}, page.phrase("report.unseated"));
  }
  const auto& meeting = page.plan().meetings[*row.meeting];
  const auto seat = html.in("span", {{"class", "seat"}});
  html.element("span", base::to_iso(meeting.day));
  html.text(" ");
  html.element("b", clock(meeting.span));
  html.text(" ");
  html.element("span", page.words.table(page.plan().event, meeting.table));
}

void write_invitation(const Page& page, std::size_t i) {
  const auto& invitation = page.plan().invitations[i];
  const Row row{
      invitation,
      page.plan().needs[invitation.need],
      page.plan().firms[invitation.firm],
      page.index.meeting_of_invitation[i]};
  const auto found = reasons(row.need, row.firm, invitation, page.words, Reader::kOfficer);
  auto& html = page.html;
  const auto item = html.in("li");
  html.element(
      "span", {{"class", "rank"}}, invitation.rank > 0 ? std::to_string(invitation.rank) : "\u00B7"
  );
  {
    const auto why = html.in("div", {{"class", "who"}});
    write_firm_line(page, row);
    write_words(page, row, found);
    write_marks(page, found);
    write_against(page, found);
  }
  const auto side = html.in("div", {{"class", "side"}});
  write_score(page, row);
  write_meeting(page, row);
}

}  // namespace

void write_invitations(const Page& page, std::size_t need) {
  const auto& invitations = page.index.invitations_of_need[need];
  if (invitations.empty()) {
    page.html.element("p", {{"class", "empty"}}, page.phrase("report.empty.invitations"));
    return;
  }
  const auto list = page.html.in("ol", {{"class", "invites"}});
  for (const auto i : invitations) write_invitation(page, i);
}

}  // namespace rongtong::report
