// import enterprises, needs, indicators, titles: files in, counts and rejects out.
#include <cstdio>
#include <iostream>

#include "base/error.h"
#include "base/text/encoding.h"
#include "cli/command.h"
#include "cli/json_out.h"
#include "cli/session.h"
#include "cli/terminal.h"
#include "model/read_vocabulary.h"
#include "usecase/capability.h"
#include "usecase/import_enterprises.h"
#include "usecase/import_facts.h"
#include "usecase/import_needs.h"
#include "usecase/places.h"

namespace rongtong::cli {

namespace {

/// The options that all imports share.
struct ImportArgs {
  std::vector<std::string> files;
  std::string as_of;
  std::string encoding;
  std::string sheet;
  std::string rejects;
  bool no_index = false;
};

void add_args(Command& command, ImportArgs& args) {
  command.option("FILE", &args.files, "cli.import.file", {.required = true});
  command.option("--as-of", &args.as_of, "cli.import.as_of");
  command.option("--encoding", &args.encoding, "cli.import.encoding");
  command.option("--sheet", &args.sheet, "cli.import.sheet");
  command.option("--rejects", &args.rejects, "cli.import.rejects");
}

[[noreturn]] void bad_option(const char* key, const std::string& value) {
  throw base::Error(base::ErrorCode::kInvalidArgument, base::msg(key, value));
}

usecase::ImportOptions options_of(
    const ImportArgs& args, const Context& context, Session& session
) {
  usecase::ImportOptions options;
  const auto as_of = base::parse_date(args.as_of.empty() ? usecase::utc_now() : args.as_of);
  if (!as_of) bad_option("cli.import.bad_date", args.as_of);
  options.as_of = *as_of;
  if (!args.encoding.empty()) {
    options.table.encoding = base::parse_encoding(args.encoding);
    if (!options.table.encoding) bad_option("cli.import.bad_encoding", args.encoding);
  }
  options.table.sheet = args.sheet;
  options.language = context.language;
  options.rejects_folder =
      args.rejects.empty() ? session.data() / "rejects" : std::filesystem::path(args.rejects);
  return options;
}

std::string seconds_text(double seconds) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", seconds);
  return text;
}

void print_rules(const Context& context, const usecase::ImportReport& report) {
  if (report.rules.empty()) return;
  TextTable table(
      {context.say("cli.import.effect"),
       context.say("cli.import.rows"),
       context.say("cli.import.example"),
       context.say("cli.import.rule")}
  );
  for (const auto& rule : report.rules) {
    const bool reject = rule.severity == base::Severity::kReject;
    table.add(
        {context.say(reject ? "cli.import.rejected" : "cli.import.warned"),
         grouped(rule.count),
         context.say(rule.example),
         rule.rule}
    );
  }
  std::cout << table.text({1}, 72);
}

void print_report(const Context& context, const usecase::ImportReport& report) {
  const auto& counts = report.batch.counts;
  for (const auto& finding : report.about_columns) {
    std::cerr << context.say(finding.message) << '\n';
  }
  if (report.resumed) std::cout << context.say("cli.import.resumed") << '\n';
  std::cout << context.say(base::msg(
                   "cli.import.done",
                   report.batch.file_name,
                   grouped(counts.read),
                   grouped(counts.added),
                   grouped(counts.changed),
                   grouped(counts.unchanged),
                   grouped(counts.warned),
                   grouped(counts.rejected),
                   seconds_text(report.seconds),
                   report.batch.id.value
               ))
            << '\n';
  print_rules(context, report);
  if (!report.rejects_file.empty()) {
    std::cout << context.say(base::msg("cli.import.rejects_file", report.rejects_file.string()))
              << '\n';
  }
}

void show(const Context& context, const std::vector<usecase::ImportReport>& reports) {
  if (context.json) {
    std::cout << imports_json(reports, context.language) << '\n';
    return;
  }
  for (const auto& report : reports) print_report(context, report);
}

/// Brings the capability index up to date, so that the first match does not wait for it.
void build_index(const Context& context, Session& session) {
  ProgressBar bar(context.say("cli.index.building"), context.language, context.quiet);
  usecase::open_capability(
      session.store(), {session.data(), session.catalogue(), session.codes()}, bar
  );
}

/// Imports file by file; one that cannot be read is told and does not stop the others.
template <class Import>
void each_file(Context& context, const ImportArgs& args, const Import& import) {
  std::vector<usecase::ImportReport> reports;
  for (const auto& file : args.files) {
    try {
      ProgressBar bar(file, context.language, context.quiet);
      reports.push_back(import(file, bar));
    } catch (const base::Error& error) {
      if (args.files.size() == 1) throw;
      std::cerr << base::render(error, context.language) << '\n';
      context.status = 1;
    }
  }
  show(context, reports);
}

void import_enterprises(Context& context, const ImportArgs& args) {
  Session session(context);
  const auto options = options_of(args, context, session);
  const auto rules = intake::read_enterprise_rules(session.catalogue());
  const usecase::EnterpriseIntake intake{session.codes(), rules};
  each_file(context, args, [&](const std::string& file, base::Progress& progress) {
    return usecase::import_enterprises(session.store(), intake, file, options, progress);
  });
  if (!args.no_index) build_index(context, session);
}

void import_needs(Context& context, const ImportArgs& args) {
  Session session(context);
  const auto options = options_of(args, context, session);
  const auto columns = intake::read_need_columns(session.catalogue());
  const usecase::NeedIntake intake{session.codes(), columns};
  each_file(context, args, [&](const std::string& file, base::Progress& progress) {
    return usecase::import_needs(session.store(), intake, file, options, progress);
  });
}

struct IndicatorArgs {
  ImportArgs common;
  std::optional<std::uint64_t> year;
  std::string money_unit;
  bool keep_doubtful = false;
};

struct TitleArgs {
  ImportArgs common;
  std::string title;
  std::string granted;
  std::string batch;
  bool complete = false;
  std::string region;
  std::string until;
};

base::Date day_of(const std::string& text) {
  const auto day = base::parse_date(text);
  if (!day) bad_option("cli.import.bad_date", text);
  return *day;
}

void import_indicators(Context& context, const IndicatorArgs& args) {
  Session session(context);
  const auto rules = intake::read_fact_rules(session.catalogue());
  const auto vocabulary = model::read_vocabulary(session.catalogue());
  usecase::IndicatorOptions options;
  options.common = options_of(args.common, context, session);
  options.keep_doubtful = args.keep_doubtful;
  if (args.year) {
    if (*args.year < 1000 || *args.year > 9999) {
      bad_option("cli_facts.bad_year", std::to_string(*args.year));
    }
    options.year = static_cast<int>(*args.year);
  }
  options.money_unit = args.money_unit;
  const auto* unit = rules.words.unit(args.money_unit, model::Unit::kYuan);
  if (!args.money_unit.empty() && (unit == nullptr || unit->unit != model::Unit::kYuan)) {
    bad_option("cli_facts.bad_money_unit", args.money_unit);
  }
  const usecase::FactIntake intake{vocabulary, rules};
  each_file(context, args.common, [&](const std::string& file, base::Progress& progress) {
    return usecase::import_indicators(session.store(), intake, file, options, progress);
  });
}

/// The place that a complete list covers; nothing: the country.
std::optional<model::RegionCode> covered(const TitleArgs& args, Session& session) {
  if (args.region.empty()) {
    throw base::Error(base::ErrorCode::kInvalidArgument, base::msg("cli_facts.region_needed"));
  }
  if (args.region == "全国" || args.region == "100000") return std::nullopt;
  auto region = session.codes().regions.parse_code(args.region);
  if (!region) region = session.codes().regions.resolve_name(args.region);
  if (!region) bad_option("cli_facts.bad_region", args.region);
  return region;
}

void import_titles(Context& context, const TitleArgs& args) {
  Session session(context);
  const auto rules = intake::read_fact_rules(session.catalogue());
  const auto vocabulary = model::read_vocabulary(session.catalogue());
  usecase::TitleOptions options;
  options.common = options_of(args.common, context, session);
  if (!args.title.empty()) {
    const auto* title = vocabulary.title_named(args.title);
    if (title == nullptr) bad_option("cli_facts.bad_title", args.title);
    options.titles.title = title->id;
  }
  if (!args.granted.empty()) options.titles.granted_on = day_of(args.granted);
  options.titles.batch = args.batch;
  options.complete = args.complete;
  if (args.complete) options.region = covered(args, session);
  if (!args.until.empty()) options.until = day_of(args.until);
  const usecase::FactIntake intake{vocabulary, rules};
  each_file(context, args.common, [&](const std::string& file, base::Progress& progress) {
    auto report = usecase::import_titles(session.store(), intake, file, options, progress);
    const auto rejected = report.batch.counts.rejected;
    if (args.complete && rejected > 0) {
      std::cerr << context.say(base::msg("cli_facts.not_complete", rejected)) << '\n';
    }
    return report;
  });
}

void describe_indicators(Command& command, IndicatorArgs& args) {
  add_args(command, args.common);
  command.option("--year", &args.year, "cli_facts.year");
  command.option("--money-unit", &args.money_unit, "cli_facts.money_unit");
  command.flag("--keep-doubtful", args.keep_doubtful, "cli_facts.keep_doubtful");
}

void describe_titles(Command& command, TitleArgs& args) {
  add_args(command, args.common);
  command.option("--title", &args.title, "cli_facts.of_title");
  command.option("--granted", &args.granted, "cli_facts.granted");
  command.option("--batch", &args.batch, "cli_facts.of_batch");
  command.flag("--complete", args.complete, "cli_facts.complete");
  command.option("--region", &args.region, "cli_facts.region");
  command.option("--until", &args.until, "cli_facts.until");
}

}  // namespace

void add_import_commands(Command& root) {
  static ImportArgs enterprises;
  static ImportArgs needs;
  static IndicatorArgs indicators;
  static TitleArgs titles;
  Context& context = root.context();
  auto import = root.below("import", "cli.import.about");
  auto first = import.below("enterprises", "cli.import.enterprises");
  add_args(first, enterprises);
  first.flag("--no-index", enterprises.no_index, "cli.import.no_index");
  first.runs([&context] { import_enterprises(context, enterprises); });
  auto second = import.below("needs", "cli.import.needs");
  add_args(second, needs);
  second.runs([&context] { import_needs(context, needs); });
  auto third = import.below("indicators", "cli_facts.import_indicators");
  describe_indicators(third, indicators);
  third.runs([&context] { import_indicators(context, indicators); });
  auto fourth = import.below("titles", "cli_facts.import_titles");
  describe_titles(fourth, titles);
  fourth.runs([&context] { import_titles(context, titles); });
}

}  // namespace rongtong::cli
