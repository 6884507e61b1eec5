#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "model/batch.h"
#include "model/catalogue.h"
#include "model/facts.h"
#include "store/store.h"
#include "usecase/rule_catalogue.h"

namespace rongtong::usecase {

enum class ReminderKind {
  kUpdate,     ///< the yearly update: figures of the last full year are missing
  kReview,     ///< the title runs out, or ran out without a review within the last year
  kWouldFail,  ///< on today's figures the review that is due would fail
  kChange,     ///< a change of name or place that has to be reported
};

/// Something that a holder of a title must do, or that its adviser should know.
struct TitleReminder {
  ReminderKind kind = ReminderKind::kUpdate;
  std::string code;
  std::string name;
  std::string title;              ///< id
  std::optional<base::Date> due;  ///< last day; none: at once
  bool overdue = false;
  std::string what;  ///< in words: what is missing, why it would fail, what changed
};

struct ReminderQuestion {
  base::Date on{};
  int months = 6;  ///< how far ahead, for every kind
  base::Language language = base::Language::kChinese;
};

/// update, review, would_fail, change.
std::string_view reminder_name(ReminderKind kind);

/// Of one firm; `history` newest first, for changes.
std::vector<TitleReminder> reminders_of(
    const RuleCatalogue& rules,
    const model::FirmFacts& facts,
    const std::vector<model::EnterpriseVersion>& history,
    const ReminderQuestion& question
);

/// Of every holder of a title in the store, overdue reviews first, then by due day, then
/// code.
std::vector<TitleReminder> titles_due(
    const store::Store& store,
    const RuleCatalogue& rules,
    const model::Codes& codes,
    const ReminderQuestion& question,
    base::Progress& progress
);

}  // namespace rongtong::usecase
