// Fifty kills in the middle of an import: afterwards the store is as if nothing had happened.
#include <csignal>
#include <map>
#include <thread>

#include "base/random.h"
#include "model/credit_code.h"
#include "store/store.h"
#include "tests/cli/program.h"

namespace rongtong::tests {
namespace {

constexpr int kKills = 50;
constexpr int kRows = 60'000;

std::string code(int number) {
  char text[24];
  std::snprintf(text, sizeof text, "91999999MA%07d", number);
  return text + std::string(1, model::CreditCode::check_character(text));
}

/// Rows of which every 50th is to be rejected and every 7th is said twice.
std::string registrations() {
  std::string csv = "统一社会信用代码,企业名称,注册资本(万元),经营范围\n";
  for (int i = 0; i < kRows; ++i) {
    const bool bad = i % 50 == 49;
    const int number = i % 7 == 6 ? i - 1 : i;
    csv += (bad ? "123" : code(number)) + ",第" + std::to_string(i) + "号公司," +
           std::to_string(i) + ",齿轮、轴承的生产与销售\n";
  }
  return csv;
}

class Kill : public ProgramTest {
 protected:
  static std::map<std::string, model::Enterprise> everything(const std::filesystem::path& folder) {
    std::map<std::string, model::Enterprise> firms;
    store::open_sqlite_store(folder)->each_enterprise([&](const store::EnterpriseRecord& record) {
      firms.emplace(record.enterprise.credit_code.text(), record.enterprise);
    });
    return firms;
  }
};

TEST_F(Kill, NothingIsLostAndNothingDoubled) {
  const auto file = write("a.csv", registrations());
  const std::vector<std::string> import{
      "--json", "import", "enterprises", file.string(), "--as-of", "2026-01-01", "--no-index"};
  base::Random random(20260101);
  for (int i = 0; i < kKills; ++i) {
    Process process(command(import));
    std::this_thread::sleep_for(std::chrono::milliseconds(1 + random.below(250)));
    ::kill(process.pid(), SIGKILL);
    process.wait();
  }
  const auto last = run(import);
  ASSERT_EQ(last.status, 0) << last.err;

  auto whole = command(import);
  whole[2] = (folder() / "whole").string();
  const auto uninterrupted = Process(whole).wait();
  ASSERT_EQ(uninterrupted.status, 0) << uninterrupted.err;

  EXPECT_EQ(everything(data()), everything(folder() / "whole"));
  const auto health = run({"--json", "doctor", "--thorough"});
  EXPECT_EQ(health.status, 0) << health.out;
  EXPECT_EQ(number_in(health.out, "rejects"), kRows / 50);
  EXPECT_EQ(number_in(health.out, "unfinished_batches"), 0);
}

}  // namespace
}  // namespace rongtong::tests
