// Quality and speed of matching on the judged needs and the whole test registry, beside SQLite FTS5
// in the same run, as markdown.
//
//   rongtong_match_bench [--no-peer] [--variants] [--each] [--run FILE]
//
// --variants adds the table of what each part brings; --each a line a need; --run writes the run
// for other scorers. Data: RONGTONG_TESTDATA.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <span>
#include <string>
#include <thread>
#include <vector>

#include "base/io/atomic_file.h"
#include "base/io/file.h"
#include "base/io/mapped_file.h"
#include "bench/fts5_peer.h"
#include "bench/match_world.h"
#include "match/index_builder.h"
#include "match/matcher.h"
#include "match/trec.h"
#include "tests/support/testdata.h"

namespace rongtong::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kTop = 50;
constexpr int kRounds = 7;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

double quantile(std::vector<double> values, double share) {
  std::ranges::sort(values);
  return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1) + 0.5)];
}

long peak_mib() {
  struct rusage usage {};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

struct Settings {
  match::MatchWeights weights;
  match::StopPhrases phrases;
};

/// What the lookup hands out, and what the peer indexes: the firm of id n stands at n - 1.
using Firms = std::vector<model::Enterprise>;

struct Options {
  bool peer = true;
  bool variants = false;
  bool each = false;
  std::string run;
};

struct World {
  std::filesystem::path folder;  ///< for files of this run
  std::vector<model::Need> needs;
  match::Qrels qrels;
  model::Codes codes;
  Settings settings;
};

double build(
    const std::filesystem::path& testdata, const World& world, const std::filesystem::path& file
) {
  match::IndexBuilder builder(world.settings.weights, world.settings.phrases);
  double seconds = 0;
  each_firm(testdata, world.codes, [&](model::EnterpriseId id, const model::Enterprise& firm) {
    const auto start = Clock::now();
    builder.add(id, firm);
    seconds += seconds_since(start);
  });
  const auto start = Clock::now();
  base::AtomicFile out(file);
  builder.finish({"bench", "bench"}, [&out](std::span<const std::byte> bytes) {
    out.write({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  });
  out.commit();
  return seconds + seconds_since(start);
}

Firms load(const std::filesystem::path& testdata, const model::Codes& codes) {
  Firms firms;
  each_firm(testdata, codes, [&](model::EnterpriseId, const model::Enterprise& firm) {
    firms.push_back(firm);
  });
  return firms;
}

struct Timing {
  double median = 0;
  double p95 = 0;
};

/// Milliseconds a need, each the best of `rounds`.
template <class Work>
Timing timing(std::size_t needs, int rounds, const Work& work) {
  std::vector<double> best(needs, 1e9);
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < needs; ++i) {
      const auto start = Clock::now();
      work(i);
      best[i] = std::min(best[i], seconds_since(start) * 1000);
    }
  }
  return {quantile(best, 0.5), quantile(best, 0.95)};
}

match::Run run_of(
    const match::Matcher& matcher, const World& world, const match::FirmLookup& lookup
) {
  match::Run run;
  for (const auto& need : world.needs) {
    auto& codes = run[need.public_code];
    for (const auto& candidate : matcher.match(need, {kTop}, lookup).candidates) {
      codes.emplace_back(matcher.index().credit_code(candidate.enterprise).value());
    }
  }
  return run;
}

void print_quality(const char* name, const match::Measures& measures) {
  std::printf(
      "| %s | %.4f | %.4f | %.4f | %.3f |\n",
      name,
      measures.ndcg10,
      measures.p5,
      measures.recall50,
      measures.judged10
  );
}

struct JudgedFit {
  double fit = 0;
  int grade = 0;
};

std::vector<JudgedFit> judged_fits(
    const match::Matcher& matcher, const World& world, const match::FirmLookup& lookup
) {
  std::vector<JudgedFit> fits;
  for (const auto& need : world.needs) {
    const auto& grades = world.qrels.at(need.public_code);
    for (const auto& candidate : matcher.match(need, {kTop}, lookup).candidates) {
      const auto found = grades.find(matcher.index().credit_code(candidate.enterprise).value());
      if (found != grades.end()) fits.push_back({candidate.fit, found->second});
    }
  }
  return fits;
}

/// Share of pairs of a relevant and another firm, of any two needs, where the relevant one has the
/// higher fit (area under the ROC curve).
double ordered_share(const std::vector<JudgedFit>& fits) {
  double ordered = 0;
  double pairs = 0;
  for (const auto& a : fits) {
    for (const auto& b : fits) {
      if (a.grade < 2 || b.grade >= 2) continue;
      ordered += a.fit > b.fit ? 1.0 : a.fit == b.fit ? 0.5 : 0.0;
      pairs += 1;
    }
  }
  return pairs > 0 ? ordered / pairs : 0;
}

void print_fits(
    const match::Matcher& matcher, const World& world, const match::FirmLookup& lookup
) {
  const auto fits = judged_fits(matcher, world, lookup);
  std::printf(
      "\nPairs of a relevant and an irrelevant firm, over all needs, ordered by fit: %.3f\n\n"
      "| grade | judged firms among the first 50 | mean fit |\n| --- | --- | --- |\n",
      ordered_share(fits)
  );
  for (int grade = 0; grade <= 3; ++grade) {
    double sum = 0;
    int count = 0;
    for (const auto& fit : fits) {
      if (fit.grade != grade) continue;
      sum += fit.fit;
      ++count;
    }
    std::printf("| %d | %d | %.3f |\n", grade, count, sum / std::max(1, count));
  }
}

void run_peer(const World& world, const Firms& firms) {
  Fts5Peer peer(world.folder / "peer.db");
  const auto start = Clock::now();
  peer.begin();
  std::int64_t id = 0;
  for (const auto& firm : firms) {
    const auto region = firm.region;
    const std::int64_t province = region ? model::RegionTable::province_of(*region).value : 0;
    peer.add(++id, firm.name, firm.business_scope, province);
  }
  peer.end();
  const double built = seconds_since(start);
  match::Run run;
  const auto search = [&](std::size_t i) {
    const auto& need = world.needs[i];
    const auto& conditions = need.conditions;
    const std::int64_t province = conditions.empty() ? 0 : std::stol(conditions[0].values[0]);
    auto& codes = run[need.public_code];
    codes.clear();
    for (const auto found : peer.search(need, province, kTop)) {
      codes.emplace_back(firms[static_cast<std::size_t>(found - 1)].credit_code.text());
    }
  };
  const Timing time = timing(world.needs.size(), 1, search);
  std::printf(
      "| SQLite FTS5 | %.1f s | %ju | – | %.1f | %.1f |\n",
      built,
      static_cast<std::uintmax_t>(
          std::filesystem::file_size(world.folder / "peer.db") / firms.size()
      ),
      time.median,
      time.p95
  );
  std::printf(
      "\n| engine | nDCG@10 | P@5 | recall@50 | judged@10 |\n| --- | --- | --- | --- | --- |\n"
  );
  print_quality("SQLite FTS5", match::evaluate(world.qrels, run).mean);
}

struct Variant {
  const char* name;
  void (*change)(Settings&);
};

const std::vector<Variant>& variants() {
  static const std::vector<Variant> kAll{
      {"as shipped", [](Settings&) {}},
      {"no scope stop phrases", [](Settings& s) { s.phrases.scope.clear(); }},
      {"no need stop phrases", [](Settings& s) { s.phrases.need.clear(); }},
      {"no stop phrases", [](Settings& s) { s.phrases = {}; }},
      {"need words not saturated (k3 = 1000)", [](Settings& s) { s.weights.k3 = 1000; }},
      {"k3 = 0.3", [](Settings& s) { s.weights.k3 = 0.3; }},
      {"k3 = 3", [](Settings& s) { s.weights.k3 = 3; }},
      {"title as the text", [](Settings& s) { s.weights.title = 1; }},
      {"title 3", [](Settings& s) { s.weights.title = 3; }},
      {"name as the scope", [](Settings& s) { s.weights.fields[0].weight = 1; }},
      {"name 2", [](Settings& s) { s.weights.fields[0].weight = 2; }},
      {"name 3", [](Settings& s) { s.weights.fields[0].weight = 3; }},
      {"name b = 0", [](Settings& s) { s.weights.fields[0].b = 0; }},
      {"scope b = 0", [](Settings& s) { s.weights.fields[1].b = 0; }},
      {"scope b = 0.3", [](Settings& s) { s.weights.fields[1].b = 0.3; }},
      {"scope b = 0.6", [](Settings& s) { s.weights.fields[1].b = 0.6; }},
      {"scope b = 0.75", [](Settings& s) { s.weights.fields[1].b = 0.75; }},
      {"k1 = 0.6", [](Settings& s) { s.weights.k1 = 0.6; }},
      {"k1 = 1.5", [](Settings& s) { s.weights.k1 = 1.5; }},
      {"k1 = 2", [](Settings& s) { s.weights.k1 = 2; }},
      {"plain BM25 (no phrases, title, name, saturation)",
       [](Settings& s) {
         s.phrases = {};
         s.weights.k3 = 1000;
         s.weights.title = s.weights.fields[0].weight = 1;
         s.weights.k1 = 1.2;
         s.weights.fields[1].b = 0.75;
       }},
  };
  return kAll;
}

void print_variants(const World& world, const Firms& firms, const match::FirmLookup& lookup) {
  std::printf(
      "\n| variant | nDCG@10 | P@5 | recall@50 | judged@10 |\n| --- | --- | --- | --- | --- |\n"
  );
  for (const auto& variant : variants()) {
    Settings settings = world.settings;
    variant.change(settings);
    match::IndexBuilder builder(settings.weights, settings.phrases);
    std::int64_t id = 0;
    for (const auto& firm : firms) builder.add(model::EnterpriseId(++id), firm);
    const auto bytes = builder.finish({"variant", variant.name});
    const match::Matcher matcher(
        match::CapabilityIndex::open(bytes), settings.weights, settings.phrases, world.codes
    );
    print_quality(variant.name, match::evaluate(world.qrels, run_of(matcher, world, lookup)).mean);
    std::fflush(stdout);
  }
}

void write_run(
    const match::Matcher& matcher,
    const World& world,
    const match::FirmLookup& lookup,
    const std::string& file
) {
  std::ofstream out(file);
  const auto code_of = [&matcher](model::EnterpriseId id) {
    return std::string(matcher.index().credit_code(id).value());
  };
  for (const auto& need : world.needs) {
    match::write_trec(
        out, need.public_code, matcher.match(need, {kTop}, lookup), code_of, "rongtong"
    );
  }
}

double batch_seconds(
    const match::Matcher& matcher, const World& world, const match::FirmLookup& lookup
) {
  double best = 1e9;
  for (int round = 0; round < kRounds; ++round) {
    const auto start = Clock::now();
    matcher.match_all(
        world.needs, {kTop}, lookup, std::max(1U, std::thread::hardware_concurrency())
    );
    best = std::min(best, seconds_since(start));
  }
  return best;
}

void print_each(const match::Evaluation& evaluation) {
  std::printf(
      "\n| need | nDCG@10 | P@5 | recall@50 | judged@10 |\n| --- | --- | --- | --- | --- |\n"
  );
  for (const auto& [need, measures] : evaluation.needs) print_quality(need.c_str(), measures);
}

void run(const std::filesystem::path& testdata, const World& world, const Options& options) {
  const auto file = world.folder / "capability.idx";
  const double built = build(testdata, world, file);
  const long peak = peak_mib();
  const Firms firms = load(testdata, world.codes);
  const match::FirmLookup lookup = [&firms](model::EnterpriseId id) {
    return firms[static_cast<std::size_t>(id.value - 1)];
  };
  const auto start = Clock::now();
  const base::MappedFile mapped(file);
  const match::Matcher matcher(
      match::CapabilityIndex::open(mapped.bytes()),
      world.settings.weights,
      world.settings.phrases,
      world.codes
  );
  const double opened = seconds_since(start);
  const auto work = [&](std::size_t i) { matcher.match(world.needs[i], {kTop}, lookup); };
  const auto score_only = [&](std::size_t i) { matcher.match(world.needs[i], {1}, lookup); };
  const Timing time = timing(world.needs.size(), kRounds, work);
  const Timing scoring = timing(world.needs.size(), kRounds, score_only);
  std::printf(
      "%zu firms, %zu needs, title and description as query, top %zu with reasons.\n"
      "Peak memory of the build: %ld MiB. Top 1 instead of %zu: median %.2f ms. All needs on %u "
      "threads: %.0f ms.\n\n",
      matcher.index().firms(),
      world.needs.size(),
      kTop,
      peak,
      kTop,
      scoring.median,
      std::thread::hardware_concurrency(),
      batch_seconds(matcher, world, lookup) * 1000
  );
  std::printf(
      "| engine | build | bytes a firm | open | ms a need, median | p95 |\n"
      "| --- | --- | --- | --- | --- | --- |\n"
      "| Rongtong | %.1f s | %zu | %.0f ms | %.2f | %.2f |\n",
      built,
      mapped.bytes().size() / matcher.index().firms(),
      opened * 1000,
      time.median,
      time.p95
  );
  if (options.peer) {
    run_peer(world, firms);
  } else {
    std::printf(
        "\n| engine | nDCG@10 | P@5 | recall@50 | judged@10 |\n| --- | --- | --- | --- | --- |\n"
    );
  }
  const auto evaluation = match::evaluate(world.qrels, run_of(matcher, world, lookup));
  print_quality("Rongtong", evaluation.mean);
  print_fits(matcher, world, lookup);
  if (options.each) print_each(evaluation);
  if (!options.run.empty()) write_run(matcher, world, lookup, options.run);
  if (options.variants) print_variants(world, firms, lookup);
}

Options read_options(std::span<char*> arguments) {
  Options options;
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    const std::string_view argument = arguments[i];
    if (argument == "--no-peer") options.peer = false;
    if (argument == "--variants") options.variants = true;
    if (argument == "--each") options.each = true;
    if (argument == "--run" && i + 1 < arguments.size()) options.run = arguments[++i];
  }
  return options;
}

Settings read_settings(const std::filesystem::path& catalog) {
  constexpr std::uint64_t kLimit = 1U << 20U;
  const auto weights = catalog / "match" / "weights.yaml";
  const auto phrases = catalog / "match" / "stop-phrases.yaml";
  return {
      match::read_weights(base::read_file(weights, kLimit), weights.string()),
      match::read_stop_phrases(base::read_file(phrases, kLimit), phrases.string())};
}

}  // namespace
}  // namespace rongtong::bench

int main(int argc, char** argv) {
  using namespace rongtong;
  const auto testdata = tests::testdata();
  if (!testdata) return 0;
  const std::filesystem::path catalog = std::filesystem::path(RONGTONG_SOURCE_DIR) / "catalog";
  auto codes = model::read_codes(catalog);
  auto needs = bench::judged_needs(*testdata, codes);
  const auto folder = std::filesystem::temp_directory_path() / "rongtong-match-bench";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  const bench::World world{
      folder,
      std::move(needs),
      bench::judgements(*testdata),
      std::move(codes),
      bench::read_settings(catalog)};
  bench::run(*testdata, world, bench::read_options({argv, static_cast<std::size_t>(argc)}));
  std::filesystem::remove_all(folder);
}
