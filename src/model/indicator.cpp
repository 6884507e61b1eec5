#include "model/indicator.h"

#include <cstdint>

#include "base/text/utf8.h"

namespace rongtong::model {

namespace {

bool is_blank(char32_t code) {
  return code == U' ' || code == U'\t' || code == U'\n' || code == U'\r' || code == 0x00A0 ||
         code == 0x3000 || code == 0xFEFF;
}

template <class Entry>
void add_names(
    std::unordered_map<std::string, std::size_t>& by_name, const Entry& entry, std::size_t index
) {
  const auto add = [&](const std::string& name) {
    const std::string key = name_key(name);
    if (key.empty()) return;
    const auto [place, added] = by_name.emplace(key, index);
    if (!added && place->second != index) place->second = SIZE_MAX;
  };
  add(entry.id);
  add(entry.zh);
  add(entry.en);
  for (const auto& alias : entry.aliases) add(alias);
}

const std::size_t* found(
    const std::unordered_map<std::string, std::size_t>& table, const std::string& key
) {
  const auto entry = table.find(key);
  return entry == table.end() || entry->second == SIZE_MAX ? nullptr : &entry->second;
}

}  // namespace

std::string name_key(std::string_view name) {
  constexpr char32_t kWideFirst = 0xFF01;  // ！ to ～ stand for ! to ~
  constexpr char32_t kWideLast = 0xFF5E;
  constexpr char32_t kWideShift = 0xFEE0;
  std::string key;
  while (!name.empty()) {
    char32_t code = base::take_code_point(name);
    if (is_blank(code)) continue;
    if (code >= kWideFirst && code <= kWideLast) code -= kWideShift;
    if (code >= U'A' && code <= U'Z') code += U'a' - U'A';
    base::append_utf8(key, code);
  }
  return key;
}

Vocabulary::Vocabulary(std::vector<Indicator> indicators, std::vector<TitleKind> titles)
    : indicators_(std::move(indicators)), titles_(std::move(titles)) {
  for (std::size_t i = 0; i < indicators_.size(); ++i) {
    indicator_by_id_.emplace(indicators_[i].id, i);
    add_names(indicator_by_name_, indicators_[i], i);
  }
  for (std::size_t i = 0; i < titles_.size(); ++i) {
    title_by_id_.emplace(titles_[i].id, i);
    add_names(title_by_name_, titles_[i], i);
  }
}

const Indicator* Vocabulary::find_indicator(std::string_view id) const {
  const auto* index = found(indicator_by_id_, std::string(id));
  return index == nullptr ? nullptr : &indicators_[*index];
}

const TitleKind* Vocabulary::find_title(std::string_view id) const {
  const auto* index = found(title_by_id_, std::string(id));
  return index == nullptr ? nullptr : &titles_[*index];
}

const Indicator* Vocabulary::indicator_named(std::string_view name) const {
  if (const auto* exact = find_indicator(name)) return exact;
  const auto* index = found(indicator_by_name_, name_key(name));
  return index == nullptr ? nullptr : &indicators_[*index];
}

const TitleKind* Vocabulary::title_named(std::string_view name) const {
  if (const auto* exact = find_title(name)) return exact;
  const auto* index = found(title_by_name_, name_key(name));
  return index == nullptr ? nullptr : &titles_[*index];
}

}  // namespace rongtong::model
