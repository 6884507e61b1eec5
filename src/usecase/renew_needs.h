#pragma once

#include <string>
#include <vector>

#include "model/need.h"
#include "store/store.h"

namespace rongtong::usecase {

struct RenewRequest {
  int from_year = 0;
  int to_year = 0;
  std::vector<std::string> codes;  ///< public codes; empty: every need of `from_year`
};

/// Copies needs of an earlier year into a new one: dates moved on, a new public code (the year in
/// the old one replaced, else put behind it). A need whose new code is taken is left alone. Returns
/// the new needs. Throws base::Error (kNotFound) for a code that the store does not know.
std::vector<model::Need> renew_needs(store::Store& store, const RenewRequest& request);

}  // namespace rongtong::usecase
