#pragma once

#include "model/facts.h"
#include "rules/assess.h"

namespace rongtong::report {

/// One firm and what one rule set says of it. Borrows everything.
struct JudgedFirm {
  const model::FirmFacts& firm;
  const rules::FactTable& facts;  ///< what the rules saw; `row` is the firm
  std::size_t row = 0;
  const rules::Assessment& result;
};

}  // namespace rongtong::report
