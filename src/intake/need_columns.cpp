#include "intake/need_columns.h"

#include <array>

#include "base/error.h"
#include "base/io/file.h"
#include "intake/header_text.h"
#include "intake/rule_file.h"

namespace rongtong::intake {

namespace {

constexpr std::array<std::string_view, kNeedFields> kIds{
    "public_code",
    "year",
    "title",
    "need_type",
    "docking_area",
    "issuer",
    "issuer_code",
    "industry_code",
    "chain_node",
    "summary",
    "detail",
    "difficulties",
    "indicators",
    "research_content",
    "expected_result",
    "keywords",
    "needed_from",
    "needed_until",
    "response_deadline",
    "cooperation_modes",
    "budget_planned",
    "bounty",
    "entry_conditions",
    "invitations",
    "minimum_meetings",
    "partners_wanted",
    "pinned",
    "excluded",
    "ip_terms",
    "restricted",
    "publicity",
    "public_fields",
    "source_channel",
    "contact_name",
    "contact_phone",
    "renewed_from",
    "region",
    "tier",
    "size",
    "qualification",
    "industry"};

constexpr std::int64_t kTenThousand = 10'000;

void add_name(
    NeedColumns& columns, const base::YamlNode& node, NeedField field, const std::string& name
) {
  const auto [at, fresh] = columns.by_name.emplace(folded_header(name), field);
  if (!fresh && at->second != field)
    node.fault("need.columns", base::msg("intake.columns.twice", name));
}

void read_fields(const base::YamlNode& fields, NeedColumns& columns) {
  for (std::size_t i = 0; i < kNeedFields; ++i) {
    const auto field = static_cast<NeedField>(i);
    const auto node = fields.required(kIds[i]);
    columns.names[field] = node.texts();
    for (const auto& name : columns.names[field]) add_name(columns, node, field, name);
    add_name(columns, node, field, std::string(kIds[i]));
  }
  fields.finish();
}

bool is_power_of_ten(std::int64_t number) {
  while (number > 1 && number % 10 == 0) number /= 10;
  return number == 1;
}

void read_money(const base::YamlNode& list, NeedColumns& columns) {
  for (const auto& node : list.items()) {
    const auto ending = node.required("ending").text();
    const auto scale = node.required("scale").integer();
    node.finish();
    if (ending && scale && is_power_of_ten(*scale)) {
      columns.money.emplace_back(*ending, *scale);
    } else if (scale) {
      node.fault("need.columns", base::msg("intake.need.columns_scale", *scale));
    }
  }
}

/// Takes one of `words` off the end of a folded header.
bool take_ending(std::string& folded, const std::vector<std::string>& words) {
  for (const auto& word : words) {
    const auto ending = folded_header(word);
    if (folded.size() <= ending.size() || !folded.ends_with(ending)) continue;
    folded.resize(folded.size() - ending.size());
    return true;
  }
  return false;
}

}  // namespace

std::string_view to_string(NeedField field) { return kIds[static_cast<std::size_t>(field)]; }

std::optional<NeedColumns::Named> NeedColumns::find(std::string_view header) const {
  std::string folded = folded_header(header);
  Named named;
  const auto known = [&] { return by_name.find(folded); };
  auto at = known();
  if (at == by_name.end()) {
    if (take_ending(folded, hard)) named.hard = true;
    if (!named.hard && take_ending(folded, soft)) named.hard = false;
    at = known();
  }
  std::optional<std::int64_t> said;
  for (auto unit = money.begin(); unit != money.end() && at == by_name.end(); ++unit) {
    if (!take_ending(folded, {unit->first})) continue;
    said = unit->second;
    at = known();
    break;
  }
  if (at == by_name.end()) return std::nullopt;
  named.field = at->second;
  const bool own_id = folded == folded_header(to_string(named.field));
  named.scale = said.value_or(own_id ? 1 : kTenThousand);
  return named;
}

NeedColumns parse_need_columns(std::string_view yaml, const std::string& file) {
  const RuleFile rules(yaml, file);
  NeedColumns columns;
  const auto& root = rules.root();
  read_fields(root.required("fields"), columns);
  columns.hard = root.required("hard").texts();
  columns.soft = root.required("soft").texts();
  columns.unrestricted = root.required("unrestricted").texts();
  columns.yes = root.required("yes").texts();
  columns.no = root.required("no").texts();
  read_money(root.required("money"), columns);
  const auto limits = root.required("limits");
  columns.title_characters = limits.required("title_characters").integer().value_or(0);
  columns.invitations_most = limits.required("invitations_most").integer().value_or(0);
  columns.partners_by_custom = limits.required("partners_by_custom").integer().value_or(0);
  limits.finish();
  root.finish();
  rules.check();
  return columns;
}

NeedColumns read_need_columns(const std::filesystem::path& catalog) {
  const auto path = catalog / "intake" / "need-columns.yaml";
  return parse_need_columns(base::read_file(path, 1U << 20U), path.string());
}

}  // namespace rongtong::intake
