#pragma once

#include <vector>

#include "demo/demo.h"

namespace rongtong::demo {

/// The needs of `grammar`, in its order; `firms` as make_firms gave them. Public codes are
/// Q{quarter}-{four digits}.
std::vector<DemoNeed> make_needs(
    const Grammar& grammar, const DemoOptions& options, const std::vector<DemoFirm>& firms
);

}  // namespace rongtong::demo
