#include "http/health.h"

#include <memory>

#include "http/problem.h"

namespace rongtong::http {

namespace {

Response plain(int status, std::string text) {
  auto response = text_response(status, std::move(text), "text/plain; charset=utf-8");
  response.set("Cache-Control", "no-store");
  return response;
}

Response readiness(const HealthSources& sources) {
  if (sources.state().stopping) return plain(503, "stopping\n");
  const auto fault = sources.fault();
  Response response = fault ? plain(503, "not ready\n") : plain(200, "ready\n");
  response.note = fault.value_or("");
  return response;
}

}  // namespace

void add_health_routes(Router& router, const Metrics& metrics, HealthSources sources) {
  const auto shared = std::make_shared<const HealthSources>(std::move(sources));
  router.add(Method::kGet, "/healthz", {.at_once = true}, [](Request&) {
    return plain(200, "alive\n");
  });
  router.add(Method::kGet, "/readyz", {}, [shared](Request&) { return readiness(*shared); });
  router.add(Method::kGet, "/metrics", {}, [shared, &metrics](Request& request) {
    const auto client = Address::parse(request.client.address);
    if (!client || !holds(shared->metrics_readers, *client)) {
      return problem(404, request.language, request.id);
    }
    auto response = plain(200, metrics.text(shared->state()));
    return response.set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
  });
}

}  // namespace rongtong::http
