// match: which firms can meet a need, and why; index build.
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>

#include "base/error.h"
#include "base/io/file.h"
#include "cli/command.h"
#include "cli/json_out.h"
#include "cli/match_text.h"
#include "cli/session.h"
#include "cli/terminal.h"
#include "usecase/capability.h"
#include "usecase/import_needs.h"
#include "usecase/match_needs.h"

namespace rongtong::cli {

namespace {

struct MatchArgs {
  std::string needs_file;
  std::string need;
  std::size_t top = 10;
  std::string trec;
  bool explain = false;
};

std::vector<model::Need> wanted_needs(
    const Context& context, Session& session, const MatchArgs& args
) {
  if (!args.needs_file.empty()) {
    const auto columns = intake::read_need_columns(session.catalogue());
    auto read = usecase::read_needs({session.codes(), columns}, args.needs_file, {});
    for (const auto& finding : read.findings) {
      std::cerr << base::to_string(finding.place) << ": " << context.say(finding.message) << '\n';
    }
    return std::move(read.needs);
  }
  if (args.need.empty()) return session.existing_store().needs();
  auto need = session.existing_store().find_need(args.need);
  if (!need) {
    throw base::Error(base::ErrorCode::kNotFound, base::msg("usecase.needs.unknown", args.need));
  }
  return {std::move(*need)};
}

std::unique_ptr<usecase::Capability> open_index(const Context& context, Session& session) {
  ProgressBar bar(context.say("cli.index.building"), context.language, context.quiet);
  return usecase::open_capability(
      session.existing_store(), {session.data(), session.catalogue(), session.codes()}, bar
  );
}

void write_trec(
    const std::string& file,
    const std::vector<usecase::NeedCandidates>& needs,
    usecase::StoreFirms& firms
) {
  std::ostringstream text;
  usecase::write_run(text, needs, firms, "rongtong");
  base::write_file_atomically(file, text.str());
}

void match(const Context& context, const MatchArgs& args) {
  Session session(context);
  const auto needs = wanted_needs(context, session, args);
  if (needs.empty()) {
    throw base::Error(base::ErrorCode::kNotFound, base::msg("cli.needs.none"));
  }
  const auto capability = open_index(context, session);
  usecase::StoreFirms firms(session.existing_store());
  const auto results = usecase::match_needs(capability->matcher(), needs, {args.top, {}}, firms);
  if (!args.trec.empty()) write_trec(args.trec, results, firms);
  if (context.json) {
    std::cout << matches_json(results, firms) << '\n';
  } else if (args.trec.empty() || args.explain) {
    const MatchText text(context, session.codes(), firms);
    for (const auto& result : results) std::cout << text.of(result, args.explain);
  } else {
    std::cout << context.say(base::msg("cli.match.trec", args.trec, results.size())) << '\n';
  }
}

void build_index(const Context& context) {
  Session session(context);
  const auto started = std::chrono::steady_clock::now();
  const auto capability = open_index(context, session);
  const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", seconds);
  const auto& index = capability->matcher().index();
  std::cout << context.say(base::msg(
                   capability->rebuilt() ? "cli.index.built" : "cli.index.current",
                   grouped(index.firms()),
                   grouped(index.snapshot_bytes()),
                   text
               ))
            << '\n';
}

}  // namespace

void add_match_commands(Command& root) {
  static MatchArgs args;
  Context& context = root.context();
  auto match_command = root.below("match", "cli.match.about");
  match_command.option("--needs", &args.needs_file, "cli.match.needs");
  match_command.option("--need", &args.need, "cli.match.need");
  match_command.option("--top", &args.top, "cli.match.top", {.range = {{1, 10000}}});
  match_command.option("--trec", &args.trec, "cli.match.trec_option");
  match_command.flag("--explain", args.explain, "cli.match.explain");
  match_command.runs([&context] { match(context, args); });

  root.below("index", "cli.index.about").below("build", "cli.index.build").runs([&context] {
    build_index(context);
  });
}

}  // namespace rongtong::cli
