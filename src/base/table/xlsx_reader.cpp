#include "base/table/xlsx_reader.h"

#include <algorithm>
#include <charconv>
#include <deque>
#include <optional>

#include "base/error.h"
#include "base/table/chosen_sheet.h"
#include "base/table/sheet_row.h"
#include "base/table/sheet_values.h"
#include "base/table/xlsx_workbook.h"
#include "base/table/xml_stream.h"

namespace rongtong::base {

namespace {

/// What the cells of a sheet refer to.
struct SheetContext {
  SharedStrings strings;
  std::vector<bool> date_styles;
  bool epoch_1904 = false;
  SheetLimits limits;
  std::string name;

  Error fault(std::string_view key) const {
    return {ErrorCode::kInvalidArgument, msg(key), {name, 0, {}}};
  }
};

template <class Number>
std::optional<Number> number_in(std::string_view text) {
  Number value{};
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (code != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// `AB12` → 27; empty when it is no reference.
std::optional<std::size_t> column_of(std::string_view reference) {
  std::size_t column = 0;
  std::size_t letters = 0;
  for (const char c : reference) {
    if (c < 'A' || c > 'Z' || letters == 3) break;
    column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
    ++letters;
  }
  if (letters == 0) return std::nullopt;
  return column - 1;
}

/// Turns the elements of a sheet into rows.
class SheetHandler final : public XmlHandler {
 public:
  explicit SheetHandler(const SheetContext& context) : context_(context) {}

  void start(std::string_view name, const XmlAttributes& attributes) override {
    collecting_ = nullptr;
    if (name == "row") {
      begin_row(attributes["r"]);
    } else if (name == "c") {
      begin_cell(attributes);
    } else if (name == "rPh") {
      phonetic_ = true;
    } else if (in_cell_ && (name == "v" || (name == "t" && !phonetic_))) {
      collecting_ = &value_;
    } else if (in_cell_ && name == "f") {
      collecting_ = &formula_;
    }
  }

  void end(std::string_view name) override {
    collecting_ = nullptr;
    if (name == "c" && in_cell_) end_cell();
    if (name == "rPh") phonetic_ = false;
    if (name != "row" || !in_row_) return;
    in_row_ = false;
    if (!row_.blank()) ready_.push_back(std::move(row_));
    row_ = {};
  }

  void text(std::string_view piece) override {
    if (collecting_ == nullptr) return;
    *collecting_ += piece;
    if (collecting_->size() > context_.limits.max_cell_bytes)
      throw context_.fault("base.table.sheet_limit");
  }

  std::deque<SheetRow>& ready() { return ready_; }

 private:
  void begin_row(std::string_view number) {
    row_number_ = number_in<std::uint64_t>(number).value_or(row_number_ + 1);
    row_.begin(row_number_);
    next_column_ = 0;
    in_row_ = true;
    in_cell_ = false;
  }

  void begin_cell(const XmlAttributes& attributes) {
    in_cell_ = in_row_;
    type_ = attributes["t"];
    style_ = number_in<std::size_t>(attributes["s"]).value_or(0);
    column_ = column_of(attributes["r"]).value_or(next_column_);
    next_column_ = column_ + 1;
    value_.clear();
    formula_.clear();
  }

  void end_cell() {
    in_cell_ = false;
    if (value_.empty() && !formula_.empty() && type_ != "str") {
      set("=" + formula_);
    } else if (type_ == "s") {
      set_shared();
    } else if (type_ == "b") {
      set(value_ == "1" ? "TRUE" : value_ == "0" ? "FALSE" : value_);
    } else if (type_ == "inlineStr" || type_ == "str") {
      set(without_xml_escapes(value_));
    } else if (type_.empty() || type_ == "n") {
      set_number();
    } else {
      set(value_);
    }
  }

  void set(std::string_view text) { row_.set(column_, text, context_.limits.max_cells); }

  void set_shared() {
    const auto index = number_in<std::size_t>(value_);
    if (value_.empty()) return;
    if (!index || *index >= context_.strings.size()) throw context_.fault("base.table.zip_broken");
    set(context_.strings[*index]);
  }

  void set_number() {
    const auto number = number_in<double>(value_);
    if (!number) return set(value_);
    const bool date = style_ < context_.date_styles.size() && context_.date_styles[style_];
    if (date) return set(serial_text(*number, context_.epoch_1904));
    if (is_beyond_precision(*number) && column_ < context_.limits.max_cells)
      row_.mark_precision_lost(column_);
    // Digits written out are kept as they are: another program than Excel may have known them all.
    const bool digits = std::ranges::all_of(value_, [](char c) { return c >= '0' && c <= '9'; });
    set(digits ? value_ : number_text(*number));
  }

  const SheetContext& context_;
  std::deque<SheetRow> ready_;
  SheetRow row_;
  std::uint64_t row_number_ = 0;
  std::size_t next_column_ = 0;
  std::size_t column_ = 0;
  std::size_t style_ = 0;
  std::string type_;
  std::string value_;
  std::string formula_;
  std::string* collecting_ = nullptr;
  bool in_row_ = false;
  bool in_cell_ = false;
  bool phonetic_ = false;
};

class XlsxReader final : public TableReader {
 public:
  XlsxReader(ZipArchive archive, SheetContext context, const std::string& part)
      : archive_(std::move(archive)),
        context_(std::move(context)),
        source_(archive_.open(part)),
        handler_(context_),
        stream_(*source_, handler_) {}

  bool next(Row& row) override {
    while (handler_.ready().empty()) {
      if (ended_) return false;
      ended_ = !stream_.step();
    }
    current_ = std::move(handler_.ready().front());
    handler_.ready().pop_front();
    current_.show(row);
    return true;
  }

  std::uint64_t consumed() const override { return source_->consumed(); }
  std::uint64_t total() const override { return source_->total(); }

 private:
  ZipArchive archive_;
  SheetContext context_;
  std::unique_ptr<ByteSource> source_;
  SheetHandler handler_;
  XmlStream stream_;
  SheetRow current_;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<TableReader> xlsx_reader(
    ZipArchive archive, const std::string& sheet, const SheetLimits& limits
) {
  const XlsxWorkbook workbook = read_xlsx_workbook(archive);
  const std::string part = chosen_sheet(workbook.sheets, sheet, archive.name()).part;
  if (!archive.has(part)) {
    throw Error(ErrorCode::kInvalidArgument, msg("base.table.zip_broken"), {archive.name(), 0, {}});
  }
  SheetContext context;
  context.limits = limits;
  context.name = archive.name();
  context.epoch_1904 = workbook.epoch_1904;
  if (!workbook.strings_part.empty())
    context.strings = read_xlsx_strings(archive, workbook.strings_part, limits);
  if (!workbook.styles_part.empty())
    context.date_styles = read_xlsx_date_styles(archive, workbook.styles_part);
  return std::make_unique<XlsxReader>(std::move(archive), std::move(context), part);
}

}  // namespace rongtong::base
