#include <gtest/gtest.h>

#include <sstream>

#include "base/random.h"
#include "base/table/csv_reader.h"
#include "base/table/csv_writer.h"
#include "tests/support/cases.h"
#include "tests/support/tables.h"

namespace rongtong::base {
namespace {

using namespace std::literals;
using tests::all_rows;
using tests::KeptRow;

std::vector<KeptRow> read(std::string_view text, CsvOptions options = {}, std::size_t step = 0) {
  CsvReader reader(memory_source(text, "t.csv", step), options);
  return all_rows(reader);
}

struct ShapeCase {
  const char* name;
  std::string_view text;
  const char* shape;  ///< rows by `/`, cells by `|`
};

class CsvShapes : public testing::TestWithParam<ShapeCase> {};

TEST_P(CsvShapes, Reads) { EXPECT_EQ(shape(read(GetParam().text)), GetParam().shape); }

INSTANTIATE_TEST_SUITE_P(
    Csv,
    CsvShapes,
    testing::Values(
        ShapeCase{"Nothing", "", ""},
        ShapeCase{"OneCell", "a", "a"},
        ShapeCase{"Rows", "a,b\nc,d\n", "a|b/c|d"},
        ShapeCase{"NoLastLineEnd", "a,b\nc,d", "a|b/c|d"},
        ShapeCase{"Crlf", "a,b\r\nc,d\r\n", "a|b/c|d"},
        ShapeCase{"CrOnly", "a,b\rc,d\r", "a|b/c|d"},
        ShapeCase{"CrAtEndOfFile", "a,b\nc,d\r", "a|b/c|d"},
        ShapeCase{
            "Bom",
            "\xEF\xBB\xBF"
            "a,b\n",
            "a|b"},
        ShapeCase{"EmptyCells", "a,,b\n,,\n", "a||b/||"},
        ShapeCase{"BlankLinesPassed", "a,b\n\n\r\nc,d\n\n", "a|b/c|d"},
        ShapeCase{"Tabs", "a\tb,c\td\n1\t2\t3\n", "a|b,c|d/1|2|3"},
        ShapeCase{"Semicolons", "a;b;c,d\n1;2;3\n", "a|b|c,d/1|2|3"},
        ShapeCase{"DelimiterInQuotesDoesNotCount", "\"a;b;c\",d\n1,2\n", "a;b;c|d/1|2"},
        ShapeCase{"NamedDelimiter", "sep=;\na,x;b\n", "a,x|b"},
        ShapeCase{"Quoted", "\"a\",\"b,c\"\n", "a|b,c"},
        ShapeCase{"DoubledQuotes", "\"a\"\"b\",\"\"\"\"\n", "a\"b|\""},
        ShapeCase{"EmptyQuoted", "\"\",b\n", "|b"},
        ShapeCase{"LineBreakInQuotes", "\"a\nb\",c\nd,e\n", "a\nb|c/d|e"},
        ShapeCase{"QuotedCrlf", "\"a\",\"b\"\r\nc,\"d\"\r\n", "a|b/c|d"},
        ShapeCase{"QuotedAtEndOfFile", "a,\"b\"", "a|b"},
        ShapeCase{"StrayQuoteIsText", "a\"b,5\" pipe\nc,d\n", "a\"b|5\" pipe/c|d"},
        ShapeCase{"TextBehindClosingQuote", "\"中远\"公司,b\n", "\"中远\"公司|b"},
        ShapeCase{"LoneQuoteAtEnd", "a,b\nc,\"", "a|b/c|\""},
        ShapeCase{
            "ParityFlipHurtsOneRow", "a,\"b,c\n1,\"2\",3\n4,\"5,5\",6\n", "a|\"b|c/1|2|3/4|5,5|6"}
    ),
    tests::kCaseName
);

TEST(CsvReader, CountsPhysicalLines) {
  const auto rows = read("h\n\"a\nb\nc\"\n\nd\n");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].line, 1U);
  EXPECT_EQ(rows[1].line, 2U);
  EXPECT_EQ(rows[1].raw, "\"a\nb\nc\"");
  EXPECT_EQ(rows[2].line, 6U);
}

TEST(CsvReader, UnclosedQuoteMarksOnlyItsRow) {
  const auto rows = read("a,b\n\"open,x\nc,d\n");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[1].fault, RowFault::kUnclosedQuote);
  EXPECT_EQ(rows[1].cells, (std::vector<std::string>{"\"open", "x"}));
  EXPECT_EQ(rows[1].raw, "\"open,x");
  EXPECT_EQ(rows[2].fault, RowFault::kNone);
  EXPECT_EQ(rows[2].line, 3U);
}

TEST(CsvReader, QuoteThatHidesNothingIsNoFault) {
  EXPECT_EQ(read("\"中远\"公司,b\n")[0].fault, RowFault::kNone);
  EXPECT_EQ(read("\"a,b\"c,d\n")[0].fault, RowFault::kUnclosedQuote);
}

TEST(CsvReader, NulByteMarksTheRow) {
  const auto rows = read("a,b\nc,\0d\ne,f\n"sv);
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].fault, RowFault::kNone);
  EXPECT_EQ(rows[1].fault, RowFault::kNulByte);
  EXPECT_EQ(rows[2].fault, RowFault::kNone);
}

TEST(CsvReader, TooManyCellsKeepsTheRaw) {
  CsvOptions options;
  options.max_cells = 3;
  const auto rows = read("a,b,c,d\n1,2,3\n", options);
  EXPECT_EQ(rows[0].fault, RowFault::kTooManyCells);
  EXPECT_EQ(rows[0].cells.size(), 3U);
  EXPECT_EQ(rows[0].raw, "a,b,c,d");
  EXPECT_EQ(rows[1].fault, RowFault::kNone);
}

/// `size` bytes of one letter, made as they are read: a line that no memory holds.
class LongLine final : public ByteSource {
 public:
  explicit LongLine(std::uint64_t size) : left_(size) {}
  std::size_t read(std::span<char> out) override {
    if (head_ < 2) {
      out[0] = "h\n"[head_++];
      return 1;
    }
    if (left_ == 0 && tail_ < 4) {
      out[0] = "\nz,\n"[tail_++];
      return 1;
    }
    const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(left_, out.size()));
    std::fill_n(out.begin(), count, 'x');
    left_ -= count;
    return count;
  }
  std::uint64_t consumed() const override { return 0; }
  std::uint64_t total() const override { return 0; }
  const std::string& name() const override { return name_; }

 private:
  std::uint64_t left_;
  std::size_t head_ = 0;
  std::size_t tail_ = 0;
  std::string name_;
};

TEST(CsvReader, LineOfOneGigabyteIsOneFaultyRow) {
  CsvReader reader(std::make_unique<LongLine>(1ULL << 30U));
  const auto rows = all_rows(reader);
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[1].fault, RowFault::kTooLong);
  EXPECT_EQ(rows[1].raw.size(), 4096U);
  EXPECT_EQ(rows[2].line, 3U);
  EXPECT_EQ(rows[2].cells, (std::vector<std::string>{"z", ""}));
}

TEST(CsvReader, QuoteOpenBeyondTheLimitCostsOneRow) {
  CsvOptions options;
  options.max_record_bytes = 32;
  std::string text = "h,i\n\"open,x\n";
  for (int i = 0; i < 50; ++i) text += "c,d\n";
  const auto rows = read(text, options);
  ASSERT_EQ(rows.size(), 52U);
  EXPECT_EQ(rows[1].fault, RowFault::kUnclosedQuote);
  EXPECT_EQ(rows[51].line, 52U);
}

// Every property below runs on cells drawn from characters that matter to CSV.
std::string random_text(Random& random, std::size_t most) {
  static const std::vector<std::string> kPieces = {
      ",",
      "\"",
      "\n",
      "\r",
      "\r\n",
      ";",
      "\t",
      "a",
      "企",
      "",
      " ",
      "\"\"",
      "x,y",
      "\xF0\xA0\x80\x80"};
  std::string text;
  const std::size_t length = random.below(static_cast<std::uint32_t>(most) + 1);
  for (std::size_t i = 0; i < length; ++i) text += random.pick(kPieces);
  return text;
}

TEST(CsvProperty, WhatIsWrittenReadsBack) {
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    Random random(seed);
    std::vector<std::vector<std::string>> rows(1 + random.below(8));
    std::string text;
    for (auto& cells : rows) {
      cells.resize(2 + random.below(5));
      for (auto& cell : cells) cell = random_text(random, 6);
      const std::vector<std::string_view> views(cells.begin(), cells.end());
      append_csv_record(text, views);
    }
    CsvOptions options;
    options.delimiter = ',';
    const auto back = read(text, options);
    ASSERT_EQ(back.size(), rows.size()) << "seed " << seed << ": " << text;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      ASSERT_EQ(back[i].cells, rows[i]) << "seed " << seed << ": " << text;
      ASSERT_EQ(back[i].fault, RowFault::kNone) << "seed " << seed << ": " << text;
    }
  }
}

TEST(CsvProperty, BoundariesOfReadsDoNotMatter) {
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    Random random(seed);
    const std::string text = random_text(random, 300);
    CsvOptions options;
    options.delimiter = ',';
    options.max_record_bytes = 16 + random.below(200);
    const auto whole = read(text, options);
    options.buffer_bytes = 64 + random.below(64);
    ASSERT_EQ(read(text, options, 1), whole) << "seed " << seed;
    ASSERT_EQ(read(text, options, 1 + random.below(50)), whole) << "seed " << seed;
  }
}

TEST(CsvProperty, NoByteOfTextIsLost) {
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    Random random(seed);
    const std::string text = "h\n" + random_text(random, 200);
    std::string raw;
    for (const auto& row : read(text)) raw += row.raw;
    std::string kept;
    for (const char c : raw) kept += c == '\n' || c == '\r' ? "" : std::string(1, c);
    std::string all;
    for (const char c : text) all += c == '\n' || c == '\r' ? "" : std::string(1, c);
    ASSERT_EQ(kept, all) << "seed " << seed;
  }
}

TEST(CsvWriter, GuardsFormulasWhenAsked) {
  std::ostringstream out;
  CsvWriterOptions options;
  options.guard_formulas = true;
  options.bom = true;
  CsvWriter writer(out, "out.csv", options);
  const std::string_view cells[] = {"=1+1", "-5", "a", "@x"};
  writer.write(cells);
  writer.flush();
  EXPECT_EQ(out.str(), "\xEF\xBB\xBF\"'=1+1\",\"'-5\",a,\"'@x\"\n");
}

TEST(CsvWriter, LoneEmptyCellIsARow) {
  std::string text;
  const std::string_view cells[] = {""};
  append_csv_record(text, cells);
  EXPECT_EQ(text, "\"\"\n");
  EXPECT_EQ(read(text).size(), 1U);
}

}  // namespace
}  // namespace rongtong::base
