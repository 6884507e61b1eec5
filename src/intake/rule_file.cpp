#include "intake/rule_file.h"

#include "base/error.h"

namespace rongtong::intake {

RuleFile::RuleFile(std::string_view text, const std::string& file)
    : document_(base::YamlDocument::parse(text, file)) {
  check();
  if (root().is_map()) return;
  throw base::Error(
      base::ErrorCode::kInvalidArgument, base::msg("intake.rules.empty"), {file, 0, {}}
  );
}

void RuleFile::check() const {
  if (document_.findings().empty()) return;
  const base::Finding& first = document_.findings().front();
  throw base::Error(base::ErrorCode::kInvalidArgument, first.message, first.place);
}

}  // namespace rongtong::intake
