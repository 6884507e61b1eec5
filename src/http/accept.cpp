#include "http/accept.h"

#include <algorithm>

#include "http/headers.h"

namespace rongtong::http {

namespace {

struct Item {
  std::string_view name;
  int weight = 1000;
};

/// `0`, `1`, `0.5`, `0.123` as thousandths; 1000 for anything else.
int parse_weight(std::string_view text) {
  if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return 1000;
  int weight = text[0] == '1' ? 1000 : 0;
  if (text.size() == 1) return weight;
  if (text[1] != '.') return 1000;
  int unit = 100;
  for (const char c : text.substr(2)) {
    if (c < '0' || c > '9') return 1000;
    weight += (c - '0') * unit;
    unit /= 10;
  }
  return std::min(weight, 1000);
}

Item parse_item(std::string_view text) {
  const auto semicolon = std::min(text.find(';'), text.size());
  Item item{trimmed(text.substr(0, semicolon))};
  auto parameters = text.substr(semicolon);
  while (!parameters.empty()) {
    parameters.remove_prefix(1);
    const auto end = std::min(parameters.find(';'), parameters.size());
    const auto one = trimmed(parameters.substr(0, end));
    if (one.starts_with("q=") || one.starts_with("Q=")) item.weight = parse_weight(one.substr(2));
    parameters.remove_prefix(end);
  }
  return item;
}

std::vector<Item> parse_items(std::string_view field) {
  std::vector<Item> items;
  while (!field.empty() && items.size() < 64) {
    const auto end = std::min(field.find(','), field.size());
    const Item item = parse_item(field.substr(0, end));
    if (!item.name.empty()) items.push_back(item);
    field.remove_prefix(std::min(end + 1, field.size()));
  }
  return items;
}

}  // namespace

std::vector<std::string> by_preference(std::string_view field) {
  auto items = parse_items(field);
  std::ranges::stable_sort(items, [](const Item& a, const Item& b) { return a.weight > b.weight; });
  std::vector<std::string> names;
  for (const auto& item : items) {
    if (item.weight > 0) names.emplace_back(item.name);
  }
  return names;
}

int coding_weight(std::string_view field, std::string_view coding) {
  std::optional<int> star;
  for (const auto& item : parse_items(field)) {
    if (same_word(item.name, coding)) return item.weight;
    if (item.name == "*") star = item.weight;
  }
  if (coding == "identity") return star == 0 ? 0 : 1000;
  return star.value_or(0);
}

}  // namespace rongtong::http
