#include "base/table/xlsx_workbook.h"

#include <charconv>
#include <functional>

#include "base/error.h"
#include "base/table/sheet_values.h"
#include "base/table/xml_stream.h"
#include "base/text/utf8.h"

namespace rongtong::base {

namespace {

/// Calls back for the start of every element: enough where the facts stand in attributes.
class OnStart final : public XmlHandler {
 public:
  using Callback = std::function<void(std::string_view, const XmlAttributes&)>;
  explicit OnStart(Callback callback) : callback_(std::move(callback)) {}
  void start(std::string_view name, const XmlAttributes& attributes) override {
    callback_(name, attributes);
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

 private:
  Callback callback_;
};

void for_each_element(
    const ZipArchive& archive, const std::string& part, OnStart::Callback callback
) {
  const auto source = archive.open(part);
  OnStart handler(std::move(callback));
  parse_xml(*source, handler);
}

/// `target` as seen from the folder of `part`; parts are named without a leading slash.
std::string resolved(const std::string& part, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  std::string folder = part.substr(0, part.rfind('/') + 1);
  while (target.starts_with("../") && !folder.empty()) {
    target.remove_prefix(3);
    folder.pop_back();
    folder.resize(folder.rfind('/') + 1);
  }
  return folder + std::string(target);
}

struct Relation {
  std::string type;  ///< the last word of its URL
  std::string part;
};

std::map<std::string, Relation> relations_of(const ZipArchive& archive, const std::string& part) {
  const std::size_t name = part.rfind('/') + 1;
  const std::string relations = part.substr(0, name) + "_rels/" + part.substr(name) + ".rels";
  std::map<std::string, Relation> all;
  if (!archive.has(relations)) return all;
  for_each_element(
      archive,
      relations,
      [&](std::string_view element, const XmlAttributes& attributes) {
        if (element != "Relationship") return;
        const std::string_view type = attributes["Type"];
        all[std::string(attributes["Id"])] = {
            std::string(type.substr(type.rfind('/') + 1)), resolved(part, attributes["Target"])};
      }
  );
  return all;
}

std::string workbook_part(const ZipArchive& archive) {
  for (const auto& [id, relation] : relations_of(archive, "")) {
    if (relation.type == "officeDocument" && archive.has(relation.part)) return relation.part;
  }
  if (archive.has("xl/workbook.xml")) return "xl/workbook.xml";
  throw Error(ErrorCode::kInvalidArgument, msg("base.table.no_workbook"), {archive.name(), 0, {}});
}

bool is_true(std::string_view text) { return text == "1" || text == "true"; }

unsigned id_of(std::string_view text) {
  unsigned id = 0;
  std::from_chars(text.data(), text.data() + text.size(), id);
  return id;
}

class StringsHandler final : public XmlHandler {
 public:
  StringsHandler(SharedStrings& strings, const SheetLimits& limits, const std::string& name)
      : strings_(strings), limits_(limits), name_(name) {}

  void start(std::string_view name, const XmlAttributes&) override {
    if (name == "si") text_.clear();
    if (name == "rPh") phonetic_ = true;
    in_text_ = name == "t" && !phonetic_;
  }

  void end(std::string_view name) override {
    in_text_ = false;
    if (name == "rPh") phonetic_ = false;
    if (name != "si") return;
    strings_.add(without_xml_escapes(text_));
    if (strings_.memory() > limits_.max_string_bytes) fail();
  }

  void text(std::string_view piece) override {
    if (!in_text_) return;
    text_ += piece;
    if (text_.size() > limits_.max_cell_bytes) fail();
  }

 private:
  [[noreturn]] void fail() const {
    throw Error(ErrorCode::kInvalidArgument, msg("base.table.sheet_limit"), {name_, 0, {}});
  }

  SharedStrings& strings_;
  const SheetLimits& limits_;
  const std::string& name_;
  std::string text_;
  bool phonetic_ = false;
  bool in_text_ = false;
};

}  // namespace

XlsxWorkbook read_xlsx_workbook(const ZipArchive& archive) {
  XlsxWorkbook workbook;
  const std::string part = workbook_part(archive);
  const auto relations = relations_of(archive, part);
  for (const auto& [id, relation] : relations) {
    if (relation.type == "sharedStrings" && archive.has(relation.part))
      workbook.strings_part = relation.part;
    if (relation.type == "styles" && archive.has(relation.part))
      workbook.styles_part = relation.part;
  }
  for_each_element(archive, part, [&](std::string_view name, const XmlAttributes& attributes) {
    if (name == "workbookPr") workbook.epoch_1904 = is_true(attributes["date1904"]);
    if (name != "sheet") return;
    const auto relation = relations.find(std::string(attributes["id"]));
    if (relation == relations.end() || relation->second.type != "worksheet") return;
    const std::string_view state = attributes["state"];
    workbook.sheets.push_back(
        {std::string(attributes["name"]),
         relation->second.part,
         state.empty() || state == "visible"}
    );
  });
  return workbook;
}

std::vector<bool> read_xlsx_date_styles(const ZipArchive& archive, const std::string& part) {
  std::map<unsigned, bool> custom;
  std::vector<bool> dates;
  bool in_cell_formats = false;
  for_each_element(archive, part, [&](std::string_view name, const XmlAttributes& attributes) {
    if (name == "numFmt")
      custom[id_of(attributes["numFmtId"])] = is_date_format(attributes["formatCode"]);
    if (name == "cellXfs" || name == "cellStyleXfs" || name == "cellStyles")
      in_cell_formats = name == "cellXfs";
    if (name != "xf" || !in_cell_formats) return;
    const unsigned id = id_of(attributes["numFmtId"]);
    const auto found = custom.find(id);
    dates.push_back(found != custom.end() ? found->second : is_built_in_date_format(id));
  });
  return dates;
}

SharedStrings read_xlsx_strings(
    const ZipArchive& archive, const std::string& part, const SheetLimits& limits
) {
  SharedStrings strings;
  const auto source = archive.open(part);
  StringsHandler handler(strings, limits, archive.name());
  parse_xml(*source, handler);
  return strings;
}

std::string without_xml_escapes(std::string text) {
  std::size_t at = text.find("_x");
  if (at == std::string::npos) return text;
  std::string out;
  std::size_t from = 0;
  for (; at != std::string::npos; at = text.find("_x", at)) {
    unsigned code = 0;
    const char* digits = text.data() + at + 2;
    const bool room = at + 7 <= text.size() && text[at + 6] == '_';
    if (room && std::from_chars(digits, digits + 4, code, 16).ptr == digits + 4) {
      out += text.substr(from, at - from);
      append_utf8(out, code);
      from = at += 7;
    } else {
      ++at;
    }
  }
  return out + text.substr(from);
}

}  // namespace rongtong::base
