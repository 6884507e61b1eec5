#pragma once

#include <boost/json/fwd.hpp>

#include "model/facts.h"

namespace rongtong::intake {

/// One firm in the form of docs/formats.md, "Values of firms": what `read_values_json` reads back
/// on any day. Absences of titles lose their day: the form says "not held on the day of
/// assessment".
boost::json::object values_of_firm(const model::FirmFacts& facts);

}  // namespace rongtong::intake
