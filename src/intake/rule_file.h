#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/yaml.h"

namespace rongtong::intake {

/// One YAML file of catalog/intake/, read strictly. What is wrong in it is our packager's or an
/// administrator's mistake, so the first fault is thrown.
class RuleFile {
 public:
  RuleFile(std::string_view text, const std::string& file);

  const base::YamlNode& root() const { return document_.root(); }
  /// Throws base::Error (kInvalidArgument) with the first fault found so far.
  void check() const;

 private:
  base::YamlDocument document_;
};

}  // namespace rongtong::intake
