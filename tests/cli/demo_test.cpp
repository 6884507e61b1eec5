// The main job on the demonstration city: files, import, plan, report, re-plan.
#include <regex>

#include "tests/cli/program.h"

namespace rongtong::tests {
namespace {

class Demo : public ProgramTest {
 protected:
  void make_plan() {
    const auto files = folder() / "files";
    ok({"demo", files.string(), "--firms", "3000"});
    ok({"import", "enterprises", (files / "enterprises.csv").string()});
    ok({"import", "needs", (files / "needs.jsonl").string()});
    ok({"plan", "make", "--event", (files / "event.yaml").string()});
  }
  Outcome ok(const std::vector<std::string>& args) const {
    auto outcome = run(args);
    EXPECT_EQ(outcome.status, 0) << args.front() << ": " << outcome.err;
    return outcome;
  }
};

TEST_F(Demo, PlansAndExportsEveryFormat) {
  make_plan();
  const auto report = folder() / "report";
  ok({"plan", "export", "--out", report.string()});
  for (const char* name :
       {"report.html", "plan.xlsx", "plan.json", "letters.html", "contacts.csv", "csv/needs.csv"}) {
    EXPECT_TRUE(std::filesystem::file_size(report / name) > 100) << name;
  }
  EXPECT_NE(read(report / "report.html").find("演示"), std::string::npos);
  ok({"--lang", "en", "plan", "export", "--out", (folder() / "en").string(), "--format", "html"});
}

TEST_F(Demo, SameSeedSamePlan) {
  make_plan();
  const auto files = folder() / "files";
  ok({"plan", "make", "--event", (files / "event.yaml").string()});
  const auto csv = [this](const char* plan) {
    const auto out = folder() / plan;
    ok({"plan", "export", "--plan", plan, "--out", out.string(), "--format", "csv"});
    return read(out / "csv" / "slots.csv") + read(out / "csv" / "invitations.csv");
  };
  EXPECT_EQ(csv("1"), csv("2"));
}

TEST_F(Demo, ReplanningMovesNobodyElseWithoutNeed) {
  make_plan();
  const auto slots = ok({"plan", "show", "--view", "slots"}).out;
  std::smatch code;
  ASSERT_TRUE(std::regex_search(slots, code, std::regex("91999999[0-9A-Z]{10}")));
  const auto replanned =
      ok({"--json", "plan", "replan", "--firm", code.str(), "--absent", "all"}).out;
  EXPECT_NE(replanned.find("\"replanned_from\":1"), std::string::npos);
  EXPECT_NE(replanned.find("\"changes\":["), std::string::npos);
}

}  // namespace
}  // namespace rongtong::tests
