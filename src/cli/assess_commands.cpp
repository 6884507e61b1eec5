// assess: what the standards say of firms, and why.
#include <iostream>

#include "base/error.h"
#include "base/io/file.h"
#include "cli/assess_all.h"
#include "cli/assess_args.h"
#include "cli/command.h"
#include "cli/session.h"
#include "cli/terminal.h"
#include "usecase/show_assessment.h"

namespace rongtong::cli {

namespace {

struct AssessArgs {
  FirmArgs firm;
  bool all = false;
  std::string output;
  bool history = false;
  bool explain = false;
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
  return one;
}

/// One JSON object around the results of all firms, written as they come.
class JsonOut {
 public:
  JsonOut() { std::cout << R"({"version":1,"results":[)"; }
  ~JsonOut() { std::cout << "]}\n"; }
  JsonOut(const JsonOut&) = delete;
  JsonOut& operator=(const JsonOut&) = delete;

  void add(const std::string& result) {
    std::cout << (first_ ? "" : ",\n") << result;
    first_ = false;
  }

 private:
  bool first_ = true;
};

void assess_firms(const Context& context, const AssessArgs& args) {
  Session session(context);
  const auto& rules = session.rules();
  const auto firms = asked_firms(context, session, args.firm);
  std::optional<JsonOut> json;
  if (context.json) json.emplace();
  bool first = true;
  for (const auto& asked : firms) {
    for (const auto& firm : assessed(args, rules, asked)) {
      if (json) {
        for (const auto& result : usecase::assessment_jsons(firm, rules, context.language)) {
          json->add(result);
        }
        continue;
      }
      if (!first) std::cout << '\n';
      first = false;
      if (args.explain) {
        std::cout << usecase::firm_heading(firm) << "\n\n"
                  << usecase::explain_text(firm, rules, context.language);
      } else {
        print_table(context, firm, rules);
      }
    }
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
  command.runs([&context] {
    if (args.all) return assess_everyone(context, args.firm, args.output);
    assess_firms(context, args);
  });
}

}  // namespace rongtong::cli
