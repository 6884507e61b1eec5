#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "match/weights.h"
#include "model/enterprise.h"

namespace rongtong::match {

/// How often a term stands in each text of a firm, or how many terms each text has.
using FieldCounts = std::array<std::uint32_t, kTextFields>;
/// Mean number of terms of each text, over the firms that have the text.
using FieldMeans = std::array<double, kTextFields>;

/// The largest impact of a term on a firm.
inline constexpr unsigned kFullImpact = 255;

/// BM25F without idf: sum over the fields of weight · tf / (1 - b + b · length / mean), saturated
/// as x / (k1 + x) (Robertson & Zaragoza 2009, section 3.6), on a scale of 1–255. One byte is
/// enough: Anh, de Kretser & Moffat 2001, and sums of whole numbers do not depend on their order.
class ImpactModel {
 public:
  ImpactModel(const MatchWeights& weights, const FieldMeans& means)
      : weights_(weights), means_(means) {}

  std::uint8_t impact(const FieldCounts& counts, const FieldCounts& lengths) const;

 private:
  MatchWeights weights_;
  FieldMeans means_;
};

/// The texts of a firm by model::TextField. Qualifications come one a line in `joined`, which must
/// live as long as the result.
std::array<std::string_view, kTextFields> texts_of(
    const model::Enterprise& enterprise, std::string& joined
);

}  // namespace rongtong::match
