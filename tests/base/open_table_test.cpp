#include "base/table/open_table.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/io/file.h"
#include "tests/support/cases.h"
#include "tests/support/tables.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/xls_writer.h"
#include "tests/support/zip_writer.h"

namespace rongtong::base {
namespace {

using namespace std::literals;

std::string outcome(const std::filesystem::path& path, const TableOptions& options = {}) {
  try {
    return shape(tests::all_rows(*open_table(path, options)));
  } catch (const Error& error) {
    EXPECT_EQ(error.place().file, path.string());
    return error.message().key;
  }
}

struct OpenCase {
  const char* name;
  std::string bytes;
  const char* outcome;
};

class OpenTable : public testing::TestWithParam<OpenCase> {};

/// All under the name of an old workbook: the name does not count.
TEST_P(OpenTable, GoesByWhatTheFileHolds) {
  const tests::TemporaryFolder folder;
  write_file_atomically(folder.path() / "t.xls", GetParam().bytes);
  EXPECT_EQ(outcome(folder.path() / "t.xls"), GetParam().outcome);
}

INSTANTIATE_TEST_SUITE_P(
    Files,
    OpenTable,
    testing::Values(
        OpenCase{"Csv", "a,b\n1,2\n", "a|b/1|2"},
        OpenCase{"HeaderOnly", "a,b\n", "a|b"},
        OpenCase{"Empty", "", "base.table.empty"},
        OpenCase{"BlankLines", "\r\n\r\n", "base.table.empty"},
        OpenCase{"OrderMarkOnly", "\xEF\xBB\xBF", "base.table.empty"},
        OpenCase{"Xls", tests::xls_bytes({{0, 0, std::string("甲")}}), "甲"},
        OpenCase{"BareBiff5", "\x09\x08\x08\x00\x00\x05\x10\x00"s, "base.table.xls_old"},
        OpenCase{
            "WebPage", "\n <HTML><table><tr><td>1</td></tr></table></HTML>", "base.table.markup"},
        OpenCase{"Excel2003Xml", "<?xml version=\"1.0\"?><Workbook/>", "base.table.markup"},
        OpenCase{"Pdf", "%PDF-1.7\n", "base.table.pdf"},
        OpenCase{
            "HalfZip",
            "PK\x03\x04"
            "abc",
            "base.table.zip_broken"},
        OpenCase{"HalfXls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "base.table.xls_broken"},
        OpenCase{"HalfGzip", "\x1F\x8B\x08\x00", "base.io.truncated"}
    ),
    tests::kCaseName
);

TEST(OpenTableAt, MissingFilesAndFoldersAreNamed) {
  const tests::TemporaryFolder folder;
  EXPECT_EQ(outcome(folder.path() / "none.csv"), "base.io.not_found");
  EXPECT_EQ(outcome(folder.path()), "base.io.directory");
}

TEST(OpenTableAt, EncodingCanBeForced) {
  const tests::TemporaryFolder folder;
  write_file_atomically(folder.path() / "t.csv", "\xBA\xA3,1\n");
  TableOptions options;
  options.encoding = Encoding::kGb18030;
  EXPECT_EQ(outcome(folder.path() / "t.csv", options), "海|1");
  options.encoding = Encoding::kUtf8;
  EXPECT_EQ(outcome(folder.path() / "t.csv", options), "\uFFFD\uFFFD|1");
}

}  // namespace
}  // namespace rongtong::base
