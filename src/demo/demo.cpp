#include "demo/demo.h"

#include "base/error.h"
#include "demo/event.h"
#include "demo/firms.h"
#include "demo/needs.h"

namespace rongtong::demo {

namespace {

/// Below this, some trade that a need asks for may have no firm at all.
constexpr std::size_t kFewestFirms = 2'000;

}  // namespace

DemoCity make_demo(const Grammar& grammar, const DemoOptions& options) {
  if (options.firms < kFewestFirms) {
    throw base::Error(
        base::ErrorCode::kInvalidArgument,
        base::msg("demo.too_few_firms", kFewestFirms, options.firms)
    );
  }
  DemoCity city;
  city.issuers = grammar.issuers.size();
  city.firms = make_firms(grammar, options);
  city.needs = make_needs(grammar, options, city.firms);
  city.event = make_event(grammar, options, city);
  return city;
}

}  // namespace rongtong::demo
