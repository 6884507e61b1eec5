// assess --all, pool: what the standards say of every firm of the store; who is near.
#include <algorithm>
#include <iostream>

#include "base/error.h"
#include "cli/assess_all.h"
#include "cli/command.h"
#include "cli/terminal.h"
#include "usecase/assess_store.h"

namespace rongtong::cli {

namespace {

/// Lines of a summary on a terminal; files hold them all.
constexpr std::size_t kMostLines = 15;
constexpr std::size_t kWidest = 64;

struct PoolArgs {
  FirmArgs firm;  ///< day and rule sets only
  std::uint64_t conditions = 2;
  std::uint64_t points = 10;
  std::uint64_t open = 0;
  std::uint64_t top = 50;
  std::string output;
};

usecase::AllResult run(
    const Context& context, Session& session, const usecase::AllRequest& request
) {
  ProgressBar bar(context.say("cli_assess.all.judging"), context.language, context.quiet);
  return usecase::assess_store(
      session.existing_store(), session.rules(), session.codes(), request, context.language, bar
  );
}

std::vector<std::string> count_cells(const usecase::VerdictCounts& counts) {
  return {grouped(counts.yes), grouped(counts.no), grouped(counts.unknown), grouped(counts.all())};
}

void print_all(const Context& context, Session& session, const usecase::AssessSummary& summary) {
  TextTable table(
      {context.say("cli_assess.standard"),
       context.say("report.verdict.yes"),
       context.say("report.verdict.no"),
       context.say("report.verdict.unknown"),
       context.say("cli_assess.all.firms")}
  );
  for (std::size_t c = 0; c < summary.columns.size(); ++c) {
    if (summary.all[c].all() == 0) continue;
    auto cells = count_cells(summary.all[c]);
    cells.insert(
        cells.begin(), usecase::column_name(summary.columns[c], session.rules(), context.language)
    );
    table.add(std::move(cells));
  }
  std::cout << table.text({1, 2, 3, 4});
}

/// Of the holders of a title: how many reach no rung, and how many may reach one; then each rung.
std::vector<std::string> reached_cells(
    const usecase::AssessSummary& summary,
    const std::string& held,
    const std::vector<std::string>& rungs
) {
  const auto& counts = summary.reached_by_title.at(held);
  const auto shown = [](std::uint64_t count) { return count == 0 ? "" : grouped(count); };
  const auto of = [&](const std::string& title) {
    const auto found = counts.find(title);
    return found == counts.end() ? 0 : found->second;
  };
  const auto found = summary.undecided_by_title.find(held);
  const auto undecided = found == summary.undecided_by_title.end() ? 0 : found->second;
  std::vector<std::string> cells{shown(of("") - undecided), shown(undecided)};
  for (const auto& title : rungs) cells.push_back(shown(of(title)));
  return cells;
}

/// The title held down, the highest rung reached across.
void print_reached(
    const Context& context, const usecase::AssessSummary& summary, usecase::StandingNames& names
) {
  std::vector<std::string> reached;
  std::vector<std::string> headings{
      context.say("cli_assess.all.held_reached"),
      context.say("cli_assess.all.none_reached"),
      context.say("report.verdict.unknown")};
  for (const auto& column : summary.columns) {
    if (column.order == 0 || column.order >= usecase::kBesideTheRungs) continue;
    reached.push_back(column.grants);
    headings.push_back(names.title(column.grants));
  }
  TextTable table(headings);
  std::vector<std::size_t> right;
  for (std::size_t i = 1; i < headings.size(); ++i) right.push_back(i);
  std::vector<std::string> titles{""};
  titles.insert(titles.end(), reached.begin(), reached.end());
  for (const auto& held : titles) {
    if (!summary.reached_by_title.contains(held)) continue;
    auto cells = reached_cells(summary, held, reached);
    cells.insert(cells.begin(), names.title(held));
    table.add(std::move(cells));
  }
  std::cout << '\n' << table.text(right);
}

/// One line for each entry, those with most firms first: how many meet each standard.
void print_dimension(
    const Context& context,
    Session& session,
    const usecase::AssessSummary& summary,
    const std::map<std::string, usecase::AssessSummary::Row>& rows,
    const std::string& heading,
    const std::function<std::string(const std::string&)>& name
) {
  std::vector<std::string> headings{heading};
  std::vector<std::size_t> columns;
  std::vector<std::size_t> right;
  for (std::size_t c = 0; c < summary.columns.size(); ++c) {
    if (summary.columns[c].order == 0 || summary.all[c].all() == 0) continue;
    columns.push_back(c);
    right.push_back(headings.size());
    headings.push_back(usecase::column_name(summary.columns[c], session.rules(), context.language));
  }
  if (columns.empty()) return;
  using Entry = std::pair<std::uint64_t, std::string>;
  std::vector<Entry> order;
  for (const auto& [key, row] : rows) {
    std::uint64_t most = 0;
    for (const auto& counts : row) most = std::max(most, counts.all());
    order.emplace_back(most, key);
  }
  std::ranges::stable_sort(order, std::greater<>(), &Entry::first);
  TextTable table(headings);
  for (std::size_t i = 0; i < std::min(order.size(), kMostLines); ++i) {
    const auto& key = order[i].second;
    std::vector<std::string> cells{name(key)};
    for (const auto c : columns) {
      const auto& counts = rows.at(key)[c];
      cells.push_back(grouped(counts.yes) + " / " + grouped(counts.all()));
    }
    table.add(std::move(cells));
  }
  std::cout << '\n' << table.text(right);
  if (order.size() > kMostLines) {
    std::cout << context.say(base::msg("cli_assess.all.more", order.size() - kMostLines)) << '\n';
  }
}

void print_summary(const Context& context, Session& session, const usecase::AllResult& result) {
  const auto& summary = result.summary;
  usecase::StandingNames names(session.rules(), session.codes(), context.language);
  std::cout << context.say(base::msg(
                   "cli_assess.all.done", grouped(summary.firms), base::to_iso(summary.on)
               ))
            << "\n\n";
  print_all(context, session, summary);
  print_reached(context, summary, names);
  const auto unknown = context.say("cli.unknown");
  print_dimension(
      context,
      session,
      summary,
      summary.by_region,
      context.say("cli_assess.all.region"),
      [&](const std::string& key) { return key.empty() ? unknown : names.region(key); }
  );
  print_dimension(
      context,
      session,
      summary,
      summary.by_industry,
      context.say("cli_assess.all.industry"),
      [&](const std::string& key) { return key.empty() ? unknown : names.industry(key); }
  );
  std::cout << '\n'
            << context.say(base::msg("cli_assess.all.near", grouped(result.near_misses))) << '\n';
}

void print_files(const Context& context, const usecase::AllResult& result) {
  for (const auto& file : result.files) {
    std::cout << context.say(base::msg("cli_assess.all.file", file.string())) << '\n';
  }
}

void print_pool(
    const Context& context, Session& session, const usecase::AllResult& result, bool strict
) {
  usecase::StandingNames names(session.rules(), session.codes(), context.language);
  TextTable table(
      {"#",
       context.say("cli.enterprise.code"),
       context.say("cli.enterprise.name"),
       context.say("cli_assess.pool.target"),
       context.say("cli_assess.pool.lacks")}
  );
  for (std::size_t i = 0; i < result.pool.size(); ++i) {
    const auto& entry = result.pool[i];
    auto lacks = usecase::joined(entry.lacks, names.words());
    if (!entry.open.empty()) {
      lacks +=
          context.say(base::msg("cli_assess.pool.open", usecase::joined(entry.open, names.words()))
          );
    }
    table.add(
        {std::to_string(i + 1),
         entry.code,
         entry.name,
         names.words().text(entry.set->name),
         std::move(lacks)}
    );
  }
  std::cout << context.say(base::msg(
                   "cli_assess.pool.found", grouped(result.near_misses), result.pool.size()
               ))
            << '\n';
  if (!result.pool.empty()) {
    std::cout << table.text({0}, kWidest);
  } else if (strict) {
    std::cout << context.say("cli_assess.pool.none_certain") << '\n';
  }
}

void pool(const Context& context, const PoolArgs& args) {
  Session session(context);
  usecase::AllRequest request{question_of(args.firm), {}, args.output, true};
  request.question.review = false;
  request.pool = {args.conditions, args.points, args.open, static_cast<std::size_t>(args.top)};
  const auto result = run(context, session, request);
  if (context.json) {
    std::cout << usecase::pool_json(result) << '\n';
    return;
  }
  print_pool(context, session, result, args.open == 0);
  print_files(context, result);
}

}  // namespace

void assess_everyone(const Context& context, const FirmArgs& args, const std::string& output) {
  Session session(context);
  usecase::AllRequest request{question_of(args), {}, output, false};
  const auto result = run(context, session, request);
  if (context.json) {
    std::cout << usecase::summary_json(result, session.rules(), context.language) << '\n';
    return;
  }
  print_summary(context, session, result);
  print_files(context, result);
}

void add_pool_commands(Command& root) {
  static PoolArgs args;
  Context& context = root.context();
  auto command = root.below("pool", "cli_assess.pool.about");
  command.option("--ruleset", &args.firm.sets, "cli_assess.ruleset");
  add_day_option(command, args.firm);
  command.option("--short", &args.conditions, "cli_assess.pool.short", {.range = {{1, 9}}});
  command.option("--points", &args.points, "cli_assess.pool.points", {.range = {{0, 100}}});
  command.option("--undecided", &args.open, "cli_assess.pool.undecided", {.range = {{0, 9}}});
  command.option("--top", &args.top, "cli_assess.pool.top", {.range = {{1, 1000000}}});
  command.option("--output", &args.output, "cli_assess.output");
  command.runs([&context] { pool(context, args); });
}

}  // namespace rongtong::cli
