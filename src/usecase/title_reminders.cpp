#include "usecase/title_reminders.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "model/region.h"
#include "report/verdict_digest.h"
#include "rules/asked.h"
#include "rules/calendar.h"
#include "rules/title_facts.h"
#include "rules/what_if.h"
#include "usecase/firm_facts.h"

namespace rongtong::usecase {

namespace {

using rules::Truth;

/// Missing figures that a reminder names one by one.
constexpr std::size_t kNamed = 4;

base::Date months_later(base::Date day, int months) {
  const base::Date later = day + std::chrono::months(months);
  return later.ok() ? later : base::Date(later.year() / later.month() / std::chrono::last);
}

rules::TitleQuestion held_question(
    const std::string& title, const model::Vocabulary& vocabulary, base::Date on
) {
  rules::Input input;
  input.kind = rules::InputKind::kHolds;
  input.id = title;
  return {input, vocabulary, on};
}

/// The version by which a holder's duties go on the day: that of reviews, else of applications.
const rules::RuleSet* version_of(
    const rules::RuleBook& book, const Ladder& ladder, base::Date on, const std::string& region
) {
  const auto* set = book.choose(ladder.id, on, rules::Purpose::kReview, region);
  if (set != nullptr) return set;
  return book.choose(ladder.id, on, rules::Purpose::kApplication, region);
}

class FirmReminders {
 public:
  FirmReminders(
      const RuleCatalogue& rules,
      const model::FirmFacts& facts,
      const std::vector<model::EnterpriseVersion>& history,
      const ReminderQuestion& question
  )
      : rules_(rules),
        facts_(facts),
        history_(history),
        question_(question),
        words_(rules.vocabulary(), rules.book(), question.language) {}

  std::vector<TitleReminder> all() {
    for (const auto& ladder : rules_.ladders()) {
      if (ladder.grants.empty()) continue;
      const auto held = held_question(ladder.grants, rules_.vocabulary(), question_.on);
      title_ = ladder.grants;
      if (held.holds(facts_) != Truth::kYes) {
        lapsed(held.ran_out(facts_));
        continue;
      }
      until_ = held.until(facts_);
      review();
      const auto* set = version_of(rules_.book(), ladder, question_.on, facts_.region);
      if (set == nullptr) continue;
      update(*set);
      change(*set);
      if (rules_.book().choose(ladder.id, question_.on, rules::Purpose::kReview, facts_.region) ==
          set) {
        would_fail(*set);
      }
    }
    return std::move(found_);
  }

 private:
  void add(ReminderKind kind, std::optional<base::Date> due, std::string what) {
    const bool overdue = due && *due < question_.on;
    found_.push_back({kind, facts_.id, facts_.name, title_, due, overdue, std::move(what)});
  }

  std::string say(const base::Message& message) const { return words_.say(message); }

  bool soon(base::Date day) const { return day <= months_later(question_.on, question_.months); }

  void review() {
    if (!until_ || !soon(*until_)) return;
    add(ReminderKind::kReview, until_, words_.phrase("usecase_assess.due.review"));
  }

  /// A title that ran out without a review stays listed for a year.
  void lapsed(std::optional<base::Date> last) {
    if (!last || *last < rules::years_later(question_.on, -1)) return;
    const auto days = base::days_since_epoch(question_.on) - base::days_since_epoch(*last);
    add(ReminderKind::kReview, last, say(base::msg("usecase_assess.due.lapsed", days)));
  }

  bool reported(const std::string& indicator, int year) const {
    return std::ranges::any_of(facts_.yearly, [&](const auto& fact) {
      return fact.indicator == indicator && fact.year == year;
    });
  }

  /// Figures of the last full year that the standard asks for and nobody reported: all of them
  /// where nothing was reported of that year, else those that were there the year before. What a
  /// firm never reports (no equity raised) is no sign of a missing update.
  std::vector<rules::Input> missing_figures(const rules::RuleSet& set) const {
    const int year = static_cast<int>(question_.on.year()) - 1;
    const bool nothing =
        std::ranges::none_of(facts_.yearly, [&](const auto& fact) { return fact.year == year; });
    std::vector<rules::Input> missing;
    for (const auto& input : rules::asked_inputs(rules_.book().graph(), set)) {
      if (input.kind != rules::InputKind::kYearly || input.offset != 0) continue;
      const auto* indicator = rules_.vocabulary().find_indicator(input.id);
      if (indicator == nullptr || indicator->derived() || indicator->judged_by_person) continue;
      const bool wanted = nothing || reported(input.id, year - 1);
      if (wanted && !reported(input.id, year)) missing.push_back(input);
    }
    return missing;
  }

  void update(const rules::RuleSet& set) {
    if (!set.update_by) return;
    const base::Date due = question_.on.year() / std::chrono::month(set.update_by->month) /
                           std::chrono::day(set.update_by->day);
    if (!due.ok() || !soon(due)) return;
    auto missing = missing_figures(set);
    if (missing.empty()) return;
    const auto count = missing.size();
    if (count > kNamed) missing.resize(kNamed);
    const auto named = words_.inputs(missing, question_.on);
    add(ReminderKind::kUpdate,
        due,
        say(count > kNamed ? base::msg("usecase_assess.due.update_more", named, count)
                           : base::msg("usecase_assess.due.update", named)));
  }

  void would_fail(const rules::RuleSet& set) {
    if (!until_ || !soon(*until_)) return;
    const auto result =
        rules::assess_firm(rules_.book(), rules_.vocabulary(), set, facts_, question_.on, true);
    if (result.verdict != Truth::kNo) return;
    add(ReminderKind::kWouldFail, until_, report::verdict_sentence(result, words_));
  }

  void change(const rules::RuleSet& set) {
    if (!set.report_change_months) return;
    for (std::size_t i = 0; i + 1 < history_.size(); ++i) {
      const auto& now = history_[i];
      const auto due = months_later(now.as_of, *set.report_change_months);
      if (due < question_.on || now.as_of > question_.on || !soon(due)) continue;
      const auto& before = history_[i + 1].stated;
      if (!now.stated.name.empty() && !before.name.empty() && now.stated.name != before.name) {
        add(ReminderKind::kChange,
            due,
            say(base::msg("usecase_assess.due.renamed", before.name, now.stated.name)));
      }
      const bool moved = now.stated.region && before.region &&
                         model::RegionTable::province_of(*now.stated.region) !=
                             model::RegionTable::province_of(*before.region);
      if (moved) add(ReminderKind::kChange, due, words_.phrase("usecase_assess.due.moved"));
    }
  }

  const RuleCatalogue& rules_;
  const model::FirmFacts& facts_;
  const std::vector<model::EnterpriseVersion>& history_;
  const ReminderQuestion& question_;
  report::RuleWords words_;
  std::string title_;
  std::optional<base::Date> until_;
  std::vector<TitleReminder> found_;
};

bool earlier(const TitleReminder& a, const TitleReminder& b) {
  const auto on_time = [](const TitleReminder& reminder) {
    return !(reminder.kind == ReminderKind::kReview && reminder.overdue);
  };
  return std::forward_as_tuple(on_time(a), a.due, a.code, a.title, a.kind) <
         std::forward_as_tuple(on_time(b), b.due, b.code, b.title, b.kind);
}

}  // namespace

std::string_view reminder_name(ReminderKind kind) {
  constexpr std::string_view kNames[] = {"update", "review", "would_fail", "change"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::vector<TitleReminder> reminders_of(
    const RuleCatalogue& rules,
    const model::FirmFacts& facts,
    const std::vector<model::EnterpriseVersion>& history,
    const ReminderQuestion& question
) {
  return FirmReminders(rules, facts, history, question).all();
}

std::vector<TitleReminder> titles_due(
    const store::Store& store,
    const RuleCatalogue& rules,
    const model::Codes& codes,
    const ReminderQuestion& question,
    base::Progress& progress
) {
  std::set<std::string> granted;
  for (const auto& ladder : rules.ladders()) granted.insert(ladder.grants);
  // Reading one firm's history while all firms are read is more than a connection can do: the
  // holders are found first.
  const FactSource source(store, codes);
  std::vector<model::CreditCode> holders;
  source.each([&](const model::FirmFacts& facts) {
    const bool holder = std::ranges::any_of(facts.titles, [&](const auto& grant) {
      return granted.contains(grant.title);
    });
    const auto code = holder ? model::CreditCode::parse(facts.id) : std::nullopt;
    if (code) holders.push_back(*code);
  });
  std::vector<TitleReminder> all;
  for (std::size_t i = 0; i < holders.size(); ++i) {
    const auto facts = source.find(holders[i]);
    progress.update(i + 1, holders.size());
    if (!facts) continue;
    for (auto& reminder : reminders_of(rules, *facts, store.history(holders[i]), question)) {
      all.push_back(std::move(reminder));
    }
  }
  std::ranges::sort(all, earlier);
  return all;
}

}  // namespace rongtong::usecase
