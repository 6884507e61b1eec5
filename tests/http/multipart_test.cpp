#include "http/multipart.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/random.h"
#include "tests/support/cases.h"

namespace rongtong::http {
namespace {

std::string part(const std::string& disposition, const std::string& body) {
  return "--B\r\nContent-Disposition: " + disposition + "\r\n\r\n" + body + "\r\n";
}

Request form_request(std::string body, std::string_view type = "multipart/form-data; boundary=B") {
  Request request;
  request.headers.add("Content-Type", type);
  request.body = Body(std::move(body));
  return request;
}

std::string whole(const Body& body) {
  std::string text(body.size(), '\0');
  base::read_fully(*body.source(), text);
  return text;
}

TEST(Multipart, ReadsFieldsAndFiles) {
  const auto parts = read_form(form_request(
      part("form-data; name=\"region\"", "330000") +
      "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"企业.csv\"\r\n"
      "Content-Type: text/csv; charset=utf-8\r\n\r\na,b\r\n1,2\r\n\r\n--B--\r\n"
  ));
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(parts[0].head, (PartHead{"region", std::nullopt, ""}));
  EXPECT_EQ(parts[0].body.text(), "330000");
  EXPECT_EQ(parts[1].head, (PartHead{"file", "企业.csv", "text/csv"}));
  EXPECT_EQ(parts[1].body.text(), "a,b\r\n1,2\r\n");
}

struct NameCase {
  const char* name;
  const char* disposition;
  const char* field;
  const char* file;  ///< null: none
};

class FileNames : public testing::TestWithParam<NameCase> {};

TEST_P(FileNames, AreOneSegment) {
  const auto& c = GetParam();
  const auto parts = read_form(form_request(part(c.disposition, "x") + "--B--"));
  ASSERT_EQ(parts.size(), 1U);
  EXPECT_EQ(parts[0].head.name, c.field);
  EXPECT_EQ(
      parts[0].head.file_name, c.file == nullptr ? std::nullopt : std::optional<std::string>(c.file)
  );
}

INSTANTIATE_TEST_SUITE_P(
    Dispositions,
    FileNames,
    testing::Values(
        NameCase{"Plain", "form-data; name=a", "a", nullptr},
        NameCase{"Quoted", "form-data; name=\"a b\"", "a b", nullptr},
        NameCase{"QuoteInside", "form-data; name=\"a\\\"b\"", "a\"b", nullptr},
        NameCase{"SemicolonInside", "form-data; name=\"a;b\"; filename=\"c;d\"", "a;b", "c;d"},
        NameCase{"PathUp", "form-data; name=a; filename=\"../../etc/passwd\"", "a", "passwd"},
        NameCase{"WindowsPath", "form-data; name=a; filename=\"C:\\data\\b.xlsx\"", "a", "b.xlsx"},
        NameCase{"EmptyFile", "form-data; name=a; filename=\"\"", "a", ""},
        NameCase{"CapitalsAndBlanks", "Form-Data;  NAME = \"a\" ", "a", nullptr}
    ),
    tests::kCaseName
);

TEST(Multipart, RefusesWhatIsNoForm) {
  const std::pair<const char*, std::string> cases[] = {
      {"empty", ""},
      {"no boundary", "hello"},
      {"preamble", "hello\r\n" + part("form-data; name=a", "x") + "--B--"},
      {"no end", part("form-data; name=a", "x")},
      {"cut", "--B\r\nContent-Disposition: form-data; name=a\r\n\r\nx"},
      {"no name", part("form-data", "x") + "--B--"},
      {"no disposition", "--B\r\nX: y\r\n\r\nx\r\n--B--"},
      {"two names", part("form-data; name=a; name=b", "x") + "--B--"},
      {"two file names", part("form-data; name=a; filename=b; filename=c", "x") + "--B--"},
      {"open quote", part("form-data; name=\"a", "x") + "--B--"},
      {"attachment", part("attachment; name=a", "x") + "--B--"},
      {"control in name", part("form-data; name=\"a\x01\"", "x") + "--B--"},
      {"no UTF-8", part("form-data; name=\"\xFF\"", "x") + "--B--"},
      {"longer boundary", "--BX\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n--BX--"},
      {"endless head", "--B\r\nX: " + std::string(20000, 'a')}};
  for (const auto& [name, body] : cases) {
    EXPECT_THROW(read_form(form_request(body)), base::Error) << name;
  }
}

TEST(Multipart, BoundsPartsAndFields) {
  std::string many;
  for (int i = 0; i < 65; ++i) many += part("form-data; name=a", "x");
  EXPECT_THROW(read_form(form_request(many + "--B--")), base::Error);
  const std::string large(70000, 'x');
  EXPECT_THROW(read_form(form_request(part("form-data; name=a", large) + "--B--")), base::Error);
}

TEST(Multipart, LargeFilesGoToAFileOfTheirOwn) {
  const std::string large(300000, 'x');
  FormLimits limits;
  limits.memory_file = 1000;
  const auto parts = read_form(
      form_request(
          part("form-data; name=a; filename=b", large) +
          part("form-data; name=c; filename=d", "y") + "--B--"
      ),
      limits
  );
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_TRUE(parts[0].body.in_file());
  EXPECT_EQ(whole(parts[0].body), large);
  EXPECT_EQ(parts[1].body.text(), "y");
}

TEST(Multipart, BoundariesAreTakenFromTheField) {
  const std::pair<std::string, std::optional<std::string>> cases[] = {
      {"multipart/form-data; boundary=B", "B"},
      {"multipart/form-data; charset=utf-8; boundary=\"a b\"", "a b"},
      {"multipart/form-data", std::nullopt},
      {"multipart/form-data; boundary=", std::nullopt},
      {"multipart/form-data; boundary=" + std::string(71, 'a'), std::nullopt},
      {"multipart/mixed; boundary=B", std::nullopt},
      {"multipart/form-data; boundary=\"B", std::nullopt}};
  for (const auto& [field, boundary] : cases) {
    Headers headers;
    headers.add("Content-Type", field);
    EXPECT_EQ(multipart_boundary(headers), boundary) << field;
  }
}

class Collector final : public PartSink {
 public:
  void begin(const PartHead& head) override { text += "[" + head.name + ":"; }
  void data(std::string_view bytes) override { text += bytes; }
  void end() override { text += "]"; }
  std::string text;
};

TEST(Multipart, AnyCutGivesTheSame) {
  const std::string bytes = part("form-data; name=a", "\r\n--x\r\n--") +
                            part("form-data; name=b", "") + part("form-data; name=c", "\r") +
                            "--B--\r\nrest";
  for (std::size_t step = 1; step <= bytes.size(); ++step) {
    Collector collector;
    MultipartParser parser("B", collector);
    for (std::size_t at = 0; at < bytes.size(); at += step) {
      parser.feed(std::string_view(bytes).substr(at, step));
    }
    parser.finish();
    EXPECT_EQ(collector.text, "[a:\r\n--x\r\n--][b:][c:\r]") << step;
  }
}

}  // namespace
}  // namespace rongtong::http
