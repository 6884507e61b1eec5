#include "http/problem.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/json.h"
#include "base/text/utf8.h"

namespace rongtong::http {

namespace {

namespace json = boost::json;

constexpr std::size_t kShownValue = 200;

json::object start(int status, base::Language language) {
  json::object object;
  object["type"] = "about:blank";
  object["title"] = base::phrase("http.status." + std::to_string(status), language);
  object["status"] = status;
  return object;
}

Response finish(int status, json::object object, base::Language language, std::string_view id) {
  if (!id.empty()) object["request"] = id;
  auto response =
      text_response(status, base::to_json_text(std::move(object)), "application/problem+json");
  response.set("Content-Language", language == base::Language::kChinese ? "zh-CN" : "en");
  response.set("Cache-Control", "no-store");
  return response;
}

/// People's input is JSON or a form: there the place is the path of a member; a line counts where
/// the text itself is broken.
void put_place(json::object& object, const base::Place& place) {
  if (!place.column.empty()) object["field"] = place.column;
  if (place.line != 0) object["line"] = place.line;
}

json::object to_json(const base::Finding& finding, base::Language language) {
  json::object object;
  put_place(object, finding.place);
  object["rule"] = finding.rule;
  if (!finding.value.empty()) {
    const std::string value = base::repaired_utf8(finding.value);
    object["value"] = base::cut_utf8(value, kShownValue);
  }
  object["message"] = base::render(finding.message, language);
  object["severity"] = finding.severity == base::Severity::kReject ? "reject" : "warning";
  return object;
}

}  // namespace

int status_of(base::ErrorCode code) {
  switch (code) {
    case base::ErrorCode::kInvalidArgument:
      return 400;
    case base::ErrorCode::kNotFound:
      return 404;
    case base::ErrorCode::kConflict:
      return 409;
    case base::ErrorCode::kForbidden:
      return 403;
    case base::ErrorCode::kUnauthenticated:
      return 401;
    case base::ErrorCode::kUnavailable:
      return 503;
    case base::ErrorCode::kDeadline:
      return 504;
    case base::ErrorCode::kInternal:
      return 500;
  }
  return 500;
}

Response problem(int status, base::Language language, std::string_view request_id) {
  return finish(status, start(status, language), language, request_id);
}

Response problem(
    int status, const base::Message& detail, base::Language language, std::string_view request_id
) {
  auto object = start(status, language);
  object["detail"] = base::render(detail, language);
  object["code"] = detail.key;
  return finish(status, std::move(object), language, request_id);
}

Response problem(const base::Error& error, base::Language language, std::string_view request_id) {
  const int status = status_of(error.code());
  const bool ours =
      error.code() == base::ErrorCode::kInternal || error.code() == base::ErrorCode::kUnavailable;
  auto object = start(status, language);
  if (!ours) {
    object["detail"] = base::render(error.message(), language);
    object["code"] = error.message().key;
    put_place(object, error.place());
  }
  auto response = finish(status, std::move(object), language, request_id);
  response.note = error.what();
  return response;
}

Response problem(
    const base::Findings& findings, base::Language language, std::string_view request_id
) {
  auto object = start(422, language);
  json::array errors;
  for (const auto& finding : findings) errors.push_back(to_json(finding, language));
  object["errors"] = std::move(errors);
  return finish(422, std::move(object), language, request_id);
}

}  // namespace rongtong::http
