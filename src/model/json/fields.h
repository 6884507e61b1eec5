#pragma once

#include <concepts>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>

#include "model/batch.h"
#include "model/event.h"
#include "model/match.h"
#include "model/need.h"
#include "model/plan.h"

/// The members of every value that is written as JSON, listed once: `fields(visit, value)` calls
/// `visit("member_name", member)` for each, and serves writing and reading alike. The names are
/// those of the struct members; they are the format, so a member is never renamed, only added.
/// Private to model/json/.
namespace rongtong::model {

template <class N, class T>
concept Of = std::same_as<std::remove_const_t<N>, T>;

template <class E>
using EnumNames = std::span<const std::pair<E, std::string_view>>;

/// The enumerators with their names; defined in enum_names.cpp.
template <class E>
EnumNames<E> enum_names();
template <>
EnumNames<base::Severity> enum_names();
template <>
EnumNames<BatchState> enum_names();
template <>
EnumNames<ConditionKind> enum_names();
template <>
EnumNames<Answer> enum_names();
template <>
EnumNames<Verdict> enum_names();
template <>
EnumNames<TextField> enum_names();

template <class V, Of<base::Place> N>
void fields(V& v, N& n) {
  v("file", n.file);
  v("line", n.line);
  v("column", n.column);
}

template <class V, Of<base::Message> N>
void fields(V& v, N& n) {
  v("key", n.key);
  v("args", n.args);
}

template <class V, Of<base::Finding> N>
void fields(V& v, N& n) {
  v("severity", n.severity);
  v("rule", n.rule);
  v("place", n.place);
  v("value", n.value);
  v("message", n.message);
}

template <class V, Of<Capital> N>
void fields(V& v, N& n) {
  v("yuan", n.yuan);
  v("amount", n.amount);
  v("currency", n.currency);
}

template <class V, Of<Enterprise> N>
void fields(V& v, N& n) {
  v("credit_code", n.credit_code);
  v("name", n.name);
  v("kind", n.kind);
  v("is_branch", n.is_branch);
  v("region", n.region);
  v("address", n.address);
  v("registered_on", n.registered_on);
  v("capital", n.capital);
  v("legal_form", n.legal_form);
  v("industry_code", n.industry_code);
  v("business_scope", n.business_scope);
  v("main_products", n.main_products);
  v("tier", n.tier);
  v("size_class", n.size_class);
  v("qualifications", n.qualifications);
  v("contact_name", n.contact_name);
  v("contact_phone", n.contact_phone);
  v("extra", n.extra);
}

template <class V, Of<ImportCounts> N>
void fields(V& v, N& n) {
  v("read", n.read);
  v("added", n.added);
  v("changed", n.changed);
  v("unchanged", n.unchanged);
  v("warned", n.warned);
  v("rejected", n.rejected);
}

template <class V, Of<Batch> N>
void fields(V& v, N& n) {
  v("id", n.id);
  v("kind", n.kind);
  v("file_name", n.file_name);
  v("file_hash", n.file_hash);
  v("header", n.header);
  v("as_of", n.as_of);
  v("started_at", n.started_at);
  v("finished_at", n.finished_at);
  v("state", n.state);
  v("counts", n.counts);
  v("rows_done", n.rows_done);
}

template <class V, Of<NeedCondition> N>
void fields(V& v, N& n) {
  v("kind", n.kind);
  v("hard", n.hard);
  v("values", n.values);
}

template <class V, Of<NeedIndicator> N>
void fields(V& v, N& n) {
  v("name", n.name);
  v("comparator", n.comparator);
  v("value", n.value);
  v("unit", n.unit);
  v("test_method", n.test_method);
}

template <class V, Of<Need> N>
void fields(V& v, N& n) {
  v("public_code", n.public_code);
  v("year", n.year);
  v("title", n.title);
  v("need_type", n.need_type);
  v("docking_area", n.docking_area);
  v("issuer", n.issuer);
  v("issuer_code", n.issuer_code);
  v("industry_code", n.industry_code);
  v("chain_node", n.chain_node);
  v("summary", n.summary);
  v("detail", n.detail);
  v("difficulties", n.difficulties);
  v("indicators", n.indicators);
  v("research_content", n.research_content);
  v("expected_result", n.expected_result);
  v("keywords", n.keywords);
  v("needed_from", n.needed_from);
  v("needed_until", n.needed_until);
  v("response_deadline", n.response_deadline);
  v("cooperation_modes", n.cooperation_modes);
  v("budget_planned", n.budget_planned);
  v("bounty", n.bounty);
  v("conditions", n.conditions);
  v("entry_conditions", n.entry_conditions);
  v("invitations", n.invitations);
  v("minimum_meetings", n.minimum_meetings);
  v("partners_wanted", n.partners_wanted);
  v("pinned", n.pinned);
  v("excluded", n.excluded);
  v("ip_terms", n.ip_terms);
  v("restricted", n.restricted);
  v("public_fields", n.public_fields);
  v("source_channel", n.source_channel);
  v("contact_name", n.contact_name);
  v("contact_phone", n.contact_phone);
  v("renewed_from", n.renewed_from);
  v("extra", n.extra);
}

template <class V, Of<ClockSpan> N>
void fields(V& v, N& n) {
  v("from", n.from);
  v("until", n.until);
}

template <class V, Of<EventSession> N>
void fields(V& v, N& n) {
  v("day", n.day);
  v("name", n.name);
  v("span", n.span);
  v("breaks", n.breaks);
}

template <class V, Of<Absence> N>
void fields(V& v, N& n) {
  v("day", n.day);
  v("span", n.span);
}

template <class V, Of<IssuerTeam> N>
void fields(V& v, N& n) {
  v("name", n.name);
  v("needs", n.needs);
  v("absences", n.absences);
}

template <class V, Of<IssuerTeams> N>
void fields(V& v, N& n) {
  v("issuer", n.issuer);
  v("teams", n.teams);
}

template <class V, Of<Willingness> N>
void fields(V& v, N& n) {
  v("firm", n.firm);
  v("need", n.need);
  v("answer", n.answer);
  v("reason", n.reason);
  v("given_on", n.given_on);
}

template <class V, Of<FirmTerms> N>
void fields(V& v, N& n) {
  v("firm", n.firm);
  v("most_meetings", n.most_meetings);
  v("absences", n.absences);
}

template <class V, Of<FirmAndNeed> N>
void fields(V& v, N& n) {
  v("firm", n.firm);
  v("need", n.need);
}

template <class V, Of<PlanWeights> N>
void fields(V& v, N& n) {
  v("match", n.match);
  v("interested", n.interested);
  v("later", n.later);
  v("unanswered", n.unanswered);
}

template <class V, Of<DockingEvent> N>
void fields(V& v, N& n) {
  v("code", n.code);
  v("title", n.title);
  v("hosts", n.hosts);
  v("place", n.place);
  v("sessions", n.sessions);
  v("slot_minutes", n.slot_minutes);
  v("meeting_minutes", n.meeting_minutes);
  v("meeting_minutes_of", n.meeting_minutes_of);
  v("tables", n.tables);
  v("table_names", n.table_names);
  v("needs", n.needs);
  v("issuers", n.issuers);
  v("guests", n.guests);
  v("most_meetings_per_firm", n.most_meetings_per_firm);
  v("least_meetings_per_need", n.least_meetings_per_need);
  v("candidates_per_need", n.candidates_per_need);
  v("firms", n.firms);
  v("willingness", n.willingness);
  v("pinned", n.pinned);
  v("forbidden", n.forbidden);
  v("weights", n.weights);
  v("seed", n.seed);
  v("synthetic", n.synthetic);
}

template <class V, Of<MatchedWord> N>
void fields(V& v, N& n) {
  v("word", n.word);
  v("field", n.field);
  v("offset", n.offset);
  v("weight", n.weight);
}

template <class V, Of<ConditionResult> N>
void fields(V& v, N& n) {
  v("condition", n.condition);
  v("verdict", n.verdict);
  v("value", n.value);
}

template <class V, Of<ScorePart> N>
void fields(V& v, N& n) {
  v("id", n.id);
  v("value", n.value);
}

template <class V, Of<Candidate> N>
void fields(V& v, N& n) {
  v("enterprise", n.enterprise);
  v("score", n.score);
  v("fit", n.fit);
  v("parts", n.parts);
  v("words", n.words);
  v("conditions", n.conditions);
}

template <class V, Of<Exclusion> N>
void fields(V& v, N& n) {
  v("condition", n.condition);
  v("firms", n.firms);
}

template <class V, Of<MatchResult> N>
void fields(V& v, N& n) {
  v("candidates", n.candidates);
  v("exclusions", n.exclusions);
  v("firms_considered", n.firms_considered);
}

template <class V, Of<Invitation> N>
void fields(V& v, N& n) {
  v("need", n.need);
  v("firm", n.firm);
  v("rank", n.rank);
  v("candidate", n.candidate);
  v("answer", n.answer);
  v("pinned", n.pinned);
}

template <class V, Of<PlannedMeeting> N>
void fields(V& v, N& n) {
  v("invitation", n.invitation);
  v("team", n.team);
  v("table", n.table);
  v("session", n.session);
  v("day", n.day);
  v("span", n.span);
}

template <class V, Of<LeftOut> N>
void fields(V& v, N& n) {
  v("need", n.need);
  v("firm", n.firm);
  v("why", n.why);
}

template <class V, Of<AssignmentFigures> N>
void fields(V& v, N& n) {
  v("objective", n.objective);
  v("bound", n.bound);
  v("invitations", n.invitations);
  v("needs_met", n.needs_met);
  v("firms_met", n.firms_met);
}

template <class V, Of<TimetableFigures> N>
void fields(V& v, N& n) {
  v("slots_used", n.slots_used);
  v("bound", n.bound);
  v("slots_available", n.slots_available);
  v("meetings_unseated", n.meetings_unseated);
}

template <class V, Of<MeetingChange> N>
void fields(V& v, N& n) {
  v("invitation", n.invitation);
  v("from", n.from);
  v("to", n.to);
}

template <class V, Of<Plan> N>
void fields(V& v, N& n) {
  v("id", n.id);
  v("made_at", n.made_at);
  v("event", n.event);
  v("needs", n.needs);
  v("firms", n.firms);
  v("invitations", n.invitations);
  v("meetings", n.meetings);
  v("left_out", n.left_out);
  v("assignment", n.assignment);
  v("timetable", n.timetable);
  v("firms_considered", n.firms_considered);
  v("store_revision", n.store_revision);
  v("replanned_from", n.replanned_from);
  v("changes", n.changes);
  v("fewest_changes_proven", n.fewest_changes_proven);
}

}  // namespace rongtong::model
