// demo: writes the invented city.
#include <iostream>

#include "cli/command.h"
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

void add_demo_commands(Command& root) {
  static usecase::DemoRequest request;
  static std::string folder;
  Context& context = root.context();
  auto demo = root.below("demo", "cli.demo.about");
  demo.option("FOLDER", &folder, "cli.demo.folder", {.required = true});
  demo.option("--seed", &request.seed, "cli.option.seed");
  demo.option("--firms", &request.firms, "cli.demo.firms", {.range = {{2000, 200000}}});
  demo.runs([&context] {
    request.folder = folder;
    make(context, request);
  });
}

}  // namespace rongtong::cli
