// assess: what the standards say of firms, and why.
#include <iostream>

#include "base/error.h"
#include "base/io/file.h"
#include "cli/assess_all.h"
#include "cli/assess_args.h"
#include "cli/command.h"
#include "cli/json_results.h"
#include "cli/session.h"
#include "cli/terminal.h"
#include "usecase/show_assessment.h"
#include "usecase/verdict_page.h"

namespace rongtong::cli {

namespace {

struct AssessArgs {
  FirmArgs firm;
  bool all = false;
  std::string output;
  bool history = false;
  bool explain = false;
  bool csv = false;
  std::string html;
};

/// Sentences are cut at this width; --explain gives them in full.
constexpr std::size_t kWidest = 72;

void print_table(
    const Context& context, const usecase::AssessedFirm& firm, const usecase::RuleCatalogue& rules
) {
  std::cout << usecase::firm_heading(firm) << '\n';
  TextTable table(
      {context.say("cli_assess.standard"),
       context.say("cli_assess.purpose"),
       context.say("cli_assess.verdict"),
       context.say("cli_assess.points"),
       context.say("cli_assess.why")}
  );
  for (const auto& line : usecase::assessment_lines(firm, rules, context.language)) {
    table.add({line.standard, line.purpose, line.verdict, line.points, line.sentence});
  }
  std::cout << table.text({}, kWidest);
  for (const auto& note : usecase::version_notes(firm, rules, context.language)) {
    std::cout << note << '\n';
  }
}

std::vector<usecase::AssessedFirm> assessed(
    const AssessArgs& args, const usecase::RuleCatalogue& rules, const AskedFirm& asked
) {
  const auto& [facts, question] = asked;
  if (args.history) return usecase::assess_history(rules, facts, question);
  std::vector<usecase::AssessedFirm> one;
  one.emplace_back(rules, facts, question);
  const bool nothing = one.front().results().empty() && one.front().without_version().empty();
  if (nothing) throw usecase::none_in_force(question.on);
  return one;
}

void write_page(
    const Context& context,
    Session& session,
    const usecase::AssessedFirm& firm,
    const AssessArgs& args
) {
  const usecase::PageRequest request{
      context.language, RONGTONG_VERSION, !args.firm.sets.empty(), 1};
  base::write_file_atomically(
      args.html, usecase::verdict_page(firm, session.rules(), session.codes(), request)
  );
  std::cout << context.say(base::msg("cli_assess.html_written", args.html)) << '\n';
}

/// One firm after the other, in the form asked for.
class Printer {
 public:
  Printer(const Context& context, const AssessArgs& args, const usecase::RuleCatalogue& rules)
      : context_(context), args_(args), rules_(rules) {
    if (context.json) {
      json_.emplace();
    } else if (args.csv) {
      std::cout << usecase::assessment_csv_head(context.language);
    }
  }

  void print(const usecase::AssessedFirm& firm) {
    const auto language = context_.language;
    if (json_) {
      for (const auto& one : usecase::assessment_jsons(firm, rules_, language)) json_->add(one);
      return;
    }
    if (args_.csv) {
      std::cout << usecase::assessment_csv(firm, rules_, language);
      return;
    }
    if (!first_) std::cout << '\n';
    first_ = false;
    if (!args_.explain) return print_table(context_, firm, rules_);
    std::cout << usecase::firm_heading(firm) << "\n\n"
              << usecase::explain_text(firm, rules_, language);
  }

 private:
  const Context& context_;
  const AssessArgs& args_;
  const usecase::RuleCatalogue& rules_;
  std::optional<JsonResults> json_;
  bool first_ = true;
};

void assess_firms(const Context& context, const AssessArgs& args) {
  Session session(context);
  const auto& rules = session.rules();
  if (!args.html.empty()) {
    const auto asked = asked_firm(context, session, args.firm);
    const usecase::AssessedFirm firm(rules, asked.facts, asked.question);
    return write_page(context, session, firm, args);
  }
  const auto firms = asked_firms(context, session, args.firm);
  Printer printer(context, args, rules);
  for (const auto& asked : firms) {
    for (const auto& firm : assessed(args, rules, asked)) printer.print(firm);
  }
}

}  // namespace

void add_assess_commands(Command& root) {
  static AssessArgs args;
  Context& context = root.context();
  auto command = root.below("assess", "cli_assess.about");
  add_firm_options(command, args.firm);
  add_purpose_options(command, args.firm);
  command.flag("--all", args.all, "cli_assess.all.option");
  command.option("--output", &args.output, "cli_assess.output");
  command.flag("--history", args.history, "cli_assess.history");
  command.flag("--explain", args.explain, "cli_assess.explain");
  command.flag("--csv", args.csv, "cli_assess.csv");
  command.option("--html", &args.html, "cli_assess.html");
  command.excludes(
      {{"--all", "--firm"},
       {"--all", "--values"},
       {"--all", "--history"},
       {"--all", "--explain"},
       {"--all", "--csv"},
       {"--all", "--html"},
       {"--html", "--history"},
       {"--html", "--explain"},
       {"--html", "--csv"},
       {"--csv", "--explain"}}
  );
  command.runs([&context] {
    if (args.all) return assess_everyone(context, args.firm, args.output);
    assess_firms(context, args);
  });
}

}  // namespace rongtong::cli
