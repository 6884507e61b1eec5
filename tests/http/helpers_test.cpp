// Conditional requests, cursors, bodies of JSON, static files.
#include <gtest/gtest.h>

#include <boost/json/value.hpp>
#include <fstream>

#include "base/error.h"
#include "base/random.h"
#include "http/compress.h"
#include "http/conditional.h"
#include "http/cursor.h"
#include "http/json_body.h"
#include "http/static_files.h"
#include "tests/support/cases.h"
#include "tests/support/temporary_folder.h"

namespace rongtong::http {
namespace {

Request with_field(std::string_view name, std::string_view value) {
  Request request;
  request.headers.add(name, value);
  return request;
}

struct TagCase {
  const char* name;
  const char* field;
  const char* tag;
  bool weak;
  bool strong;
};

class Tags : public testing::TestWithParam<TagCase> {};

TEST_P(Tags, AreComparedAsTheStandardSays) {
  const auto& c = GetParam();
  EXPECT_EQ(lists_tag(c.field, c.tag, false), c.weak);
  EXPECT_EQ(lists_tag(c.field, c.tag, true), c.strong);
}

// The first four are the table of RFC 9110, 8.8.3.2.
INSTANTIATE_TEST_SUITE_P(
    Comparisons,
    Tags,
    testing::Values(
        TagCase{"BothWeak", "W/\"1\"", "W/\"1\"", true, false},
        TagCase{"WeakAndOther", "W/\"1\"", "W/\"2\"", false, false},
        TagCase{"WeakAndStrong", "W/\"1\"", "\"1\"", true, false},
        TagCase{"BothStrong", "\"1\"", "\"1\"", true, true},
        TagCase{"List", "\"0\", W/\"x\", \"1\"", "\"1\"", true, true},
        TagCase{"CommaInside", "\"0,\"1\"\"", "\"1\"", false, false},
        TagCase{"Star", "*", "\"1\"", true, true},
        TagCase{"Packed", "\"1-gz\"", "\"1\"", true, true},
        TagCase{"Unquoted", "1", "\"1\"", false, false},
        TagCase{"Unclosed", "\"1", "\"1\"", false, false},
        TagCase{"Empty", "", "\"1\"", false, false}
    ),
    tests::kCaseName
);

TEST(Conditional, ChangesNeedTheTagThatTheyStandOn) {
  const auto status = [](const std::optional<Response>& response) {
    return response ? response->status : 200;
  };
  EXPECT_EQ(status(check_match(with_field("if-match", "\"v3\""), version_tag(3))), 200);
  EXPECT_EQ(status(check_match(with_field("if-match", "\"v2\""), version_tag(3))), 412);
  EXPECT_EQ(status(check_match(Request{}, version_tag(3))), 428);
}

TEST(Conditional, TheDateCountsOnlyWithoutATag) {
  const auto time = parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT").value();
  auto request = with_field("if-modified-since", "Sun, 06 Nov 1994 08:49:37 GMT");
  EXPECT_TRUE(client_holds(request, "\"1\"", time));
  EXPECT_FALSE(client_holds(request, "\"1\"", time + std::chrono::seconds(1)));
  EXPECT_FALSE(client_holds(request, "\"1\""));
  request.headers.add("if-none-match", "\"2\"");
  EXPECT_FALSE(client_holds(request, "\"1\"", time));
}

TEST(Cursor, OpensOnlyWhatItSealed) {
  const CursorSigner signer(CursorSigner::random_key());
  const std::string place = "2026-04-01|91330000|\xE4\xB8\xAD";
  const std::string cursor = signer.seal(place, "needs?region=33");
  EXPECT_EQ(signer.open(cursor, "needs?region=33"), place);
  EXPECT_EQ(signer.open(cursor, "needs?region=34"), std::nullopt);
  EXPECT_EQ(CursorSigner(CursorSigner::random_key()).open(cursor, "needs?region=33"), std::nullopt);
  for (std::size_t i = 0; i < cursor.size(); ++i) {
    std::string forged = cursor;
    forged[i] = forged[i] == 'A' ? 'B' : 'A';
    EXPECT_EQ(signer.open(forged, "needs?region=33"), std::nullopt) << i;
  }
  EXPECT_EQ(signer.open("", "needs?region=33"), std::nullopt);
}

TEST(Cursor, PlaceAndQueryCannotBeShifted) {
  const CursorSigner signer(CursorSigner::random_key());
  EXPECT_EQ(signer.open(signer.seal("ab", "c"), "bc"), std::nullopt);
}

// RFC 4648, section 10, without padding; the last two use the letters of section 5.
TEST(Base64Url, FollowsTheStandard) {
  const std::pair<std::string, std::string> cases[] = {
      {"", ""},
      {"f", "Zg"},
      {"fo", "Zm8"},
      {"foo", "Zm9v"},
      {"foob", "Zm9vYg"},
      {"foobar", "Zm9vYmFy"},
      {"\xFB\xEF\xBE", "----"},
      {"\xFF\xFF\xFF", "____"}};
  for (const auto& [bytes, text] : cases) {
    EXPECT_EQ(to_base64url(bytes), text);
    EXPECT_EQ(from_base64url(text), bytes);
  }
  for (const char* text : {"Z", "Zg==", "Zh", "Zm+v", "Zm 9"})
    EXPECT_FALSE(from_base64url(text)) << text;
}

Request json_request(std::string body, std::string_view type = "application/json") {
  Request request = with_field("Content-Type", type);
  request.body = Body(std::move(body));
  return request;
}

TEST(JsonBody, ReadsWithinItsLimits) {
  EXPECT_EQ(json_body(json_request("{\"a\":1}")).at("a").as_int64(), 1);
  const base::JsonLimits limits{.max_bytes = 20, .max_depth = 3};
  EXPECT_NO_THROW(json_body(json_request("[[1]]"), limits));
  EXPECT_THROW(json_body(json_request("[[[[1]]]]"), limits), base::Error);
  EXPECT_THROW(json_body(json_request("\"" + std::string(30, 'a') + "\""), limits), base::Error);
}

TEST(JsonBody, RefusesWhatIsNone) {
  EXPECT_THROW(json_body(json_request("")), base::Error);
  EXPECT_THROW(json_body(json_request("{\"a\":1} x")), base::Error);
  EXPECT_THROW(json_body(json_request("{\"a\":")), base::Error);
  EXPECT_THROW(json_body(json_request("\"\xFF\"")), base::Error);
  EXPECT_THROW(json_body(json_request("{}", "application/json; charset=gbk")), base::Error);
  EXPECT_NO_THROW(json_body(json_request("{}", "application/json; charset=UTF-8")));
}

void write(const std::filesystem::path& path, std::string_view text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

class Pages : public testing::Test {
 protected:
  Pages() {
    write(folder_.path() / "index.html", "<p>start");
    write(folder_.path() / "assets/app-4f3a9c1b.js", std::string(5000, 'a'));
    write(folder_.path() / "assets/app-4f3a9c1b.js.br", "brotli");
    write(folder_.path() / ".secret", "no");
    std::filesystem::create_symlink("/etc/hostname", folder_.path() / "link.txt");
    files_ = StaticFiles::load(folder_.path());
  }

  Response get(std::string_view path, std::string_view coding = "") const {
    return files_.serve(with_field("accept-encoding", coding), path);
  }

  tests::TemporaryFolder folder_;
  StaticFiles files_;
};

TEST_F(Pages, AreServedWithTheirTypeAndTag) {
  const auto page = get("");
  EXPECT_EQ(page.text(), "<p>start");
  EXPECT_EQ(*page.find("Content-Type"), "text/html; charset=utf-8");
  EXPECT_EQ(*page.find("Cache-Control"), "no-cache");
  EXPECT_EQ(
      files_.serve(with_field("if-none-match", *page.find("ETag")), "index.html").status, 304
  );
  EXPECT_NE(page.find("Last-Modified"), nullptr);
}

TEST_F(Pages, ThePackedFormThatTheClientLikesIsChosen) {
  const std::pair<const char*, const char*> cases[] = {
      {"gzip, br", "br"},
      {"gzip", "gzip"},
      {"br;q=0.5, gzip;q=0.9", "gzip"},
      {"br;q=0, gzip", "gzip"},
      {"*", "br"},
      {"deflate", ""},
      {"", ""}};
  for (const auto& [field, coding] : cases) {
    const auto response = get("assets/app-4f3a9c1b.js", field);
    const auto* const chosen = response.find("Content-Encoding");
    EXPECT_EQ(chosen == nullptr ? "" : *chosen, coding) << field;
    EXPECT_EQ(*response.find("Vary"), "Accept-Encoding");
    EXPECT_EQ(*response.find("Cache-Control"), "public, max-age=31536000, immutable");
  }
  EXPECT_EQ(get("assets/app-4f3a9c1b.js", "br").text(), "brotli");
  EXPECT_NE(
      *get("assets/app-4f3a9c1b.js", "br").find("ETag"), *get("assets/app-4f3a9c1b.js").find("ETag")
  );
}

TEST_F(Pages, OfTheApplicationStartAtItsIndex) {
  EXPECT_EQ(get("needs/7").text(), "<p>start");
  EXPECT_EQ(get("assets/gone.js").status, 404);
  EXPECT_EQ(get(".secret").status, 404);
  EXPECT_EQ(get("link.txt").status, 404);
  EXPECT_EQ(get("needs/").text(), "<p>start");
}

TEST_F(Pages, BeyondTheLimitAreRefused) {
  EXPECT_THROW(StaticFiles::load(folder_.path(), 100), base::Error);
  EXPECT_THROW(StaticFiles::load(folder_.path() / "nowhere"), base::Error);
}

TEST(StaticFiles, KnowHashedNames) {
  for (const char* name : {"a-4f3a9c1b.js", "b/c.4F3a9c1b.css", "x-DqZ_81aB.js"}) {
    EXPECT_TRUE(has_hashed_name(name)) << name;
  }
  for (const char* name : {"index.html", "a-short1.js", "well-documented.js", "a"}) {
    EXPECT_FALSE(has_hashed_name(name)) << name;
  }
}

}  // namespace
}  // namespace rongtong::http
