#include "report/table_file.h"

#include <unistd.h>

#include "base/error.h"
#include "base/io/atomic_file.h"
#include "report/csv_cells.h"
#include "report/text.h"
#include "report/xlsx_cells.h"

namespace rongtong::report {
namespace {

namespace fs = std::filesystem;

/// Rows of a sheet below its headings (Excel's limit is 1,048,576 with them).
constexpr lxw_row_t kMostRows = 1'048'575;
constexpr std::size_t kLongestSheetName = 31;
/// CSV is handed to the file in pieces of about this size.
constexpr std::size_t kPiece = 1U << 18U;

class CsvFiles final : public TableFile {
 public:
  explicit CsvFiles(fs::path file) : file_(std::move(file)) {}

  void begin(const std::string& id, const std::string& title, std::vector<Column> columns)
      override {
    static_cast<void>(title);
    flush();
    auto path = file_;
    if (!open_.empty()) path.replace_filename(file_.stem().string() + "-" + id + ".csv");
    open_.push_back(std::make_unique<base::AtomicFile>(path));
    paths_.push_back(path);
    buffer_ = kByteOrderMark;
    append_csv_headings(buffer_, columns);
  }

  void row(const std::vector<Cell>& cells) override {
    append_csv_row(buffer_, cells);
    if (buffer_.size() >= kPiece) flush();
  }

  std::vector<fs::path> close() override {
    flush();
    for (auto& file : open_) file->commit();
    return std::move(paths_);
  }

 private:
  void flush() {
    if (!open_.empty()) open_.back()->write(buffer_);
    buffer_.clear();
  }

  fs::path file_;
  std::vector<std::unique_ptr<base::AtomicFile>> open_;
  std::vector<fs::path> paths_;
  std::string buffer_;
};

/// Written to a neighbour of the target; rows leave the memory as they come.
class XlsxFile final : public TableFile {
 public:
  explicit XlsxFile(fs::path file)
      : file_(std::move(file)),
        neighbour_(file_.string() + ".part-" + std::to_string(::getpid())),
        workbook_(open(neighbour_)),
        formats_(make_formats(workbook_.get())) {}
  ~XlsxFile() override {
    workbook_.reset();
    std::error_code ignored;  // it is gone after close(), or was never written
    fs::remove(neighbour_, ignored);
  }
  XlsxFile(const XlsxFile&) = delete;
  XlsxFile& operator=(const XlsxFile&) = delete;

  void begin(const std::string& id, const std::string& title, std::vector<Column> columns)
      override {
    static_cast<void>(id);
    end_sheet();
    columns_ = std::move(columns);
    title_ = title;
    part_ = 1;
    begin_sheet(title);
  }

  void row(const std::vector<Cell>& cells) override {
    if (rows_ == kMostRows) {
      end_sheet();
      begin_sheet(title_ + " " + std::to_string(++part_));
    }
    write_row(sheet_, ++rows_, cells, columns_, formats_);
  }

  std::vector<fs::path> close() override {
    end_sheet();
    const auto error = workbook_close(workbook_.release());
    if (error != LXW_NO_ERROR) fail_workbook(lxw_strerror(error));
    std::error_code failed;
    fs::rename(neighbour_, file_, failed);
    if (failed) fail_workbook(failed.message().c_str());
    return {file_};
  }

 private:
  static Workbook open(const std::string& file) {
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    Workbook workbook(workbook_new_opt(file.c_str(), &options));
    if (!workbook) fail_workbook("workbook_new");
    return workbook;
  }

  void begin_sheet(const std::string& title) {
    const auto name = clipped(title, kLongestSheetName);
    sheet_ = workbook_add_worksheet(workbook_.get(), name.c_str());
    if (sheet_ == nullptr) fail_workbook(name.c_str());
    write_headings(sheet_, columns_, formats_);
    worksheet_freeze_panes(sheet_, 1, 2);
    rows_ = 0;
  }

  void end_sheet() {
    if (sheet_ == nullptr || rows_ == 0) return;
    const auto last = static_cast<lxw_col_t>(columns_.size() - 1);
    worksheet_autofilter(sheet_, 0, 0, rows_, last);
  }

  fs::path file_;
  std::string neighbour_;
  Workbook workbook_;
  CellFormats formats_;
  lxw_worksheet* sheet_ = nullptr;
  std::vector<Column> columns_;
  std::string title_;
  int part_ = 1;
  lxw_row_t rows_ = 0;
};

}  // namespace

std::unique_ptr<TableFile> open_table_file(const fs::path& file) {
  const auto ending = file.extension().string();
  if (ending == ".csv" || ending == ".CSV") return std::make_unique<CsvFiles>(file);
  if (ending == ".xlsx" || ending == ".XLSX") return std::make_unique<XlsxFile>(file);
  throw base::Error(
      base::ErrorCode::kInvalidArgument, base::msg("report_verdict.table_ending", file.string())
  );
}

}  // namespace rongtong::report
