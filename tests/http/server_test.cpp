#include "http/server.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "tests/http/client.h"
#include "tests/http/test_server.h"

namespace rongtong::http {
namespace {

using tests::content_in;
using tests::eventually;
using tests::exchange;
using tests::RawClient;
using tests::status_in;
using tests::test_options;
using tests::TestServer;

std::string get(const std::string& path, const std::string& fields = "Connection: close\r\n") {
  return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n";
}
std::string post(const std::string& path, const std::string& body, const std::string& fields = "") {
  return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + fields +
         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

TEST(Server, AnswersOnAnOpenConnection) {
  TestServer world;
  RawClient client(world.port());
  for (int i = 0; i < 3; ++i) {
    client.send(get("/hello", ""));
    const auto answer = client.read_answer();
    EXPECT_EQ(status_in(answer), 200);
    EXPECT_EQ(content_in(answer), "hello");
    EXPECT_NE(answer.find("Date: "), std::string::npos);
    EXPECT_NE(answer.find("X-Content-Type-Options: nosniff\r\n"), std::string::npos);
  }
  EXPECT_EQ(world.server->state().accepted, 1U);
}

TEST(Server, AnswersPipelinedRequestsInOrder) {
  TestServer world;
  RawClient client(world.port());
  std::string all;
  for (int i = 0; i < 40; ++i)
    all += post("/echo", "body " + std::to_string(i)) + get("/hello", "");
  client.send(all);
  for (int i = 0; i < 40; ++i) {
    EXPECT_EQ(content_in(client.read_answer()), "body " + std::to_string(i));
    EXPECT_EQ(content_in(client.read_answer()), "hello");
  }
}

TEST(Server, HeadIsGetWithoutContent) {
  TestServer world;
  const auto answer = exchange(
      world.port(), "HEAD /hello HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
  );
  EXPECT_EQ(status_in(answer), 200);
  EXPECT_NE(answer.find("Content-Length: 5\r\n"), std::string::npos);
  EXPECT_EQ(content_in(answer), "");
}

TEST(Server, OldClientsAreAnsweredAndClosed) {
  TestServer world;
  EXPECT_EQ(content_in(exchange(world.port(), "GET /hello HTTP/1.0\r\n\r\n")), "hello");
  const auto pieces = exchange(world.port(), "GET /pieces HTTP/1.0\r\n\r\n");
  EXPECT_EQ(pieces.find("chunked"), std::string::npos);
  EXPECT_EQ(content_in(pieces), "piece0piece1piece2");
}

TEST(Server, AHalfClosedClientGetsItsAnswer) {
  TestServer world;
  RawClient client(world.port());
  client.send(post("/echo", "half"));
  client.end_sending();
  EXPECT_EQ(content_in(client.read_to_end()), "half");
}

TEST(Server, SaysContinueBeforeTheBody) {
  TestServer world;
  RawClient client(world.port());
  client.send(
      "POST /echo HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n"
  );
  EXPECT_EQ(client.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  client.send("abc");
  EXPECT_EQ(content_in(client.read_answer()), "abc");
}

TEST(Server, DoesNotAskForABodyThatItRefuses) {
  TestServer world;
  RawClient client(world.port());
  client.send(
      "POST /upload HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: "
      "3\r\n\r\n"
  );
  EXPECT_EQ(status_in(client.read_to_end()), 403);
  EXPECT_EQ(status_in(exchange(world.port(), post("/echo", "a", "Expect: tea\r\n"))), 417);
}

TEST(Server, ReadsChunksOfAnySize) {
  TestServer world;
  RawClient client(world.port());
  client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
  for (const char* piece : {"5\r\nhe", "llo\r", "\n1;x=y\r\n!", "\r\n0\r\nTrail: er\r\n", "\r\n"}) {
    client.send(piece);
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  EXPECT_EQ(content_in(client.read_answer()), "hello!");
}

struct Upload {
  std::string body;
  std::string answer;
};

Upload upload_of(std::size_t size, const char* where) {
  Upload upload;
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < size; ++i) {
    upload.body += static_cast<char>(i * 7 % 251);
    sum += i * 7 % 251;
  }
  upload.answer = where + std::to_string(size) + ":" + std::to_string(sum);
  return upload;
}

TEST(Server, LargeBodiesGoToAFile) {
  TestServer world;
  for (const auto& upload : {upload_of(1000, "memory:"), upload_of(5'000'000, "file:")}) {
    const auto answer =
        exchange(world.port(), post("/upload", upload.body, "X-May: 1\r\nConnection: close\r\n"));
    EXPECT_EQ(content_in(answer), upload.answer);
  }
}

TEST(Server, ABodyBeyondItsRoutesLimitIsRefusedEarly) {
  TestServer world;
  RawClient announced(world.port());
  announced.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999\r\n\r\n");
  EXPECT_EQ(status_in(announced.read_to_end()), 413);

  RawClient chunks(world.port());
  chunks.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
  const std::string chunk = "8000\r\n" + std::string(0x8000, 'a') + "\r\n";
  for (int i = 0; i < 4; ++i) chunks.send(chunk);
  EXPECT_EQ(status_in(chunks.read_to_end()), 413);
  EXPECT_EQ(
      status_in(exchange(
          world.port(),
          "GET /hello HTTP/1.1\r\nHost: localhost\r\n"
          "Content-Length: 5\r\n\r\nhello"
      )),
      413
  );
}

TEST(Server, AFullDiskIsSaid) {
  auto options = test_options();
  options.spool_folder = "/nowhere/at/all";
  TestServer world(options);
  const auto answer = exchange(
      world.port(),
      post("/upload", std::string(2'000'000, 'a'), "X-May: 1\r\nConnection: close\r\n")
  );
  EXPECT_EQ(status_in(answer), 507);
}

TEST(Server, WhatAHandlerThrowsStaysInside) {
  TestServer world;
  const auto answer = exchange(world.port(), get("/fail"));
  EXPECT_EQ(status_in(answer), 500);
  EXPECT_EQ(answer.find("secret"), std::string::npos);
  EXPECT_NE(answer.find("application/problem+json"), std::string::npos);
}

TEST(Server, BeyondTheQueueItSaysWhenToComeBack) {
  auto options = test_options();
  options.workers = 1;
  options.most_waiting = 1;
  TestServer world(options);
  RawClient first(world.port());
  first.send(get("/wait"));
  ASSERT_TRUE(eventually([&] { return world.waiting == 1; }));
  RawClient second(world.port());
  second.send(get("/wait"));
  ASSERT_TRUE(eventually([&] { return world.server->state().waiting == 1; }));
  const auto third = exchange(world.port(), get("/wait"));
  EXPECT_EQ(status_in(third), 503);
  EXPECT_NE(third.find("Retry-After: 1\r\n"), std::string::npos);
  EXPECT_EQ(content_in(exchange(world.port(), get("/hello"))), "hello");  // needs no worker
  EXPECT_EQ(world.server->state().overloaded, 1U);
  world.latch.open();
  EXPECT_EQ(content_in(first.read_to_end()), "done");
  EXPECT_EQ(content_in(second.read_to_end()), "done");
}

TEST(Server, AFullHouseClosesTheLongestIdle) {
  auto options = test_options();
  options.most_connections = 2;
  options.io_threads = 1;
  TestServer world(options);
  RawClient busy(world.port());
  busy.send(get("/wait"));
  ASSERT_TRUE(eventually([&] { return world.waiting == 1; }));
  RawClient idle(world.port());
  idle.send(get("/hello", ""));
  EXPECT_EQ(content_in(idle.read_answer()), "hello");
  EXPECT_EQ(content_in(exchange(world.port(), get("/hello"))), "hello");
  EXPECT_EQ(idle.read_to_end(), "");
}

TEST(Server, ShutdownLetsRunningRequestsEnd) {
  TestServer world;
  RawClient idle(world.port());
  idle.send(get("/hello", ""));
  idle.read_answer();
  RawClient busy(world.port());
  busy.send(get("/wait", ""));
  ASSERT_TRUE(eventually([&] { return world.waiting == 1; }));
  std::thread stopper([&] { world.server->stop(std::chrono::seconds(10)); });
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(idle.read_to_end(), "");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(3));
  EXPECT_THROW(
      {
        for (int i = 0; i < 2000; ++i) RawClient late(world.port());
      },
      std::runtime_error
  );
  world.latch.open();
  const auto answer = busy.read_to_end();
  stopper.join();
  EXPECT_EQ(content_in(answer), "done");
  EXPECT_NE(answer.find("Connection: close"), std::string::npos);
  EXPECT_EQ(world.server->state().connections, 0U);
}

TEST(Server, AfterTheDeadlineRequestsAreCancelled) {
  TestServer world;
  RawClient busy(world.port());
  busy.send(get("/wait"));
  ASSERT_TRUE(eventually([&] { return world.waiting == 1; }));
  std::thread opener([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    world.latch.open();
  });
  world.server->stop(std::chrono::milliseconds(20));
  EXPECT_EQ(busy.read_to_end(), "");
  opener.join();
}

TEST(Server, ATakenPortIsSaid) {
  TestServer world;
  auto options = test_options();
  options.port = world.port();
  Router router;
  Server second(options, router);
  EXPECT_THROW(second.start(), base::Error);
}

TEST(Server, OptionsThatCannotHoldAreRefused) {
  Router router;
  auto options = test_options();
  options.workers = 0;
  EXPECT_THROW(Server(options, router), base::Error);
  options = test_options();
  options.tls = TlsFiles{"/nowhere/cert.pem", "/nowhere/key.pem"};
  EXPECT_THROW(Server(options, router), base::Error);
}

}  // namespace
}  // namespace rongtong::http
