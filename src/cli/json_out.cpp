#include "cli/json_out.h"

#include <boost/json.hpp>

#include "model/json/batch_json.h"
#include "model/json/need_json.h"
#include "model/json/plan_json.h"

namespace rongtong::cli {

namespace {

namespace bj = boost::json;

bj::object counts_json(const model::ImportCounts& counts) {
  return {
      {"read", counts.read},
      {"stored", counts.stored()},
      {"added", counts.added},
      {"changed", counts.changed},
      {"unchanged", counts.unchanged},
      {"warned", counts.warned},
      {"rejected", counts.rejected},
  };
}

bj::object import_json(const usecase::ImportReport& report, base::Language language) {
  bj::object json = counts_json(report.batch.counts);
  json["file"] = report.batch.file_name;
  json["batch"] = report.batch.id.value;
  json["as_of"] = base::to_iso(report.batch.as_of);
  json["resumed"] = report.resumed;
  json["seconds"] = report.seconds;
  if (!report.rejects_file.empty()) json["rejects_file"] = report.rejects_file.string();
  bj::array rules;
  for (const auto& rule : report.rules) {
    const bool reject = rule.severity == base::Severity::kReject;
    rules.push_back(bj::object{
        {"rule", rule.rule},
        {"severity", reject ? "reject" : "warning"},
        {"rows", rule.count},
        {"example", base::render(rule.example, language)},
    });
  }
  json["rules"] = std::move(rules);
  bj::array columns;
  for (const auto& finding : report.about_columns) {
    columns.push_back(bj::value(base::render(finding.message, language)));
  }
  json["columns"] = std::move(columns);
  return json;
}

}  // namespace

std::string imports_json(
    const std::vector<usecase::ImportReport>& reports, base::Language language
) {
  if (reports.size() == 1) return bj::serialize(import_json(reports.front(), language));
  bj::array json;
  for (const auto& report : reports) json.push_back(import_json(report, language));
  return bj::serialize(json);
}

std::string batches_json(const std::vector<model::Batch>& batches) {
  bj::array json;
  for (const auto& batch : batches) json.push_back(model::to_json(batch));
  return bj::serialize(json);
}

std::string undo_json(const store::UndoResult& result) {
  return bj::serialize(bj::object{
      {"removed", result.removed},
      {"restored", result.restored},
      {"unchanged", result.unchanged},
  });
}

std::string matches_json(
    const std::vector<usecase::NeedCandidates>& needs, usecase::FirmSource& firms
) {
  bj::array json;
  for (const auto& [need, result] : needs) {
    bj::array candidates;
    for (const auto& candidate : result.candidates) {
      const auto firm = firms.firm(candidate.enterprise);
      bj::object one = model::to_json(candidate).as_object();
      one["credit_code"] = bj::string_view(firm.credit_code.text().data(), 18);
      one["name"] = firm.name;
      candidates.push_back(std::move(one));
    }
    bj::array exclusions;
    for (const auto& exclusion : result.exclusions) {
      bj::object one = model::to_json(exclusion.condition).as_object();
      one["firms"] = exclusion.firms;
      exclusions.push_back(std::move(one));
    }
    json.push_back(bj::object{
        {"need", need.public_code},
        {"title", need.title},
        {"firms_considered", result.firms_considered},
        {"exclusions", std::move(exclusions)},
        {"candidates", std::move(candidates)},
    });
  }
  return bj::serialize(json);
}

std::string health_json(const store::StoreHealth& health, base::Language language) {
  bj::array problems;
  for (const auto& problem : health.problems) {
    problems.push_back(bj::object{
        {"rule", problem.rule},
        {"message", base::render(problem.message, language)},
    });
  }
  return bj::serialize(bj::object{
      {"problems", std::move(problems)},
      {"schema_version", health.schema_version},
      {"engine_version", health.engine_version},
      {"bytes_on_disk", health.bytes_on_disk},
      {"bytes_free_on_disk", health.bytes_free_on_disk},
      {"enterprises", health.enterprises},
      {"needs", health.needs},
      {"plans", health.plans},
      {"rejects", health.rejects},
      {"unfinished_batches", health.unfinished_batches},
  });
}

}  // namespace rongtong::cli
