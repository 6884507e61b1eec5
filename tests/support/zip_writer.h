#pragma once

#include <zip.h>

#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>

namespace rongtong::tests {

/// Packs `parts` (name → bytes) at `path`, made with libzip.
inline void write_zip(
    const std::filesystem::path& path, const std::map<std::string, std::string>& parts
) {
  int code = 0;
  zip_t* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
  if (archive == nullptr) throw std::runtime_error("cannot make " + path.string());
  for (const auto& [name, bytes] : parts) {
    zip_source_t* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    if (zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8) < 0)
      throw std::runtime_error(name);
  }
  if (zip_close(archive) != 0) throw std::runtime_error("cannot close " + path.string());
}

/// The parts of a workbook with one sheet: `rows` is what stands in its sheetData.
inline std::map<std::string, std::string> xlsx_parts(
    const std::string& rows, const std::string& strings = {}
) {
  const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
  const std::string types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  std::map<std::string, std::string> parts;
  parts["_rels/.rels"] = head + "<Relationships><Relationship Id=\"rId1\" Type=\"" + types +
                         "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
  parts["xl/workbook.xml"] =
      head +
      "<workbook><sheets><sheet name=\"数据\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
  parts["xl/_rels/workbook.xml.rels"] =
      head + "<Relationships><Relationship Id=\"rId1\" Type=\"" + types +
      "worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" + types +
      "sharedStrings\" Target=\"/xl/sharedStrings.xml\"/></Relationships>";
  parts["xl/worksheets/sheet1.xml"] =
      head + "<worksheet><sheetData>" + rows + "</sheetData></worksheet>";
  if (!strings.empty()) parts["xl/sharedStrings.xml"] = head + "<sst>" + strings + "</sst>";
  return parts;
}

}  // namespace rongtong::tests
