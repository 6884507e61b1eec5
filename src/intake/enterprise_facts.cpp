#include "intake/enterprise_facts.h"

#include <algorithm>
#include <array>

#include "base/text/mojibake.h"
#include "base/text/utf8.h"
#include "intake/text_parts.h"

namespace rongtong::intake {

using Field = EnterpriseField;

FactReader::FactReader(
    const model::Codes& codes,
    const EnterpriseRules& rules,
    const ColumnMap& columns,
    std::optional<base::Date> today
)
    : codes_(codes),
      branches_(rules.branches),
      capital_(codes.currencies, rules.limits),
      date_earliest_(rules.limits.date_earliest),
      today_(today) {
  if (const auto column = columns.column_of(Field::kCapital)) {
    capital_unit_ = columns.columns[*column].unit;
  }
}

void FactReader::read(const RowCells& row, FindingSink& sink, model::Enterprise& enterprise) const {
  enterprise.name = with_ascii_brackets(row[Field::kName].text);
  read_texts(row, sink, enterprise);
  read_kind(row, sink, enterprise);
  read_region(row, sink, enterprise);
  read_date(row, sink, enterprise);
  read_capital(row, sink, enterprise);
  read_industry(row, sink, enterprise);
  read_titles(row, sink, enterprise);
  read_size(row, sink, enterprise);
  read_contact(row, sink, enterprise);
}

void FactReader::read_kind(const RowCells& row, FindingSink& sink, model::Enterprise& enterprise)
    const {
  constexpr std::string_view kEnterprise = "enterprise";
  const auto* kind = codes_.organisation_kinds.find(enterprise.credit_code.prefix());
  if (kind != nullptr) enterprise.kind = kind->id;
  if (enterprise.kind != kEnterprise) {
    const std::string_view name = kind != nullptr ? std::string_view(kind->zh) : "";
    sink.warn(
        Field::kCreditCode,
        "credit_code.not_enterprise",
        std::string(enterprise.credit_code.prefix()) + " " + std::string(name)
    );
  }
  enterprise.is_branch = branches_.is_branch(enterprise.name, enterprise.legal_form);
  if (enterprise.is_branch) sink.warn(Field::kName, "branch", row[Field::kName].raw);
}

void FactReader::read_texts(const RowCells& row, FindingSink& sink, model::Enterprise& enterprise)
    const {
  struct Target {
    Field field;
    std::string* text;
    const char* missing;  ///< rule for an empty cell; null: empty is ordinary
  };
  const std::array<Target, 4> targets{{
      {Field::kAddress, &enterprise.address, "address.missing"},
      {Field::kBusinessScope, &enterprise.business_scope, "scope.missing"},
      {Field::kLegalForm, &enterprise.legal_form, nullptr},
      {Field::kMainProducts, &enterprise.main_products, nullptr},
  }};
  for (const auto& target : targets) {
    const FieldCell& cell = row[target.field];
    if (cell.text.find(base::kReplacementUtf8) != cell.text.npos ||
        (target.field == Field::kAddress && base::is_mojibake(cell.text))) {
      sink.warn(target.field, "text.garbled", cell.raw);
      continue;
    }
    *target.text = cell.text;
    if (cell.present && cell.text.empty() && target.missing != nullptr) {
      sink.warn(target.field, target.missing, cell.raw);
    }
  }
  for (std::size_t i = 0; i < kEnterpriseFields; ++i) {
    const auto field = static_cast<Field>(i);
    const FieldCell& cell = row[field];
    if (cell.flags.warns() && !cell.text.empty()) sink.warn(field, "text.repaired", cell.raw);
  }
}

namespace {

/// An empty province or city, where the table has the column and nothing else says it.
void tell_missing_region(
    const RowCells& row, const std::optional<model::RegionCode>& by_code, FindingSink& sink
) {
  if (by_code) return;
  for (const Field field : {Field::kProvince, Field::kCity}) {
    if (row[field].present && row[field].text.empty()) {
      sink.warn(field, "region.missing", row[field].raw);
    }
  }
}

}  // namespace

void FactReader::read_region(const RowCells& row, FindingSink& sink, model::Enterprise& enterprise)
    const {
  const FieldCell& code = row[Field::kRegionCode];
  std::optional<model::RegionCode> by_code;
  if (!code.text.empty()) {
    by_code = codes_.regions.resolve_name(code.text);
    if (!by_code) sink.warn(Field::kRegionCode, "region.unknown", code.raw);
  }
  const std::string_view province = row[Field::kProvince].text;
  const std::string_view city = row[Field::kCity].text;
  const std::string_view county = row[Field::kCounty].text;
  auto found = codes_.regions.resolve(province, city, enterprise.address);
  if (!county.empty()) {
    const auto by_county = codes_.regions.resolve(province, city, county);
    const bool contradicts =
        by_county.code && found.code && !model::RegionTable::contains(*by_county.code, *found.code);
    if (!found.code || contradicts) found = by_county;
  }
  tell_missing_region(row, by_code, sink);
  if (found.province_unknown) {
    sink.warn(Field::kProvince, "region.unknown", row[Field::kProvince].raw);
  }
  if (found.city_unknown) sink.warn(Field::kCity, "region.unknown", row[Field::kCity].raw);
  enterprise.region = found.code;
  bool contradictory = found.contradictory;
  if (by_code && !contradictory) {
    const bool inside = found.code && model::RegionTable::contains(*by_code, *found.code);
    if (!inside) enterprise.region = by_code;
    contradictory = found.code && !inside && !model::RegionTable::contains(*found.code, *by_code);
    if (contradictory) enterprise.region.reset();
  }
  if (contradictory) {
    const Field field = row[Field::kCity].text.empty() ? Field::kProvince : Field::kCity;
    std::string said(province);
    for (const auto part : {city, county, std::string_view(enterprise.address)}) {
      if (!part.empty()) said += (said.empty() ? "" : " / ") + std::string(part);
    }
    sink.warn(field, "region.contradictory", said);
  }
}

void FactReader::read_date(const RowCells& row, FindingSink& sink, model::Enterprise& enterprise)
    const {
  const FieldCell& cell = row[Field::kRegisteredOn];
  if (cell.text.empty()) return;
  const auto date = base::parse_date(cell.text);
  if (!date) {
    sink.warn(Field::kRegisteredOn, "date.unreadable", cell.raw);
  } else if (*date < date_earliest_) {
    sink.warn(Field::kRegisteredOn, "date.too_early", cell.raw);
  } else if (today_ && *date > *today_) {
    sink.warn(Field::kRegisteredOn, "date.future", cell.raw);
  } else {
    enterprise.registered_on = date;
  }
}

void FactReader::read_capital(const RowCells& row, FindingSink& sink, model::Enterprise& enterprise)
    const {
  const FieldCell& cell = row[Field::kCapital];
  if (cell.text.empty()) return;
  auto read = capital_.read(cell.text, capital_unit_, row[Field::kCurrency].text);
  enterprise.capital = std::move(read.capital);
  if (read.fault != CapitalFault::kNone) sink.warn(Field::kCapital, rule_of(read.fault), cell.raw);
}

void FactReader::read_industry(
    const RowCells& row, FindingSink& sink, model::Enterprise& enterprise
) const {
  const FieldCell& cell = row[Field::kIndustryCode];
  if (cell.text.empty()) return;
  enterprise.industry_code = codes_.industries.normalised(leading_code(cell.text));
  if (!enterprise.industry_code.empty()) return;
  for (const auto& industry : codes_.industries.industries()) {
    if (industry.name_zh != cell.text) continue;
    enterprise.industry_code = industry.code;
    return;
  }
  sink.warn(Field::kIndustryCode, "industry.unknown", cell.raw);
}

namespace {

void add_once(std::vector<std::string>& list, std::string_view text) {
  if (std::ranges::find(list, text) == list.end()) list.emplace_back(text);
}

}  // namespace

void FactReader::read_titles(const RowCells& row, FindingSink& sink, model::Enterprise& enterprise)
    const {
  int rung = 0;
  const auto climb = [&](const model::DictionaryEntry* title) {
    if (title == nullptr || title->rank <= rung) return;
    rung = title->rank;
    enterprise.tier = title->id;
  };
  for (const auto part : list_parts(row[Field::kTier].text)) {
    const auto* title = codes_.tiers.find(part);
    climb(title);
    // What is no rung of the ladder is kept as a title all the same.
    if (title == nullptr || title->rank == 0) add_once(enterprise.qualifications, part);
    if (title == nullptr) sink.warn(Field::kTier, "tier.unknown", part);
  }
  for (const auto part : list_parts(row[Field::kQualifications].text)) {
    climb(codes_.tiers.find(part));
    add_once(enterprise.qualifications, part);
  }
}

void FactReader::read_size(const RowCells& row, FindingSink& sink, model::Enterprise& enterprise)
    const {
  const FieldCell& cell = row[Field::kSizeClass];
  if (cell.text.empty()) return;
  const auto* size = codes_.size_classes.find(cell.text);
  if (size != nullptr) {
    enterprise.size_class = size->id;
  } else {
    sink.warn(Field::kSizeClass, "size.unknown", cell.raw);
  }
}

void FactReader::read_contact(const RowCells& row, FindingSink& sink, model::Enterprise& enterprise)
    const {
  enterprise.contact_name = row[Field::kContactName].text;
  const FieldCell& phone = row[Field::kContactPhone];
  enterprise.contact_phone = phone.text;
  for (const auto part : list_parts(phone.text)) {
    if (!is_phone_number(part)) sink.warn(Field::kContactPhone, "phone.odd", part);
  }
}

}  // namespace rongtong::intake
