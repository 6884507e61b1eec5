// The tokenizer must survive any bytes, and every term must lie within the text, in order.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "match/tokens.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace rongtong;
  static const match::PhraseSet kStop(std::vector<std::string>{"依法须经批准的项目", "依法", "PLC"}
  );
  match::TokenReader reader(kStop);
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::uint32_t begin = 0;
  for (const auto& token : reader.read(text)) {
    if (token.begin < begin || token.end <= token.begin || token.end > size) std::abort();
    begin = token.begin;
  }
  return 0;
}
