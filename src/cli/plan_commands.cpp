// plan make, list, show, export, replan: who meets whom, at which table, when.
#include <boost/json.hpp>
#include <iostream>

#include "base/error.h"
#include "cli/command.h"
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

}  // namespace

void add_plan_commands(Command& root) {
  static PlanArgs args;
  Context& context = root.context();
  auto plan = root.below("plan", "cli.plan.about");

  auto make_command = plan.below("make", "cli.plan.make");
  make_command.option("--event", &args.event, "cli.plan.event_file", {.required = true});
  make_command.option("--seed", &args.seed, "cli.option.seed");
  make_command.runs([&context] { make(context, args); });

  plan.below("list", "cli.plan.list").runs([&context] { list(context); });

  auto show_command = plan.below("show", "cli.plan.show");
  show_command.option("--plan", &args.id, "cli.plan.which");
  show_command.option("--view", &args.view, "cli.plan.view", {.choices = usecase::plan_views()});
  show_command.runs([&context] {
    Session session(context);
    show(context, session, chosen_plan(session, args.id), args.view);
  });

  auto export_command = plan.below("export", "cli.plan.export");
  export_command.option("--plan", &args.id, "cli.plan.which");
  export_command.option("--out", &args.folder, "cli.plan.out", {.required = true});
  export_command.option("--format", &args.formats, "cli.plan.format");
  export_command.runs([&context] { export_files(context, args); });

  auto replan_command = plan.below("replan", "cli.plan.replan");
  replan_command.option("--plan", &args.id, "cli.plan.which");
  replan_command.option("--firm", &args.firm, "cli.plan.firm");
  replan_command.option("--team", &args.team, "cli.plan.team");
  replan_command.option("--absent", &args.absences, "cli.plan.absent");
  replan_command.runs([&context] { replan(context, args); });
}

}  // namespace rongtong::cli
