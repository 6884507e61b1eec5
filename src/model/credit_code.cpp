#include "model/credit_code.h"

#include <algorithm>
#include <cstdint>

/// GB 32100-2015, annex A: the 31 characters have the values 0–30 in order, the i-th of the first
/// 17 weighs 3^(i-1) mod 31, and the check value is (31 - sum mod 31) mod 31.
namespace rongtong::model {

namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr std::size_t kLeading = 17;
constexpr std::size_t kSize = 18;
constexpr std::uint8_t kNoValue = 0xFF;

constexpr std::array<std::uint8_t, 256> values_of_characters() {
  std::array<std::uint8_t, 256> values{};
  for (auto& value : values) value = kNoValue;
  for (std::size_t i = 0; i < kAlphabet.size(); ++i) {
    const auto upper = static_cast<unsigned char>(kAlphabet[i]);
    values[upper] = static_cast<std::uint8_t>(i);
    if (upper >= 'A') values[upper + ('a' - 'A')] = static_cast<std::uint8_t>(i);
  }
  return values;
}

constexpr std::array<unsigned, kLeading> weights_of_places() {
  std::array<unsigned, kLeading> weights{};
  unsigned weight = 1;
  for (auto& w : weights) {
    w = weight;
    weight = weight * 3 % 31;
  }
  return weights;
}

constexpr auto kValue = values_of_characters();
constexpr auto kWeight = weights_of_places();
static_assert(kAlphabet.size() == 31 && kValue['Y'] == 30 && kWeight[16] == 28);

std::uint8_t value_of(char c) { return kValue[static_cast<unsigned char>(c)]; }

/// REQUIRES: at least 17 characters of the alphabet.
char check_of(std::string_view text) {
  unsigned sum = 0;
  for (std::size_t i = 0; i < kLeading; ++i) sum += value_of(text[i]) * kWeight[i];
  return kAlphabet[(31 - sum % 31) % 31];
}

bool of_alphabet(std::string_view text) {
  return std::ranges::none_of(text, [](char c) { return value_of(c) == kNoValue; });
}

/// Characters, where bytes that continue a UTF-8 sequence do not count.
std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

}  // namespace

CreditCodeFault CreditCode::fault(std::string_view text) {
  if (text.empty()) return CreditCodeFault::kEmpty;
  if (text.size() != kSize || !of_alphabet(text)) {
    return characters_in(text) == kSize ? CreditCodeFault::kCharacter : CreditCodeFault::kLength;
  }
  return check_of(text) == kAlphabet[value_of(text[kLeading])] ? CreditCodeFault::kNone
                                                               : CreditCodeFault::kCheckCharacter;
}

std::optional<CreditCode> CreditCode::parse(std::string_view text) {
  if (fault(text) != CreditCodeFault::kNone) return std::nullopt;
  CreditCode code;
  std::ranges::transform(text, code.characters_.begin(), [](char c) {
    return kAlphabet[value_of(c)];
  });
  return code;
}

char CreditCode::check_character(std::string_view first17) {
  return first17.size() == kLeading && of_alphabet(first17) ? check_of(first17) : '\0';
}

}  // namespace rongtong::model
