#include <gtest/gtest.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "model/json/batch_json.h"
#include "model/json/document.h"
#include "model/json/enterprise_json.h"
#include "tests/store/killed_import.h"
#include "tests/support/temporary_folder.h"

extern char** environ;

namespace rongtong::tests {
namespace {

namespace fs = std::filesystem;

constexpr int kKills = 50;

pid_t start_import(const fs::path& folder) {
  std::string program = RONGTONG_IMPORT_CHILD;
  std::string argument = folder.string();
  char* arguments[] = {program.data(), argument.data(), nullptr};
  pid_t child = 0;
  const int failed = ::posix_spawn(&child, program.c_str(), nullptr, nullptr, arguments, environ);
  if (failed != 0) throw std::runtime_error("cannot start " + program);
  return child;
}

/// Everything that the store tells of the import, as text; ids and times are the same in every run.
std::vector<std::string> everything(const fs::path& folder) {
  const auto store = store::open_sqlite_store_read_only(folder);
  std::vector<std::string> all;
  store->each_enterprise([&](const store::EnterpriseRecord& record) {
    all.push_back(
        std::to_string(record.id.value) + " " +
        model::json_text(model::to_json(record.enterprise)) + " " +
        std::to_string(store->history(record.enterprise.credit_code).size())
    );
  });
  for (const auto& batch : store->batches()) {
    all.push_back(model::json_text(model::to_json(batch)));
    store->each_reject(batch.id, [&](const auto& r) {
      all.push_back(std::to_string(r.row) + " " + r.raw);
    });
    store->each_warning(batch.id, [&](auto row_number, const auto& f) {
      all.push_back(std::to_string(row_number) + " " + model::json_text(model::to_json(f)));
    });
  }
  all.push_back(store->enterprise_revision());
  for (const auto& problem : store->check(true).problems) all.push_back(problem.rule);
  return all;
}

// Until it was killed 50 times, an import is started, killed at a moment drawn at random, and
// started again; each that comes to its end is compared with one that nobody disturbed.
TEST(Kill, NothingIsLostAndNothingDoubled) {
  const TemporaryFolder undisturbed;
  {
    const auto store = store::open_sqlite_store(undisturbed.path());
    run_killed_import(*store);
  }
  const auto expected = everything(undisturbed.path());
  base::Random random(1);
  int kills = 0;
  int kills_in_folder = 0;
  int compared = 0;
  auto folder = std::make_unique<TemporaryFolder>();
  while (kills < kKills || kills_in_folder > 0) {
    const pid_t child = start_import(folder->path());
    std::this_thread::sleep_for(std::chrono::microseconds(3000 + random.below(100'000)));
    // After the last kill the import may end in peace.
    if (kills < kKills) ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    if (WIFSIGNALED(status)) {
      ++kills;
      ++kills_in_folder;
      continue;
    }
    ASSERT_EQ(WEXITSTATUS(status), 0);
    ASSERT_EQ(everything(folder->path()), expected);
    ++compared;
    kills_in_folder = 0;
    folder = std::make_unique<TemporaryFolder>();
  }
  std::cout << kills << " kills over " << compared << " imports\n";
  EXPECT_EQ(kills, kKills);
  EXPECT_GT(compared, 0);
}

}  // namespace
}  // namespace rongtong::tests
