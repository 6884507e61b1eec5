// The command line: parses, runs one command, maps errors to exit codes. Exit status: 0 done, 1
// input that could not be read or used, 2 wrong usage, 3 our own fault.
#include <CLI/CLI.hpp>

#include <cstdlib>
#include <iostream>
#include <span>

#include "base/error.h"
#include "cli/context.h"

namespace {

using rongtong::base::Language;
using rongtong::cli::Context;

constexpr int kBadInput = 1;
constexpr int kBadUsage = 2;
constexpr int kInternalFault = 3;

/// The language must be known before the options are described in it.
Language wanted_language(std::span<char*> args) {
  const char* named = std::getenv("RONGTONG_LANG");
  std::string_view language = named == nullptr ? "zh" : named;
  for (std::size_t i = 1; i < args.size(); ++i) {
    const std::string_view arg = args[i];
    if (arg == "--lang" && i + 1 < args.size()) language = args[i + 1];
    if (arg.starts_with("--lang=")) language = arg.substr(7);
  }
  return language == "en" ? Language::kEnglish : Language::kChinese;
}

void add_global_options(CLI::App& app, Context& context) {
  static std::string language;
  app.add_option("--data", context.data, context.say("cli.option.data"))->envname("RONGTONG_DATA");
  app.add_option("--catalog", context.catalog, context.say("cli.option.catalog"));
  app.add_option("--lang", language, context.say("cli.option.lang"))
      ->check(CLI::IsMember({"zh", "en"}))
      ->envname("RONGTONG_LANG");
  app.add_flag("--json", context.json, context.say("cli.option.json"));
  app.add_flag("--quiet", context.quiet, context.say("cli.option.quiet"));
  app.set_version_flag(
      "--version", "rongtong " RONGTONG_VERSION, context.say("cli.option.version")
  );
  app.set_help_flag("--help,-h", context.say("cli.option.help"));
}

int exit_status(rongtong::base::ErrorCode code) {
  return code == rongtong::base::ErrorCode::kInternal ? kInternalFault : kBadInput;
}

int run(const Context& context) {
  try {
    context.run();
    std::cout.flush();
    return context.status;
  } catch (const rongtong::base::Error& error) {
    std::cerr << rongtong::base::render(error, context.language) << '\n';
    return exit_status(error.code());
  } catch (const std::bad_alloc&) {
    std::cerr << context.say("cli.out_of_memory") << '\n';
    return kBadInput;
  } catch (const std::exception& error) {
    std::cerr << context.say(rongtong::base::msg("base.invariant", error.what(), "main")) << '\n';
    return kInternalFault;
  }
}

}  // namespace

int main(int argc, char** argv) {
  Context context;
  context.language = wanted_language({argv, static_cast<std::size_t>(argc)});
  CLI::App app(context.say("cli.about"), "rongtong");
  app.require_subcommand(1);
  app.fallthrough();
  add_global_options(app, context);
  using namespace rongtong::cli;
  for (const auto add :
       {add_demo_commands,
        add_import_commands,
        add_batch_commands,
        add_enterprise_commands,
        add_need_commands,
        add_match_commands,
        add_plan_commands,
        add_keep_commands}) {
    add(app, context);
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);
    std::cerr << context.say(rongtong::base::msg("cli.usage", error.what())) << '\n';
    return kBadUsage;
  }
  return run(context);
}
