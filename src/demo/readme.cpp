#include "demo/write.h"

namespace rongtong::demo {

namespace {

void replace_all(std::string& text, std::string_view mark, const std::string& with) {
  for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + with.size())) {
    text.replace(at, mark.size(), with);
  }
}

}  // namespace

std::string readme(const Grammar& grammar, const DemoCity& city) {
  std::string text = grammar.folder_readme;
  replace_all(text, "{city}", grammar.city.city);
  replace_all(text, "{province}", grammar.city.province);
  replace_all(text, "{firms}", std::to_string(city.firms.size()));
  replace_all(text, "{issuers}", std::to_string(city.issuers));
  replace_all(text, "{needs}", std::to_string(city.needs.size()));
  return text;
}

}  // namespace rongtong::demo
