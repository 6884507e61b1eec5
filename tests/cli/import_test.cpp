// Imports end to end: the same file twice, corrections, rejects that come back, undo.
#include <cstdlib>

#include "tests/cli/program.h"
#include "tests/support/testdata.h"

namespace rongtong::tests {
namespace {

class Import : public ProgramTest {
 protected:
  Outcome import(const std::filesystem::path& file, const std::string& as_of) const {
    auto outcome =
        run({"--json", "import", "enterprises", file.string(), "--as-of", as_of, "--no-index"});
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    return outcome;
  }
  std::string shown(const char* code) const { return run({"enterprise", "show", code}).out; }
};

std::string firms(const std::vector<std::pair<const char*, std::string>>& rows) {
  std::string csv = "统一社会信用代码,企业名称,注册资本(万元)\n";
  for (const auto& [code, rest] : rows) csv += std::string(code) + "," + rest + "\n";
  return csv;
}

TEST_F(Import, SameFileTwiceChangesNothing) {
  const auto file = write("a.csv", firms({{kCodes[0], "甲公司,100"}, {kCodes[1], "乙公司,200"}}));
  EXPECT_EQ(number_in(import(file, "2026-01-01").out, "added"), 2);
  const auto again = import(file, "2026-01-01").out;
  EXPECT_EQ(number_in(again, "unchanged"), 2);
  EXPECT_EQ(number_in(again, "added") + number_in(again, "changed"), 0);
}

TEST_F(Import, LaterFactsWinWhateverTheOrderOfImport) {
  import(write("new.csv", firms({{ kCodes[0], "新名公司,300" }})), "2026-03-01");
  import(write("old.csv", firms({{ kCodes[0], "旧名公司,100" }})), "2026-01-01");
  EXPECT_NE(shown(kCodes[0]).find("名称: 新名公司"), std::string::npos) << shown(kCodes[0]);
}

TEST_F(Import, WhatALaterFileDoesNotKnowStays) {
  import(write("a.csv", firms({{ kCodes[0], "甲公司,100" }})), "2026-01-01");
  import(write("b.csv", firms({{ kCodes[0], "甲新公司," }})), "2026-02-01");
  EXPECT_NE(shown(kCodes[0]).find("1000000 CNY"), std::string::npos) << shown(kCodes[0]);
}

TEST_F(Import, UndoBringsBackWhatWasSaidBefore) {
  import(write("a.csv", firms({{ kCodes[0], "甲公司,100" }})), "2026-01-01");
  import(
      write(
          "b.csv",
          firms(
              {{kCodes[0], "甲新公司,100"},
               { kCodes[1],
                 "乙公司," }}
          )
      ),
      "2026-02-01"
  );
  const auto undone = run({"--json", "undo", "2"});
  EXPECT_EQ(number_in(undone.out, "restored"), 1) << undone.out << undone.err;
  EXPECT_EQ(number_in(undone.out, "removed"), 1);
  EXPECT_NE(shown(kCodes[0]).find("名称: 甲公司"), std::string::npos);
  EXPECT_EQ(run({"enterprise", "show", kCodes[1]}).status, 1);
}

TEST_F(Import, RejectsComeBackCorrected) {
  std::string wrong = kCodes[0];
  wrong[17] = wrong[17] == '0' ? '1' : '0';
  const auto first = import(
      write("a.csv", firms({{wrong.c_str(), "\"甲,公司\",100"}, {kCodes[1], "乙公司,5"}})),
      "2026-01-01"
  );
  EXPECT_EQ(number_in(first.out, "rejected"), 1);
  const auto rejects = data() / "rejects" / "1" / "rejects.csv";
  std::string text = read(rejects);
  EXPECT_NE(text.find("credit_code.check_character"), std::string::npos) << text;
  // As an officer would: the code is corrected in its own column, the reserved columns stay.
  const auto at = text.rfind(wrong);
  ASSERT_NE(at, std::string::npos);
  text.replace(at, wrong.size(), kCodes[0]);
  const auto second = import(write("corrected.csv", text), "2026-01-01");
  EXPECT_EQ(number_in(second.out, "added"), 1) << second.out;
  EXPECT_EQ(number_in(second.out, "rejected"), 0);
  const auto firm = shown(kCodes[0]);
  EXPECT_NE(firm.find("甲,公司"), std::string::npos) << firm;
  EXPECT_EQ(firm.find("退回"), std::string::npos) << firm;
}

TEST_F(Import, OneMissingFileDoesNotStopTheOthers) {
  const auto file = write("a.csv", firms({{kCodes[0], "甲公司,100"}}));
  const auto outcome =
      run({"import", "enterprises", (folder() / "none.csv").string(), file.string(), "--no-index"});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(run({"enterprise", "show", kCodes[0]}).status, 0);
}

TEST_F(Import, Gb18030IsDetected) {
  // 统一社会信用代码,企业名称 / 中国公司 in GB18030.
  const std::string header =
      "\xCD\xB3\xD2\xBB\xC9\xE7\xBB\xE1\xD0\xC5\xD3\xC3\xB4\xFA\xC2\xEB,"
      "\xC6\xF3\xD2\xB5\xC3\xFB\xB3\xC6\n";
  const auto file = write("gb.csv", header + kCodes[0] + ",\xD6\xD0\xB9\xFA\xB9\xAB\xCB\xBE\n");
  import(file, "2026-01-01");
  EXPECT_NE(shown(kCodes[0]).find("中国公司"), std::string::npos);
}

TEST_F(Import, EveryDirtyRowEndsOnceStoredOrRejected) {
  const auto root = testdata();
  if (!root) GTEST_SKIP() << "test data absent";
  const auto outcome = import(*root / "registry" / "dirty.csv", "2019-01-01");
  EXPECT_EQ(number_in(outcome.out, "read"), 3000);
  EXPECT_EQ(
      number_in(outcome.out, "stored") + number_in(outcome.out, "rejected"),
      number_in(outcome.out, "read")
  );
  const auto health = run({"--json", "doctor"}).out;
  EXPECT_EQ(number_in(health, "rejects"), number_in(outcome.out, "rejected"));
}

}  // namespace
}  // namespace rongtong::tests
