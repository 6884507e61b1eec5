#include "bench/match_world.h"

#include <boost/json.hpp>

#include "base/error.h"
#include "base/io/file.h"
#include "base/table/open_table.h"

namespace rongtong::bench {
namespace {

constexpr std::uint64_t kFileLimit = 64U << 20U;

std::size_t column_of(const base::Row& header, std::string_view name) {
  for (std::size_t i = 0; i < header.cells.size(); ++i) {
    if (header.cells[i] == name) return i;
  }
  throw base::Error(base::ErrorCode::kInvalidArgument, base::msg("column missing", name));
}

model::Enterprise firm_of(const model::CreditCode& code) {
  return {code, {}, {}, false, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}};
}

}  // namespace

void each_firm(
    const std::filesystem::path& testdata,
    const model::Codes& codes,
    const std::function<void(model::EnterpriseId, const model::Enterprise&)>& visit
) {
  const auto table = base::open_table(testdata / "registry" / "enterprises.csv.xz");
  base::Row row;
  table->next(row);
  const std::size_t code = column_of(row, "credit_code");
  const std::size_t name = column_of(row, "name");
  const std::size_t province = column_of(row, "province");
  const std::size_t city = column_of(row, "city");
  const std::size_t scope = column_of(row, "business_scope");
  for (std::int64_t id = 1; table->next(row); ++id) {
    const auto credit_code = model::CreditCode::parse(row.cell(code));
    if (!credit_code) continue;
    model::Enterprise firm = firm_of(*credit_code);
    firm.name = row.cell(name);
    firm.region = codes.regions.resolve(row.cell(province), row.cell(city), {}).code;
    firm.business_scope = row.cell(scope);
    visit(model::EnterpriseId(id), firm);
  }
}

std::vector<model::Need> judged_needs(
    const std::filesystem::path& testdata, const model::Codes& codes
) {
  const auto text = base::read_file(testdata / "matching" / "needs.dev.jsonl", kFileLimit);
  std::vector<model::Need> needs;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const auto line = boost::json::parse(std::string_view(text).substr(at, end - at)).as_object();
    at = end + 1;
    model::Need need;
    need.public_code = line.at("id").as_string();
    need.title = line.at("title").as_string();
    need.detail = line.at("description").as_string();
    if (const auto* province = line.at("province").if_string()) {
      const auto code = codes.regions.resolve_name(std::string_view(*province)).value();
      need.conditions.push_back({model::ConditionKind::kRegion, true, {std::to_string(code.value)}}
      );
    }
    needs.push_back(std::move(need));
  }
  return needs;
}

match::Qrels judgements(const std::filesystem::path& testdata) {
  const auto file = testdata / "matching" / "qrels.dev.txt";
  return match::read_qrels(base::read_file(file, kFileLimit), file.string());
}

}  // namespace rongtong::bench
