#include "demo/fictitious.h"

#include <algorithm>
#include <array>

#include "base/error.h"

namespace rongtong::demo {

namespace {

/// GB 32100-2015 leaves out I, O, S, V and Z.
constexpr std::string_view kCodeAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

int organisation_value(char character) {
  return character <= '9' ? character - '0' : character - 'A' + 10;
}

std::string without_suffix(const std::string& name, std::string_view suffix) {
  return name.ends_with(suffix) ? name.substr(0, name.size() - suffix.size()) : name;
}

}  // namespace

char organisation_check(std::string_view first8) {
  constexpr std::array<int, 8> kWeights{3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i)
    sum += organisation_value(first8[i]) * kWeights[i];
  const int check = 11 - sum % 11;
  if (check == 10) return 'X';
  return check == 11 ? '0' : static_cast<char>('0' + check);
}

model::CreditCode CodeMaker::next() {
  for (;;) {
    std::string body = "MA";
    for (int i = 0; i < 6; ++i) {
      body += kCodeAlphabet[random_.below(static_cast<std::uint32_t>(kCodeAlphabet.size()))];
    }
    if (!used_.insert(body).second) continue;
    std::string code = std::string(kFictitiousPrefix) + body + organisation_check(body);
    code += model::CreditCode::check_character(code);
    return *model::CreditCode::parse(code);
  }
}

std::string fictitious_phone(base::Random& random) {
  std::string phone = "000-";
  for (int i = 0; i < 8; ++i) phone += static_cast<char>('0' + random.below(10));
  return phone;
}

std::string fictitious_person(base::Random& random, const CityWording& city) {
  const auto& surname = random.pick(city.surnames);
  return surname + random.pick(city.given_names);
}

NameMaker::NameMaker(const Grammar& grammar) : grammar_(&grammar) {
  for (const auto& [kind, forms] : grammar.city.forms) forms_.emplace(kind, Draw(forms));
}

std::string NameMaker::brand(base::Random& random) const {
  for (;;) {
    const auto& first = random.pick(grammar_->city.brand_first);
    const auto& second = random.pick(grammar_->city.brand_second);
    if (first != second) return first + second;
  }
}

bool NameMaker::names_avoided(const std::string& name) const {
  return std::ranges::any_of(grammar_->city.brands_avoided, [&](const std::string& pair) {
    return name.find(pair) != std::string::npos;
  });
}

std::string NameMaker::drawn(base::Random& random, std::size_t trade, std::size_t district) const {
  const auto& city = grammar_->city;
  const auto& pattern = grammar_->trades[trade];
  const auto& form = forms_.at(pattern.kind)(random);
  const auto word = random.pick(pattern.words) + form;
  const auto style = random.below(100);
  if (style < 6) return brand(random) + "(" + city.city + ")" + word;
  if (style < 16) {
    auto part = without_suffix(city.districts[district].name, "区");
    return city.city + part + brand(random) + word;
  }
  return city.city + brand(random) + word;
}

std::string NameMaker::next(base::Random& random, std::size_t trade, std::size_t district) {
  constexpr int kTries = 1000;
  for (int i = 0; i < kTries; ++i) {
    auto name = drawn(random, trade, district);
    if (!names_avoided(name) && used_.insert(name).second) return name;
  }
  throw base::Error(
      base::ErrorCode::kInvalidArgument, base::msg("demo.names_exhausted", used_.size() + 1)
  );
}

std::string fictitious_address(
    base::Random& random, const CityWording& city, const CityWording::District& district
) {
  std::string address = chance(random, 45) ? city.province + city.city : city.city;
  address += district.name;
  if (chance(random, 40)) address += random.pick(district.parks);
  address += random.pick(district.roads);
  address += std::to_string(between(random, 1, 899)) + "号";
  const auto detail = random.below(100);
  if (detail < 20) {
    address += std::to_string(between(random, 1, 24)) + "号楼";
    address += std::to_string(between(random, 1, 22)) + "层" +
               std::to_string(between(random, 101, 2218)) + "室";
  } else if (detail < 34) {
    address += std::to_string(between(random, 1, 12)) + "号厂房";
  } else if (detail < 38) {
    address += "（集中办公区）";
  }
  return address;
}

}  // namespace rongtong::demo
