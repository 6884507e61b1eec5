#pragma once

#include <boost/json/value.hpp>

#include "model/event.h"

namespace rongtong::model {

/// Field names are those of the struct members. Reading passes over unknown fields and leaves the
/// default where one is missing; a value of the wrong kind throws base::Error (kInvalidArgument)
/// naming the path, e.g. `needs[3].title`.
boost::json::value to_json(const DockingEvent& value);
boost::json::value to_json(const Willingness& value);

DockingEvent event_from_json(const boost::json::value& value);
Willingness willingness_from_json(const boost::json::value& value);

}  // namespace rongtong::model
