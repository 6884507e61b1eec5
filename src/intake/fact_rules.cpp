#include "intake/fact_rules.h"

#include "base/io/file.h"
#include "intake/rule_file.h"

namespace rongtong::intake {

namespace {

FactLimits read_limits(std::string_view text, const std::string& name) {
  const RuleFile file(text, name);
  FactLimits limits;
  limits.year_earliest =
      static_cast<int>(file.root().required("year_earliest").integer().value_or(0));
  limits.bare_ratio_most = file.root().required("bare_ratio_most").number().value_or(0);
  limits.running_year = file.root().required("running_year").texts();
  file.root().finish();
  file.check();
  return limits;
}

}  // namespace

FactRules parse_fact_rules(const FactRuleTexts& texts, const std::string& folder) {
  return {
      parse_fact_words(texts.words, folder + "fact-words.yaml"),
      read_nothing_words(texts.nothing, folder + "nothing.yaml"),
      read_limits(texts.limits, folder + "indicator-limits.yaml"),
      parse_fact_checks(texts.checks, folder + "indicator-checks.yaml")};
}

FactRules read_fact_rules(const std::filesystem::path& catalog) {
  constexpr std::uint64_t kMostBytes = 1U << 20U;
  const auto folder = catalog / "intake";
  const auto text = [&folder](const char* name) {
    return base::read_file(folder / name, kMostBytes);
  };
  const std::string words = text("fact-words.yaml");
  const std::string nothing = text("nothing.yaml");
  const std::string limits = text("indicator-limits.yaml");
  const std::string checks = text("indicator-checks.yaml");
  return parse_fact_rules({words, nothing, limits, checks}, folder.string() + "/");
}

}  // namespace rongtong::intake
