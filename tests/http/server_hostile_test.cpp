// Clients that are slow, wrong or hostile.
#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "tests/http/client.h"
#include "tests/http/test_server.h"
#include "tests/support/cases.h"

namespace rongtong::http {
namespace {

using tests::content_in;
using tests::eventually;
using tests::exchange;
using tests::RawClient;
using tests::status_in;
using tests::test_options;
using tests::TestServer;

struct HostileCase {
  const char* name;
  std::string bytes;
  int status;
};

class Hostile : public testing::TestWithParam<HostileCase> {};

TEST_P(Hostile, IsAnsweredOnceAndClosed) {
  TestServer world;
  const auto answer = exchange(world.port(), GetParam().bytes);
  EXPECT_EQ(status_in(answer), GetParam().status) << answer;
  // What stands behind the trick must not be read as a second request.
  EXPECT_EQ(answer.find("HTTP/1.1", 1), std::string::npos) << answer;
  EXPECT_NE(answer.find("Connection: close"), std::string::npos);
}

const std::string kSecond = "GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n";

INSTANTIATE_TEST_SUITE_P(
    Requests,
    Hostile,
    testing::Values(
        HostileCase{
            "LengthAndCoding",
            "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n"
            "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" +
                kSecond,
            400},
        HostileCase{
            "TwoLengths",
            "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nContent-Length: "
            "44\r\n\r\n" +
                kSecond,
            400},
        HostileCase{
            "BadChunk",
            "POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n" +
                kSecond,
            400},
        HostileCase{
            "ContinuationLine",
            "GET /hello HTTP/1.1\r\nHost: localhost\r\nX: a\r\n Content-Length: 5\r\n\r\n" +
                kSecond,
            400},
        HostileCase{
            "LongHead",
            "GET /hello HTTP/1.1\r\nHost: localhost\r\nX: " + std::string(40000, 'a') + "\r\n\r\n",
            431},
        HostileCase{"LongTarget", "GET /" + std::string(40000, 'a') + " HTTP/1.1\r\n\r\n", 414},
        HostileCase{"Garbage", std::string("\x01\x02\x03 garbage\r\n\r\n"), 400},
        HostileCase{"NoHost", "GET /hello HTTP/1.1\r\n\r\n" + kSecond, 400}
    ),
    tests::kCaseName
);

int status_for(TestServer& world, const std::string& line, const std::string& fields) {
  return status_in(exchange(world.port(), line + "\r\n" + fields + "Connection: close\r\n\r\n"));
}

TEST(Hosts, OthersThanOursAreMisdirected) {
  TestServer world;
  EXPECT_EQ(status_for(world, "GET /hello HTTP/1.1", "Host: localhost:99\r\n"), 200);
  EXPECT_EQ(status_for(world, "GET /hello HTTP/1.1", "Host: evil.example\r\n"), 421);
  EXPECT_EQ(
      status_for(world, "GET http://evil.example/hello HTTP/1.1", "Host: localhost\r\n"), 421
  );
  EXPECT_EQ(status_for(world, "GET http://localhost/hello HTTP/1.1", "Host: evil\r\n"), 200);
  EXPECT_EQ(status_for(world, "GET /../etc HTTP/1.1", "Host: localhost\r\n"), 400);
  EXPECT_EQ(status_for(world, "TRACE /hello HTTP/1.1", "Host: localhost\r\n"), 501);
}

class Names final : public Observer {
 public:
  void finished(const Exchange& exchange) noexcept override {
    const std::lock_guard lock(mutex_);
    id_ = exchange.id;
    client_ = exchange.client;
  }
  std::string id() {
    const std::lock_guard lock(mutex_);
    return id_;
  }
  std::string client() {
    const std::lock_guard lock(mutex_);
    return client_;
  }

 private:
  std::mutex mutex_;
  std::string id_;
  std::string client_;
};

TEST(Proxy, IsBelievedOnlyWhereItIsTrusted) {
  for (const bool trusted : {false, true}) {
    Router router;
    router.add(Method::kGet, "/who", {}, [](Request& r) {
      return text_response(
          200, r.client.address + (r.client.secure ? " tls" : " plain"), "text/plain"
      );
    });
    Names names;
    auto options = test_options();
    if (trusted) options.trusted_proxies = {AddressRange::parse("127.0.0.0/8").value()};
    Server server(options, router, &names);
    server.start();
    const auto answer = exchange(
        server.port(),
        "GET /who HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 192.0.2.9\r\n"
        "X-Forwarded-Proto: https\r\nX-Request-Id: abc-1\r\nConnection: close\r\n\r\n"
    );
    EXPECT_EQ(content_in(answer), trusted ? "192.0.2.9 tls" : "127.0.0.1 plain");
    ASSERT_TRUE(eventually([&] { return !names.id().empty(); }));
    EXPECT_EQ(names.id() == "abc-1", trusted);
    EXPECT_EQ(names.client(), trusted ? "192.0.2.9" : "127.0.0.1");
  }
}

TEST(Slow, AHeadThatDoesNotEndIsTimedOut) {
  auto options = test_options();
  options.head_timeout = std::chrono::milliseconds(300);
  TestServer world(options);
  RawClient client(world.port());
  client.send("GET /hello HTTP/1.1\r\n");
  std::this_thread::sleep_for(std::chrono::milliseconds(150));
  client.send("Host: loc");  // a byte now and then does not help
  EXPECT_EQ(status_in(client.read_to_end()), 408);
}

TEST(Slow, ABodyThatStallsOrDripsIsTimedOut) {
  auto options = test_options();
  options.body_timeout = std::chrono::milliseconds(300);
  TestServer world(options);
  RawClient client(world.port());
  client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n");
  const auto start = std::chrono::steady_clock::now();
  while (client.send("a") && std::chrono::steady_clock::now() - start < std::chrono::seconds(3)) {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  EXPECT_EQ(status_in(client.read_to_end()), 408);
}

TEST(Slow, AnIdleConnectionIsClosedSilently) {
  auto options = test_options();
  options.idle_timeout = std::chrono::milliseconds(200);
  TestServer world(options);
  RawClient client(world.port());
  EXPECT_EQ(client.read_to_end(), "");
  EXPECT_TRUE(eventually([&] { return world.server->state().connections == 0; }));
}

/// Longest of 200 requests on one connection. The mean says little: a client that holds a thread
/// shows in the tail.
std::chrono::microseconds slowest_of_200(std::uint16_t port) {
  RawClient client(port);
  std::chrono::microseconds slowest{};
  for (int i = 0; i < 200; ++i) {
    const auto start = std::chrono::steady_clock::now();
    client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\na");
    EXPECT_EQ(status_in(client.read_answer()), 200);
    slowest = std::max(
        slowest,
        std::chrono::duration_cast<std::chrono::microseconds>(
            std::chrono::steady_clock::now() - start
        )
    );
  }
  return slowest;
}

TEST(Slow, TwoHundredSlowClientsHoldNoThread) {
  auto options = test_options();
  options.workers = 2;
  options.io_threads = 1;
  TestServer world(options);
  std::vector<std::unique_ptr<RawClient>> slow;
  for (int i = 0; i < 100; ++i) {
    slow.push_back(std::make_unique<RawClient>(world.port()));
    slow.back()->send("GET /hello HTTP/1.1\r\nHo");
    slow.push_back(std::make_unique<RawClient>(world.port()));
    slow.back()->send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 50\r\n\r\nab");
  }
  ASSERT_TRUE(eventually([&] { return world.server->state().connections == 200; }));
  // A held thread would cost the ten seconds of the head's timeout; a busy machine costs far less.
  EXPECT_LT(slowest_of_200(world.port()), std::chrono::seconds(2));
  EXPECT_EQ(world.server->state().running, 0U);
  for (auto& client : slow) client->send("st: localhost\r\n\r\n");
}

TEST(Slow, AClientThatDoesNotReadIsCut) {
  auto options = test_options();
  options.write_timeout = std::chrono::milliseconds(300);
  Router router;
  router.add(Method::kGet, "/big", {}, [](Request&) {
    return text_response(200, std::string(64U << 20U, 'a'), "application/octet-stream");
  });
  Server server(options, router);
  server.start();
  RawClient client(server.port());
  client.send("GET /big HTTP/1.1\r\nHost: localhost\r\n\r\n");
  ASSERT_TRUE(eventually([&] { return server.state().accepted == 1; }));
  EXPECT_TRUE(eventually([&] { return server.state().connections == 0; }));
}

TEST(Load, ShutdownInTheMiddleLosesNoAnswer) {
  TestServer world;
  std::atomic<int> whole{0};
  std::atomic<int> broken{0};
  std::vector<std::thread> clients;
  for (int i = 0; i < 8; ++i) {
    clients.emplace_back([&] {
      try {
        RawClient client(world.port());
        while (client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\nbody"
        )) {
          const auto answer = client.read_answer();
          if (answer.empty()) break;  // closed before it read the request: may be sent again
          ++(content_in(answer) == "body" ? whole : broken);
          if (answer.find("Connection: close") != std::string::npos) break;
        }
      } catch (const std::runtime_error&) {
        ++broken;
      }
    });
  }
  ASSERT_TRUE(eventually([&] { return whole > 200; }));
  world.server->stop(std::chrono::seconds(5));
  for (auto& client : clients) client.join();
  EXPECT_EQ(broken, 0);
}

}  // namespace
}  // namespace rongtong::http
