#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "demo/demo.h"

namespace rongtong::demo {

/// catalog/demo/figures.yaml: what the invented firms report, by rung.
struct FigureWording {
  struct Range {
    int low = 0;
    int high = 0;
  };
  struct Rung {
    int least_revenue = 0;  ///< 10,000 yuan
    int rd_least = 0;       ///< 10,000 yuan
    Range revenue_per_head, growth, main, rd, debt, rd_staff, profit, leading, class1, class2;
    Range segment, score;
  };
  struct Grant {
    std::string on;
    std::string batch;
  };
  std::vector<int> years;
  std::string judge;
  std::string judged_on;
  std::string evidence;
  int untitled = 0;   ///< of 20,000 firms
  Range score_drift;  ///< points of the running year above those of the last one
  std::uint32_t near_miss_percent = 0;
  std::uint32_t missing_percent = 0;
  std::uint32_t high_tech_percent = 0;
  std::uint32_t award_percent = 0;
  std::map<std::string, Rung, std::less<>> rungs;  ///< by tier; "none"
  std::map<std::string, std::vector<Grant>, std::less<>> grants;
};

/// Throws base::Error naming file and line of what is wrong.
FigureWording read_figure_wording(const std::filesystem::path& catalog);

/// A table ready to be written; cells as an officer types them.
struct DemoTable {
  std::vector<std::string> headers;
  std::vector<std::vector<std::string>> rows;
};

/// What the city's firms hand in. Deterministic in `seed`; the firms stay as they are.
struct DemoFigures {
  DemoTable earlier;  ///< 2023 and 2024, one row a firm and year, money in 10,000 yuan; a few rows
                      ///< are wrong on purpose
  DemoTable latest;   ///< 2025, one row a firm, the year in the headers
  DemoTable judgements;  ///< patents held, gates, a person's judgements with signer and day; the
                         ///< score of the running year
  DemoTable titles;      ///< every holder in the city
};

DemoFigures make_figures(
    const FigureWording& wording, const std::vector<DemoFirm>& firms, std::uint64_t seed
);

/// CSV, UTF-8 with a byte order mark.
std::string table_csv(const DemoTable& table);

}  // namespace rongtong::demo
