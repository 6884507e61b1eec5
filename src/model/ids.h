#pragma once

#include <cstdint>
#include <string>

#include "base/strong.h"

namespace rongtong::model {

/// Row ids of the store; never shown to people, who use credit codes and public codes.
using EnterpriseId = base::Strong<struct EnterpriseIdTag, std::int64_t>;
using NeedId = base::Strong<struct NeedIdTag, std::int64_t>;
using BatchId = base::Strong<struct BatchIdTag, std::int64_t>;
using PlanId = base::Strong<struct PlanIdTag, std::int64_t>;

/// Whole yuan (RMB); money is never a floating-point number.
using Yuan = base::Strong<struct YuanTag, std::int64_t>;

/// GB/T 2260 code of a province, city or county: six digits as a number, 110000 … 999999.
using RegionCode = base::Strong<struct RegionCodeTag, std::int32_t>;

}  // namespace rongtong::model
