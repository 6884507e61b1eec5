#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <vector>

#include "intake/enterprise_row.h"

// One row, cells parted by line feeds, against a table with every column that Rongtong knows. The
// row must end either stored with warnings only, or rejected with a reason.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace rongtong;
  static const auto catalog = std::filesystem::path(RONGTONG_SOURCE_DIR) / "catalog";
  static const model::Codes codes = model::read_codes(catalog);
  static const intake::EnterpriseRules rules = intake::read_enterprise_rules(catalog);
  static const std::vector<std::string_view> headers{
      "credit_code", "name",           "province",       "city",          "county",
      "region_code", "address",        "registered_on",  "capital",       "currency",
      "legal_form",  "industry_code",  "business_scope", "main_products", "tier",
      "size_class",  "qualifications", "contact_name",   "contact_phone", "remark"};
  static const intake::RowChecker checker(
      codes, rules, intake::map_columns(headers, rules.columns), {"fuzz.csv", std::nullopt}
  );

  std::string_view text(reinterpret_cast<const char*>(data), size);
  std::vector<std::string_view> cells;
  while (true) {
    const std::size_t end = text.find('\n');
    cells.push_back(text.substr(0, end));
    if (end == text.npos) break;
    text.remove_prefix(end + 1);
  }
  const auto checked = checker.check(cells, 1);
  if (checked.enterprise.has_value() == base::rejected(checked.findings)) std::abort();
  if (!checked.enterprise && checked.findings.empty()) std::abort();
  const auto& capital = checked.enterprise ? checked.enterprise->capital : model::Capital{};
  if (capital.yuan && capital.currency != "CNY") std::abort();
  return 0;
}
