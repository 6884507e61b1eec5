// needs list, show, renew.
#include <boost/json.hpp>
#include <iostream>

#include "base/error.h"
#include "cli/command.h"
#include "cli/session.h"
#include "cli/terminal.h"
#include "model/json/need_json.h"
#include "usecase/renew_needs.h"

namespace rongtong::cli {

namespace {

namespace bj = boost::json;

void print_needs(const Context& context, Session& session, const std::vector<model::Need>& needs) {
  if (context.json) {
    bj::array json;
    for (const auto& need : needs) json.push_back(model::to_json(need));
    std::cout << bj::serialize(json) << '\n';
    return;
  }
  if (needs.empty()) {
    std::cout << context.say("cli.needs.none") << '\n';
    return;
  }
  TextTable table({
      context.say("cli.needs.code"),
      context.say("cli.needs.year"),
      context.say("cli.needs.area"),
      context.say("cli.needs.issuer"),
      context.say("cli.needs.title"),
  });
  for (const auto& need : needs) {
    table.add(
        {need.public_code,
         need.year == 0 ? "" : std::to_string(need.year),
         session.codes().docking_areas.label(need.docking_area, context.language),
         need.issuer,
         need.title}
    );
  }
  std::cout << table.text({1});
}

void show(const Context& context, const std::string& code) {
  Session session(context);
  const auto need = session.existing_store().find_need(code);
  if (!need)
    throw base::Error(base::ErrorCode::kNotFound, base::msg("usecase.needs.unknown", code));
  if (context.json) {
    std::cout << bj::serialize(model::to_json(*need)) << '\n';
    return;
  }
  print_needs(context, session, {*need});
  std::cout << '\n' << model::matching_text(*need) << '\n';
}

void renew(const Context& context, const usecase::RenewRequest& request) {
  Session session(context);
  const auto drafts = usecase::renew_needs(session.existing_store(), request);
  if (!context.json) {
    std::cout << context.say(base::msg("cli.needs.renewed", drafts.size(), request.to_year))
              << '\n';
  }
  print_needs(context, session, drafts);
}

}  // namespace

void add_need_commands(Command& root) {
  static std::string shown;
  static usecase::RenewRequest request;
  Context& context = root.context();
  const Terms required{.required = true};
  auto needs = root.below("needs", "cli.needs.about");

  needs.below("list", "cli.needs.list").runs([&context] {
    Session session(context);
    print_needs(context, session, session.existing_store().needs());
  });

  auto show_command = needs.below("show", "cli.needs.show");
  show_command.option("CODE", &shown, "cli.needs.code", required);
  show_command.runs([&context] { show(context, shown); });

  auto renew_command = needs.below("renew", "cli.needs.renew");
  renew_command.option("CODE", &request.codes, "cli.needs.renew_codes");
  renew_command.option("--from", &request.from_year, "cli.needs.from", required);
  renew_command.option("--to", &request.to_year, "cli.needs.to", required);
  renew_command.runs([&context] { renew(context, request); });
}

}  // namespace rongtong::cli
