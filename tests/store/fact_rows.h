#pragma once

#include <string>
#include <vector>

#include "model/fact_statement.h"
#include "tests/store/rows.h"

/// Made-up statements about figures and titles for tests and benchmarks of the store.
namespace rongtong::tests {

inline model::FactStatement facts(std::uint64_t n, std::vector<model::YearlyFact> yearly = {}) {
  model::FactStatement said = model::blank_facts(code(n));
  said.yearly = std::move(yearly);
  return said;
}

inline model::FactStatement titled(std::uint64_t n, std::vector<model::TitleGrant> titles) {
  model::FactStatement said = model::blank_facts(code(n));
  said.titles = std::move(titles);
  return said;
}

inline model::TitleGrant grant(std::string title, std::optional<base::Date> on = std::nullopt) {
  model::TitleGrant granted;
  granted.title = std::move(title);
  granted.granted_on = on;
  return granted;
}

/// A chunk whose rows are numbered from `first`.
inline store::FactChunk fact_chunk(
    std::uint64_t first, std::vector<model::FactStatement> statements
) {
  store::FactChunk chunk;
  for (auto& said : statements) {
    chunk.rows.push_back({first, first + 1, std::move(said), {}});
    ++first;
  }
  chunk.rows_done = first - 1;
  return chunk;
}

/// Anything a statement may say, of few names and values, so that statements often agree.
inline model::FactStatement random_facts(base::Random& random, std::uint32_t codes) {
  const auto pick = [&random](const std::vector<std::string>& texts) { return random.pick(texts); };
  model::FactStatement said = facts(random.below(codes));
  if (random.below(3) == 0) said.name = pick({"甲厂", "乙厂"});
  for (auto left = random.below(4); left > 0; --left) {
    const std::vector<model::FactValue> values{
        0.0, -3.0, 52'000'000.0, 0.0531, 1.0 / 3, 1e300, -0.0, true, false};
    said.yearly.push_back(
        {pick({"revenue", "staff", "rd_expense"}),
         2023 + static_cast<int>(random.below(3)),
         random.pick(values)}
    );
  }
  for (auto left = random.below(3); left > 0; --left) {
    const std::vector<model::FactValue> values{
        std::string("leading"),
        std::string("引,\"号\n"),
        std::vector<std::string>{"a", "b"},
        std::vector<std::string>{},
        day(1958, 1, 1),
        true};
    said.dated.push_back(
        {pick({"market_position", "fields"}),
         day(2026, 1, 1 + random.below(2)),
         random.pick(values),
         pick({"", "张三"}),
         pick({"", "行业协会证明"})}
    );
  }
  for (auto left = random.below(3); left > 0; --left) {
    model::TitleGrant granted = grant(pick({"giant", "srdi"}));
    if (random.below(2) == 0)
      granted.granted_on = day(2023 + static_cast<int>(random.below(2)), 7, 1);
    if (random.below(3) == 0) granted.valid_until = day(2026, 6, 30);
    if (random.below(5) == 0) granted.ended_on = day(2025, 6, 30);
    if (random.below(5) == 0) granted.rank = static_cast<int>(random.below(3));
    granted.batch = pick({"", "第五批", "第六批"});
    granted.number = pick({"", "", "A1", "A2"});
    said.titles.push_back(granted);
  }
  if (random.below(5) == 0) said.absences.push_back({"giant", day(2025, 1 + random.below(3), 1)});
  if (random.below(4) == 0) said.extra["备注"] = pick({"x", "y"});
  return said;
}

}  // namespace rongtong::tests
