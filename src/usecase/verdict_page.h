#pragma once

#include <string>

#include "model/catalogue.h"
#include "usecase/assess_firm.h"

namespace rongtong::usecase {

struct PageRequest {
  base::Language language = base::Language::kChinese;
  std::string version;    ///< of the program, for the foot
  bool all_sets = false;  ///< classifications too; else only where nothing else was asked
  int years = 1;          ///< of the ways up
};

/// A printable page for each standard that the firm was judged by, with the way up where the
/// verdict is not yes.
std::string verdict_page(
    const AssessedFirm& firm,
    const RuleCatalogue& rules,
    const model::Codes& codes,
    const PageRequest& request
);

}  // namespace rongtong::usecase
