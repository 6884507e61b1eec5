#pragma once

#include <boost/json/value.hpp>

#include "model/enterprise.h"

namespace rongtong::model {

/// Field names are those of the struct members. Reading passes over unknown fields and leaves the
/// default where one is missing; a value of the wrong kind throws base::Error (kInvalidArgument)
/// naming the path, e.g. `needs[3].title`.
boost::json::value to_json(const Enterprise& value);

Enterprise enterprise_from_json(const boost::json::value& value);

}  // namespace rongtong::model
