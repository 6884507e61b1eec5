#include "usecase/assess_store.h"

#include <boost/json.hpp>
#include <memory>

namespace rongtong::usecase {

namespace {

namespace bj = boost::json;

bj::object counts_json(const VerdictCounts& counts) {
  return {{"yes", counts.yes}, {"no", counts.no}, {"unknown", counts.unknown}};
}

bj::object row_json(const AssessSummary& summary, const AssessSummary::Row& row) {
  bj::object json;
  for (std::size_t c = 0; c < row.size(); ++c) {
    if (row[c].all() > 0) json[summary.columns[c].id] = counts_json(row[c]);
  }
  return json;
}

bj::object rows_json(
    const AssessSummary& summary, const std::map<std::string, AssessSummary::Row>& rows
) {
  bj::object json;
  for (const auto& [key, row] : rows) json[key] = row_json(summary, row);
  return json;
}

bj::array texts_json(const std::vector<std::string>& texts) {
  bj::array json;
  for (const auto& text : texts) json.emplace_back(text);
  return json;
}

bj::array entries_json(const std::vector<NearMiss>& pool) {
  bj::array json;
  for (const auto& entry : pool) {
    json.push_back(bj::object{
        {"firm", entry.code},
        {"name", entry.name},
        {"region", entry.region},
        {"industry", entry.industry},
        {"held", entry.held},
        {"ruleset", entry.set->id},
        {"short_of", entry.short_of},
        {"gap", entry.gap},
        {"lacks", texts_json(entry.lacks)},
        {"undecided", texts_json(entry.open)},
    });
  }
  return json;
}

}  // namespace

AllResult assess_store(
    const store::Store& store,
    const RuleCatalogue& rules,
    const model::Codes& codes,
    const AllRequest& request,
    base::Language language,
    base::Progress& progress
) {
  StandingNames names(rules, codes, language);
  PoolSink pool(rules, request.pool, language);
  std::unique_ptr<report::TableFile> file;
  if (!request.output.empty()) file = report::open_table_file(request.output);
  std::unique_ptr<StandingTable> table;
  if (file && !request.pool_only) {
    table = std::make_unique<StandingTable>(*file, names, request.question.on);
  }
  std::unique_ptr<BothSinks> both;
  if (table) both = std::make_unique<BothSinks>(pool, *table);
  StandingSink& sink = both ? static_cast<StandingSink&>(*both) : pool;
  AllResult result;
  result.summary = assess_all(store, rules, codes, request.question, &sink, progress);
  result.pool = pool.take();
  result.near_misses = pool.found();
  if (!file) return result;
  if (table) write_summary(*file, result.summary, rules, names);
  write_pool(*file, result.pool, names);
  result.files = file->close();
  return result;
}

std::string summary_json(
    const AllResult& result, const RuleCatalogue& rules, base::Language language
) {
  const auto& summary = result.summary;
  bj::array columns;
  for (const auto& column : summary.columns) {
    columns.push_back(bj::object{
        {"id", column.id},
        {"name", column_name(column, rules, language)},
        {"grants", column.grants},
    });
  }
  bj::object reached;
  for (const auto& [held, counts] : summary.reached_by_title) {
    bj::object row;
    for (const auto& [title, count] : counts) row[title] = count;
    reached[held] = std::move(row);
  }
  bj::object undecided;
  for (const auto& [held, count] : summary.undecided_by_title) undecided[held] = count;
  bj::object classes;
  for (const auto& [column, counts] : summary.classes) {
    bj::object row;
    for (const auto& [id, count] : counts) row[id] = count;
    classes[column] = std::move(row);
  }
  bj::array files;
  for (const auto& file : result.files) files.emplace_back(file.string());
  return bj::serialize(bj::object{
      {"version", 1},
      {"on", base::to_iso(summary.on)},
      {"firms", summary.firms},
      {"standards", std::move(columns)},
      {"all", row_json(summary, summary.all)},
      {"by_title", rows_json(summary, summary.by_title)},
      {"by_region", rows_json(summary, summary.by_region)},
      {"by_industry", rows_json(summary, summary.by_industry)},
      {"reached_by_title", std::move(reached)},
      {"undecided_by_title", std::move(undecided)},
      {"classes", std::move(classes)},
      {"near_misses", result.near_misses},
      {"files", std::move(files)},
  });
}

std::string pool_json(const AllResult& result) {
  return bj::serialize(bj::object{
      {"version", 1},
      {"on", base::to_iso(result.summary.on)},
      {"firms", result.summary.firms},
      {"near_misses", result.near_misses},
      {"pool", entries_json(result.pool)},
  });
}

}  // namespace rongtong::usecase
