#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "base/progress.h"
#include "match/matcher.h"
#include "model/catalogue.h"
#include "store/store.h"

namespace rongtong::usecase {

/// Where the capability index lies and what it is made with. Borrowed.
struct IndexPlace {
  std::filesystem::path data;       ///< the store's folder; the index is index/capability.idx in it
  std::filesystem::path catalogue;  ///< for weights and stop phrases
  const model::Codes& codes;
};

/// The matcher over the store's enterprises, and the mapped file that it reads.
class Capability {
 public:
  virtual ~Capability() = default;
  virtual const match::Matcher& matcher() const = 0;
  virtual bool rebuilt() const = 0;  ///< the stored index was missing, out of date or broken
};

/// Opens the stored index; builds and stores it first when it does not fit the store's enterprises
/// and the catalogue. `progress` counts enterprises while building.
std::unique_ptr<Capability> open_capability(
    const store::Store& store, const IndexPlace& place, base::Progress& progress
);

}  // namespace rongtong::usecase
