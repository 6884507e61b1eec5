// Every kind of input that cannot be used ends in one clear sentence and the documented exit
// status.
#include <sqlite3.h>

#include "tests/cli/program.h"
#include "tests/support/cases.h"

namespace rongtong::tests {
namespace {

const std::string kHeader = "统一社会信用代码,企业名称,经营范围\n";

std::string row(const char* code, const std::string& name) {
  return std::string(code) + "," + name + ",齿轮加工\n";
}

class BadInput : public ProgramTest {
 protected:
  /// One sentence: status 1, a single line on standard error that names `what`.
  static void expect_one_sentence(const Outcome& outcome, const std::string& what) {
    EXPECT_EQ(outcome.status, 1) << outcome.err;
    EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
    EXPECT_NE(outcome.err.find(what), std::string::npos) << outcome.err;
  }
  Outcome import(const std::filesystem::path& file) const {
    return run({"--json", "import", "enterprises", file.string()});
  }
};

TEST_F(BadInput, FileThatIsNotThere) {
  expect_one_sentence(import(folder() / "没有.csv"), "没有.csv");
}

TEST_F(BadInput, Directory) { expect_one_sentence(import(folder()), folder().string()); }

TEST_F(BadInput, EmptyFile) { expect_one_sentence(import(write("空.csv", "")), "空.csv"); }

TEST_F(BadInput, HeaderOnlyIsReadToItsEnd) {
  const auto outcome = import(write("a.csv", kHeader));
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_EQ(number_in(outcome.out, "read"), 0);
}

TEST_F(BadInput, NoCreditCodeColumnListsWhatWouldDo) {
  const auto outcome = import(write("a.csv", "企业名称,经营范围\n甲,乙\n"));
  expect_one_sentence(outcome, "a.csv");
  EXPECT_NE(outcome.err.find("统一社会信用代码"), std::string::npos) << outcome.err;
}

TEST_F(BadInput, NulByteRejectsItsRowOnly) {
  std::string bytes = kHeader + row(kCodes[0], "甲公司") + row(kCodes[1], "乙公司");
  bytes[bytes.find("乙公司") + 3] = '\0';
  const auto outcome = import(write("a.csv", bytes));
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_EQ(number_in(outcome.out, "stored"), 1);
  EXPECT_EQ(number_in(outcome.out, "rejected"), 1);
}

TEST_F(BadInput, EndlessLineRejectsItsRowOnly) {
  const std::string bytes = kHeader + row(kCodes[0], "甲公司") + std::string(64U << 20U, 'x') +
                            "\n" + row(kCodes[1], "乙公司");
  const auto outcome = import(write("a.csv", bytes));
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_EQ(number_in(outcome.out, "stored"), 2);
  EXPECT_EQ(number_in(outcome.out, "rejected"), 1);
}

TEST_F(BadInput, HalfWrittenWorkbook) {
  expect_one_sentence(import(write("半.xlsx", "PK\x03\x04 cut short")), "半.xlsx");
}

TEST_F(BadInput, PictureCalledCsv) {
  expect_one_sentence(
      import(write("图.csv", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16))), "图.csv"
  );
}

TEST_F(BadInput, DataFolderThatCannotBe) {
  const auto file = write("a.csv", kHeader);
  const auto outcome =
      Process({RONGTONG_PROGRAM, "--data", "/proc/rongtong", "import", "enterprises", file.string()}
      )
          .wait();
  expect_one_sentence(outcome, "/proc/rongtong");
}

TEST_F(BadInput, FileSizeLimitLeavesTheStoreWhole) {
  std::string bytes = kHeader;
  for (int i = 0; i < 20'000; ++i) bytes += row(kCodes[i % 4], "公司" + std::to_string(i));
  const auto file = write("a.csv", bytes);
  const auto command = "ulimit -f 600; exec '" + std::string(RONGTONG_PROGRAM) + "' --data '" +
                       data().string() + "' --quiet import enterprises '" + file.string() + "'";
  expect_one_sentence(Process({"/bin/bash", "-c", command}).wait(), data().string());
  const auto again = import(file);
  EXPECT_EQ(again.status, 0) << again.err;
  EXPECT_EQ(number_in(again.out, "read"), 20'000);
  EXPECT_EQ(run({"doctor", "--thorough"}).status, 0);
}

TEST_F(BadInput, DatabaseOfANewerVersion) {
  ASSERT_EQ(import(write("a.csv", kHeader)).status, 0);
  sqlite3* database = nullptr;
  ASSERT_EQ(sqlite3_open((data() / "rongtong.db").c_str(), &database), SQLITE_OK);
  sqlite3_exec(database, "PRAGMA user_version = 9999", nullptr, nullptr, nullptr);
  sqlite3_close(database);
  expect_one_sentence(run({"batches"}), "9999");
}

TEST_F(BadInput, UnknownRegionInANeedIsToldAndKept) {
  const auto file = write(
      "n.jsonl",
      R"({"id":"N1","title":"齿轮","publisher":"甲","province":"大食国"})"
      "\n"
  );
  const auto outcome = run({"--json", "import", "needs", file.string()});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_EQ(number_in(outcome.out, "warned"), 1);
  EXPECT_NE(run({"--json", "needs", "show", "N1"}).out.find("大食国"), std::string::npos);
}

TEST_F(BadInput, PlanWithoutCandidatesSaysWhy) {
  ASSERT_EQ(import(write("a.csv", kHeader + row(kCodes[0], "甲公司"))).status, 0);
  const auto needs = write(
      "n.jsonl",
      R"({"public_code":"N1","title":"量子密码","issuer":"甲","detail":"量子密码"})"
      "\n"
  );
  ASSERT_EQ(run({"import", "needs", needs.string()}).status, 0);
  const auto event = write(
      "event.yaml",
      "code: e\ntitle: 对接会\nslot_minutes: 20\nmeeting_minutes: 20\nsessions:\n"
      "  - day: 2026-06-08\n    name: 上午\n    time: 09:00-12:00\n"
  );
  const auto made = run({"plan", "make", "--event", event.string()});
  EXPECT_EQ(made.status, 0) << made.err;
  const auto left_out = run({"plan", "show", "--view", "left_out"});
  EXPECT_NE(left_out.out.find("没有任何候选企业"), std::string::npos) << left_out.out;
}

struct UsageCase {
  const char* name;
  std::vector<std::string> args;
};

class WrongUsage : public ProgramTest, public testing::WithParamInterface<UsageCase> {};

TEST_P(WrongUsage, IsStatusTwo) {
  const auto outcome = run(GetParam().args);
  EXPECT_EQ(outcome.status, 2) << outcome.err;
  EXPECT_NE(outcome.err.find("用法"), std::string::npos) << outcome.err;
}

INSTANTIATE_TEST_SUITE_P(
    Words,
    WrongUsage,
    testing::Values(
        UsageCase{"NoCommand", {}},
        UsageCase{"UnknownCommand", {"fly"}},
        UsageCase{"UnknownOption", {"batches", "--fast"}},
        UsageCase{"NoFile", {"import", "enterprises"}},
        UsageCase{"BatchIsNoNumber", {"undo", "first"}},
        UsageCase{"TopOutOfRange", {"match", "--top", "0"}}
    ),
    kCaseName
);

}  // namespace
}  // namespace rongtong::tests
