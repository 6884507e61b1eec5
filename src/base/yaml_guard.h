#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/yaml.h"

namespace rongtong::base {

/// What has to be known of a text before yaml-cpp, whose parser recurses, may see it: its size, its
/// encoding, and an upper bound of its nesting. Empty when it may be parsed.
std::optional<Finding> outside_yaml_limits(
    std::string_view text, const std::string& file, const YamlLimits& limits
);

/// Whether something follows the first document. Throws YAML::Exception where the syntax ends.
/// (`YAML::LoadAll` makes documents without end of texts such as `"a",b`.)
bool has_second_yaml_document(const std::string& text);

}  // namespace rongtong::base
