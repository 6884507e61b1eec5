#include "model/dictionary.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "model/code_list.h"

namespace rongtong::model {

namespace {

constexpr std::array<std::string_view, 6> kColumns{"id", "zh", "en", "rank", "aliases", "source"};

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

std::string key_of(std::string_view text) {
  std::string key(trimmed(text));
  std::ranges::transform(key, key.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return key;
}

std::vector<std::string> split_aliases(std::string_view text) {
  std::vector<std::string> aliases;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('|'), text.size());
    aliases.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return aliases;
}

std::vector<std::string> texts_of(const DictionaryEntry& entry) {
  std::vector<std::string> texts{key_of(entry.id), key_of(entry.zh), key_of(entry.en)};
  for (const auto& alias : entry.aliases) texts.push_back(key_of(alias));
  return texts;
}

}  // namespace

Dictionary::Dictionary(std::vector<DictionaryEntry> entries) : entries_(std::move(entries)) {
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    for (auto& text : texts_of(entries_[i])) {
      if (!text.empty()) by_text_.emplace(std::move(text), i);
    }
  }
}

Dictionary Dictionary::read(std::string_view csv, const std::string& file) {
  std::vector<DictionaryEntry> entries;
  std::map<std::string, std::string, std::less<>> owner;
  each_code(csv, file, kColumns, [&](std::span<const std::string_view> cells, std::uint64_t line) {
    DictionaryEntry entry{
        std::string(cells[0]),
        std::string(cells[1]),
        std::string(cells[2]),
        0,
        split_aliases(cells[4])};
    const auto [end, error] =
        std::from_chars(cells[3].data(), cells[3].data() + cells[3].size(), entry.rank);
    if (error != std::errc() || end != cells[3].data() + cells[3].size() || entry.id.empty()) {
      wrong_code(file, line, cells[3]);
    }
    for (auto& text : texts_of(entry)) {
      const auto [place, added] = owner.emplace(std::move(text), entry.id);
      if (!added && place->second != entry.id) wrong_code(file, line, place->first);
    }
    entries.push_back(std::move(entry));
  });
  return Dictionary(std::move(entries));
}

const DictionaryEntry* Dictionary::find(std::string_view text) const {
  const auto found = by_text_.find(key_of(text));
  return found == by_text_.end() ? nullptr : &entries_[found->second];
}

std::string Dictionary::label(std::string_view id, base::Language language) const {
  for (const auto& entry : entries_) {
    if (entry.id == id) return language == base::Language::kChinese ? entry.zh : entry.en;
  }
  return std::string(id);
}

}  // namespace rongtong::model
