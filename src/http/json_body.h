#pragma once

#include <boost/json/value.hpp>

#include "base/json.h"
#include "http/request.h"

namespace rongtong::http {

/// The body as JSON. Throws Error (kInvalidArgument) for an empty body, a charset other than UTF-8,
/// text that is no JSON, and what passes `limits`; the place is the byte or the limit, not a file.
boost::json::value json_body(const Request& request, const base::JsonLimits& limits = {});

}  // namespace rongtong::http
