#pragma once

#include "rules/read_fields.h"

namespace rongtong::rules {

PointTable read_points_table(const base::YamlNode& node, const ReadContext& context);
PointGroup read_point_group(const base::YamlNode& node, const ReadContext& context);
/// `maximum`: of the item around it, where it is one of `better_of`; its own when written.
PointItem read_point_item(
    const base::YamlNode& node,
    const ReadContext& context,
    std::optional<std::int32_t> maximum = std::nullopt
);

/// The pass mark: `pass_mark`, or `above` where the mark itself does not pass.
void read_pass_mark(const base::YamlNode& node, PointTable& table);

/// What only the whole table shows: a mark or minimum that nobody can reach. `node` is where it
/// stands. Sums the maxima that were not written.
void check_table(
    const base::YamlNode& node, const std::set<std::string>& open_maxima, PointTable& table
);

/// Bands of `value`, checked to cover every number once, descending. Written from the top (lower
/// ends) or from the bottom (upper ends).
std::vector<Band> read_bands(
    const base::YamlNode& list, const Typed& value, std::int32_t maximum, const ReadContext& context
);

}  // namespace rongtong::rules
