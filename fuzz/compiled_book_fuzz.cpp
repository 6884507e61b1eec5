// Bytes of a cached rule book, behind a header that always fits: whatever they are, reading gives a
// book that compiles, or none.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "rules/book_cache.h"
#include "rules/program.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace rongtong::rules;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  (void)read_compiled(bytes, 0);
  const auto book = read_compiled(seal_compiled(bytes, 0), 0);
  if (!book) return 0;
  (void)compile(*book);
  // What was read is written and read again without a difference.
  const auto again = read_compiled(write_compiled(*book, 0), 0);
  if (!again || again->sets() != book->sets()) std::abort();
  return 0;
}
