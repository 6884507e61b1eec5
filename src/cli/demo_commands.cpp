// demo: writes the invented city.
#include <CLI/CLI.hpp>

#include <iostream>

#include "cli/context.h"
#include "cli/session.h"
#include "cli/terminal.h"
#include "usecase/make_demo.h"

namespace rongtong::cli {

namespace {

void make(const Context& context, usecase::DemoRequest request) {
  Session session(context);
  request.catalogue = session.catalogue();
  const auto made = usecase::make_demo(request);
  std::cout
      << context.say(base::msg(
             "cli.demo.done", grouped(made.firms), made.issuers, made.needs, request.folder.string()
         ))
      << '\n';
}

}  // namespace

void add_demo_commands(CLI::App& app, Context& context) {
  static usecase::DemoRequest request;
  static std::string folder;
  auto* demo = app.add_subcommand("demo", context.say("cli.demo.about"));
  demo->add_option("FOLDER", folder, context.say("cli.demo.folder"))->required();
  demo->add_option("--seed", request.seed, context.say("cli.option.seed"));
  demo->add_option("--firms", request.firms, context.say("cli.demo.firms"))
      ->check(CLI::Range(2000, 200000));
  demo->callback([&context] {
    request.folder = folder;
    context.run = [&context] { make(context, request); };
  });
}

}  // namespace rongtong::cli
