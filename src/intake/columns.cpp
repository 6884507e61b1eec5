#include "intake/columns.h"

#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/text/clean_cell.h"
#include "intake/header_text.h"
#include "intake/rule_file.h"

namespace rongtong::intake {

namespace {

constexpr std::array<std::string_view, kEnterpriseFields> kFieldNames{
    "credit_code",
    "name",
    "province",
    "city",
    "county",
    "region_code",
    "address",
    "registered_on",
    "capital",
    "currency",
    "legal_form",
    "industry_code",
    "business_scope",
    "main_products",
    "tier",
    "size_class",
    "qualifications",
    "contact_name",
    "contact_phone"};

EnterpriseField field_at(std::size_t i) { return static_cast<EnterpriseField>(i); }

std::string joined(const std::vector<std::string>& texts, std::size_t most) {
  constexpr std::string_view kComma = "、";
  std::string text;
  for (std::size_t i = 0; i < texts.size() && i < most; ++i) {
    if (i != 0) text += kComma;
    text += texts[i];
  }
  if (texts.size() > most) text += " …";
  return text;
}

struct UnitEnding {
  std::string folded;
  HeaderUnit unit;
};

std::vector<UnitEnding> read_units(const base::YamlNode& list) {
  std::vector<UnitEnding> units;
  for (const auto& item : list.items()) {
    const HeaderUnit unit{
        item.required("scale").integer().value_or(0),
        item.required("currency").text().value_or("")};
    for (const auto& ending : item.required("endings").texts()) {
      units.push_back({folded_header(ending), unit});
    }
    if (unit.scale <= 0) item.fault("intake.columns.unit", base::msg("intake.columns.unit"));
    item.finish();
  }
  return units;
}

/// Takes notes such as 必填 off both ends.
std::string without_notes(std::string header, const std::vector<std::string>& notes) {
  for (bool again = true; again;) {
    again = false;
    for (const auto& note : notes) {
      if (header.size() <= note.size()) continue;
      if (header.ends_with(note)) {
        header.resize(header.size() - note.size());
        again = true;
      } else if (header.starts_with(note)) {
        header.erase(0, note.size());
        again = true;
      }
    }
  }
  return header;
}

}  // namespace

std::string_view to_string(EnterpriseField field) {
  return kFieldNames[static_cast<std::size_t>(field)];
}

ColumnNames ColumnNames::read(std::string_view yaml, const std::string& file) {
  const RuleFile rules(yaml, file);
  const auto& root = rules.root();
  ColumnNames result;
  const auto add = [&](const base::YamlNode& node, const std::string& header, const Entry& entry) {
    const auto [place, added] = result.by_header_.emplace(header, entry);
    if (!added && place->second.field != entry.field) {
      node.fault("intake.columns.twice", base::msg("intake.columns.twice", header));
    }
  };
  const auto units = read_units(root.required("units"));
  const base::YamlNode columns = root.required("columns");
  for (std::size_t i = 0; i < kEnterpriseFields; ++i) {
    const base::YamlNode node = columns.required(kFieldNames[i]);
    result.names_[field_at(i)] = node.texts();
    for (const auto& name : result.names_[field_at(i)]) {
      const std::string header = folded_header(name);
      add(node, header, {field_at(i), {}});
      if (field_at(i) != EnterpriseField::kCapital) continue;
      for (const auto& unit : units) add(node, header + unit.folded, {field_at(i), unit.unit});
    }
  }
  for (const auto& note : root.required("notes").texts())
    result.notes_.push_back(folded_header(note));
  columns.finish();
  root.finish();
  rules.check();
  return result;
}

const ColumnNames::Entry* ColumnNames::find(std::string_view header) const {
  const std::string folded = folded_header(header);
  auto found = by_header_.find(folded);
  if (found != by_header_.end()) return &found->second;
  // 注册资本（单位：万元）: the note stands between the name and the unit.
  std::string bare = without_notes(folded, notes_);
  found = by_header_.find(bare);
  if (found != by_header_.end()) return &found->second;
  for (const auto& note : notes_) {
    const std::size_t at = bare.find(note);
    if (at != std::string::npos) bare.erase(at, note.size());
  }
  found = by_header_.find(bare);
  return found == by_header_.end() ? nullptr : &found->second;
}

const std::vector<std::string>& ColumnNames::names(EnterpriseField field) const {
  return names_.at(field);
}

std::optional<std::size_t> ColumnMap::column_of(EnterpriseField field) const {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].field == field) return i;
  }
  return std::nullopt;
}

namespace {

/// The key under which an unknown column is kept: its header, numbered when it is empty or
/// repeated.
std::string extra_key(const ColumnMap& map, const std::string& header, std::size_t position) {
  if (header.empty()) return "column " + std::to_string(position + 1);
  for (const auto& column : map.columns) {
    if (column.header == header) return header + " (" + std::to_string(position + 1) + ")";
  }
  return header;
}

void tell_columns(ColumnMap& map) {
  std::vector<std::string> unknown;
  for (const auto& column : map.columns) {
    if (!column.field && !column.repeated && !column.header.empty())
      unknown.push_back(column.header);
  }
  if (unknown.empty()) return;
  const std::string list = joined(unknown, 20);
  map.findings.push_back(
      {base::Severity::kWarning,
       "columns.unknown",
       {},
       list,
       base::msg("intake.columns.unknown", unknown.size(), list)}
  );
}

void require(const ColumnMap& map, const ColumnNames& names, EnterpriseField field) {
  if (map.column_of(field)) return;
  std::vector<std::string> seen;
  for (const auto& column : map.columns) seen.push_back(column.header);
  throw base::Error(
      base::ErrorCode::kInvalidArgument,
      base::msg(
          field == EnterpriseField::kCreditCode ? "intake.columns.no_credit_code"
                                                : "intake.columns.no_name",
          joined(seen, 30),
          joined(names.names(field), 8)
      )
  );
}

}  // namespace

ColumnMap map_columns(std::span<const std::string_view> headers, const ColumnNames& names) {
  ColumnMap map;
  std::string buffer;
  for (std::size_t i = 0; i < headers.size(); ++i) {
    const std::string header(base::clean_cell(headers[i], buffer).text);
    ColumnMap::Column column{header, std::nullopt, {}, "", false};
    const ColumnNames::Entry* entry = names.find(header);
    if (entry != nullptr && !map.column_of(entry->field)) {
      column.field = entry->field;
      column.unit = entry->unit;
    } else {
      column.extra_key = extra_key(map, header, i);
      column.repeated = entry != nullptr;
    }
    if (column.repeated) {
      map.findings.push_back(
          {base::Severity::kWarning,
           "columns.duplicate",
           {"", 0, header},
           header,
           base::msg("intake.columns.duplicate", header)}
      );
    }
    map.columns.push_back(std::move(column));
  }
  tell_columns(map);
  require(map, names, EnterpriseField::kCreditCode);
  require(map, names, EnterpriseField::kName);
  return map;
}

}  // namespace rongtong::intake
