#include "http/response.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "http/compress.h"

namespace rongtong::http {
namespace {

TEST(Response, DoesNotLetAFieldBreakOutOfItsLine) {
  Response response;
  EXPECT_THROW(response.set("X", "a\r\nSet-Cookie: b"), base::Error);
  EXPECT_THROW(response.set("X", std::string("a\0b", 3)), base::Error);
  EXPECT_THROW(response.set("X: y", "a"), base::Error);
  EXPECT_THROW(response.add("", "a"), base::Error);
  response.set("X-Name", "1").set("x-name", "2").add("Set-Cookie", "a").add("Set-Cookie", "b");
  EXPECT_EQ(*response.find("X-NAME"), "2");
  EXPECT_EQ(response.headers.size(), 3U);
}

TEST(Response, RedirectsToOurselvesOnly) {
  EXPECT_EQ(*redirect(303, "/login?next=%2F").find("Location"), "/login?next=%2F");
  for (const char* target : {"//evil.example", "https://evil.example", "/\\evil.example", ""}) {
    EXPECT_THROW(redirect(303, target), base::Error) << target;
  }
}

// The example of RFC 9110 (5.6.7), and the seconds of it by `date -u +%s`.
TEST(HttpDate, WritesAndReadsTheExampleOfTheStandard) {
  const std::chrono::sys_seconds time{std::chrono::seconds(784111777)};
  EXPECT_EQ(http_date(time), "Sun, 06 Nov 1994 08:49:37 GMT");
  EXPECT_EQ(parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT"), time);
}

TEST(HttpDate, RefusesOtherForms) {
  for (const char* text :
       {"",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
        "Sun, 31 Feb 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 24:49:37 GMT",
        "Sun, 06 Nov 1994 08:49:37 UTC",
        "Sun, -6 Nov 1994 08:49:37 GMT"}) {
    EXPECT_FALSE(parse_http_date(text)) << text;
  }
}

TEST(EventStream, WritesEventsAsTheStandardSays) {
  EXPECT_EQ(to_wire({"", "one", ""}), "data: one\n\n");
  EXPECT_EQ(
      to_wire({"progress", "one\ntwo\r\nthree\rfour", "7"}),
      "id: 7\nevent: progress\ndata: one\ndata: two\ndata: three\ndata: four\n\n"
  );
  EXPECT_EQ(to_wire({"a\nb", "", "1\r\n2"}), "id: 12\nevent: ab\ndata: \n\n");
}

TEST(EventStream, CutsOffAClientThatFallsBehind) {
  EventStream stream(64);
  EXPECT_TRUE(stream.send({"", std::string(30, 'a'), ""}));
  EXPECT_FALSE(stream.send({"", std::string(30, 'a'), ""}));
  EXPECT_TRUE(stream.gone());
  EXPECT_TRUE(stream.cancelled().stop_requested());
  EXPECT_EQ(stream.take()->size(), 38U);
  EXPECT_FALSE(stream.take());
}

TEST(EventStream, EndsBehindWhatWaits) {
  EventStream stream;
  stream.send({"", "last", ""});
  stream.close();
  EXPECT_FALSE(stream.send({"", "too late", ""}));
  EXPECT_EQ(stream.take(), "data: last\n\n");
  EXPECT_EQ(stream.take(), std::nullopt);
}

Headers accepting(std::string_view coding) {
  Headers headers;
  headers.add("Accept-Encoding", coding);
  return headers;
}

TEST(Compress, PacksLargeTextForThoseWhoTakeIt) {
  Response response = json_response(200, std::string(5000, 'a'));
  response.set("ETag", "\"v1\"");
  compress(accepting("br, gzip"), response);
  EXPECT_EQ(*response.find("Content-Encoding"), "gzip");
  EXPECT_EQ(*response.find("Vary"), "Accept-Encoding");
  EXPECT_EQ(*response.find("ETag"), "\"v1-gz\"");
  EXPECT_LT(response.text().size(), 200U);
  EXPECT_EQ(response.text().substr(0, 2), "\x1F\x8B");
}

TEST(Compress, LeavesTheRestAlone) {
  struct Case {
    const char* coding;
    std::size_t size;
    const char* type;
  };
  for (const Case& c :
       {Case{"br", 5000, "application/json"},
        Case{"gzip;q=0", 5000, "application/json"},
        Case{"gzip", 1000, "application/json"},
        Case{"gzip", 5000, "image/png"},
        Case{"gzip", 5000, "text/event-stream"}}) {
    Response response = text_response(200, std::string(c.size, 'a'), c.type);
    compress(accepting(c.coding), response);
    EXPECT_EQ(response.find("Content-Encoding"), nullptr) << c.coding << c.type;
    EXPECT_EQ(response.text().size(), c.size);
  }
}

TEST(Compress, VaryKeepsWhatStandsThere) {
  Response response;
  response.set("Vary", "Cookie");
  vary_by(response, "Accept-Encoding");
  vary_by(response, "accept-encoding");
  EXPECT_EQ(*response.find("Vary"), "Cookie, Accept-Encoding");
}

}  // namespace
}  // namespace rongtong::http
