#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "base/random.h"
#include "demo/grammar.h"
#include "demo/words.h"
#include "model/credit_code.h"

/// Identities of things that do not exist.
namespace rongtong::demo {

/// Registering department 9, enterprise 1, and the division 999999, which GB/T 2260 does not have.
inline constexpr std::string_view kFictitiousPrefix = "91999999";

/// The check character of an organisation code (GB 11714-1997) for its eight characters of 0–9 A–Z:
/// 11 less the weighted sum mod 11, written X for 10 and 0 for 11.
char organisation_check(std::string_view first8);

/// Draws credit codes 91 999999 MA…, each once. Organisation code and credit code have right check
/// characters.
class CodeMaker {
 public:
  explicit CodeMaker(std::uint64_t seed) : random_(seed) {}
  model::CreditCode next();

 private:
  base::Random random_;
  std::set<std::string> used_;
};

/// `000-` and eight digits. No area code is 000.
std::string fictitious_phone(base::Random& random);

/// A surname and a given name such as 示范 or 样本.
std::string fictitious_person(base::Random& random, const CityWording& city);

/// Names of firms, each once.
class NameMaker {
 public:
  explicit NameMaker(const Grammar& grammar);

  /// 融通市朗达紧固件有限公司. Throws base::Error (kInvalidArgument) when names run out.
  std::string next(base::Random& random, std::size_t trade, std::size_t district);

 private:
  std::string brand(base::Random& random) const;
  bool names_avoided(const std::string& name) const;
  std::string drawn(base::Random& random, std::size_t trade, std::size_t district) const;

  const Grammar* grammar_;
  std::map<TradeKind, Draw> forms_;
  std::set<std::string> used_;
};

/// 融通市启帆区匠心路12号; with or without province, park, building and room.
std::string fictitious_address(
    base::Random& random, const CityWording& city, const CityWording::District& district
);

}  // namespace rongtong::demo
