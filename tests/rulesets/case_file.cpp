#include "tests/rulesets/case_file.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <filesystem>
#include <stdexcept>

namespace rongtong::tests {

namespace {

namespace fs = std::filesystem;

const fs::path kCases = fs::path(RONGTONG_SOURCE_DIR) / "tests" / "rulesets" / "cases";

std::string text_of(const YAML::Node& node) { return node.as<std::string>(); }

/// `20`, or `[10, 15]` as "10,15".
std::string expectation(const YAML::Node& node) {
  if (!node.IsSequence()) return text_of(node);
  return text_of(node[0]) + "," + text_of(node[1]);
}

std::optional<std::string> optional_text(const YAML::Node& node) {
  return node.IsNull() ? std::nullopt : std::optional(text_of(node));
}

bool yes(const YAML::Node& node, bool otherwise) {
  return node ? text_of(node) == "yes" : otherwise;
}

base::Date date_of(const YAML::Node& node, base::Date otherwise) {
  return node ? base::parse_date(text_of(node)).value() : otherwise;
}

FormChange change_of(const YAML::Node& node) {
  FormChange change;
  if (!node) return change;
  for (const auto& entry : node) change[text_of(entry.first)] = optional_text(entry.second);
  return change;
}

std::string with_offset(const std::string& name, std::size_t years_ago) {
  return years_ago == 0 ? name : name + "[-" + std::to_string(years_ago) + "]";
}

void add_values(FirmForm& form, const YAML::Node& values) {
  for (const auto& entry : values) {
    const auto name = text_of(entry.first);
    if (!entry.second.IsSequence()) {
      form[name] = text_of(entry.second);
      continue;
    }
    for (std::size_t i = 0; i < entry.second.size(); ++i) {
      form[with_offset(name, i)] = text_of(entry.second[i]);
    }
  }
}

FirmForm form_of(const YAML::Node& node) {
  FirmForm form;
  if (node["like"]) form = read_case_file(text_of(node["like"])).firm;
  for (const char* key : {"region", "industry"}) {
    if (node[key]) form[key] = text_of(node[key]);
  }
  if (node["values"]) add_values(form, node["values"]);
  if (node["titles"]) {
    for (const auto& entry : node["titles"]) {
      form["title " + text_of(entry.first)] = text_of(entry.second);
    }
  }
  return form;
}

std::map<std::string, std::string> expectations(const YAML::Node& node) {
  std::map<std::string, std::string> map;
  if (!node) return map;
  for (const auto& entry : node) map[text_of(entry.first)] = expectation(entry.second);
  return map;
}

Expected expected_of(const YAML::Node& node) {
  Expected expected;
  if (node["verdict"]) expected.verdict = text_of(node["verdict"]);
  if (node["points"]) expected.points = expectation(node["points"]);
  if (node["class"]) expected.size_class = text_of(node["class"]);
  expected.conditions = expectations(node["conditions"]);
  expected.items = expectations(node["items"]);
  expected.groups = expectations(node["groups"]);
  expected.articles = expectations(node["decides"]);
  return expected;
}

/// What rows of an edge are about.
void expect_row(const YAML::Node& edge, const std::string& what, Expected& expected) {
  if (edge["condition"]) expected.conditions[text_of(edge["condition"])] = what;
  if (edge["item"]) expected.items[text_of(edge["item"])] = what;
  if (edge["group"]) expected.groups[text_of(edge["group"])] = what;
  if (edge["verdict"]) expected.verdict = what;
  if (edge["class"]) expected.size_class = what;
}

class Reader {
 public:
  explicit Reader(const YAML::Node& root) : root_(root) {
    file_.set = text_of(root["set"]);
    file_.firm = form_of(root["firm"]);
    on_ = date_of(root["on"], {});
    review_ = yes(root["review"], false);
  }

  CaseFile read() {
    file_.cases.push_back({"firm", file_.firm, on_, review_, expected_of(root_)});
    for (const auto& edge : root_["edges"]) read_edge(edge);
    for (const auto& node : root_["cases"]) read_case(node);
    for (const auto& node : root_["examples"]) read_case(node);
    return std::move(file_);
  }

 private:
  void read_edge(const YAML::Node& edge) {
    const auto key = text_of(edge["change"]);
    const auto base = changed(file_.firm, change_of(edge["with"]));
    if (!edge["rows"] || edge["rows"].size() == 0) throw std::runtime_error("no rows: " + key);
    for (const auto& row : edge["rows"]) {
      const auto value = optional_text(row[0]);
      FirmCase one{
          key + " = " + value.value_or("~"),
          changed(base, {{key, value}}),
          date_of(edge["on"], on_),
          yes(edge["review"], review_),
          {}};
      expect_row(edge, expectation(row[1]), one.expected);
      file_.cases.push_back(std::move(one));
    }
  }

  void read_case(const YAML::Node& node) {
    const auto base = node["firm"] ? form_of(node["firm"]) : file_.firm;
    file_.cases.push_back(
        {text_of(node["name"]),
         changed(base, change_of(node["change"])),
         date_of(node["on"], on_),
         yes(node["review"], review_),
         expected_of(node)}
    );
  }

  YAML::Node root_;
  CaseFile file_;
  base::Date on_{};
  bool review_ = false;
};

}  // namespace

CaseFile read_case_file(const std::string& name) {
  const auto path = kCases / (name + ".yaml");
  try {
    return Reader(YAML::LoadFile(path.string())).read();
  } catch (const std::exception& error) {
    throw std::runtime_error(path.filename().string() + ": " + error.what());
  }
}

std::vector<std::string> case_file_names() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(kCases)) {
    if (entry.path().extension() == ".yaml") names.push_back(entry.path().stem().string());
  }
  std::ranges::sort(names);
  return names;
}

}  // namespace rongtong::tests
