#include "base/message.h"

#include <yaml-cpp/yaml.h>

#include <map>

namespace rongtong::base {

extern const std::string_view kPhraseFiles[];
extern const unsigned long kPhraseFileCount;

namespace {

struct Phrase {
  std::string zh;
  std::string en;
};
using Phrases = std::map<std::string, Phrase, std::less<>>;

Phrases read_phrases() {
  Phrases phrases;
  for (unsigned long i = 0; i < kPhraseFileCount; ++i) {
    const YAML::Node file = YAML::Load(std::string(kPhraseFiles[i]));
    for (const auto& entry : file) {
      phrases[entry.first.as<std::string>()] = {
          entry.second["zh"].as<std::string>(), entry.second["en"].as<std::string>()};
    }
  }
  return phrases;
}

const Phrases& phrases() {
  static const Phrases kAll = read_phrases();
  return kAll;
}

std::string without_phrase(const Message& message) {
  std::string text = message.key;
  for (const auto& arg : message.args) text += " " + arg;
  return text;
}

/// Puts `args[n]` where `{n}` stands, one digit; other braces stay as they are.
std::string filled(std::string_view pattern, const std::vector<std::string>& args) {
  std::string text;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool place = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}' &&
                       pattern[i + 1] >= '0' && pattern[i + 1] <= '9';
    const auto n = place ? static_cast<std::size_t>(pattern[i + 1] - '0') : args.size();
    if (n < args.size()) {
      text += args[n];
      i += 2;
    } else {
      text += pattern[i];
    }
  }
  return text;
}

}  // namespace

std::string render(const Message& message, Language language) {
  const auto found = phrases().find(message.key);
  if (found == phrases().end()) return without_phrase(message);
  return filled(language == Language::kChinese ? found->second.zh : found->second.en, message.args);
}

std::string phrase(std::string_view key, Language language) {
  return render(Message{std::string(key), {}}, language);
}

std::vector<std::string> phrase_keys() {
  std::vector<std::string> keys;
  for (const auto& [key, text] : phrases()) keys.push_back(key);
  return keys;
}

}  // namespace rongtong::base
