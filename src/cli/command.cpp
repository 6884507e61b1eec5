#include "cli/command.h"

#include <CLI/CLI.hpp>

#include <iostream>

#include "base/error.h"

namespace rongtong::cli {

namespace {

constexpr int kBadInput = 1;
constexpr int kBadUsage = 2;
constexpr int kInternalFault = 3;

void add_global_options(CLI::App& app, Context& context) {
  app.add_option("--data", context.data, context.say("cli.option.data"))->envname("RONGTONG_DATA");
  app.add_option("--catalog", context.catalog, context.say("cli.option.catalog"));
  app.add_option("--lang", context.language_name, context.say("cli.option.lang"))
      ->check(CLI::IsMember({"zh", "en"}))
      ->envname("RONGTONG_LANG");
  app.add_flag("--json", context.json, context.say("cli.option.json"));
  app.add_flag("--quiet", context.quiet, context.say("cli.option.quiet"));
  app.set_version_flag(
      "--version", "rongtong " RONGTONG_VERSION, context.say("cli.option.version")
  );
  app.set_help_flag("--help,-h", context.say("cli.option.help"));
}

void add_commands(CLI::App& app, Context& context) {
  Command root(app, context);
  for (const auto add :
       {add_demo_commands,
        add_import_commands,
        add_batch_commands,
        add_enterprise_commands,
        add_fact_commands,
        add_need_commands,
        add_match_commands,
        add_plan_commands,
        add_assess_commands,
        add_pool_commands,
        add_way_commands,
        add_titles_commands,
        add_rules_commands,
        add_keep_commands}) {
    add(root);
  }
}

int run(Context& context) {
  try {
    context.run();
    std::cout.flush();
    return context.status;
  } catch (const base::Error& error) {
    std::cerr << base::render(error, context.language) << '\n';
    return error.code() == base::ErrorCode::kInternal ? kInternalFault : kBadInput;
  } catch (const std::bad_alloc&) {
    std::cerr << context.say("cli.out_of_memory") << '\n';
    return kBadInput;
  } catch (const std::exception& error) {
    std::cerr << context.say(base::msg("base.invariant", error.what(), "main")) << '\n';
    return kInternalFault;
  }
}

}  // namespace

Command Command::below(const std::string& name, std::string_view about) {
  app_.require_subcommand(1);
  return {*app_.add_subcommand(name, context_.say(about)), context_};
}

void Command::option(
    const std::string& name, Target target, std::string_view about, const Terms& terms
) {
  CLI::Option* added = std::visit(
      [&](auto* value) { return app_.add_option(name, *value, context_.say(about)); }, target
  );
  if (terms.required) added->required();
  if (terms.range) added->check(CLI::Range(terms.range->first, terms.range->second));
  if (!terms.choices.empty()) added->check(CLI::IsMember(terms.choices));
}

// CLI11's own excludes() lists the others in the help in the order of their addresses.
void Command::excludes(std::vector<std::pair<std::string, std::string>> pairs) {
  app_.parse_complete_callback([&app = app_, pairs = std::move(pairs)] {
    for (const auto& [one, other] : pairs) {
      if (app.count(one) > 0 && app.count(other) > 0) throw CLI::ExcludesError(one, other);
    }
  });
}

void Command::flag(const std::string& name, bool& target, std::string_view about) {
  app_.add_flag(name, target, context_.say(about));
}

void Command::runs(std::function<void()> job) {
  app_.callback([&context = context_, job = std::move(job)] { context.run = job; });
}

int run_command_line(int argc, char** argv, Context& context) {
  CLI::App app(context.say("cli.about"), "rongtong");
  app.fallthrough();
  add_global_options(app, context);
  add_commands(app, context);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);
    std::cerr << context.say(base::msg("cli.usage", error.what())) << '\n';
    return kBadUsage;
  }
  return run(context);
}

}  // namespace rongtong::cli
