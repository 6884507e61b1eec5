#pragma once

#include <string_view>

#include "base/error.h"
#include "base/finding.h"
#include "base/message.h"
#include "http/response.h"

namespace rongtong::http {

/// The one place where a code becomes a status.
int status_of(base::ErrorCode code);

/// Problem details (RFC 9457) as application/problem+json: `type` (about:blank), `title` (the
/// phrase of the status), `status`, `detail`, `code` (the key of the message), `request` (the id to
/// name when asking for help), all in `language`.
Response problem(int status, base::Language language, std::string_view request_id);
Response problem(
    int status, const base::Message& detail, base::Language language, std::string_view request_id
);

/// The problem of an error. `field` holds the place in the input. Our own faults and those of the
/// outside (kInternal, kUnavailable) say no more than the phrase of their status; the rest is in
/// `Response::note`, for the log.
Response problem(const base::Error& error, base::Language language, std::string_view request_id);

/// 422 with every finding in `errors`: `field`, `rule`, `value` (cut), `message`, `severity`.
Response problem(
    const base::Findings& findings, base::Language language, std::string_view request_id
);

}  // namespace rongtong::http
