#include "http/wire.h"

#include <gtest/gtest.h>

#include "base/random.h"
#include "tests/support/cases.h"

namespace rongtong::http {
namespace {

/// A whole message, read with `step` bytes at a time: what came of it.
struct Outcome {
  int status = 0;  // 200, or that of the fault; 0: more bytes are wanted
  std::string method;
  std::string target;
  std::string body;
  std::string rest;

  friend bool operator==(const Outcome&, const Outcome&) = default;
};

Outcome read(std::string_view bytes, std::size_t step) {
  RequestParser parser({.bytes = 512, .fields = 8, .target = 128});
  Outcome outcome;
  std::string waiting;
  while (true) {
    if (!parser.has_head()) {
      waiting.erase(0, parser.take_head(waiting));
    }
    if (parser.has_head()) waiting.erase(0, parser.take_body(waiting, outcome.body));
    if (parser.fault() != WireFault::kNone) {
      outcome.status = status_of(parser.fault());
      outcome.body.clear();
      return outcome;
    }
    if (parser.has_head() && parser.complete()) break;
    if (bytes.empty()) return outcome;
    const auto piece = bytes.substr(0, step);
    waiting += piece;
    bytes.remove_prefix(piece.size());
  }
  outcome.status = 200;
  outcome.method = parser.head().method;
  outcome.target = parser.head().target;
  outcome.rest = waiting + std::string(bytes);
  return outcome;
}

struct WireCase {
  const char* name;
  std::string bytes;
  int status;  ///< 0: not whole yet
  const char* body = "";
};

std::string post(const std::string& fields, const std::string& body) {
  return "POST /a HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n" + body;
}
std::string chunked(const std::string& body) {
  return post("Transfer-Encoding: chunked\r\n", body);
}

class Wire : public testing::TestWithParam<WireCase> {};

TEST_P(Wire, ReadsOrRefuses) {
  const auto& c = GetParam();
  for (const std::size_t step : {std::size_t{100000}, std::size_t{7}, std::size_t{1}}) {
    const auto outcome = read(c.bytes, step);
    EXPECT_EQ(outcome.status, c.status) << "step " << step;
    if (c.status == 200) {
      EXPECT_EQ(outcome.body, c.body) << "step " << step;
    }
  }
}

// What must be refused follows RFC 9112 (2.2, 5.1, 5.2, 6.1, 6.3, 7.1) and the tricks of request
// smuggling that its section 11.2 names.
INSTANTIATE_TEST_SUITE_P(
    Messages,
    Wire,
    testing::Values(
        WireCase{"Plain", "GET /a?b=c HTTP/1.1\r\nHost: a\r\n\r\n", 200},
        WireCase{"OldVersionNeedsNoHost", "GET / HTTP/1.0\r\n\r\n", 200},
        WireCase{"EmptyLineBefore", "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", 200},
        WireCase{"Length", post("Content-Length: 5\r\n", "12345"), 200, "12345"},
        WireCase{"LengthZero", post("Content-Length: 0\r\n", ""), 200},
        WireCase{
            "Chunks", chunked("3\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n"), 200, "abc0123456789"},
        WireCase{"ChunkExtension", chunked("3;a=b\r\nabc\r\n0\r\n\r\n"), 200, "abc"},
        WireCase{"Trailer", chunked("1\r\na\r\n0\r\nHost: evil\r\n\r\n"), 200, "a"},
        WireCase{"CodingInCapitals", post("Transfer-Encoding: CHUNKED\r\n", "0\r\n\r\n"), 200},
        WireCase{"NotWhole", "GET / HTTP/1.1\r\nHost: a\r\n", 0},
        WireCase{"BodyNotWhole", post("Content-Length: 5\r\n", "1234"), 0},
        WireCase{"NoHost", "GET / HTTP/1.1\r\n\r\n", 400},
        WireCase{"TwoHosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
        WireCase{
            "LengthAndCoding",
            post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
            400},
        WireCase{
            "CodingAndLength",
            post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n"),
            400},
        WireCase{"TwoLengths", post("Content-Length: 5\r\nContent-Length: 6\r\n", "123456"), 400},
        WireCase{
            "SameLengthTwice", post("Content-Length: 5\r\nContent-Length: 5\r\n", "12345"), 400},
        WireCase{"LengthList", post("Content-Length: 5, 5\r\n", "12345"), 400},
        WireCase{"NegativeLength", post("Content-Length: -5\r\n", "12345"), 400},
        WireCase{"PlusLength", post("Content-Length: +5\r\n", "12345"), 400},
        WireCase{"HexLength", post("Content-Length: 0x5\r\n", "12345"), 400},
        WireCase{"HugeLength", post("Content-Length: 99999999999999999999\r\n", ""), 400},
        WireCase{"UnknownCoding", post("Transfer-Encoding: gzip\r\n", ""), 501},
        WireCase{"CodingList", post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"), 501},
        WireCase{"CodingWithTail", post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"), 501},
        WireCase{
            "CodingTwice",
            post("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", "0\r\n\r\n"),
            400},
        WireCase{
            "CodingInOldVersion", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
        WireCase{"ContinuationLine", "GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n c\r\n\r\n", 400},
        WireCase{"BlankBeforeColon", post("Content-Length : 5\r\n", "12345"), 400},
        WireCase{"FieldWithoutColon", "GET / HTTP/1.1\r\nHost: a\r\nnothing\r\n\r\n", 400},
        WireCase{"BareLineFeeds", "GET / HTTP/1.1\nHost: a\n\n\r\n\r\n", 505},
        WireCase{"BadChunkSize", chunked("x\r\nabc\r\n0\r\n\r\n"), 400},
        WireCase{"NegativeChunk", chunked("-3\r\nabc\r\n0\r\n\r\n"), 400},
        WireCase{"ChunkLongerThanSaid", chunked("3\r\nabcd\r\n0\r\n\r\n"), 400},
        WireCase{"HugeChunk", chunked("fffffffffffffffff\r\nabc"), 400},
        WireCase{"EndlessChunkLine", chunked("3;" + std::string(2000, 'a')), 400},
        WireCase{
            "LongTarget", "GET /" + std::string(200, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n", 414},
        WireCase{"LongHead", "GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(600, 'a'), 431},
        WireCase{
            "ManyFields",
            "GET / HTTP/1.1\r\nHost: a\r\n1:\r\n2:\r\n3:\r\n4:\r\n5:\r\n6:\r\n7:\r\n8:\r\n\r\n",
            431},
        WireCase{"RawBytesInTarget", "GET /\xE4\xB8\xAD HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        WireCase{"ControlInValue", "GET / HTTP/1.1\r\nHost: a\r\nX: b\x01\r\n\r\n", 400},
        WireCase{"TlsOnPlainPort", "\x16\x03\x01\x02\x00\x01", 400},
        WireCase{"Version2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505},
        WireCase{"Version09", "GET /\r\n\r\n", 400}
    ),
    tests::kCaseName
);

TEST(Wire, LeavesTheNextRequestAlone) {
  const std::string second = "GET /b HTTP/1.1\r\nHost: a\r\n\r\n";
  EXPECT_EQ(read(post("Content-Length: 2\r\n", "ab") + second, 100000).rest, second);
  EXPECT_EQ(read(chunked("2\r\nab\r\n0\r\n\r\n") + second, 100000).rest, second);
}

TEST(Wire, TrailersDoNotBecomeFields) {
  RequestParser parser;
  std::string bytes = chunked("1\r\na\r\n0\r\nX-Admin: yes\r\n\r\n");
  bytes.erase(0, parser.take_head(bytes));
  std::string body;
  parser.take_body(bytes, body);
  EXPECT_TRUE(parser.complete());
  EXPECT_FALSE(parser.head().headers.find("x-admin"));
}

TEST(Wire, AnyCutGivesTheSame) {
  const std::string bytes =
      chunked("5;x=\"y\"\r\nhello\r\n10\r\n0123456789abcdef\r\n0\r\nA: b\r\n\r\n");
  const auto whole = read(bytes, bytes.size());
  ASSERT_EQ(whole.status, 200);
  for (std::size_t step = 1; step < bytes.size(); ++step) EXPECT_EQ(read(bytes, step), whole);
}

TEST(Wire, DamagedBytesNeverReadAsAnotherLength) {
  const std::string good = post("Content-Length: 5\r\n", "12345");
  base::Random random(7);
  for (int i = 0; i < 2000; ++i) {
    std::string bytes = good;
    bytes[random.below(static_cast<std::uint32_t>(bytes.size()))] =
        static_cast<char>(random.below(256));
    EXPECT_EQ(read(bytes, 1), read(bytes, bytes.size())) << i;
  }
}

}  // namespace
}  // namespace rongtong::http
