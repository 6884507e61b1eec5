// rules list, show, check, sql: the standards themselves.
#include <boost/json.hpp>
#include <iostream>

#include "base/error.h"
#include "cli/assess_args.h"
#include "cli/command.h"
#include "cli/session.h"
#include "cli/terminal.h"
#include "rules/sql.h"
#include "usecase/show_assessment.h"

namespace rongtong::cli {

namespace {

namespace bj = boost::json;

constexpr std::size_t kWidest = 60;

struct RulesArgs {
  std::string id;
  std::string on;
  std::vector<std::string> files;
};

std::string when_text(
    const Context& context, const usecase::RuleCatalogue& rules, const rules::RuleSet& set
) {
  if (set.effects.empty()) return context.say("cli_assess.rules.by_name");
  std::string text;
  for (const auto& effect : set.effects) {
    if (!text.empty()) text += context.say("report.semicolon");
    text += usecase::effect_text(effect, rules, context.language);
  }
  return text;
}

const std::string& name_of(const Context& context, const rules::Words& words) {
  const bool english = context.language == base::Language::kEnglish && !words.en.empty();
  return english ? words.en : words.zh;
}

bj::object set_json(const Context& context, const rules::RuleSet& set) {
  bj::array effects;
  for (const auto& effect : set.effects) {
    bj::object one{
        {"for", effect.purpose == rules::Purpose::kReview ? "review" : "application"},
        {"from", base::to_iso(effect.from)},
    };
    if (effect.until) one["until"] = base::to_iso(*effect.until);
    effects.push_back(std::move(one));
  }
  return {
      {"id", set.id},
      {"ladder", set.ladder},
      {"name", name_of(context, set.name)},
      {"document", set.document.number},
      {"mark", set.document.mark},
      {"region", set.region},
      {"overlays", set.overlays},
      {"grants", set.grants},
      {"effects", std::move(effects)},
  };
}

void list(const Context& context) {
  Session session(context);
  const auto& rules = session.rules();
  const auto& sets = rules.book().sets();
  if (context.json) {
    bj::array json;
    for (const auto& set : sets) json.push_back(set_json(context, set));
    std::cout << bj::serialize(json) << '\n';
    return;
  }
  TextTable table(
      {context.say("cli_assess.rules.id"),
       context.say("cli_assess.rules.name"),
       context.say("cli_assess.rules.document"),
       context.say("cli_assess.rules.mark"),
       context.say("cli_assess.rules.in_force")}
  );
  for (const auto& set : sets) {
    table.add(
        {set.id,
         name_of(context, set.name),
         set.document.number,
         set.document.mark,
         when_text(context, rules, set)}
    );
  }
  std::cout << table.text({}, kWidest);
}

void show(const Context& context, const std::string& id) {
  Session session(context);
  const auto& rules = session.rules();
  const auto& set = rules.set(id);
  if (context.json) {
    std::cout << bj::serialize(set_json(context, set)) << '\n';
  } else {
    std::cout << usecase::standard_text(set, rules, context.language);
  }
}

void sql(const Context& context, const RulesArgs& args) {
  Session session(context);
  const auto& set = session.rules().set(args.id);
  FirmArgs day;
  day.on = args.on;
  const auto on = question_of(day).on;
  const std::vector<std::string> ids{set.id};
  std::cout << rules::print_sql(session.rules().book(), ids, {.on = on}) << '\n';
}

/// Status 1 where a file is faulty: a script, or an officer's colleague, must not miss it.
void check(Context& context, const RulesArgs& args) {
  Session session(context);
  const auto reading =
      usecase::check_rules(session.rule_places(), {args.files.begin(), args.files.end()});
  std::size_t faults = 0;
  for (const auto& finding : reading.findings) {
    const bool reject = finding.severity == base::Severity::kReject;
    faults += reject ? 1U : 0U;
    std::cout << usecase::finding_line(finding, context.language) << '\n';
  }
  const auto warnings = reading.findings.size() - faults;
  const auto sets = reading.rules->book().sets().size();
  const auto summary = faults == 0
                           ? base::msg("cli_assess.rules.sound", reading.files, sets, warnings)
                           : base::msg("cli_assess.rules.faulty", reading.files, faults, warnings);
  std::cout << context.say(summary) << '\n';
  context.status = faults == 0 ? 0 : 1;
}

}  // namespace

void add_rules_commands(Command& root) {
  static RulesArgs args;
  Context& context = root.context();
  auto rules = root.below("rules", "cli_assess.rules.about");
  rules.below("list", "cli_assess.rules.list").runs([&context] { list(context); });

  auto show_command = rules.below("show", "cli_assess.rules.show");
  show_command.option("ID", &args.id, "cli_assess.rules.id_option", {.required = true});
  show_command.runs([&context] { show(context, args.id); });

  auto sql_command = rules.below("sql", "cli_assess.rules.sql");
  sql_command.option("ID", &args.id, "cli_assess.rules.id_option", {.required = true});
  sql_command.option("--on", &args.on, "cli_assess.on");
  sql_command.runs([&context] { sql(context, args); });

  auto check_command = rules.below("check", "cli_assess.rules.check");
  check_command.option("FILE", &args.files, "cli_assess.rules.files");
  check_command.runs([&context] { check(context, args); });
}

}  // namespace rongtong::cli
