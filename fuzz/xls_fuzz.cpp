// Any bytes as an XLS file end in rows or in an Error, within limits.
#include <cstdint>
#include <string>

#include "base/error.h"
#include "base/table/xls_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace rongtong::base;
  SheetLimits limits;
  limits.max_string_bytes = 1U << 20U;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  try {
    const auto reader = xls_reader(bytes, "fuzz.xls", "", limits);
    Row row;
    while (reader->next(row)) {
    }
  } catch (const Error&) {
    // refused with a sentence: what is asked for
  }
  return 0;
}
