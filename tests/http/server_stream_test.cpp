// Answers that are made piece by piece, and events.
#include <gtest/gtest.h>

#include "tests/http/client.h"
#include "tests/http/test_server.h"

namespace rongtong::http {
namespace {

using tests::content_in;
using tests::eventually;
using tests::exchange;
using tests::RawClient;
using tests::test_options;
using tests::TestServer;

std::string get(const std::string& path) {
  return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
}

TEST(Chunks, GoOutInOrderAndTheConnectionGoesOn) {
  TestServer world;
  RawClient client(world.port());
  client.send(get("/pieces") + get("/hello"));
  const auto head = client.read_until("\r\n\r\n");
  EXPECT_NE(head.find("Transfer-Encoding: chunked\r\n"), std::string::npos);
  EXPECT_EQ(head.find("Content-Length"), std::string::npos);
  EXPECT_EQ(
      client.read_until("0\r\n\r\n"), "6\r\npiece0\r\n6\r\npiece1\r\n6\r\npiece2\r\n0\r\n\r\n"
  );
  EXPECT_EQ(content_in(client.read_answer()), "hello");
}

TEST(Chunks, AFaultInTheMiddleIsSeenByTheClient) {
  class Breaks final : public ChunkSource {
   public:
    std::optional<std::string> next() override {
      if (sent_) throw std::runtime_error("disk");
      sent_ = true;
      return "part";
    }

   private:
    bool sent_ = false;
  };
  Router router;
  router.add(Method::kGet, "/breaks", {}, [](Request&) {
    Response response;
    response.content = std::static_pointer_cast<ChunkSource>(std::make_shared<Breaks>());
    return response;
  });
  Server server(test_options(), router);
  server.start();
  EXPECT_EQ(content_in(exchange(server.port(), get("/breaks"))), "4\r\npart\r\n");
}

TEST(Events, ReachTheClientAsTheyAreSent) {
  TestServer world;
  RawClient client(world.port());
  client.send(get("/events"));
  ASSERT_TRUE(world.ready.wait());
  EXPECT_NE(client.read_until("\r\n\r\n").find("text/event-stream"), std::string::npos);
  EXPECT_TRUE(world.events->send({"progress", "1", ""}));
  EXPECT_EQ(client.read_until("\n\n\r\n"), "19\r\nevent: progress\ndata: 1\n\n\r\n");
  EXPECT_TRUE(world.events->send({"", "2", ""}));
  world.events->close();
  EXPECT_EQ(client.read_to_end(), "9\r\ndata: 2\n\n\r\n0\r\n\r\n");
}

TEST(Events, AClientThatVanishesCancelsTheWork) {
  TestServer world;
  auto client = std::make_unique<RawClient>(world.port());
  client->send(get("/events"));
  ASSERT_TRUE(world.ready.wait());
  client->read_until("\r\n\r\n");
  EXPECT_TRUE(eventually([&] { return world.server->state().event_streams == 1; }));
  client.reset();
  EXPECT_TRUE(eventually([&] { return world.events->cancelled().stop_requested(); }));
  EXPECT_FALSE(world.events->send({"", "nobody", ""}));
  EXPECT_TRUE(eventually([&] { return world.server->state().connections == 0; }));
}

TEST(Events, AHeartbeatShowsThatTheStreamLives) {
  auto options = test_options();
  options.heartbeat = std::chrono::milliseconds(50);
  TestServer world(options);
  RawClient client(world.port());
  client.send(get("/events"));
  ASSERT_TRUE(world.ready.wait());
  client.read_until("\r\n\r\n");
  EXPECT_EQ(client.read_until("\n\n\r\n"), "3\r\n:\n\n\r\n");
}

TEST(Events, ShutdownEndsThemAtOnce) {
  TestServer world;
  RawClient client(world.port());
  client.send(get("/events"));
  ASSERT_TRUE(world.ready.wait());
  client.read_until("\r\n\r\n");
  const auto start = std::chrono::steady_clock::now();
  world.server->stop(std::chrono::seconds(30));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
  EXPECT_TRUE(world.events->gone());
}

TEST(Events, ASenderInAnotherThreadNeverWaits) {
  TestServer world;
  RawClient client(world.port());
  client.send(get("/events"));
  ASSERT_TRUE(world.ready.wait());
  std::thread sender([&] {
    for (int i = 0; i < 500; ++i) world.events->send({"", std::to_string(i), ""});
    world.events->close();
  });
  const auto all = client.read_to_end();
  sender.join();
  EXPECT_NE(all.find("data: 499\n\n"), std::string::npos);
}

}  // namespace
}  // namespace rongtong::http
