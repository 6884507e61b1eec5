// Any bytes as the XML of a sheet, in a package made around it, so that the fuzzer need not learn
// zip.
#include <cstdint>
#include <string>

#include <zip.h>

#include "base/error.h"
#include "base/table/xlsx_reader.h"

namespace {

/// A package with the parts in place, stored without packing.
std::string package(const std::string& sheet) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(target);
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  const auto add = [archive](const char* name, const std::string& bytes) {
    zip_source_t* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    const zip_int64_t index = zip_file_add(archive, name, source, 0);
    zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
  };
  const std::string book = "<workbook><sheets><sheet name='a' r:id='r'/></sheets></workbook>";
  const std::string relations =
      "<Relationships><Relationship Id='r' Type='x/worksheet' Target='s.xml'/><Relationship Id='t' "
      "Type='x/sharedStrings' Target='t.xml'/><Relationship Id='y' Type='x/styles' "
      "Target='y.xml'/></Relationships>";
  const std::string strings = "<sst><si><t>a</t></si><si><r><t>b</t></r></si></sst>";
  const std::string styles =
      "<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></styleSheet>";
  add("xl/workbook.xml", book);
  add("xl/_rels/workbook.xml.rels", relations);
  add("xl/s.xml", sheet);
  add("xl/t.xml", strings);
  add("xl/y.xml", styles);
  zip_close(archive);
  zip_source_open(target);
  zip_source_seek(target, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(target)), '\0');
  zip_source_seek(target, 0, SEEK_SET);
  zip_source_read(target, bytes.data(), bytes.size());
  zip_source_close(target);
  zip_source_free(target);
  return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace rongtong::base;
  const std::string bytes = package({reinterpret_cast<const char*>(data), size});
  const SheetLimits limits;
  try {
    const auto reader = xlsx_reader(ZipArchive(bytes, "fuzz.xlsx", limits), "", limits);
    Row row;
    while (reader->next(row)) {
    }
  } catch (const Error&) {
    // refused with a sentence: what is asked for
  }
  return 0;
}
