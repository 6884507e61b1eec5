#include "rules/sql.h"

#include <algorithm>
#include <cctype>

#include "base/error.h"
#include "rules/sql_printer.h"

namespace rongtong::rules {

namespace {

/// As it is where SQL takes it as a name, otherwise in quotes.
std::string quoted(const std::string& name) {
  const bool plain = std::ranges::all_of(name, [](char c) {
    return c == '_' || std::isalnum(static_cast<unsigned char>(c)) != 0;
  });
  if (plain) return name;
  std::string result = "\"";
  for (const char c : name) result += c == '"' ? "\"\"" : std::string(1, c);
  return result + "\"";
}

std::string year_prefix(int offset) {
  return offset > 0 ? "n" + std::to_string(offset) : "y" + std::to_string(-offset);
}

std::string result_name(const std::string& set_id, const char* what) {
  std::string name = set_id + "_" + what;
  std::ranges::replace(name, '-', '_');
  return " AS " + quoted(name);
}

void add_columns(
    const RuleSet& set, const LoweredSet& lowered, SqlPrinter& printer, std::vector<Sql>& columns
) {
  if (lowered.class_index) {
    std::vector<std::string> ids;
    for (const ClassCase& one : set.classes) ids.push_back(one.id);
    const Sql text = printer.class_text(*lowered.class_index, ids);
    const Sql verdict = sql({"CASE WHEN ", text, " IS NOT NULL THEN 1 END"});
    columns.push_back(sql({verdict, result_name(set.id, "verdict")}));
    columns.push_back(sql({text, result_name(set.id, "class")}));
    return;
  }
  columns.push_back(sql({printer.value(lowered.verdict), result_name(set.id, "verdict")}));
  if (!lowered.points) return;
  const auto points = printer.points(*lowered.points);
  columns.push_back(sql({points.least, result_name(set.id, "least")}));
  columns.push_back(sql({points.most, result_name(set.id, "most")}));
}

}  // namespace

std::string sql_column(const Input& input) {
  switch (input.kind) {
    case InputKind::kYearly:
      return quoted(year_prefix(input.offset) + "_" + input.id);
    case InputKind::kDated:
      return quoted("d_" + input.id);
    case InputKind::kHolds:
      return quoted("holds_" + input.id);
    case InputKind::kGranted: {
      const std::string rank = input.rank > 0 ? "_r" + std::to_string(input.rank) : "";
      return quoted("granted_" + input.id + "_" + std::to_string(input.years) + "y" + rank);
    }
    case InputKind::kSince:
      return quoted("since_" + input.id);
    case InputKind::kReview:
      return "review";
    case InputKind::kRegion:
      return "region";
    case InputKind::kIndustry:
      return "industry";
  }
  return "";
}

std::string print_sql(
    const RuleBook& book, std::span<const std::string> set_ids, const SqlOptions& options
) {
  Lowering lowering(book.graph());
  std::vector<std::pair<const RuleSet*, LoweredSet>> sets;
  for (const std::string& id : set_ids) {
    const RuleSet* set = book.find(id);
    if (set == nullptr) {
      throw base::Error(base::ErrorCode::kNotFound, base::msg("rules_run.no_set", id));
    }
    sets.emplace_back(set, lowering.lower(*set));
  }
  SqlPrinter printer(lowering.steps(), book.graph(), options);
  std::vector<Sql> columns;
  for (const auto& [set, lowered] : sets) add_columns(*set, lowered, printer, columns);
  return printer.query(columns);
}

}  // namespace rongtong::rules
