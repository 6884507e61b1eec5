#include "base/text/encoding.h"

#include <gtest/gtest.h>
#include <unicode/ucnv.h>

#include "base/random.h"
#include "base/table/open_table.h"
#include "base/text/decode_source.h"
#include "base/text/utf8.h"
#include "tests/support/cases.h"
#include "tests/support/tables.h"

namespace rongtong::base {
namespace {

using namespace std::literals;

std::string encoded(const std::string& text, const char* name) {
  UErrorCode status = U_ZERO_ERROR;
  std::string out(text.size() * 4 + 16, '\0');
  const auto size = ucnv_convert(
      name,
      "UTF-8",
      out.data(),
      static_cast<std::int32_t>(out.size()),
      text.data(),
      static_cast<std::int32_t>(text.size()),
      &status
  );
  EXPECT_TRUE(U_SUCCESS(status));
  out.resize(static_cast<std::size_t>(size));
  return out;
}

std::string decoded(
    const std::string& bytes,
    std::optional<Encoding> encoding = std::nullopt,
    std::size_t step = 0,
    std::size_t out = 4096
) {
  const auto source = utf8_source(memory_source(bytes, "t.csv", step), encoding);
  std::string text;
  std::string buffer(out, '\0');
  while (const std::size_t got = source->read(buffer)) text.append(buffer, 0, got);
  return text;
}

const std::string kTable =
    "统一社会信用代码,企业名称,经营范围\r\n91370200MA3C0X1R2Q,青岛海润机械有限公司,"
    "轴承、齿轮制造；销售\r\n";

struct DetectCase {
  const char* name;
  std::string bytes;
  Encoding encoding;
};

class Detect : public testing::TestWithParam<DetectCase> {};

TEST_P(Detect, Tells) {
  EXPECT_EQ(detect_encoding(GetParam().bytes).encoding, GetParam().encoding);
}

INSTANTIATE_TEST_SUITE_P(
    Encodings,
    Detect,
    testing::Values(
        DetectCase{"Empty", "", Encoding::kUtf8},
        DetectCase{"Ascii", "a,b\n", Encoding::kUtf8},
        DetectCase{"Utf8", kTable, Encoding::kUtf8},
        DetectCase{"Utf8Bom", "\xEF\xBB\xBF" + kTable, Encoding::kUtf8},
        DetectCase{"Gb18030", encoded(kTable, "gb18030"), Encoding::kGb18030},
        DetectCase{"Gb18030OneName", encoded("name\n浙江\n", "gb18030"), Encoding::kGb18030},
        DetectCase{
            "Gb18030FourByte",
            encoded("name\n\U00020BB7\U0002A6D6㐀\n", "gb18030"),
            Encoding::kGb18030},
        DetectCase{
            "Gb18030SomeDamage", encoded(kTable, "gb18030") + "\xFF\xFF", Encoding::kGb18030},
        DetectCase{"Utf16LeBom", "\xFF\xFE" + encoded(kTable, "UTF-16LE"), Encoding::kUtf16Le},
        DetectCase{"Utf16BeBom", "\xFE\xFF" + encoded(kTable, "UTF-16BE"), Encoding::kUtf16Be},
        DetectCase{"Utf16LeByZeros", encoded(kTable, "UTF-16LE"), Encoding::kUtf16Le},
        DetectCase{"Utf16BeByZeros", encoded(kTable, "UTF-16BE"), Encoding::kUtf16Be},
        DetectCase{"ZeroByteInText", "a,b\n" + "c,\0\n"s + kTable, Encoding::kUtf8},
        DetectCase{"Utf8SomeDamage", kTable + "\xFF\xFE\xD5" + kTable, Encoding::kUtf8},
        DetectCase{"Utf8CutAtTheEnd", kTable.substr(0, kTable.size() - 6), Encoding::kUtf8},
        DetectCase{"Utf8WithMojibakeInside", "\uFFFD\uFFFD\uFFFDa\u07B9", Encoding::kUtf8},
        DetectCase{"OneBadByte", "abc\xFF\n", Encoding::kUtf8}
    ),
    tests::kCaseName
);

struct NameCase {
  const char* name;
  const char* text;
  std::optional<Encoding> encoding;
};

class EncodingName : public testing::TestWithParam<NameCase> {};

TEST_P(EncodingName, IsKnown) { EXPECT_EQ(parse_encoding(GetParam().text), GetParam().encoding); }

INSTANTIATE_TEST_SUITE_P(
    Names,
    EncodingName,
    testing::Values(
        NameCase{"Utf8", "UTF-8", Encoding::kUtf8},
        NameCase{"Gbk", "GBK", Encoding::kGb18030},
        NameCase{"Gb2312", "gb2312", Encoding::kGb18030},
        NameCase{"Gb18030", "GB18030", Encoding::kGb18030},
        NameCase{"Utf16", "utf-16LE", Encoding::kUtf16Le},
        NameCase{"Unknown", "latin-1", std::nullopt},
        NameCase{"Empty", "", std::nullopt}
    ),
    tests::kCaseName
);

std::string random_text(Random& random) {
  std::string text;
  for (std::uint32_t i = random.below(400); i > 0; --i) {
    switch (random.below(4)) {
      case 0:
        append_utf8(text, 0x20 + random.below(0x5E));
        break;
      case 1:
        append_utf8(text, 0x20000 + random.below(0xA6D6));
        break;
      case 2:
        append_utf8(text, 0x3400 + random.below(0x1900));
        break;
      default:
        append_utf8(text, 0x4E00 + random.below(0x5200));
        break;
    }
  }
  return text;
}

TEST(DecodeProperty, EveryEncodingRoundTrips) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    Random random(seed);
    const std::string text = random_text(random);
    const std::size_t step = random.below(5);
    const std::size_t out = 1 + random.below(100);
    ASSERT_EQ(decoded(text, Encoding::kUtf8, step, out), text) << seed;
    ASSERT_EQ(decoded(encoded(text, "gb18030"), Encoding::kGb18030, step, out), text) << seed;
    ASSERT_EQ(decoded(encoded(text, "UTF-16LE"), Encoding::kUtf16Le, step, out), text) << seed;
    ASSERT_EQ(decoded(encoded(text, "UTF-16BE"), Encoding::kUtf16Be, step, out), text) << seed;
  }
}

TEST(DecodeProperty, RepairDoesNotDependOnTheReads) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    Random random(seed);
    std::string bytes = random_text(random);
    for (std::uint32_t i = random.below(20); i > 0 && !bytes.empty(); --i) {
      bytes[random.below(static_cast<std::uint32_t>(bytes.size()))] =
          static_cast<char>(random.below(256));
    }
    const std::string whole = decoded(bytes, Encoding::kUtf8);
    ASSERT_EQ(whole, repaired_utf8(bytes)) << seed;
    ASSERT_TRUE(is_utf8(whole));
    ASSERT_EQ(decoded(bytes, Encoding::kUtf8, 1, 1), whole) << seed;
    ASSERT_EQ(decoded(bytes, Encoding::kUtf8, 1 + random.below(9), 60 + random.below(70)), whole)
        << seed;
  }
}

TEST(Decode, DamagedUtf8StaysUtf8) {
  EXPECT_EQ(decoded("企业\xFF名称,\xD5\xE3\n"), "企业\uFFFD名称,\uFFFD\uFFFD\n");
}

TEST(Decode, DamageInGb18030DoesNotEatSeparators) {
  const std::string bytes =
      encoded(kTable, "gb18030") + encoded("海", "gb18030").substr(0, 1) + ",x\n";
  EXPECT_EQ(decoded(bytes), kTable + "\uFFFD,x\n");
}

TEST(Decode, EncodingShowsBehindMuchAscii) {
  const std::string ascii(700000, 'a');
  EXPECT_EQ(decoded(ascii + encoded(kTable, "gb18030")), ascii + kTable);
  EXPECT_EQ(decoded(ascii + kTable), ascii + kTable);
}

TEST(Decode, OrderMarkIsDropped) {
  EXPECT_EQ(
      decoded("\xEF\xBB\xBF"
              "a"),
      "a"
  );
  EXPECT_EQ(
      decoded(
          "\xEF\xBB\xBF"
          "a",
          Encoding::kUtf8
      ),
      "a"
  );
  EXPECT_EQ(
      decoded("\xFF\xFE"
              "a\0"s),
      "a"
  );
}

TEST(Utf8, FollowsTheTableOfWellFormedSequences) {
  // Unicode 15, table 3-8: maximal subparts.
  EXPECT_EQ(
      repaired_utf8("a\xF1\x80\x80\xE1\x80\xC2"
                    "b\x80"
                    "c\x80\xBF"
                    "d"),
      "a\uFFFD\uFFFD\uFFFDb\uFFFDc\uFFFD\uFFFDd"
  );
  for (const char* bad :
       {"\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF8\x88\x80\x80\x80"}) {
    EXPECT_FALSE(is_utf8(bad));
  }
  EXPECT_EQ(cut_utf8("海润", 4), "海");
  EXPECT_EQ(cut_utf8("海润", 3), "海");
  EXPECT_EQ(cut_utf8("海润", 2), "");
}

TEST(Utf8, EveryCodePointRoundTrips) {
  for (char32_t code = 1; code <= 0x10FFFF; ++code) {
    if (code >= 0xD800 && code <= 0xDFFF) continue;
    std::string text;
    append_utf8(text, code);
    ASSERT_TRUE(is_utf8(text));
    std::string_view view = text;
    ASSERT_EQ(take_code_point(view), code);
    ASSERT_TRUE(view.empty());
  }
}

}  // namespace
}  // namespace rongtong::base
