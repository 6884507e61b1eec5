#include "base/error.h"
#include "base/io/file.h"
#include "base/yaml.h"
#include "demo/figures.h"

namespace rongtong::demo {

namespace {

using Rung = FigureWording::Rung;
using Range = FigureWording::Range;

int number(const base::YamlNode& node, std::string_view key) {
  return static_cast<int>(node.required(key).integer().value_or(0));
}

Range range(const base::YamlNode& node, std::string_view key) {
  const auto child = node.required(key);
  const auto items = child.items();
  if (items.size() != 2) {
    child.fault("demo.figures", base::msg("demo.figures_range", items.size()));
    return {};
  }
  return {
      static_cast<int>(items[0].integer().value_or(0)),
      static_cast<int>(items[1].integer().value_or(0))};
}

Rung read_rung(const base::YamlNode& node) {
  Rung rung;
  rung.least_revenue = number(node, "least_revenue");
  rung.rd_least = number(node, "rd_least");
  for (const auto& [key, part] : std::initializer_list<std::pair<const char*, Range Rung::*>>{
           {"revenue_per_head", &Rung::revenue_per_head},
           {"growth", &Rung::growth},
           {"main", &Rung::main},
           {"rd", &Rung::rd},
           {"debt", &Rung::debt},
           {"rd_staff", &Rung::rd_staff},
           {"profit", &Rung::profit},
           {"leading", &Rung::leading},
           {"class1", &Rung::class1},
           {"class2", &Rung::class2},
           {"segment", &Rung::segment},
           {"score", &Rung::score}}) {
    rung.*part = range(node, key);
  }
  node.finish();
  return rung;
}

std::vector<FigureWording::Grant> read_grants(const base::YamlNode& list) {
  std::vector<FigureWording::Grant> grants;
  for (const auto& node : list.items()) {
    grants.push_back(
        {node.required("on").text().value_or(""), node.child("batch").text().value_or("")}
    );
    node.finish();
  }
  return grants;
}

}  // namespace

FigureWording read_figure_wording(const std::filesystem::path& catalog) {
  const auto file = catalog / "demo" / "figures.yaml";
  const auto document = base::YamlDocument::parse(base::read_file(file, 1U << 20U), file.string());
  const auto& root = document.root();
  FigureWording wording;
  for (const auto& year : root.required("years").items()) {
    wording.years.push_back(static_cast<int>(year.integer().value_or(0)));
  }
  wording.judge = root.required("judge").text().value_or("");
  wording.judged_on = root.required("judged_on").text().value_or("");
  wording.evidence = root.required("evidence").text().value_or("");
  wording.untitled = number(root, "untitled");
  wording.score_drift = range(root, "score_drift");
  wording.near_miss_percent = static_cast<std::uint32_t>(number(root, "near_miss_percent"));
  wording.missing_percent = static_cast<std::uint32_t>(number(root, "missing_percent"));
  wording.high_tech_percent = static_cast<std::uint32_t>(number(root, "high_tech_percent"));
  wording.award_percent = static_cast<std::uint32_t>(number(root, "award_percent"));
  const auto rungs = root.required("rungs");
  for (const char* rung : {"giant", "srdi", "innovative", "none"}) {
    wording.rungs.emplace(rung, read_rung(rungs.required(rung)));
  }
  rungs.finish();
  const auto grants = root.required("grants");
  for (const auto& title : grants.keys()) {
    wording.grants.emplace(title, read_grants(grants.child(title)));
  }
  root.finish();
  if (!document.findings().empty()) {
    const auto& first = document.findings().front();
    throw base::Error(base::ErrorCode::kInvalidArgument, first.message, first.place);
  }
  return wording;
}

}  // namespace rongtong::demo
