// Any bytes as YAML and as JSON end in values, findings or an Error.
#include <algorithm>
#include <boost/json/value.hpp>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.h"
#include "base/json.h"
#include "base/yaml.h"

namespace {

using namespace rongtong::base;

void walk(const YamlNode& node) {
  node.text();
  node.integer();
  node.number();
  node.boolean();
  if (node.is_map()) {
    for (const auto& key : node.keys()) walk(node.child(key));
    node.finish();
  } else {
    for (const auto& item : node.items()) walk(item);
  }
}

std::ptrdiff_t count_lines(const std::string& text) {
  return std::count(text.begin(), text.end(), '\n');
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  walk(YamlDocument::parse(text, "fuzz.yaml").root());
  try {
    const std::string pretty = to_pretty_json_text(parse_json(text));
    // Numbers of many digits may differ in the last place: Boost 1.81 does not round them exactly.
    if (count_lines(to_pretty_json_text(parse_json(pretty))) != count_lines(pretty))
      __builtin_trap();
  } catch (const Error&) {
    // refused with a sentence: what is asked for
  }
  return 0;
}
