// way-up, what-if: what would have to change, and what would come of a change.
#include <iostream>
#include <optional>

#include "base/error.h"
#include "cli/assess_args.h"
#include "cli/json_results.h"
#include "usecase/imagine.h"

namespace rongtong::cli {

namespace {

struct WayArgs {
  FirmArgs firm;
  std::string target;
  int years = 1;
  std::string costs;
  std::uint64_t alternatives = 2;
};

struct WhatIfArgs {
  FirmArgs firm;
  std::vector<std::string> changes;
};

void way_up(const Context& context, const WayArgs& args) {
  Session session(context);
  const auto& rules = session.rules();
  const auto asked = asked_firm(context, session, args.firm);
  const auto target =
      usecase::find_target(rules, args.target, asked.facts, asked.question, args.years);
  rules::WayOptions options;
  options.years = args.years;
  options.alternatives = static_cast<std::size_t>(args.alternatives);
  if (!args.costs.empty()) options.levers = usecase::read_costs(args.costs, rules);
  const auto ways = rules::ways_up(
      rules.book(),
      rules.vocabulary(),
      *target.set,
      asked.facts,
      asked.question.on,
      target.review,
      options
  );
  if (context.json) {
    std::cout << usecase::ways_json(asked.facts, ways, rules, context.language) << '\n';
  } else {
    std::cout << usecase::ways_text(ways, rules, context.language);
  }
}

void what_if(const Context& context, const WhatIfArgs& args) {
  Session session(context);
  const auto& rules = session.rules();
  const auto asked = asked_firm(context, session, args.firm);
  const auto changes =
      usecase::parse_changes(args.changes, session.catalogue(), rules, asked.question.on);
  const auto chosen = usecase::choose_sets(rules, asked.facts, asked.question);
  std::optional<JsonResults> json;
  if (context.json) json.emplace();
  bool first = true;
  for (const auto& [set, review] : chosen.sets) {
    // Nobody passes or fails a classification; it shows by name only.
    if (!set->classes.empty() && asked.question.sets.empty()) continue;
    const auto result = rules::what_if(
        rules.book(), rules.vocabulary(), *set, asked.facts, changes, asked.question.on, review
    );
    if (json) {
      json->add(usecase::what_if_json(asked.facts, result, rules, context.language));
    } else {
      std::cout << (first ? "" : "\n") << usecase::what_if_text(result, rules, context.language);
    }
    first = false;
  }
}

}  // namespace

void add_way_commands(Command& root) {
  static WayArgs way_args;
  static WhatIfArgs what_if_args;
  Context& context = root.context();

  auto way = root.below("way-up", "cli_assess.way.about");
  add_firm_options(way, way_args.firm);
  way.option("--to", &way_args.target, "cli_assess.way.to", {.required = true});
  add_day_option(way, way_args.firm);
  way.option("--years", &way_args.years, "cli_assess.way.years", {.range = {{0, 2}}});
  way.option("--costs", &way_args.costs, "cli_assess.way.costs");
  way.option(
      "--alternatives", &way_args.alternatives, "cli_assess.way.alternatives", {.range = {{0, 9}}}
  );
  way.runs([&context] { way_up(context, way_args); });

  auto what = root.below("what-if", "cli_assess.what_if.about");
  add_firm_options(what, what_if_args.firm);
  what.option("--set", &what_if_args.changes, "cli_assess.what_if.set", {.required = true});
  add_purpose_options(what, what_if_args.firm);
  what.runs([&context] { what_if(context, what_if_args); });
}

}  // namespace rongtong::cli
