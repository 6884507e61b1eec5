#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/error.h"
#include "store/store.h"
#include "tests/store/rows.h"
#include "tests/support/temporary_folder.h"

/// What every engine of the store must do, written against the interface alone: an engine's test
/// instantiates `StoreSuite` with the way to open it.
namespace rongtong::tests {

struct Engine {
  const char* name = nullptr;
  std::function<std::unique_ptr<store::Store>(const std::filesystem::path&)> open;
};

class StoreSuite : public testing::TestWithParam<Engine> {
 protected:
  StoreSuite() : store_(GetParam().open(folder_.path())) {}

  /// Closes and opens the store again: what was said must be on disk.
  void reopen() {
    store_.reset();
    store_ = GetParam().open(folder_.path());
  }

  model::Batch begin(const std::string& hash, base::Date as_of) {
    return store_->begin_batch(request(hash, as_of));
  }

  /// One whole batch of one chunk.
  struct Imported {
    model::Batch batch;
    store::ChunkResult result;
  };
  Imported import(
      const std::string& hash, base::Date as_of, std::vector<model::Enterprise> enterprises
  ) {
    const auto batch = begin(hash, as_of);
    auto result = store_->add_enterprises(batch.id, chunk(1, std::move(enterprises)));
    return {store_->finish_batch(batch.id, "2026-04-01T08:31:00Z"), std::move(result)};
  }

  model::Enterprise held(std::uint64_t n) {
    auto record = store_->find_enterprise(code(n));
    if (!record) throw std::runtime_error("enterprise " + std::to_string(n) + " is not there");
    return record->enterprise;
  }

  /// Everything that is held, by code; ids do not count.
  std::map<std::string, model::Enterprise> everything() const {
    std::map<std::string, model::Enterprise> all;
    store_->each_enterprise([&](const store::EnterpriseRecord& record) {
      all.emplace(record.enterprise.credit_code.text(), record.enterprise);
    });
    return all;
  }

  static base::ErrorCode code_of(const std::function<void()>& work) {
    try {
      work();
    } catch (const base::Error& error) {
      return error.code();
    }
    throw std::runtime_error("no error was thrown");
  }

  TemporaryFolder folder_;
  std::unique_ptr<store::Store> store_;
};

/// ADD_FAILURE with the sentence of the error, so that a broken expectation can be read.
#define EXPECT_ERROR(work, expected) EXPECT_EQ(code_of([&] { work; }), base::ErrorCode::expected)

}  // namespace rongtong::tests
