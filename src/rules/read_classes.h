#pragma once

#include "rules/read_fields.h"

namespace rongtong::rules {

/// `classes`: the first that holds.
std::vector<ClassCase> read_classes(const base::YamlNode& list, const ReadContext& context);
ClassCase read_class(const base::YamlNode& node, const ReadContext& context);

/// `size_table`: each class but the last holds where the firm's trade is in a row and all bounds of
/// the row for this class are reached. Where the trade is in no row, every class is unknown.
std::vector<ClassCase> read_size_table(const base::YamlNode& node, const ReadContext& context);

}  // namespace rongtong::rules
