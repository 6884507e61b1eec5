// titles due: what holders of titles must do, and who would fail.
#include <boost/json.hpp>
#include <iostream>

#include "cli/assess_args.h"
#include "cli/terminal.h"
#include "usecase/title_reminders.h"

namespace rongtong::cli {

namespace {

namespace bj = boost::json;

constexpr std::size_t kWidest = 64;

struct DueArgs {
  FirmArgs firm;
  int months = 6;
};

const char* kind_key(usecase::ReminderKind kind) {
  constexpr const char* kKeys[] = {
      "cli_assess.due.update",
      "cli_assess.due.review",
      "cli_assess.due.would_fail",
      "cli_assess.due.change"};
  return kKeys[static_cast<std::size_t>(kind)];
}

void print_json(const std::vector<usecase::TitleReminder>& reminders) {
  bj::array json;
  for (const auto& reminder : reminders) {
    json.push_back(bj::object{
        {"firm", reminder.code},
        {"name", reminder.name},
        {"title", reminder.title},
        {"kind", usecase::reminder_name(reminder.kind)},
        {"due", reminder.due ? bj::value(base::to_iso(*reminder.due)) : bj::value()},
        {"overdue", reminder.overdue},
        {"what", reminder.what},
    });
  }
  std::cout << bj::serialize(json) << '\n';
}

std::string title_name(const model::Vocabulary& vocabulary, const std::string& id, bool english) {
  const auto* title = vocabulary.find_title(id);
  if (title == nullptr) return id;
  return english && !title->en.empty() ? title->en : title->zh;
}

void due(const Context& context, const DueArgs& args) {
  Session session(context);
  const usecase::ReminderQuestion question{
      question_of(args.firm).on, args.months, context.language};
  ProgressBar bar(context.say("cli_assess.all.judging"), context.language, context.quiet);
  const auto reminders = usecase::titles_due(
      session.existing_store(), session.rules(), session.codes(), question, bar
  );
  if (context.json) return print_json(reminders);
  if (reminders.empty()) {
    std::cout << context.say(base::msg("cli_assess.due.none", args.months)) << '\n';
    return;
  }
  TextTable table(
      {context.say("cli_assess.due.day"),
       context.say("cli.enterprise.code"),
       context.say("cli.enterprise.name"),
       context.say("cli_assess.due.title"),
       context.say("cli_assess.due.kind"),
       context.say("cli_assess.why")}
  );
  const bool english = context.language == base::Language::kEnglish;
  for (const auto& reminder : reminders) {
    auto day = reminder.due ? base::to_iso(*reminder.due) : "";
    if (reminder.overdue) day += context.say("cli_assess.due.overdue");
    table.add(
        {std::move(day),
         reminder.code,
         reminder.name,
         title_name(session.rules().vocabulary(), reminder.title, english),
         context.say(kind_key(reminder.kind)),
         reminder.what}
    );
  }
  std::cout << table.text({}, kWidest);
}

}  // namespace

void add_titles_commands(Command& root) {
  static DueArgs args;
  Context& context = root.context();
  auto command =
      root.below("titles", "cli_assess.titles.about").below("due", "cli_assess.due.about");
  command.option("--months", &args.months, "cli_assess.due.months", {.range = {{0, 60}}});
  add_day_option(command, args.firm);
  command.runs([&context] { due(context, args); });
}

}  // namespace rongtong::cli
