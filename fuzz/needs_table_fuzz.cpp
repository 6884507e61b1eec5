// Any bytes as a CSV table of needs: each row ends stored or rejected, or the header is refused.
#include <cstdint>
#include <string_view>

#include "base/error.h"
#include "base/table/csv_reader.h"
#include "needs_support.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace rongtong;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  try {
    auto table = std::make_unique<base::CsvReader>(base::memory_source(text));
    const auto reader = intake::read_need_table(std::move(table), fuzz::checker(), fuzz::columns());
    fuzz::read_all(*reader);
  } catch (const base::Error&) {
    // refused with a sentence: what is asked for
  }
  return 0;
}
