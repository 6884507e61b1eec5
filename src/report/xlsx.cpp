#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <memory>

#include "base/error.h"
#include "report/report.h"
#include "report/sheet.h"
#include "report/text.h"

namespace rongtong::report {
namespace {

/// Serial of 1970-01-01 in the 1900 system (ECMA-376 part 1, 18.17.4.1), and of 1900-03-01, before
/// which that system counts a day that never was.
constexpr int kSerialOfEpoch = 25569;
constexpr int kFirstSureSerial = 61;
/// A cell holds 32,767 UTF-16 units; half of it is safe for any text.
constexpr std::size_t kLongestText = 16'000;
constexpr std::size_t kLongestSheetName = 31;
constexpr std::uint8_t kPaperA3 = 8;
constexpr std::uint8_t kPaperA4 = 9;
/// From this width on a column holds sentences and wraps.
constexpr int kWrapFrom = 24;

[[noreturn]] void fail(const char* why) {
  throw base::Error(base::ErrorCode::kUnavailable, base::msg("report.workbook_failed", why));
}

/// A file that lives in memory only: libxlsxwriter 1.1 writes to named files and nothing else.
class MemoryFile {
 public:
  MemoryFile() : descriptor_(memfd_create("workbook", MFD_CLOEXEC)) {
    if (descriptor_ < 0) fail("memfd_create");
  }
  ~MemoryFile() { ::close(descriptor_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

  std::string bytes() const {
    const auto size = ::lseek(descriptor_, 0, SEEK_END);
    if (size < 0) fail("lseek");
    std::string all(static_cast<std::size_t>(size), '\0');
    std::size_t done = 0;
    while (done < all.size()) {
      const auto got =
          ::pread(descriptor_, all.data() + done, all.size() - done, static_cast<off_t>(done));
      if (got <= 0) fail("pread");
      done += static_cast<std::size_t>(got);
    }
    return all;
  }

 private:
  int descriptor_;
};

struct FreeWorkbook {
  void operator()(lxw_workbook* workbook) const { lxw_workbook_free(workbook); }
};
using Workbook = std::unique_ptr<lxw_workbook, FreeWorkbook>;

/// The looks of cells, made once for a workbook.
struct Formats {
  lxw_format* heading = nullptr;
  lxw_format* text = nullptr;
  lxw_format* sentence = nullptr;
  lxw_format* whole = nullptr;
  lxw_format* decimal = nullptr;
  lxw_format* share = nullptr;
  lxw_format* date = nullptr;
  lxw_format* time = nullptr;
};

lxw_format* cell_format(lxw_workbook* workbook, const char* number_format) {
  auto* format = workbook_add_format(workbook);
  format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  if (number_format != nullptr) format_set_num_format(format, number_format);
  return format;
}

Formats make_formats(lxw_workbook* workbook) {
  Formats formats;
  formats.heading = workbook_add_format(workbook);
  format_set_bold(formats.heading);
  format_set_text_wrap(formats.heading);
  format_set_align(formats.heading, LXW_ALIGN_VERTICAL_CENTER);
  format_set_bg_color(formats.heading, 0xE7EFFA);
  format_set_bottom(formats.heading, LXW_BORDER_THIN);
  format_set_bottom_color(formats.heading, 0x1F5FBF);
  formats.text = cell_format(workbook, nullptr);
  formats.sentence = cell_format(workbook, nullptr);
  format_set_text_wrap(formats.sentence);
  formats.whole = cell_format(workbook, "#,##0");
  formats.decimal = cell_format(workbook, "#,##0.00");
  formats.share = cell_format(workbook, "0%");
  formats.date = cell_format(workbook, "yyyy-mm-dd");
  formats.time = cell_format(workbook, "hh:mm");
  return formats;
}

/// Writes one cell. Texts are always strings: a text that begins with `=` is no formula.
struct CellWriter {
  lxw_worksheet* sheet;
  const Formats& formats;
  lxw_row_t row;
  lxw_col_t column;
  const Column& about;

  void check(lxw_error error) const {
    if (error != LXW_NO_ERROR) fail(lxw_strerror(error));
  }
  void number(double value, lxw_format* format) const {
    check(worksheet_write_number(sheet, row, column, value, format));
  }
  void text(const std::string& value) const {
    if (value.empty()) return;
    auto* format = about.width >= kWrapFrom ? formats.sentence : formats.text;
    const auto shown = clipped(shown_text(value), kLongestText);
    check(worksheet_write_string(sheet, row, column, shown.c_str(), format));
  }

  void operator()(std::monostate) const {}
  void operator()(const std::string& value) const { text(value); }
  void operator()(std::int64_t value) const { number(static_cast<double>(value), formats.whole); }
  void operator()(double value) const {
    number(value, about.format == Format::kPercent ? formats.share : formats.decimal);
  }
  void operator()(base::Date date) const {
    const int serial = base::days_since_epoch(date) + kSerialOfEpoch;
    if (serial < kFirstSureSerial)
      text(base::to_iso(date));
    else
      number(serial, formats.date);
  }
  void operator()(ClockTime time) const { number(time.minutes / (24.0 * 60.0), formats.time); }
};

/// `&` begins a code in headers and footers.
std::string header_text(std::string_view text) {
  std::string out;
  for (const char c : clipped(shown_text(text), 60)) {
    out += c;
    if (c == '&') out += c;
  }
  return out;
}

void set_up_print(
    lxw_worksheet* sheet,
    View view,
    const Sheet& content,
    const PlanIndex& index,
    const Words& words
) {
  const auto& event = index.plan.event;
  worksheet_set_landscape(sheet);
  worksheet_set_paper(sheet, view == View::kGrid ? kPaperA3 : kPaperA4);
  worksheet_fit_to_pages(sheet, 1, 0);
  worksheet_set_margins(sheet, 0.4, 0.4, 0.6, 0.6);
  worksheet_repeat_rows(sheet, 0, 0);
  const auto mark = event.synthetic ? words.phrase("report.demo.short") : std::string();
  const auto header = "&L" + header_text(event.title) + "&R&B" + header_text(mark);
  const auto footer = "&L" + header_text(content.title) + "&R&P / &N";
  worksheet_set_header(sheet, header.c_str());
  worksheet_set_footer(sheet, footer.c_str());
  if (event.synthetic) worksheet_set_tab_color(sheet, 0xE0A100);
}

/// Columns that stay in sight when one scrolls to the right.
lxw_col_t frozen_columns(View view) {
  switch (view) {
    case View::kGrid:
      return 3;
    case View::kNeeds:
    case View::kInvitations:
      return 2;
    default:
      return 1;
  }
}

void write_cells(lxw_worksheet* sheet, const Sheet& content, const Formats& formats) {
  for (std::size_t c = 0; c < content.columns.size(); ++c) {
    const auto& column = content.columns[c];
    const auto at = static_cast<lxw_col_t>(c);
    worksheet_set_column(sheet, at, at, column.width, nullptr);
    worksheet_write_string(sheet, 0, at, column.heading.c_str(), formats.heading);
  }
  lxw_row_t row = 1;
  for (const auto& cells : content.rows) {
    for (std::size_t c = 0; c < cells.size(); ++c) {
      const CellWriter writer{sheet, formats, row, static_cast<lxw_col_t>(c), content.columns[c]};
      std::visit(writer, cells[c]);
    }
    ++row;
  }
}

void add_sheet(
    lxw_workbook* workbook,
    const Formats& formats,
    View view,
    const PlanIndex& index,
    const Words& words
) {
  const auto content = build_sheet(view, index, words);
  const auto name = clipped(content.title, kLongestSheetName);
  auto* sheet = workbook_add_worksheet(workbook, name.c_str());
  if (sheet == nullptr) fail(name.c_str());
  set_up_print(sheet, view, content, index, words);
  write_cells(sheet, content, formats);
  worksheet_freeze_panes(sheet, 1, view == View::kSummary ? 0 : frozen_columns(view));
  if (view == View::kSummary || content.columns.empty() || content.rows.empty()) return;
  worksheet_autofilter(
      sheet,
      0,
      0,
      static_cast<lxw_row_t>(content.rows.size()),
      static_cast<lxw_col_t>(content.columns.size() - 1)
  );
}

/// The day on which the plan was made: a property of the workbook that would otherwise be the
/// present moment and make each run's bytes differ.
std::time_t creation_day(const model::Plan& plan) {
  constexpr std::time_t kSomeDay = 946'684'800;  // 2000-01-01
  const auto day = base::parse_date(plan.made_at.substr(0, 10));
  if (!day || base::days_since_epoch(*day) <= 0) return kSomeDay;
  return static_cast<std::time_t>(base::days_since_epoch(*day)) * 86'400;
}

void set_properties(lxw_workbook* workbook, const model::Plan& plan, const Words& words) {
  auto title = clipped(shown_text(plan.event.title), 200);
  auto subject = words.phrase("report.title");
  auto comment = plan.event.synthetic ? words.phrase("report.demo.long") : std::string();
  lxw_doc_properties properties{};
  properties.title = title.data();
  properties.subject = subject.data();
  if (!comment.empty()) properties.comments = comment.data();
  properties.created = creation_day(plan);
  workbook_set_properties(workbook, &properties);
}

}  // namespace

std::string plan_xlsx(const model::Plan& plan, const model::Codes& codes, base::Language language) {
  const PlanIndex index(plan);
  const Words words(codes, language);
  const MemoryFile file;
  Workbook workbook(workbook_new(file.path().c_str()));
  if (!workbook) fail("workbook_new");
  const auto formats = make_formats(workbook.get());
  set_properties(workbook.get(), plan, words);
  for (const auto& name : views()) {
    if (name.view == View::kChanges && plan.changes.empty()) continue;
    add_sheet(workbook.get(), formats, name.view, index, words);
  }
  const auto error = workbook_close(workbook.release());
  if (error != LXW_NO_ERROR) fail(lxw_strerror(error));
  return file.bytes();
}

}  // namespace rongtong::report
