#pragma once

#include <boost/json/value.hpp>

#include "model/need.h"

namespace rongtong::model {

/// Field names are those of the struct members. Reading passes over unknown fields and leaves the
/// default where one is missing; a value of the wrong kind throws base::Error (kInvalidArgument)
/// naming the path, e.g. `needs[3].title`.
boost::json::value to_json(const Need& value);
boost::json::value to_json(const NeedCondition& value);

Need need_from_json(const boost::json::value& value);
NeedCondition need_condition_from_json(const boost::json::value& value);

}  // namespace rongtong::model
