#include "usecase/make_demo.h"

#include <charconv>
#include <sstream>

#include "base/io/atomic_file.h"
#include "base/io/file.h"
#include "demo/demo.h"
#include "demo/figures.h"
#include "demo/write.h"
#include "intake/event_yaml.h"
#include "report/table_file.h"

namespace rongtong::usecase {

namespace {

/// A cell as a spreadsheet holds it: numbers as numbers, but codes and names as texts.
report::Cell cell_of(const std::string& text, std::size_t column) {
  double number = 0;
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  const bool whole = column > 1 && read.ec == std::errc() && read.ptr == end;
  if (whole) return number;
  return text;
}

std::vector<std::filesystem::path> write_workbook(
    const demo::DemoTable& table, const std::filesystem::path& file
) {
  const auto out = report::open_table_file(file);
  std::vector<report::Column> columns;
  for (const auto& header : table.headers) columns.push_back({header, 18, report::Format::kText});
  out->begin("indicators", "indicators", std::move(columns));
  for (const auto& row : table.rows) {
    std::vector<report::Cell> cells;
    for (std::size_t i = 0; i < row.size(); ++i) cells.push_back(cell_of(row[i], i));
    out->row(cells);
  }
  return out->close();
}

}  // namespace

DemoFiles make_demo(const DemoRequest& request) {
  const auto grammar = demo::read_grammar(request.catalogue);
  demo::DemoOptions options;
  options.seed = request.seed;
  options.firms = request.firms;
  const auto city = demo::make_demo(grammar, options);
  DemoFiles made{city.firms.size(), city.issuers, city.needs.size(), {}};
  base::make_folders(request.folder);
  const auto put = [&](const char* name, const std::string& text) {
    made.files.push_back(request.folder / name);
    base::write_file_atomically(made.files.back(), text);
  };
  std::ostringstream firms;
  demo::write_firms(firms, grammar, city);
  put("enterprises.csv", firms.str());
  std::ostringstream needs;
  demo::write_needs(needs, city);
  put("needs.jsonl", needs.str());
  put("event.yaml", intake::event_to_yaml(city.event));
  std::ostringstream bad_rows;
  demo::write_bad_rows(bad_rows, grammar, city);
  put("名录-有问题的行.csv", bad_rows.str());
  const auto figures =
      demo::make_figures(demo::read_figure_wording(request.catalogue), city.firms, request.seed);
  put("indicators-2023-2024.csv", demo::table_csv(figures.earlier));
  for (auto& file : write_workbook(figures.latest, request.folder / "indicators-2025.xlsx")) {
    made.files.push_back(std::move(file));
  }
  put("judgements-2026.csv", demo::table_csv(figures.judgements));
  put("titles.csv", demo::table_csv(figures.titles));
  put("README.md", demo::readme(grammar, city));
  return made;
}

}  // namespace rongtong::usecase
