// Metrics, access log and health routes.
#include <gtest/gtest.h>

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>

#include "http/access_log.h"
#include "http/health.h"
#include "http/metrics.h"
#include "tests/http/client.h"
#include "tests/http/test_server.h"

namespace rongtong::http {
namespace {

Exchange exchange_of(std::string_view route, int status, std::chrono::microseconds total) {
  Exchange exchange;
  exchange.id = "r1";
  exchange.method = "GET";
  exchange.path = "/needs/7";
  exchange.route = route;
  exchange.client = "192.0.2.1";
  exchange.status = status;
  exchange.total = total;
  return exchange;
}

TEST(Metrics, CountByRouteStatusAndTime) {
  Router router;
  router.add(Method::kGet, "/needs/{id:int}", {}, [](Request&) { return Response{}; });
  Metrics metrics;
  metrics.know(router.routes());
  const std::string_view route = router.routes()[0].path;
  metrics.finished(exchange_of(route, 200, std::chrono::microseconds(500)));
  metrics.finished(exchange_of(route, 200, std::chrono::microseconds(2500)));
  metrics.finished(exchange_of(route, 404, std::chrono::seconds(60)));
  metrics.finished(exchange_of({}, 400, {}));
  metrics.add_source([] { return std::string("extra 1\n"); });
  const std::string text = metrics.text({});
  const std::string labels = "{method=\"GET\",route=\"/needs/{id:int}\",";
  for (const std::string& line :
       {"rongtong_http_requests_total" + labels + "status=\"200\"} 2\n",
        "rongtong_http_requests_total" + labels + "status=\"404\"} 1\n",
        std::string("rongtong_http_requests_total{method=\"\",route=\"\",status=\"400\"} 1\n"),
        "rongtong_http_request_seconds_bucket" + labels + "le=\"0.001\"} 1\n",
        "rongtong_http_request_seconds_bucket" + labels + "le=\"0.0025\"} 2\n",
        "rongtong_http_request_seconds_bucket" + labels + "le=\"30\"} 2\n",
        "rongtong_http_request_seconds_bucket" + labels + "le=\"+Inf\"} 3\n",
        std::string(
            "rongtong_http_request_seconds_sum{method=\"GET\",route=\"/needs/{id:int}\"} 60.003\n"
        ),
        std::string("extra 1\n")}) {
    EXPECT_NE(text.find(line), std::string::npos) << line << text;
  }
}

TEST(Metrics, LabelsCannotBreakOut) { EXPECT_EQ(label_text("a\"b\\c\nd"), "a\\\"b\\\\c\\nd"); }

TEST(AccessLog, WritesOneLineOfJson) {
  auto exchange = exchange_of("/needs/{id:int}", 500, std::chrono::microseconds(1234));
  exchange.note = "broken \"thing\"\nline \xFF";
  const auto line = access_line(exchange, "2026-04-01T08:30:00.123Z");
  EXPECT_EQ(line.find('\n'), line.size() - 1);
  const auto object = boost::json::parse(line).as_object();
  EXPECT_EQ(object.at("request").as_string(), "r1");
  EXPECT_EQ(object.at("route").as_string(), "/needs/{id:int}");
  EXPECT_EQ(object.at("total_us").as_int64(), 1234);
  EXPECT_EQ(object.at("note").as_string(), "broken \"thing\"\nline \xEF\xBF\xBD");
}

TEST(AccessLog, DropsAndSaysSoWhenItsWriterStalls) {
  tests::Latch latch;
  std::atomic<bool> stalled{false};
  std::string all;
  {
    AccessLog log(
        [&](std::string_view lines) {
          stalled = true;
          latch.wait();
          all += lines;
        },
        1000
    );
    log.finished(exchange_of({}, 200, {}));
    ASSERT_TRUE(tests::eventually([&] { return stalled.load(); }));
    for (int i = 0; i < 100; ++i) log.finished(exchange_of({}, 200, {}));
    latch.open();
  }
  EXPECT_NE(all.find("{\"dropped\":"), std::string::npos);
  EXPECT_LT(all.size(), 2500U);
}

TEST(AccessLog, HoldsNoQueryFieldOrBody) {
  std::string all;
  {
    AccessLog log([&](std::string_view lines) { all += lines; });
    Router router;
    router.add(Method::kPost, "/login", {.most_body = 100, .body_types = {}}, [](Request&) {
      return Response{};
    });
    Server server(tests::test_options(), router, &log);
    server.start();
    tests::exchange(
        server.port(),
        "POST /login?name=hidden1 HTTP/1.1\r\nHost: localhost\r\nCookie: s=hidden2\r\n"
        "Content-Length: 7\r\nConnection: close\r\n\r\nhidden3"
    );
    server.stop(std::chrono::seconds(5));
  }
  EXPECT_NE(all.find("\"/login\""), std::string::npos);
  EXPECT_EQ(all.find("hidden"), std::string::npos);
}

TEST(Health, TellsLifeReadinessAndNumbers) {
  Router router;
  Metrics metrics;
  std::optional<std::string> fault;
  ServerState state;
  const auto loopback = AddressRange::parse("127.0.0.1").value();
  add_health_routes(router, metrics, {[&] { return state; }, [&] { return fault; }, {loopback}});
  metrics.know(router.routes());
  const auto get = [&](std::string_view path, std::string_view client) {
    Request request;
    request.target = parse_target(path).value();
    request.client.address = client;
    EXPECT_FALSE(router.admit(request).refusal);
    return router.handle(request);
  };
  EXPECT_EQ(get("/healthz", "192.0.2.1").status, 200);
  EXPECT_EQ(get("/readyz", "192.0.2.1").status, 200);
  EXPECT_EQ(get("/metrics", "192.0.2.1").status, 404);
  EXPECT_NE(
      get("/metrics", "127.0.0.1").text().find("rongtong_http_connections 0"), std::string::npos
  );
  fault = "the store is locked";
  const auto unready = get("/readyz", "192.0.2.1");
  EXPECT_EQ(unready.status, 503);
  EXPECT_EQ(unready.text().find("store"), std::string::npos);
  EXPECT_EQ(unready.note, "the store is locked");
  fault.reset();
  state.stopping = true;
  EXPECT_EQ(get("/readyz", "192.0.2.1").status, 503);
  EXPECT_EQ(get("/healthz", "192.0.2.1").status, 200);
}

}  // namespace
}  // namespace rongtong::http
