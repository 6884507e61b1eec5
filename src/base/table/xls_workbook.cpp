#include "base/table/xls_workbook.h"

#include <map>

#include "base/error.h"
#include "base/table/little_endian.h"
#include "base/table/sheet_values.h"

namespace rongtong::base {

namespace {

/// MS-XLS 2.3, by number.
enum Globals : std::uint16_t {
  kEof = 0x0A,
  kDateMode = 0x22,
  kFilePass = 0x2F,
  kBoundSheet = 0x85,
  kXf = 0xE0,
  kSst = 0xFC,
  kFormat = 0x41E,
  kBof = 0x809,
};

class GlobalsReader {
 public:
  GlobalsReader(std::string_view stream, const std::string& name, const SheetLimits& limits)
      : cursor_(stream, 0), name_(name), limits_(limits) {}

  XlsWorkbook read() {
    const auto first = cursor_.next();
    if (!first || first->type != kBof || first->data.size() < 4)
      throw fault("base.table.xls_broken");
    if (little_endian<std::uint16_t>(first->data, 0) != 0x0600) throw fault("base.table.xls_old");
    for (;;) {
      const auto record = cursor_.next();
      if (!record) throw fault("base.table.xls_broken");
      if (record->type == kEof) break;
      take(*record);
    }
    for (const unsigned format : cell_formats_) {
      const auto found = formats_.find(format);
      book_.date_styles.push_back(
          found != formats_.end() ? found->second : is_built_in_date_format(format)
      );
    }
    return std::move(book_);
  }

 private:
  Error fault(std::string_view key) const {
    return {ErrorCode::kInvalidArgument, msg(key), {name_, 0, {}}};
  }

  void take(const BiffRecord& record) {
    BiffText text(record.data, {});
    switch (record.type) {
      case kFilePass:
        throw fault("base.table.encrypted");
      case kDateMode:
        book_.epoch_1904 = text.number(2) == 1;
        break;
      case kXf:
        text.skip(2);
        cell_formats_.push_back(text.number(2));
        break;
      case kFormat: {
        const unsigned id = text.number(2);
        formats_[id] = is_date_format(text.string(2));
        break;
      }
      case kBoundSheet:
        take_sheet(text);
        break;
      case kSst:
        take_strings(record);
        break;
      default:
        break;
    }
  }

  void take_sheet(BiffText& text) {
    XlsWorkbook::Sheet sheet;
    sheet.position = text.number(4);
    sheet.visible = (text.number(1) & 3U) == 0;
    const bool worksheet = text.number(1) == 0;
    sheet.name = text.string(1);
    if (worksheet && !text.failed()) book_.sheets.push_back(std::move(sheet));
  }

  void take_strings(const BiffRecord& record) {
    BiffText text(record.data, cursor_.continued());
    text.skip(4);
    const std::uint32_t count = text.number(4);
    for (std::uint32_t i = 0; i < count && !text.failed(); ++i) {
      const std::string string = text.string(2);
      if (text.failed()) throw fault("base.table.xls_broken");
      book_.strings.add(string);
      if (book_.strings.memory() > limits_.max_string_bytes) throw fault("base.table.sheet_limit");
    }
  }

  BiffCursor cursor_;
  const std::string& name_;
  const SheetLimits& limits_;
  XlsWorkbook book_;
  std::map<unsigned, bool> formats_;
  std::vector<unsigned> cell_formats_;
};

}  // namespace

XlsWorkbook read_xls_workbook(
    std::string_view stream, const std::string& name, const SheetLimits& limits
) {
  return GlobalsReader(stream, name, limits).read();
}

}  // namespace rongtong::base
