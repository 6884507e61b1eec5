#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/random.h"
#include "model/batch.h"
#include "model/blank.h"
#include "model/credit_code.h"
#include "store/store.h"

/// Small made-up worlds for tests and benchmarks of the store. Credit codes pass the check
/// character and use the region 999999, which does not exist.
namespace rongtong::tests {

inline base::Date day(int year, unsigned month, unsigned number) {
  return std::chrono::year(year) / static_cast<int>(month) / static_cast<int>(number);
}

/// The n-th made-up credit code; ascending with n.
inline model::CreditCode code(std::uint64_t n) {
  std::string digits = std::to_string(n);
  std::string text = "91999999" + std::string(9 - digits.size(), '0') + digits;
  text += model::CreditCode::check_character(text);
  return *model::CreditCode::parse(text);
}

inline model::Enterprise enterprise(std::uint64_t n, std::string name) {
  model::Enterprise e = model::blank_enterprise(code(n));
  e.name = std::move(name);
  return e;
}

inline model::EnterpriseRow row(std::uint64_t number, model::Enterprise e) {
  return {number, number + 1, std::move(e), {}};
}

/// A chunk whose rows are numbered from `first`.
inline store::EnterpriseChunk chunk(std::uint64_t first, std::vector<model::Enterprise> items) {
  store::EnterpriseChunk result;
  for (auto& item : items) result.rows.push_back(row(first++, std::move(item)));
  result.rows_done = first - 1;
  return result;
}

inline store::BatchRequest request(
    std::string hash, base::Date as_of, std::string kind = "enterprises"
) {
  store::BatchRequest wanted;
  wanted.kind = std::move(kind);
  wanted.file_name = hash + ".csv";
  wanted.file_hash = std::move(hash);
  wanted.header = "统一社会信用代码,名称";
  wanted.as_of = as_of;
  wanted.started_at = "2026-04-01T08:30:00Z";
  return wanted;
}

inline std::string random_text(base::Random& random, const std::vector<std::string>& words) {
  std::string text;
  for (auto left = random.below(4); left > 0; --left) text += random.pick(words);
  return text;
}

/// What a statement may say: any field may be unknown, few distinct values, so that statements
/// often agree.
inline model::Enterprise random_statement(base::Random& random, std::uint64_t codes) {
  static const std::vector<std::string> words{"精密", "机械", "a", "\"引号\"", "铸造", "O'Neil"};
  model::Enterprise e =
      model::blank_enterprise(code(random.below(static_cast<std::uint32_t>(codes))));
  e.name = "厂" + std::to_string(random.below(3));
  e.is_branch = random.below(2) == 1;
  if (random.below(2) == 1) e.kind = "enterprise";
  if (random.below(2) == 1)
    e.region = model::RegionCode(330000 + static_cast<int>(random.below(3)));
  if (random.below(2) == 1) e.registered_on = day(1958, 1, 1 + random.below(3));
  if (random.below(2) == 1) e.capital = {model::Yuan(500000), "500000", "CNY"};
  if (random.below(4) == 0) e.capital = {std::nullopt, "2500000", "USD"};
  e.address = random_text(random, words);
  e.business_scope = random_text(random, words);
  if (random.below(3) == 0) e.qualifications = {random_text(random, words), "ISO 9001"};
  if (random.below(3) == 0) e.extra["员工数"] = std::to_string(random.below(3));
  if (random.below(3) == 0) e.extra["x"] = "y";
  return e;
}

/// A row like those of a real register: a name of its own, an address, a scope of some 60
/// characters. Deterministic in n.
inline model::Enterprise register_entry(std::uint64_t n) {
  static const std::vector<std::string> goods{
      "机械设备", "金属制品", "塑料制品", "电子元件", "仪器仪表", "纺织服装", "化工原料", "模具"};
  base::Random random(n);
  model::Enterprise e = enterprise(n, "甲市" + std::to_string(n) + random.pick(goods) + "有限公司");
  e.kind = "enterprise";
  e.region = model::RegionCode(999901 + static_cast<int>(random.below(9)));
  e.address = "甲市工业园区" + std::to_string(random.below(900)) + "号" +
              std::to_string(random.below(30)) + "幢";
  e.registered_on = base::date_from_days(4000 + static_cast<int>(random.below(9000)));
  if (random.below(12) != 0) {
    const std::int64_t yuan = 10000 * (1 + static_cast<std::int64_t>(random.below(5000)));
    e.capital = {model::Yuan(yuan), std::to_string(yuan), "CNY"};
  }
  for (int i = 0; i < 6; ++i) e.business_scope += random.pick(goods) + "的制造、加工、销售；";
  return e;
}

}  // namespace rongtong::tests
