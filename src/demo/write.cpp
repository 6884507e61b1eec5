#include "demo/write.h"

#include <array>

#include "base/json.h"
#include "base/table/csv_writer.h"
#include "demo/rows.h"
#include "demo/words.h"
#include "model/json/need_json.h"

namespace rongtong::demo {

namespace {

std::string in_words(const CityWording& city, const std::string& id) {
  const auto found = city.table_words.find(id);
  return found == city.table_words.end() ? id : found->second;
}

std::string region_row(int code, const std::string& name, const char* level, int parent) {
  return std::to_string(code) + "," + name + "," + level + "," +
         (parent == 0 ? "" : std::to_string(parent)) + "\n";
}

}  // namespace

FirmRow firm_row(const CityWording& city, const DemoFirm& firm) {
  const auto& e = firm.enterprise;
  return {
      std::string(e.credit_code.text()),
      e.name,
      city.province,
      city.city,
      city.districts[firm.district].name,
      e.address,
      e.registered_on ? base::to_iso(*e.registered_on) : "",
      firm.capital_text,
      e.legal_form,
      e.industry_code,
      e.business_scope,
      e.main_products,
      in_words(city, e.size_class),
      in_words(city, e.tier),
      join(e.qualifications, "、"),
      firm.employees_text,
      e.contact_name,
      e.contact_phone,
      city.remark};
}

void write_row(base::CsvWriter& csv, const FirmRow& row) {
  std::array<std::string_view, kFirmColumns> cells;
  for (std::size_t i = 0; i < row.size(); ++i) cells[i] = row[i];
  csv.write(cells);
}

base::CsvWriter firm_table(std::ostream& out, const std::string& name) {
  base::CsvWriterOptions options;
  options.bom = true;
  base::CsvWriter csv(out, name, options);
  csv.write(kFirmHeaders);
  return csv;
}

void write_firms(std::ostream& out, const Grammar& grammar, const DemoCity& city) {
  auto csv = firm_table(out, "enterprises.csv");
  for (const auto& firm : city.firms) write_row(csv, firm_row(grammar.city, firm));
  csv.flush();
}

void write_needs(std::ostream& out, const DemoCity& city) {
  for (const auto& need : city.needs) {
    out << base::to_json_text(model::to_json(need.need)) << '\n';
  }
}

std::string region_rows(const CityWording& city) {
  std::string rows = region_row(city.province_code, city.province, "province", 0);
  rows += region_row(city.city_code, city.city, "city", city.province_code);
  for (const auto& district : city.districts) {
    rows += region_row(district.code, district.name, "county", city.city_code);
  }
  return rows;
}

}  // namespace rongtong::demo
