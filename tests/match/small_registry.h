#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "match/index_builder.h"
#include "match/matcher.h"
#include "model/catalogue.h"

namespace rongtong::match {

/// The code tables of the source tree, read once.
inline const model::Codes& test_codes() {
  static const model::Codes kCodes =
      model::read_codes(std::filesystem::path(RONGTONG_SOURCE_DIR) / "catalog");
  return kCodes;
}

/// The valid credit code of invented firm `number` in region 999999, which does not exist; codes
/// ascend with the number.
inline model::CreditCode test_code(int number) {
  std::string text = std::to_string(number);
  text = "91999999" + std::string(9 - text.size(), '0') + text;
  text += model::CreditCode::check_character(text);
  return model::CreditCode::parse(text).value();
}

inline model::Enterprise test_firm(int number, std::string name, std::string scope) {
  return {
      test_code(number),
      std::move(name),
      {},
      false,
      {},
      {},
      {},
      {},
      {},
      {},
      std::move(scope),
      {},
      {},
      {},
      {},
      {},
      {},
      {}};
}

inline model::Need test_need(std::string title, std::string detail = {}) {
  model::Need need;
  need.public_code = "N1";
  need.title = std::move(title);
  need.detail = std::move(detail);
  return need;
}

/// Firms, their index and a matcher over it. Ids are 100 - i for firm i: the other way round than
/// credit codes.
class SmallRegistry {
 public:
  explicit SmallRegistry(
      std::vector<model::Enterprise> firms,
      const MatchWeights& weights = {},
      const StopPhrases& phrases = {}
  )
      : firms_(std::move(firms)),
        bytes_(build(firms_, weights, phrases)),
        matcher_(CapabilityIndex::open(bytes_), weights, phrases, test_codes()) {}

  static model::EnterpriseId id(std::size_t firm) {
    return model::EnterpriseId(100 - static_cast<std::int64_t>(firm));
  }

  static std::vector<std::byte> build(
      const std::vector<model::Enterprise>& firms,
      const MatchWeights& weights = {},
      const StopPhrases& phrases = {}
  ) {
    IndexBuilder builder(weights, phrases);
    for (std::size_t i = 0; i < firms.size(); ++i) builder.add(id(i), firms[i]);
    return builder.finish({"revision 1", "catalogue 1"});
  }

  const Matcher& matcher() const { return matcher_; }
  const std::vector<std::byte>& bytes() const { return bytes_; }

  FirmLookup lookup() const {
    return [this](model::EnterpriseId id) {
      return firms_.at(static_cast<std::size_t>(100 - id.value));
    };
  }

  model::MatchResult match(const model::Need& need, std::size_t top = 50) const {
    return matcher_.match(need, {top, {}}, lookup());
  }

  /// The firms that come back, by their place in the list given, best first.
  std::vector<int> found(const model::Need& need, std::size_t top = 50) const {
    std::vector<int> firms;
    for (const auto& candidate : match(need, top).candidates) {
      firms.push_back(static_cast<int>(100 - candidate.enterprise.value));
    }
    return firms;
  }

 private:
  std::vector<model::Enterprise> firms_;
  std::vector<std::byte> bytes_;
  Matcher matcher_;
};

}  // namespace rongtong::match
