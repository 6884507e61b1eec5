#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "model/catalogue.h"
#include "model/plan.h"

namespace rongtong::report::tests {

/// The codes of the source tree, read once.
const model::Codes& codes();

/// An eighteen-character code in the region that does not exist, with its check character.
model::CreditCode credit_code(std::size_t n);

/// A firm of which no more is known.
model::Enterprise enterprise(std::size_t n, std::string name, std::string scope);

/// Three needs (one restricted), four firms, a re-plan with one change, everything that a report
/// knows to say: small enough for golden files.
model::Plan small_plan();

/// `needs` × `per_need` invitations with texts that read like real ones, seated over two days at
/// one table per issuer. Deterministic.
struct CitySize {
  std::size_t needs = 63;
  std::size_t per_need = 8;
  std::size_t firms = 400;
  std::size_t issuers = 20;
};
model::Plan city_plan(const CitySize& size);

/// A plan whose every text is `text`: for what people must not be able to do to a report.
model::Plan hostile_plan(const std::string& text);

}  // namespace rongtong::report::tests
