#pragma once

#include <filesystem>
#include <memory>

#include "cli/context.h"
#include "model/catalogue.h"
#include "store/store.h"
#include "usecase/rule_catalogue.h"

namespace rongtong::cli {

/// What a command works on, opened when first asked for.
class Session {
 public:
  explicit Session(const Context& context) : context_(context) {}

  const std::filesystem::path& catalogue();
  const std::filesystem::path& data();
  const model::Codes& codes();
  /// Where the standards lie; the data folder only where one can be named.
  usecase::RulePlaces rule_places();
  /// The standards, read once.
  const usecase::RuleCatalogue& rules();
  /// The store, created when it is not there.
  store::Store& store();
  /// The store as it is; throws kNotFound with what to do when there is none.
  store::Store& existing_store();

 private:
  const Context& context_;
  std::filesystem::path catalogue_;
  std::filesystem::path data_;
  std::unique_ptr<model::Codes> codes_;
  std::unique_ptr<usecase::RuleCatalogue> rules_;
  std::unique_ptr<store::Store> store_;
};

}  // namespace rongtong::cli
