#include "match/impact.h"

#include <algorithm>
#include <cmath>

namespace rongtong::match {

std::uint8_t ImpactModel::impact(const FieldCounts& counts, const FieldCounts& lengths) const {
  double frequency = 0;
  for (std::size_t i = 0; i < kTextFields; ++i) {
    if (counts[i] == 0) continue;
    const auto& field = weights_.fields[i];
    const double length = means_[i] > 0 ? lengths[i] / means_[i] : 1.0;
    const double norm = std::max(1 - field.b + field.b * length, 1e-9);
    frequency += field.weight * counts[i] / norm;
  }
  const double share = frequency > 0 ? frequency / (weights_.k1 + frequency) : 0;
  return static_cast<std::uint8_t>(std::clamp(std::lround(share * kFullImpact), 1L, 255L));
}

std::array<std::string_view, kTextFields> texts_of(
    const model::Enterprise& enterprise, std::string& joined
) {
  joined.clear();
  for (const auto& qualification : enterprise.qualifications) {
    if (!joined.empty()) joined += '\n';
    joined += qualification;
  }
  return {enterprise.name, enterprise.business_scope, enterprise.main_products, joined};
}

}  // namespace rongtong::match
