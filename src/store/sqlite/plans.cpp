#include "store/sqlite/plans.h"

#include <zlib.h>

#include <string>

#include "base/error.h"
#include "model/json/document.h"
#include "model/json/plan_json.h"

namespace rongtong::store {

namespace {

/// From here on a document is compressed: below, the few pages saved are not worth that the
/// document cannot be read with the sqlite3 shell. A plan of 63 needs and 400 firms has some 2 MB.
constexpr std::size_t kCompressFrom = 16 * 1024;

std::string deflated(const std::string& text) {
  uLongf size = compressBound(static_cast<uLong>(text.size()));
  std::string out(size, '\0');
  const int result = compress2(
      reinterpret_cast<Bytef*>(out.data()),
      &size,
      reinterpret_cast<const Bytef*>(text.data()),
      static_cast<uLong>(text.size()),
      Z_BEST_SPEED
  );
  RT_INVARIANT(result == Z_OK, "zlib could not compress a document");
  out.resize(size);
  return out;
}

std::string inflated(std::string_view bytes, std::size_t size, model::PlanId id) {
  std::string out(size, '\0');
  uLongf got = static_cast<uLongf>(size);
  const int result = uncompress(
      reinterpret_cast<Bytef*>(out.data()),
      &got,
      reinterpret_cast<const Bytef*>(bytes.data()),
      static_cast<uLong>(bytes.size())
  );
  if (result != Z_OK || got != size) {
    throw base::Error(base::ErrorCode::kUnavailable, base::msg("store.damaged_plan", id.value));
  }
  return out;
}

bool is_there(const Database& database, std::int64_t id) {
  Statement row = database.prepare("SELECT 1 FROM plan WHERE id = ?1");
  return row.bind(1, id).step();
}

void insert_plan(const Database& database, const model::Plan& plan, const std::string& document) {
  const bool compress = document.size() >= kCompressFrom;
  const std::string stored = compress ? deflated(document) : document;
  Statement insert = database.prepare(
      "INSERT INTO plan (event_code, event_title, made_at, store_revision, replanned_from,"
      " compressed, document_bytes, document) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
  );
  insert.bind_text(1, plan.event.code).bind_text(2, plan.event.title);
  insert.bind_text(3, plan.made_at).bind_text(4, plan.store_revision);
  if (plan.replanned_from != 0) {
    insert.bind(5, plan.replanned_from);
  } else {
    insert.bind_null(5);
  }
  insert.bind(6, std::int64_t{compress});
  insert.bind(7, static_cast<std::int64_t>(document.size())).bind_blob(8, stored).run();
}

std::string_view answer_text(const std::optional<model::Answer>& answer) {
  if (!answer) return {};
  switch (*answer) {
    case model::Answer::kInterested:
      return "interested";
    case model::Answer::kLater:
      return "later";
    case model::Answer::kNo:
      return "no";
  }
  return {};
}

void insert_invitations(const Database& database, std::int64_t id, const model::Plan& plan) {
  Statement insert =
      database.prepare("INSERT INTO plan_invitation VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
  std::int64_t position = 0;
  for (const auto& invitation : plan.invitations) {
    insert.bind(1, id).bind(2, position++);
    insert.bind_text(3, plan.needs.at(invitation.need).public_code);
    insert.bind_text(4, plan.firms.at(invitation.firm).credit_code.text());
    insert.bind(5, std::int64_t{invitation.rank}).bind(6, invitation.candidate.score);
    insert.bind(7, std::int64_t{invitation.pinned});
    insert.bind_known(8, answer_text(invitation.answer)).run();
  }
}

void insert_meetings(const Database& database, std::int64_t id, const model::Plan& plan) {
  Statement insert = database.prepare(
      "INSERT INTO plan_meeting VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
  );
  std::int64_t position = 0;
  for (const auto& meeting : plan.meetings) {
    const auto& invitation = plan.invitations.at(meeting.invitation);
    insert.bind(1, id).bind(2, position++);
    insert.bind(3, static_cast<std::int64_t>(meeting.invitation));
    insert.bind_text(4, plan.needs.at(invitation.need).public_code);
    insert.bind_text(5, plan.firms.at(invitation.firm).credit_code.text());
    insert.bind(6, meeting.day).bind(7, std::int64_t{meeting.span.from});
    insert.bind(8, std::int64_t{meeting.span.until}).bind(9, std::int64_t{meeting.table});
    insert.bind_text(10, meeting.team).bind(11, static_cast<std::int64_t>(meeting.session)).run();
  }
}

}  // namespace

model::PlanId put_plan(const Database& database, const model::Plan& plan) {
  if (plan.replanned_from != 0 && !is_there(database, plan.replanned_from)) {
    throw base::Error(
        base::ErrorCode::kNotFound, base::msg("store.no_such_plan", plan.replanned_from)
    );
  }
  insert_plan(database, plan, model::json_text(model::to_json(plan)));
  const std::int64_t id = database.last_id();
  insert_invitations(database, id, plan);
  insert_meetings(database, id, plan);
  return model::PlanId(id);
}

std::optional<model::Plan> find_plan(const Database& database, model::PlanId id) {
  Statement row =
      database.prepare("SELECT compressed, document_bytes, document FROM plan WHERE id = ?1");
  if (!row.bind(1, id.value).step()) return std::nullopt;
  const auto size = static_cast<std::size_t>(row.number(1));
  const std::string document = row.number(0) != 0 ? inflated(row.view(2), size, id) : row.text(2);
  model::Plan plan = model::plan_from_json(model::parse_json(document));
  plan.id = id.value;
  return plan;
}

std::vector<Store::PlanSummary> all_plans(const Database& database) {
  std::vector<Store::PlanSummary> plans;
  Statement rows =
      database.prepare("SELECT id, event_code, event_title, made_at FROM plan ORDER BY id");
  while (rows.step()) {
    plans.push_back({model::PlanId(rows.number(0)), rows.text(1), rows.text(2), rows.text(3)});
  }
  return plans;
}

}  // namespace rongtong::store
