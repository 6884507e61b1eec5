#include "usecase/reject_columns.h"

#include <gtest/gtest.h>

#include "base/io/byte_source.h"
#include "base/table/csv_reader.h"

namespace rongtong::usecase {
namespace {

std::unique_ptr<base::TableReader> table(const std::string& csv) {
  return without_reject_columns(std::make_unique<base::CsvReader>(base::memory_source(csv)));
}

std::vector<std::string> next(base::TableReader& reader, std::string* raw = nullptr) {
  base::Row row;
  if (!reader.next(row)) return {};
  if (raw != nullptr) *raw = row.raw;
  return {row.cells.begin(), row.cells.end()};
}

TEST(RejectColumns, AreTakenOffInBothLanguages) {
  for (const auto language : {base::Language::kChinese, base::Language::kEnglish}) {
    std::string csv;
    for (const auto& name : reject_columns(language)) csv += name + ",";
    csv += "代码,名称\n7,列,规则,值,原因,\"a,b\",91,\"甲,乙\"\n";
    const auto reader = table(csv);
    EXPECT_EQ(next(*reader), (std::vector<std::string>{"代码", "名称"}));
    std::string raw;
    EXPECT_EQ(next(*reader, &raw), (std::vector<std::string>{"91", "甲,乙"}));
    EXPECT_EQ(raw, "91,\"甲,乙\"");
  }
}

TEST(RejectColumns, OtherTablesPassUnchanged) {
  const std::string csv = "代码,退回-规则\n91,x\n";
  const auto reader = table(csv);
  EXPECT_EQ(next(*reader), (std::vector<std::string>{"代码", "退回-规则"}));
  EXPECT_EQ(next(*reader), (std::vector<std::string>{"91", "x"}));
}

}  // namespace
}  // namespace rongtong::usecase
