#include <gtest/gtest.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

#include "base/error.h"
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
  store->each_firm_facts([&](const model::FirmFacts& facts) {
    std::string text = facts.id + " " + std::to_string(facts.absences.size());
    for (const auto& fact : facts.yearly) {
      text += " " + fact.indicator + std::to_string(fact.year) + "=" +
              std::to_string(std::get<double>(fact.value));
    }
    for (const auto& title : facts.titles) text += " " + title.title;
    all.push_back(
        text + " " + std::to_string(store->fact_history(*model::CreditCode::parse(facts.id)).size())
    );
  });
  all.push_back(store->enterprise_revision());
  all.push_back(store->fact_revision());
  for (const auto& problem : store->check(true).problems) all.push_back(problem.rule);
  return all;
}

/// Whether the import came to its end: one that is killed between that and its exit must not be
/// started again, as the same file a second time is a batch of its own.
bool finished(const fs::path& folder) {
  try {
    return ended(*store::open_sqlite_store_read_only(folder), "indicators");
  } catch (const base::Error& error) {
    // Killed before there was a store, or before its schema was complete.
    if (error.code() == base::ErrorCode::kNotFound || error.code() == base::ErrorCode::kConflict) {
      return false;
    }
    throw;
  }
}

void expect_equal(const std::vector<std::string>& got, const std::vector<std::string>& expected) {
  for (std::size_t i = 0; i < std::min(got.size(), expected.size()); ++i) {
    ASSERT_EQ(got[i], expected[i]);
  }
  ASSERT_EQ(got.size(), expected.size());
}

/// Starts the import, kills it at a moment drawn at random if `kill`, and says whether it was
/// killed.
bool run_once(const fs::path& folder, bool kill, base::Random& random) {
  const pid_t child = start_import(folder);
  std::this_thread::sleep_for(std::chrono::microseconds(3000 + random.below(100'000)));
  if (kill) ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  if (WIFSIGNALED(status)) return true;
  EXPECT_EQ(WEXITSTATUS(status), 0);
  return false;
}

// Until it was killed 50 times, an import is started, killed and started again; each that comes to
// its end is compared with one that nobody disturbed.
TEST(Kill, NothingIsLostAndNothingDoubled) {
  const TemporaryFolder undisturbed;
  {
    const auto store = store::open_sqlite_store(undisturbed.path());
    run_killed_import(*store);
  }
  const auto expected = everything(undisturbed.path());
  base::Random random(1);
  int kills = 0;
  int imports = 0;
  while (kills < kKills) {
    const TemporaryFolder folder;
    // After the last kill the import may end in peace.
    while (!finished(folder.path())) kills += run_once(folder.path(), kills < kKills, random);
    ASSERT_NO_FATAL_FAILURE(expect_equal(everything(folder.path()), expected));
    ++imports;
  }
  std::cout << kills << " kills over " << imports << " imports\n";
  EXPECT_EQ(kills, kKills);
}

}  // namespace
}  // namespace rongtong::tests
