// The 2026 ladder over synthetic firms, beside the same rules as hand-written SQL in SQLite over
// the same columns, as markdown.
//
//   rongtong_rules_bench [--firms N] [--peer-firms N] [--no-peer] [--chunks]
//
// --chunks only times the run, for trying sizes of a chunk (src/rules/chunk.h).
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include "base/io/file.h"
#include "model/read_vocabulary.h"
#include "rules/book_cache.h"
#include "rules/program.h"
#include "rules/sql.h"
#include "tests/rules/sqlite_facts.h"
#include "tests/rules/synthetic_firms.h"

namespace rongtong::bench {
namespace {

using Clock = std::chrono::steady_clock;
using rules::Truth;

constexpr int kRounds = 7;
constexpr base::Date kDay{std::chrono::year(2026), std::chrono::month(6), std::chrono::day(30)};

/// Everything that an application of 2026 is judged by.
const std::vector<std::string>& ladder() {
  static const std::vector<std::string> kLadder = {
      "size-2011",
      "size-2017",
      "gates-2022",
      "gates-2026",
      "tech-sme-2017",
      "innovative-2022",
      "srdi-2026",
      "giant-2026",
      "champion-2023",
      "hnte-2016"};
  return kLadder;
}

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// The fastest of some runs: what the machine can do when nobody else is at it.
template <class Work>
double fastest_of(int rounds, Work work) {
  double best = 1e9;
  for (int round = 0; round < rounds; ++round) {
    const auto start = Clock::now();
    work();
    best = std::min(best, seconds_since(start));
  }
  return best;
}

template <class Work>
double fastest(Work work) {
  return fastest_of(kRounds, work);
}

std::filesystem::path catalogue() { return std::filesystem::path(RONGTONG_SOURCE_DIR) / "catalog"; }

std::vector<rules::RuleFile> rule_files() {
  std::vector<rules::RuleFile> files;
  for (const auto& entry : std::filesystem::directory_iterator(catalogue() / "rulesets")) {
    files.push_back({entry.path().string(), base::read_file(entry.path(), 1U << 22U)});
  }
  std::ranges::sort(files, {}, &rules::RuleFile::name);
  return files;
}

rules::RuleBook read_book(const model::Vocabulary& vocabulary) {
  const auto files = rule_files();
  auto read = rules::read_rule_book(files, vocabulary);
  if (!read.findings.empty()) {
    std::cerr << read.findings.size() << " findings, the first: " << read.findings[0].rule << '\n';
  }
  return std::move(read.book);
}

/// Bytes that the facts of a firm take.
std::size_t indicator_bytes(const std::vector<rules::Input>& inputs) {
  std::size_t bytes = 0;
  for (const auto& input : inputs) {
    bytes += input.type == rules::Type::kTruth ? 1 : input.type == rules::Type::kText ? 4 : 8;
  }
  return bytes;
}

void print_reading(const model::Vocabulary& vocabulary) {
  const auto files = rule_files();
  const auto srdi = std::ranges::find_if(files, [](const auto& file) {
    return file.name.find("hnte-2016.yaml") != std::string::npos;
  });
  const std::vector<rules::RuleFile> one = {*srdi};
  const std::vector<std::string> one_id = {"hnte-2016"};
  const double cold_one = fastest([&] {
    const auto read = rules::read_rule_book(one, vocabulary);
    (void)rules::compile(read.book, one_id);
  });
  const double cold_all = fastest([&] {
    const auto read = rules::read_rule_book(files, vocabulary);
    (void)rules::compile(read.book, ladder());
  });
  const auto book_one = rules::read_rule_book(one, vocabulary).book;
  const auto book_all = rules::read_rule_book(files, vocabulary).book;
  const std::string bytes_one = rules::write_compiled(book_one, 1);
  const std::string bytes_all = rules::write_compiled(book_all, 1);
  const double cached_one = fastest([&] { (void)rules::read_compiled(bytes_one, 1); });
  const double cached_all = fastest([&] { (void)rules::read_compiled(bytes_all, 1); });
  const double compile_all = fastest([&] { (void)rules::compile(book_all, ladder()); });
  std::printf("| rule sets | YAML read and compiled, ms | from the cache, ms | cache, KB |\n");
  std::printf("| --- | --- | --- | --- |\n");
  std::printf(
      "| one (hnte-2016) | %.2f | %.2f | %.0f |\n",
      1e3 * cold_one,
      1e3 * cached_one,
      static_cast<double>(bytes_one.size()) / 1e3
  );
  std::printf(
      "| all %zu | %.2f | %.2f | %.0f |\n\n",
      files.size(),
      1e3 * cold_all,
      1e3 * cached_all,
      static_cast<double>(bytes_all.size()) / 1e3
  );
  std::printf(
      "Compiling the ladder from the cached book takes %.2f ms more.\n\n", 1e3 * compile_all
  );
}

struct Timed {
  double one = 0;  ///< threads
  double two = 0;
};

Timed time_run(const rules::Program& program, const rules::FactTable& facts, bool reasons) {
  Timed timed;
  timed.one = fastest([&] { (void)rules::run(program, facts, {reasons, 1}); });
  timed.two = fastest([&] { (void)rules::run(program, facts, {reasons, 2}); });
  return timed;
}

void print_run(const rules::Program& program, const rules::FactTable& facts) {
  const Timed plain = time_run(program, facts, false);
  const Timed reasons = time_run(program, facts, true);
  std::printf(
      "%zu firms × %zu rule sets, %zu columns (%zu bytes a firm), %zu steps.\n\n",
      facts.rows(),
      program.sets().size(),
      program.inputs().size(),
      indicator_bytes(program.inputs()),
      program.step_count()
  );
  std::printf("| kept | seconds, 1 thread | seconds, 2 threads | bytes a firm |\n");
  std::printf("| --- | --- | --- | --- |\n");
  std::printf(
      "| verdicts, points, counts | %.3f | %.3f | %zu |\n",
      plain.one,
      plain.two,
      rules::run(program, facts).bytes_per_firm()
  );
  std::printf(
      "| and every reason and item | %.3f | %.3f | %zu |\n\n",
      reasons.one,
      reasons.two,
      rules::run(program, facts, {true, 1}).bytes_per_firm()
  );
}

void print_verdicts(const rules::Program& program, const rules::FactTable& facts) {
  const auto outcomes = rules::run(program, facts);
  std::printf("| rule set | yes | no | unknown |\n| --- | --- | --- | --- |\n");
  for (std::size_t s = 0; s < outcomes.sets.size(); ++s) {
    const auto& verdicts = outcomes.verdicts[s];
    const auto share = [&](Truth truth) {
      return 100.0 * static_cast<double>(std::ranges::count(verdicts, truth)) /
             static_cast<double>(verdicts.size());
    };
    std::printf(
        "| %s | %.1f %% | %.1f %% | %.1f %% |\n",
        outcomes.sets[s].id.c_str(),
        share(Truth::kYes),
        share(Truth::kNo),
        share(Truth::kUnknown)
    );
  }
  std::printf("\n");
}

/// What our outcomes say in the cell `name` of firm `row`, as the queries write it; "?" for a name
/// that is none of theirs.
rules::tests::SqlCell expected(
    const rules::RuleBook& book,
    const rules::Outcomes& outcomes,
    const std::string& name,
    std::size_t row
) {
  for (std::size_t s = 0; s < outcomes.sets.size(); ++s) {
    std::string prefix = outcomes.sets[s].id + "_";
    std::ranges::replace(prefix, '-', '_');
    if (!name.starts_with(prefix)) continue;
    const std::string what = name.substr(prefix.size());
    const Truth verdict = outcomes.verdicts[s][row];
    if (what == "verdict" && verdict == Truth::kUnknown) return std::nullopt;
    if (what == "verdict") return verdict == Truth::kYes ? "1" : "0";
    if (what == "least") return std::to_string(outcomes.points[s][row].least);
    if (what == "most") return std::to_string(outcomes.points[s][row].most);
    const int index = outcomes.classes[s][row];
    if (index < 0) return std::nullopt;
    return book.sets()[outcomes.sets[s].set].classes[static_cast<std::size_t>(index)].id;
  }
  return "?";
}

/// 4500.0 and 4500 are the same.
bool same(const rules::tests::SqlCell& a, const rules::tests::SqlCell& b) {
  if (a.has_value() != b.has_value()) return false;
  if (!a || *a == *b) return true;
  char* end = nullptr;
  const double number = std::strtod(a->c_str(), &end);
  return *end == '\0' && number == std::strtod(b->c_str(), nullptr);
}

/// Cells in which the query and we differ; each kind is shown once.
std::size_t differences(
    const rules::RuleBook& book,
    const rules::Outcomes& outcomes,
    const rules::tests::SqliteFacts& database,
    const std::string& query
) {
  const auto names = database.names(query);
  const auto rows = database.rows(query);
  std::vector<std::size_t> wrong(names.size());
  for (const auto& cells : rows) {
    const std::size_t row = std::stoul(*cells[0]);
    for (std::size_t i = 1; i < names.size(); ++i) {
      const auto wanted = expected(book, outcomes, names[i], row);
      if (same(cells[i], wanted)) continue;
      if (wrong[i]++ == 0) {
        std::cerr << names[i] << " of firm " << row << ": SQL " << cells[i].value_or("NULL")
                  << ", ours " << wanted.value_or("NULL") << '\n';
      }
    }
  }
  std::size_t all = rows.size() == outcomes.firms ? 0 : outcomes.firms;
  for (const std::size_t count : wrong) all += count;
  return all;
}

void print_peer(const rules::RuleBook& book, const rules::Program& program, std::size_t firms) {
  const auto facts = rules::tests::synthetic_firms(firms, 7, program.inputs(), kDay);
  const rules::tests::SqliteFacts database(facts, program.inputs());
  const std::string by_hand = base::read_file(
      std::filesystem::path(RONGTONG_SOURCE_DIR) / "bench" / "ladder_2026.sql", 1U << 20U
  );
  rules::SqlOptions options;
  options.on = kDay;
  const std::string printed = rules::print_sql(book, ladder(), options);
  const Timed ours = time_run(program, facts, false);
  const double hand = fastest_of(3, [&] { (void)database.read_through(by_hand); });
  const double print = fastest_of(3, [&] { (void)database.read_through(printed); });
  const auto outcomes = rules::run(program, facts);
  std::printf("%zu firms over the same columns, all in memory, one thread each:\n\n", firms);
  std::printf(
      "| way | seconds | to ours | cells that differ from ours |\n| --- | --- | --- | --- |\n"
  );
  std::printf("| ours | %.4f | 1 × | |\n", ours.one);
  std::printf(
      "| SQL by hand (bench/ladder_2026.sql), SQLite | %.2f | %.0f × | %zu |\n",
      hand,
      hand / ours.one,
      differences(book, outcomes, database, by_hand)
  );
  std::printf(
      "| SQL printed from the program, SQLite | %.2f | %.0f × | %zu |\n\n",
      print,
      print / ours.one,
      differences(book, outcomes, database, printed)
  );
}

std::size_t argument(int argc, char** argv, const char* name, std::size_t fallback) {
  for (int i = 1; i + 1 < argc; ++i) {
    if (std::strcmp(argv[i], name) == 0) return std::strtoull(argv[i + 1], nullptr, 10);
  }
  return fallback;
}

bool flag(int argc, char** argv, const char* name) {
  return std::any_of(argv + 1, argv + argc, [&](const char* arg) {
    return std::strcmp(arg, name) == 0;
  });
}

int run_all(int argc, char** argv) {
  const auto vocabulary = model::read_vocabulary(catalogue());
  const auto book = read_book(vocabulary);
  const auto program = rules::compile(book, ladder());
  const std::size_t firms = argument(argc, argv, "--firms", 1'000'000);
  const auto facts = rules::tests::synthetic_firms(firms, 2026, program.inputs(), kDay);
  print_run(program, facts);
  if (flag(argc, argv, "--chunks")) return 0;
  print_verdicts(program, facts);
  if (!flag(argc, argv, "--no-peer")) {
    print_peer(book, program, argument(argc, argv, "--peer-firms", 100'000));
  }
  print_reading(vocabulary);
  return 0;
}

}  // namespace
}  // namespace rongtong::bench

int main(int argc, char** argv) { return rongtong::bench::run_all(argc, argv); }
