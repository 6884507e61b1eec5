#include "base/table/xls_reader.h"

#include <bit>

#include "base/error.h"
#include "base/table/chosen_sheet.h"
#include "base/table/compound_file.h"
#include "base/table/little_endian.h"
#include "base/table/sheet_row.h"
#include "base/table/sheet_values.h"
#include "base/table/xls_workbook.h"

namespace rongtong::base {

namespace {

/// MS-XLS 2.3, by number.
enum Cells : std::uint16_t {
  kFormula = 0x06,
  kEof = 0x0A,
  kMulRk = 0xBD,
  kRString = 0xD6,
  kLabelSst = 0xFD,
  kNumber = 0x203,
  kLabel = 0x204,
  kBoolErr = 0x205,
  kString = 0x207,
  kRk = 0x27E,
  kBof = 0x809,
};

/// MS-XLS 2.5.198.2 (BErr).
std::string_view error_text(std::uint32_t code) {
  switch (code) {
    case 0x00:
      return "#NULL!";
    case 0x07:
      return "#DIV/0!";
    case 0x0F:
      return "#VALUE!";
    case 0x17:
      return "#REF!";
    case 0x1D:
      return "#NAME?";
    case 0x24:
      return "#NUM!";
    default:
      return "#N/A";
  }
}

double double_at(std::string_view data, std::size_t at) {
  return std::bit_cast<double>(little_endian<std::uint64_t>(data, at));
}

/// MS-XLS 2.5.217: 30 bits of a double or of an integer, perhaps times 100.
double rk_value(std::uint32_t rk) {
  const bool hundredfold = (rk & 1U) != 0;
  const bool integer = (rk & 2U) != 0;
  const double value = integer ? static_cast<double>(static_cast<std::int32_t>(rk) >> 2)
                               : std::bit_cast<double>(std::uint64_t{rk & ~3U} << 32U);
  return hundredfold ? value / 100 : value;
}

class XlsReader final : public TableReader {
 public:
  XlsReader(
      std::string stream,
      XlsWorkbook book,
      std::size_t position,
      std::string name,
      const SheetLimits& limits
  )
      : stream_(std::move(stream)),
        book_(std::move(book)),
        name_(std::move(name)),
        limits_(limits),
        begin_(position),
        cursor_(stream_, position) {
    const auto first = cursor_.next();
    if (!first || first->type != kBof) broken();
    building_.begin(0);
  }

  bool next(Row& row) override {
    while (!ended_) {
      const auto record = cursor_.next();
      if (!record) broken();
      done_ += record->data.size() + 4;
      take(*record);
      if (!complete_) continue;
      complete_ = false;
      shown_.show(row);
      return true;
    }
    if (building_.blank()) return false;
    std::swap(shown_, building_);
    building_.begin(0);
    shown_.show(row);
    return true;
  }

  std::uint64_t consumed() const override { return begin_ + done_; }
  std::uint64_t total() const override { return stream_.size(); }

 private:
  [[noreturn]] void broken() const {
    throw Error(ErrorCode::kInvalidArgument, msg("base.table.xls_broken"), {name_, 0, {}});
  }

  /// Charts inside the sheet are substreams of their own, whose cells are not the sheet's.
  void take(const BiffRecord& record) {
    if (record.type == kBof) {
      ++depth_;
    } else if (record.type == kEof) {
      ended_ = depth_-- == 0;
    } else if (depth_ == 0) {
      take_cell(record);
    }
  }

  void take_cell(const BiffRecord& record) {
    switch (record.type) {
      case kLabelSst:
        return at_cell(record, 10, [this](std::string_view data) { set_shared(data); });
      case kLabel:
      case kRString:
        return at_cell(record, 8, [this](std::string_view data) { set_label(data); });
      case kNumber:
        return at_cell(record, 14, [this](std::string_view data) {
          set_number(double_at(data, 6));
        });
      case kRk:
        return at_cell(record, 10, [this](std::string_view data) {
          set_number(rk_value(little_endian<std::uint32_t>(data, 6)));
        });
      case kBoolErr:
        return at_cell(record, 8, [this](std::string_view data) {
          set_bool_or_error(data[6], data[7] != 0);
        });
      case kFormula:
        return at_cell(record, 20, [this](std::string_view data) { set_result(data); });
      case kMulRk:
        return take_mul_rk(record.data);
      case kString:
        return take_string(record);
      default:
        return;
    }
  }

  /// Reads row, column and format, then leaves the value to `set`.
  template <class Set>
  void at_cell(const BiffRecord& record, std::size_t least, Set set) {
    if (record.data.size() < least) broken();
    go_to(
        little_endian<std::uint16_t>(record.data, 0), little_endian<std::uint16_t>(record.data, 2)
    );
    style_ = little_endian<std::uint16_t>(record.data, 4);
    set(record.data);
  }

  void go_to(std::uint64_t row, std::size_t column) {
    column_ = column;
    if (building_.number() == row + 1) return;
    if (building_.number() > row + 1) {
      throw Error(ErrorCode::kInvalidArgument, msg("base.table.xls_disorder"), {name_, 0, {}});
    }
    if (!building_.blank()) {
      std::swap(shown_, building_);
      complete_ = true;
    }
    building_.begin(row + 1);
  }

  void set(std::string_view text) { building_.set(column_, text, limits_.max_cells); }

  void set_shared(std::string_view data) {
    const auto index = little_endian<std::uint32_t>(data, 6);
    if (index >= book_.strings.size()) broken();
    set(book_.strings[index]);
  }

  void set_label(std::string_view data) {
    BiffText text(data.substr(6), cursor_.continued());
    set(text.string(2));
  }

  void set_number(double value) {
    const bool date = style_ < book_.date_styles.size() && book_.date_styles[style_];
    if (date) return set(serial_text(value, book_.epoch_1904));
    if (is_beyond_precision(value) && column_ < limits_.max_cells)
      building_.mark_precision_lost(column_);
    set(number_text(value));
  }

  void set_bool_or_error(char value, bool error) {
    const auto code = static_cast<unsigned char>(value);
    set(error ? error_text(code) : code != 0 ? "TRUE" : "FALSE");
  }

  /// The value kept with a formula (2.5.133); a string follows in a record of its own.
  void set_result(std::string_view data) {
    if (little_endian<std::uint16_t>(data, 12) != 0xFFFF) return set_number(double_at(data, 6));
    switch (data[6]) {
      case 1:
        return set_bool_or_error(data[8], false);
      case 2:
        return set_bool_or_error(data[8], true);
      default:
        return;
    }
  }

  void take_string(const BiffRecord& record) {
    BiffText text(record.data, cursor_.continued());
    if (building_.number() != 0) set(text.string(2));
  }

  void take_mul_rk(std::string_view data) {
    if (data.size() < 6) broken();
    go_to(little_endian<std::uint16_t>(data, 0), little_endian<std::uint16_t>(data, 2));
    for (std::size_t at = 4; at + 8 <= data.size(); at += 6, ++column_) {
      style_ = little_endian<std::uint16_t>(data, at);
      set_number(rk_value(little_endian<std::uint32_t>(data, at + 2)));
    }
  }

  std::string stream_;
  XlsWorkbook book_;
  std::string name_;
  SheetLimits limits_;
  std::size_t begin_;
  std::uint64_t done_ = 0;
  BiffCursor cursor_;
  SheetRow building_;
  SheetRow shown_;
  bool complete_ = false;
  bool ended_ = false;
  std::size_t depth_ = 0;
  std::size_t column_ = 0;
  std::size_t style_ = 0;
};

}  // namespace

std::unique_ptr<TableReader> xls_reader(
    std::string_view bytes, std::string name, const std::string& sheet, const SheetLimits& limits
) {
  const auto fault = [&name](std::string_view key) {
    return Error(ErrorCode::kInvalidArgument, msg(key), {name, 0, {}});
  };
  if (bytes.size() > limits.max_xls_bytes) throw fault("base.table.sheet_limit");
  const CompoundFile file(bytes, name);
  if (file.has("EncryptedPackage")) throw fault("base.table.encrypted");
  auto stream = file.stream("Workbook");
  if (!stream) throw fault(file.has("Book") ? "base.table.xls_old" : "base.table.no_workbook");
  XlsWorkbook book = read_xls_workbook(*stream, name, limits);
  const std::size_t position = chosen_sheet(book.sheets, sheet, name).position;
  return std::make_unique<XlsReader>(
      std::move(*stream), std::move(book), position, std::move(name), limits
  );
}

}  // namespace rongtong::base
