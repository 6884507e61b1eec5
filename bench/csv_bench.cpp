// Protects the speed of reading CSV: bytes of a generated table of registrations, a province of
// 300,000 rows (100 MB), through each stage of the way in.
#include <benchmark/benchmark.h>

#include <string>

#include "base/random.h"
#include "base/table/csv_reader.h"
#include "base/table/csv_writer.h"
#include "base/text/clean_cell.h"
#include "base/text/decode_source.h"
#include "base/text/mojibake.h"
#include "base/text/utf8.h"

namespace {

using namespace rongtong::base;

constexpr std::uint32_t kRows = 300000;

/// Rows shaped as registrations are: nine columns, 335 bytes, business texts of about 60
/// characters, of which `quoted` in 100 hold a comma and so stand in quotes.
std::string table(std::uint32_t quoted) {
  static const std::vector<std::string> kWords = {
      "机械",
      "加工",
      "轴承",
      "齿轮",
      "制造",
      "销售",
      "模具",
      "电子",
      "元器件",
      "研发",
      "设备",
      "服务",
      "材料",
      "化工",
  };
  Random random(7);
  std::string text;
  const auto words = [&](std::uint32_t count) {
    std::string out;
    for (std::uint32_t i = 0; i < count; ++i) out += (i % 3 == 2 ? "、" : "") + random.pick(kWords);
    return out;
  };
  for (std::uint32_t row = 0; row < kRows; ++row) {
    const std::string code = std::to_string(100000000000000000ULL + row);
    const std::string name = "青岛" + words(2) + "有限公司";
    const std::string address = "青岛市市南区" + words(3) + "路18号";
    const std::string scope = words(28) + (random.below(100) < quoted ? ",一般项目" : "，一般项目");
    const std::string_view cells[] = {
        code, name, "山东", "青岛", address, "2003-10-10", "500", "", scope};
    append_csv_record(text, cells);
  }
  return text;
}

const std::string& plain_table() {
  static const std::string kText = table(0);
  return kText;
}

const std::string& quoted_table() {
  static const std::string kText = table(30);
  return kText;
}

void count_bytes(benchmark::State& state, const std::string& text) {
  state.SetBytesProcessed(
      static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(text.size())
  );
}

std::size_t read_all(std::unique_ptr<ByteSource> source) {
  CsvReader reader(std::move(source));
  std::size_t bytes = 0;
  Row row;
  while (reader.next(row)) {
    for (const std::string_view cell : row.cells) bytes += cell.size();
  }
  return bytes;
}

void BM_CsvPlain(benchmark::State& state) {
  const std::string& text = plain_table();
  for (auto _ : state) benchmark::DoNotOptimize(read_all(memory_source(text)));
  count_bytes(state, text);
}

void BM_CsvThirtyPercentQuoted(benchmark::State& state) {
  const std::string& text = quoted_table();
  for (auto _ : state) benchmark::DoNotOptimize(read_all(memory_source(text)));
  count_bytes(state, text);
}

void BM_CsvDecodedAsUtf8(benchmark::State& state) {
  const std::string& text = plain_table();
  for (auto _ : state) benchmark::DoNotOptimize(read_all(utf8_source(memory_source(text))));
  count_bytes(state, text);
}

void BM_Utf8Valid(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(valid_utf8_prefix(plain_table()));
  count_bytes(state, plain_table());
}

void BM_CleanAndMojibakeOfEveryCell(benchmark::State& state) {
  std::string buffer;
  for (auto _ : state) {
    CsvReader reader(memory_source(plain_table()));
    std::size_t bytes = 0;
    Row row;
    while (reader.next(row)) {
      for (const std::string_view cell : row.cells) {
        const std::string_view clean = clean_cell(cell, buffer).text;
        bytes += clean.size() + (is_mojibake(clean) ? 1U : 0U);
      }
    }
    benchmark::DoNotOptimize(bytes);
  }
  count_bytes(state, plain_table());
}

BENCHMARK(BM_CsvPlain)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_CsvThirtyPercentQuoted)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_CsvDecodedAsUtf8)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Utf8Valid)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_CleanAndMojibakeOfEveryCell)->Unit(benchmark::kMillisecond);

}  // namespace
