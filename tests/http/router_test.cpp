#include "http/router.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "tests/support/cases.h"

namespace rongtong::http {
namespace {

Response named(const Request& request) {
  Response response;
  response.content = request.route->path;
  return response;
}

std::unique_ptr<Router> make_router() {
  auto router = std::make_unique<Router>();
  const auto get = [&](const char* path) {
    router->add(Method::kGet, path, {}, [](Request& r) { return named(r); });
  };
  get("/");
  get("/api/needs");
  get("/api/needs/{id:int}");
  get("/api/needs/new");
  get("/api/needs/{word}/history");
  get("/api/enterprises/{code}");
  get("/{file:rest}");
  router->add(Method::kPost, "/api/needs", {.most_body = 100}, [](Request& r) { return named(r); });
  router->add(
      Method::kDelete,
      "/api/needs/{id:int}",
      {.permission = "needs.delete"},
      [](Request& r) { return named(r); }
  );
  return router;
}

Request request_for(Method method, std::string_view target) {
  Request request;
  request.method = method;
  request.target = parse_target(target).value();
  return request;
}

struct RouteCase {
  const char* name;
  Method method;
  const char* target;
  int status;  ///< 200: admitted
  const char* route;
  std::vector<std::pair<std::string, std::string>> arguments = {};
};

class Routes : public testing::TestWithParam<RouteCase> {};

TEST_P(Routes, FindsOrRefuses) {
  const auto& c = GetParam();
  const auto router = make_router();
  Request request = request_for(c.method, c.target);
  const auto admission = router->admit(request);
  EXPECT_EQ(admission.refusal ? admission.refusal->status : 200, c.status);
  EXPECT_EQ(router->route_name(request), c.route);
  if (c.status == 200) {
    EXPECT_EQ(request.arguments, c.arguments);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Targets,
    Routes,
    testing::Values(
        RouteCase{"Root", Method::kGet, "/", 200, "/"},
        RouteCase{"Literal", Method::kGet, "/api/needs", 200, "/api/needs"},
        RouteCase{"Head", Method::kHead, "/api/needs", 200, "/api/needs"},
        RouteCase{
            "Number", Method::kGet, "/api/needs/7", 200, "/api/needs/{id:int}", {{"id", "7"}}},
        RouteCase{"LiteralFirst", Method::kGet, "/api/needs/new", 200, "/api/needs/new"},
        RouteCase{
            "StepsBack",
            Method::kGet,
            "/api/needs/7/history",
            200,
            "/api/needs/{word}/history",
            {{"word", "7"}}},
        RouteCase{
            "Text",
            Method::kGet,
            "/api/enterprises/%E4%B8%AD",
            200,
            "/api/enterprises/{code}",
            {{"code", "中"}}},
        RouteCase{
            "LeadingZeroIsNoNumber",
            Method::kGet,
            "/api/needs/07",
            200,
            "/{file:rest}",
            {{"file", "api/needs/07"}}},
        RouteCase{
            "LongNumber",
            Method::kGet,
            "/api/needs/9999999999999999999",
            200,
            "/{file:rest}",
            {{"file", "api/needs/9999999999999999999"}}},
        RouteCase{"Rest", Method::kGet, "/a/b.js", 200, "/{file:rest}", {{"file", "a/b.js"}}},
        RouteCase{"WrongMethod", Method::kPut, "/api/needs", 405, ""},
        RouteCase{"NoMethodButGet", Method::kPost, "/nowhere", 405, ""},
        RouteCase{"Options", Method::kOptions, "/api/needs", 204, ""}
    ),
    tests::kCaseName
);

TEST(Router, SaysWhichMethodsAreAllowed) {
  const auto router = make_router();
  Request request = request_for(Method::kPut, "/api/needs");
  EXPECT_EQ(*router->admit(request).refusal->find("Allow"), "OPTIONS, GET, HEAD, POST");
}

TEST(Router, NothingIsFoundWithoutAWildcard) {
  Router router;
  router.add(Method::kGet, "/a", {}, [](Request& r) { return named(r); });
  for (const char* target : {"/b", "/a/b", "/", "/a/"}) {
    Request request = request_for(Method::kGet, target);
    EXPECT_EQ(router.admit(request).refusal->status, 404) << target;
  }
}

TEST(Router, RefusesBodiesOfAnotherType) {
  const auto router = make_router();
  const std::pair<const char*, int> cases[] = {
      {"application/json", 200},
      {"application/json;charset=utf-8", 200},
      {"text/plain", 415},
      {"", 415}};
  for (const auto& [type, status] : cases) {
    Request request = request_for(Method::kPost, "/api/needs");
    request.headers.add("Content-Length", "5");
    request.headers.add("Content-Type", type);
    const auto admission = router->admit(request);
    EXPECT_EQ(admission.refusal ? admission.refusal->status : 200, status) << type;
    EXPECT_EQ(admission.most_body, 100U);
  }
}

TEST(Router, ClosedRoutesAskTheGate) {
  const auto router = make_router();
  Request request = request_for(Method::kDelete, "/api/needs/7");
  ASSERT_FALSE(router->admit(request).refusal);
  EXPECT_EQ(router->check(request)->status, 403);  // no gate: closed
  router->set_gate([](Request& r, const Route& route) -> std::optional<Response> {
    EXPECT_EQ(route.options.permission, "needs.delete");
    if (r.argument("id") == "7") return std::nullopt;
    return Response{.status = 404};
  });
  EXPECT_FALSE(router->check(request));
  EXPECT_EQ(router->handle(request).text(), "/api/needs/{id:int}");
}

TEST(Router, MalformedRoutesAreOurFault) {
  const auto handler = [](Request& r) { return named(r); };
  for (const char* path :
       {"a",
        "/a//b",
        "/{a",
        "/{a:date}",
        "/{:int}",
        "/{a:rest}/b",
        "/api/needs",
        "/api/needs/{x:int}"}) {
    const auto router = make_router();
    EXPECT_THROW(router->add(Method::kGet, path, {}, handler), base::Error) << path;
  }
  Router router;
  EXPECT_THROW(
      router.add(Method::kGet, "/a", {.permission = "x", .at_once = true}, handler), base::Error
  );
  EXPECT_THROW(router.add(Method::kHead, "/a", {}, handler), base::Error);
}

}  // namespace
}  // namespace rongtong::http
