#include "usecase/export_plan.h"

#include <algorithm>
#include <iterator>

#include "base/error.h"
#include "base/io/atomic_file.h"
#include "base/io/file.h"
#include "base/table/csv_reader.h"
#include "report/report.h"

namespace rongtong::usecase {

namespace {

namespace fs = std::filesystem;

class Export {
 public:
  Export(
      const model::Plan& plan,
      const model::Codes& codes,
      base::Language language,
      const fs::path& folder
  )
      : plan_(plan), codes_(codes), language_(language), folder_(folder) {}

  void add(std::string_view format) {
    if (format == "html") write("report.html", report::plan_html(plan_, codes_, language_));
    if (format == "xlsx") write("plan.xlsx", report::plan_xlsx(plan_, codes_, language_));
    if (format == "csv") add_views();
    if (format == "json") write("plan.json", report::plan_json(plan_));
    if (format == "letters") {
      write("letters.html", report::invitation_letters_html(plan_, codes_, language_));
    }
    if (format == "contacts") {
      write("contacts.csv", report::contact_list_csv(plan_, codes_, language_));
    }
  }

  std::vector<fs::path> files() && { return std::move(files_); }

 private:
  void add_views() {
    for (const auto& view : report::views()) {
      const auto name = "csv/" + std::string(view.id) + ".csv";
      write(name, report::plan_csv(plan_, view.view, codes_, language_));
    }
  }

  void write(const std::string& name, const std::string& bytes) {
    const fs::path file = folder_ / name;
    base::make_folders(file.parent_path());
    base::write_file_atomically(file, bytes);
    files_.push_back(file);
  }

  const model::Plan& plan_;
  const model::Codes& codes_;
  base::Language language_;
  fs::path folder_;
  std::vector<fs::path> files_;
};

std::string format_names() {
  std::string names;
  for (const auto format : kExportFormats) {
    names += (names.empty() ? "" : ", ") + std::string(format);
  }
  return names;
}

}  // namespace

std::vector<fs::path> export_plan(
    const model::Plan& plan,
    const model::Codes& codes,
    base::Language language,
    const std::vector<std::string>& formats,
    const fs::path& folder
) {
  for (const auto& format : formats) {
    if (std::ranges::find(kExportFormats, format) == std::end(kExportFormats)) {
      throw base::Error(
          base::ErrorCode::kInvalidArgument,
          base::msg("usecase.export.no_format", format, format_names())
      );
    }
  }
  Export result(plan, codes, language, folder);
  for (const auto format : kExportFormats) {
    if (formats.empty() || std::ranges::find(formats, format) != formats.end()) result.add(format);
  }
  return std::move(result).files();
}

std::vector<std::string> plan_views() {
  std::vector<std::string> ids;
  for (const auto& view : report::views()) ids.emplace_back(view.id);
  return ids;
}

std::vector<std::vector<std::string>> plan_table(
    const model::Plan& plan,
    const std::string& view,
    const model::Codes& codes,
    base::Language language
) {
  const auto known = report::view_by_id(view);
  if (!known) {
    std::string ids;
    for (const auto& id : plan_views()) ids += (ids.empty() ? "" : ", ") + id;
    throw base::Error(
        base::ErrorCode::kInvalidArgument, base::msg("usecase.plan.no_view", view, ids)
    );
  }
  const auto csv = report::plan_csv(plan, *known, codes, language);
  base::CsvReader reader(base::memory_source(csv));
  std::vector<std::vector<std::string>> rows;
  base::Row row;
  while (reader.next(row)) rows.emplace_back(row.cells.begin(), row.cells.end());
  return rows;
}

}  // namespace rongtong::usecase
