#include "intake/enterprise_rules.h"

#include <fstream>
#include <iterator>

#include "base/error.h"
#include "intake/rule_file.h"

namespace rongtong::intake {

namespace {

IntakeLimits read_limits(std::string_view text, const std::string& name) {
  const RuleFile file(text, name);
  const auto& root = file.root();
  IntakeLimits limits;
  limits.capital_most_yuan = root.required("capital_most_yuan").integer().value_or(0);
  limits.capital_most_foreign = root.required("capital_most_foreign").integer().value_or(0);
  const auto node = root.required("date_earliest");
  const auto date = base::parse_date(node.text().value_or(""));
  if (!date) node.fault("intake.limits.date", base::msg("intake.limits.date"));
  limits.date_earliest = date.value_or(base::Date{});
  root.finish();
  file.check();
  return limits;
}

BranchWords read_branches(std::string_view text, const std::string& name) {
  const RuleFile file(text, name);
  const auto& root = file.root();
  BranchWords words;
  words.endings = root.required("endings").texts();
  words.parents = root.required("parents").texts();
  words.outlets = root.required("outlets").texts();
  words.not_outlets = root.required("not_outlets").texts();
  words.forms = root.required("forms").texts();
  root.finish();
  file.check();
  return words;
}

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (!in || text.empty()) {
    throw base::Error(
        base::ErrorCode::kUnavailable,
        base::msg("intake.rules.unreadable", file.filename().string()),
        {file.string(), 0, {}}
    );
  }
  return text;
}

EnterpriseRules parse(const EnterpriseRuleTexts& texts, const std::string& folder) {
  return {
      ColumnNames::read(texts.columns, folder + "enterprise-columns.yaml"),
      read_limits(texts.limits, folder + "limits.yaml"),
      read_branches(texts.branches, folder + "branches.yaml"),
      read_nothing_words(texts.nothing, folder + "nothing.yaml")};
}

}  // namespace

NothingWords read_nothing_words(std::string_view text, const std::string& name) {
  const RuleFile file(text, name);
  NothingWords words{file.root().required("texts").texts()};
  file.root().finish();
  file.check();
  return words;
}

EnterpriseRules parse_enterprise_rules(const EnterpriseRuleTexts& texts) {
  return parse(texts, "");
}

EnterpriseRules read_enterprise_rules(const std::filesystem::path& catalog) {
  const std::filesystem::path folder = catalog / "intake";
  const std::string columns = text_of(folder / "enterprise-columns.yaml");
  const std::string limits = text_of(folder / "limits.yaml");
  const std::string branches = text_of(folder / "branches.yaml");
  const std::string nothing = text_of(folder / "nothing.yaml");
  return parse({columns, limits, branches, nothing}, folder.string() + "/");
}

}  // namespace rongtong::intake
