// plan make, list, show, export, replan: who meets whom, at which table, when.
#include <CLI/CLI.hpp>

#include <boost/json.hpp>
#include <iostream>

#include "base/error.h"
#include "cli/context.h"
#include "cli/session.h"
#include "cli/terminal.h"
#include "model/json/plan_json.h"
#include "usecase/export_plan.h"
#include "usecase/plan_stored_event.h"

namespace rongtong::cli {

namespace {

struct PlanArgs {
  std::string event;
  std::optional<std::uint64_t> seed;
  std::int64_t id = 0;  ///< 0: the newest
  std::string view = "summary";
  std::string folder;
  std::vector<std::string> formats;
  std::string firm;
  std::string team;
  std::vector<std::string> absences;
};

void print_findings(const Context& context, const base::Findings& findings) {
  for (const auto& finding : findings) {
    const auto place = base::to_string(finding.place);
    std::cerr << place << (place.empty() ? "" : ": ") << context.say(finding.message) << '\n';
  }
}

model::Plan chosen_plan(Session& session, std::int64_t id) {
  auto& store = session.existing_store();
  const auto plans = store.plans();
  if (id == 0 && !plans.empty()) id = plans.back().id.value;
  auto plan = store.find_plan(model::PlanId(id));
  if (!plan) {
    throw id == 0 ? base::Error(base::ErrorCode::kNotFound, base::msg("cli.plan.none"))
                  : base::Error(base::ErrorCode::kNotFound, base::msg("cli.plan.unknown", id));
  }
  return std::move(*plan);
}

void print_view(
    Session& session, const model::Plan& plan, const std::string& view, base::Language language
) {
  const auto rows = usecase::plan_table(plan, view, session.codes(), language);
  TextTable table(rows.front());
  for (std::size_t i = 1; i < rows.size(); ++i) table.add(rows[i]);
  std::cout << table.text();
}

void show(
    const Context& context, Session& session, const model::Plan& plan, const std::string& view
) {
  if (context.json) {
    std::cout << boost::json::serialize(model::to_json(plan)) << '\n';
  } else {
    print_view(session, plan, view, context.language);
  }
}

void make(const Context& context, const PlanArgs& args) {
  Session session(context);
  ProgressBar bar(context.say("cli.index.building"), context.language, context.quiet);
  usecase::PlanningPlace place{
      session.existing_store(), session.data(), session.catalogue(), session.codes()};
  base::Findings findings;
  try {
    const auto plan = usecase::plan_stored_event(place, args.event, args.seed, bar, findings);
    print_findings(context, findings);
    show(context, session, plan, "summary");
  } catch (const base::Error&) {
    print_findings(context, findings);
    throw;
  }
}

void list(const Context& context) {
  Session session(context);
  const auto plans = session.existing_store().plans();
  if (plans.empty()) {
    std::cout << context.say("cli.plan.none") << '\n';
    return;
  }
  TextTable table(
      {context.say("cli.plan.id"),
       context.say("cli.plan.event"),
       context.say("cli.plan.title"),
       context.say("cli.plan.made_at")}
  );
  for (const auto& plan : plans) {
    table.add({std::to_string(plan.id.value), plan.event_code, plan.event_title, plan.made_at});
  }
  std::cout << table.text({0});
}

void export_files(const Context& context, const PlanArgs& args) {
  Session session(context);
  const auto plan = chosen_plan(session, args.id);
  const auto files =
      usecase::export_plan(plan, session.codes(), context.language, args.formats, args.folder);
  std::cout << context.say(base::msg("cli.plan.exported", files.size(), args.folder)) << '\n';
  for (const auto& file : files) {
    if (file.parent_path() == std::filesystem::path(args.folder)) {
      std::cout << "  " << file.string() << '\n';
    }
  }
}

void replan(const Context& context, const PlanArgs& args) {
  if (args.firm.empty() == args.team.empty()) {
    throw base::Error(base::ErrorCode::kInvalidArgument, base::msg("cli.plan.firm_or_team"));
  }
  Session session(context);
  const auto plan = chosen_plan(session, args.id);
  usecase::AvailabilityChange change{args.firm, args.team, {}};
  for (const auto& text : args.absences) {
    const auto absences = usecase::parse_absence(text, plan.event);
    change.absences.insert(change.absences.end(), absences.begin(), absences.end());
  }
  const auto result = usecase::replan_stored(session.existing_store(), plan, change);
  show(context, session, result, "changes");
}

void add_plan_option(CLI::App& command, const Context& context, PlanArgs& args) {
  command.add_option("--plan", args.id, context.say("cli.plan.which"));
}

}  // namespace

void add_plan_commands(CLI::App& app, Context& context) {
  static PlanArgs args;
  auto* plan = app.add_subcommand("plan", context.say("cli.plan.about"));
  plan->require_subcommand(1);

  auto* make_command = plan->add_subcommand("make", context.say("cli.plan.make"));
  make_command->add_option("--event", args.event, context.say("cli.plan.event_file"))->required();
  make_command->add_option("--seed", args.seed, context.say("cli.option.seed"));
  make_command->callback([&context] { context.run = [&context] { make(context, args); }; });

  auto* list_command = plan->add_subcommand("list", context.say("cli.plan.list"));
  list_command->callback([&context] { context.run = [&context] { list(context); }; });

  auto* show_command = plan->add_subcommand("show", context.say("cli.plan.show"));
  add_plan_option(*show_command, context, args);
  show_command->add_option("--view", args.view, context.say("cli.plan.view"))
      ->check(CLI::IsMember(usecase::plan_views()));
  show_command->callback([&context] {
    context.run = [&context] {
      Session session(context);
      show(context, session, chosen_plan(session, args.id), args.view);
    };
  });

  auto* export_command = plan->add_subcommand("export", context.say("cli.plan.export"));
  add_plan_option(*export_command, context, args);
  export_command->add_option("--out", args.folder, context.say("cli.plan.out"))->required();
  export_command->add_option("--format", args.formats, context.say("cli.plan.format"));
  export_command->callback([&context] { context.run = [&context] { export_files(context, args); }; }
  );

  auto* replan_command = plan->add_subcommand("replan", context.say("cli.plan.replan"));
  add_plan_option(*replan_command, context, args);
  replan_command->add_option("--firm", args.firm, context.say("cli.plan.firm"));
  replan_command->add_option("--team", args.team, context.say("cli.plan.team"));
  replan_command->add_option("--absent", args.absences, context.say("cli.plan.absent"));
  replan_command->callback([&context] { context.run = [&context] { replan(context, args); }; });
}

}  // namespace rongtong::cli
