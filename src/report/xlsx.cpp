#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <memory>

#include "base/error.h"
#include "report/report.h"
#include "report/sheet.h"
#include "report/text.h"
#include "report/xlsx_cells.h"

namespace rongtong::report {
namespace {

constexpr std::size_t kLongestSheetName = 31;
constexpr std::uint8_t kPaperA3 = 8;
constexpr std::uint8_t kPaperA4 = 9;

/// A file that lives in memory only: libxlsxwriter 1.1 writes to named files and nothing else.
class MemoryFile {
 public:
  MemoryFile() : descriptor_(memfd_create("workbook", MFD_CLOEXEC)) {
    if (descriptor_ < 0) fail_workbook("memfd_create");
  }
  ~MemoryFile() { ::close(descriptor_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

  std::string bytes() const {
    const auto size = ::lseek(descriptor_, 0, SEEK_END);
    if (size < 0) fail_workbook("lseek");
    std::string all(static_cast<std::size_t>(size), '\0');
    std::size_t done = 0;
    while (done < all.size()) {
      const auto got =
          ::pread(descriptor_, all.data() + done, all.size() - done, static_cast<off_t>(done));
      if (got <= 0) fail_workbook("pread");
      done += static_cast<std::size_t>(got);
    }
    return all;
  }

 private:
  int descriptor_;
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

void add_sheet(
    lxw_workbook* workbook,
    const CellFormats& formats,
    View view,
    const PlanIndex& index,
    const Words& words
) {
  const auto content = build_sheet(view, index, words);
  const auto name = clipped(content.title, kLongestSheetName);
  auto* sheet = workbook_add_worksheet(workbook, name.c_str());
  if (sheet == nullptr) fail_workbook(name.c_str());
  set_up_print(sheet, view, content, index, words);
  write_headings(sheet, content.columns, formats);
  for (std::size_t r = 0; r < content.rows.size(); ++r) {
    write_row(sheet, static_cast<lxw_row_t>(r + 1), content.rows[r], content.columns, formats);
  }
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
  if (!workbook) fail_workbook("workbook_new");
  const auto formats = make_formats(workbook.get());
  set_properties(workbook.get(), plan, words);
  for (const auto& name : views()) {
    if (name.view == View::kChanges && plan.changes.empty()) continue;
    add_sheet(workbook.get(), formats, name.view, index, words);
  }
  const auto error = workbook_close(workbook.release());
  if (error != LXW_NO_ERROR) fail_workbook(lxw_strerror(error));
  return file.bytes();
}

}  // namespace rongtong::report
