#include "cli/session.h"

#include "base/error.h"
#include "usecase/places.h"

namespace rongtong::cli {

const std::filesystem::path& Session::catalogue() {
  if (catalogue_.empty()) catalogue_ = usecase::find_catalogue(context_.catalog);
  return catalogue_;
}

const std::filesystem::path& Session::data() {
  if (data_.empty()) data_ = usecase::data_folder(context_.data);
  return data_;
}

const model::Codes& Session::codes() {
  if (!codes_) codes_ = std::make_unique<model::Codes>(model::read_codes(catalogue()));
  return *codes_;
}

usecase::RulePlaces Session::rule_places() {
  usecase::RulePlaces places{catalogue(), {}};
  try {
    places.data = data();
  } catch (const base::Error& error) {
    // Without HOME there is no data folder; the standards are read all the same.
    if (error.code() != base::ErrorCode::kNotFound) throw;
  }
  return places;
}

const usecase::RuleCatalogue& Session::rules() {
  if (!rules_) {
    rules_ = std::make_unique<usecase::RuleCatalogue>(
        usecase::read_rules(rule_places(), context_.language)
    );
  }
  return *rules_;
}

store::Store& Session::store() {
  if (!store_) store_ = store::open_sqlite_store(data());
  return *store_;
}

store::Store& Session::existing_store() {
  if (!store_) {
    if (!std::filesystem::exists(data())) {
      throw base::Error(base::ErrorCode::kNotFound, base::msg("cli.no_store", data().string()));
    }
    store_ = store::open_sqlite_store(data());
  }
  return *store_;
}

}  // namespace rongtong::cli
