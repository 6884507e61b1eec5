#include "http/account.h"

#include <algorithm>

#include "http/problem.h"

namespace rongtong::http {

namespace {

constexpr std::size_t kLongestId = 64;

Response failure(const Request& request, const char* note) {
  Response response = problem(500, request.language, request.id);
  response.note = note;
  return response;
}

/// Runs `work`; what it throws becomes a response.
template <class Work>
auto guarded(const Request& request, const Work& work) -> decltype(work()) {
  try {
    return work();
  } catch (const base::Error& error) {
    return {problem(error, request.language, request.id)};
  } catch (const std::exception& error) {
    return {failure(request, error.what())};
  }
}

bool is_request_id(std::string_view text) {
  return !text.empty() && text.size() <= kLongestId && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
}

}  // namespace

Exchange Connection::Account::exchange(const Request& request) const {
  Exchange exchange;
  exchange.id = request.id;
  exchange.method = method;
  exchange.path = request.target.path;
  exchange.route = route;
  exchange.client = request.client.address;
  exchange.note = note;
  exchange.status = status;
  exchange.bytes_in = bytes_in;
  exchange.bytes_out = bytes_out;
  exchange.cut = !sent;
  exchange.waited = waited;
  exchange.handled = handled;
  exchange.total = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start);
  return exchange;
}

Admission admitted(Application& application, Request& request) noexcept {
  return guarded(request, [&]() -> Admission { return application.admit(request); });
}

std::optional<Response> checked(Application& application, Request& request) noexcept {
  return guarded(request, [&]() -> std::optional<Response> { return application.check(request); });
}

Response handled(Application& application, Request& request) noexcept {
  return guarded(request, [&]() -> Response { return application.handle(request); });
}

Response overloaded(Shared& shared, const Request& request) {
  ++shared.overloaded;
  Response response = problem(503, request.language, request.id);
  response.set("Retry-After", std::to_string(shared.options.retry_after.count()));
  return response;
}

void trust_proxy(Request& request, const Address& peer, const ServerOptions& options) {
  request.client.behind_proxy = true;
  const auto forwarded = request.headers.joined("x-forwarded-for");
  request.client.address = client_address(peer, forwarded, options.trusted_proxies).text();
  if (const auto scheme = request.headers.find("x-forwarded-proto")) {
    request.client.secure = same_word(*scheme, "https");
  }
  if (const auto id = request.headers.find("x-request-id"); id && is_request_id(*id)) {
    request.id = *id;
  }
}

}  // namespace rongtong::http
