// A server on a free port for bench/run.py: prints the port, serves until its input ends.
// `/small.json`: 2 KB from memory, on the I/O thread; `/worker`: the same by way of a worker;
// `/echo`: takes a body; `/upload`: takes up to 1 GiB.
#include <cstdio>
#include <iostream>
#include <string>

#include "http/metrics.h"
#include "http/router.h"
#include "http/server.h"
#include "http/static_files.h"

int main() {
  using namespace rongtong::http;
  const std::string small(2048, 'x');
  StaticFiles files;
  files.add("small.json", small, {});
  Router router;
  router.add(Method::kGet, "/small.json", {.at_once = true}, [&](Request& request) {
    return files.serve(request, "small.json");
  });
  router.add(Method::kGet, "/worker", {.compress = false}, [&](Request& request) {
    return files.serve(request, "small.json");
  });
  router.add(Method::kPost, "/echo", {.most_body = 1U << 20U, .body_types = {}}, [](Request& r) {
    return text_response(200, r.body.text(), "text/plain");
  });
  router.add(Method::kPost, "/upload", {.most_body = 1U << 30U, .body_types = {}}, [](Request& r) {
    return text_response(200, std::to_string(r.body.size()) + "\n", "text/plain");
  });
  Metrics metrics;
  metrics.know(router.routes());
  ServerOptions options;
  options.port = 0;
  Server server(options, router, &metrics);
  server.start();
  std::printf("%u\n", static_cast<unsigned>(server.port()));
  std::fflush(stdout);
  for (std::string line; std::getline(std::cin, line);) {
  }
  server.stop(std::chrono::seconds(2));
  return 0;
}
