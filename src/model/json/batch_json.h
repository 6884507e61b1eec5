#pragma once

#include <boost/json/value.hpp>

#include "model/batch.h"

namespace rongtong::model {

/// Field names are those of the struct members. Reading passes over unknown fields and leaves the
/// default where one is missing; a value of the wrong kind throws base::Error (kInvalidArgument)
/// naming the path, e.g. `needs[3].title`.
boost::json::value to_json(const Batch& value);
boost::json::value to_json(const ImportCounts& value);
boost::json::value to_json(const base::Finding& value);

Batch batch_from_json(const boost::json::value& value);
ImportCounts import_counts_from_json(const boost::json::value& value);
base::Finding finding_from_json(const boost::json::value& value);

}  // namespace rongtong::model
