#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include "base/random.h"
#include "rules/way_up.h"
#include "tests/rulesets/case_file.h"
#include "tests/rulesets/shipped.h"

/// What the way up costs a firm, rung by rung of the shipped book: firms of the case files whose
/// figures are drawn anew around what each standard asks for, so that most miss it by little.
/// Prints a markdown table.
namespace rongtong::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kFirms = 200;

/// Figures of the last years times 0.5 … 1.1, counts less 0 … 2, one truth in ten the other way.
model::FirmFacts near_miss(
    const tests::FirmForm& form, const tests::FirmCase& like, base::Random& random
) {
  const auto& vocabulary = tests::shipped().vocabulary;
  auto firm = tests::facts_of(form, like.on, vocabulary);
  const auto move = [&](const std::string& id, model::FactValue& value) {
    const auto* indicator = vocabulary.find_indicator(id);
    auto* number = std::get_if<double>(&value);
    if (number == nullptr) return;
    if (indicator->unit == model::Unit::kYuan) {
      *number = std::round(*number * (0.5 + 0.6 * random.unit()) / 1e4) * 1e4;
    } else if (indicator->whole && *number < 20) {
      *number = std::max(0.0, *number - random.below(3));
    }
  };
  for (auto& fact : firm.yearly) move(fact.indicator, fact.value);
  for (auto& fact : firm.dated) {
    move(fact.indicator, fact.value);
    const auto* indicator = vocabulary.find_indicator(fact.indicator);
    auto* truth = std::get_if<bool>(&fact.value);
    if (truth != nullptr && indicator->lever && random.below(3) == 0) *truth = false;
  }
  return firm;
}

double at(const std::vector<double>& sorted, double share) {
  return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

void measure(const std::string& set, int years) {
  const auto file = tests::read_case_file(set);
  const auto& like = file.cases.front();
  const auto& shipped = tests::shipped();
  base::Random random(1);
  std::vector<double> times;
  std::size_t work = 0;
  int ways = 0;
  int proven = 0;
  for (int i = 0; i < kFirms; ++i) {
    const auto firm = near_miss(file.firm, like, random);
    rules::WayOptions options;
    options.years = years;
    const auto begun = Clock::now();
    const auto result = rules::ways_up(
        shipped.book, shipped.vocabulary, *shipped.book.find(set), firm, like.on, false, options
    );
    times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begun).count());
    work = std::max(work, result.work);
    ways += result.ways.empty() ? 0 : 1;
    proven += result.proven ? 1 : 0;
  }
  std::ranges::sort(times);
  std::printf(
      "| %s | %d | %d of %d | %d | %.2f | %.2f | %.2f | %zu |\n",
      set.c_str(),
      years,
      ways,
      kFirms,
      proven,
      at(times, 0.5),
      at(times, 0.95),
      times.back(),
      work
  );
}

}  // namespace
}  // namespace rongtong::bench

int main() {
  std::printf(
      "%d firms near each standard, the best way and up to two others, milliseconds a firm; "
      "target: at most 20.\n\n",
      rongtong::bench::kFirms
  );
  std::printf(
      "| standard | years | has a way | proven | median | 95 %% | longest | most linear programs "
      "|\n"
  );
  std::printf("| --- | --- | --- | --- | --- | --- | --- | --- |\n");
  for (const auto* set :
       {"srdi-2022", "srdi-2026", "giant-2026", "giant-2022", "innovative-2022", "tech-sme-2017"}) {
    for (const int years : {1, 2}) rongtong::bench::measure(set, years);
  }
  return 0;
}
