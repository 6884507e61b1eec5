#pragma once

#include <vector>

#include "demo/demo.h"
#include "demo/fictitious.h"

namespace rongtong::demo {

/// The firms of the city, the issuers first. Deterministic in `options`.
std::vector<DemoFirm> make_firms(const Grammar& grammar, const DemoOptions& options);

}  // namespace rongtong::demo
