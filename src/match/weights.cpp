#include "match/weights.h"

#include <optional>

#include "base/yaml.h"

namespace rongtong::match {
namespace {

constexpr std::array<std::string_view, kTextFields> kFieldKeys{
    "name", "business_scope", "main_products", "qualifications"};

/// Throws the first fault that stands in `document`.
void refuse_faults(const base::YamlDocument& document) {
  for (const auto& finding : document.findings()) {
    throw base::Error(base::ErrorCode::kInvalidArgument, finding.message, finding.place);
  }
}

void read_number(
    const base::YamlNode& map, std::string_view key, double least, double most, double& value
) {
  const auto node = map.required(key);
  const auto number = node.number();
  if (!number) return;
  if (*number >= least && *number <= most) {
    value = *number;
  } else {
    node.fault(
        "match.weight_range",
        base::msg(
            "match.weight_range", node.path(), static_cast<long>(least), static_cast<long>(most)
        )
    );
  }
}

void read_field(const base::YamlNode& fields, std::string_view key, FieldWeight& field) {
  const auto node = fields.required(key);
  read_number(node, "weight", 0, 100, field.weight);
  read_number(node, "b", 0, 1, field.b);
  node.finish();
}

std::vector<std::string> read_phrases(const base::YamlNode& groups) {
  std::vector<std::string> phrases;
  for (const auto& reason : groups.keys()) {
    for (auto& phrase : groups.child(reason).texts()) phrases.push_back(std::move(phrase));
  }
  return phrases;
}

}  // namespace

MatchWeights read_weights(std::string_view yaml, const std::string& file) {
  const auto document = base::YamlDocument::parse(yaml, file);
  const auto& root = document.root();
  MatchWeights weights;
  read_number(root, "k1", 0, 100, weights.k1);
  const auto fields = root.required("fields");
  for (std::size_t i = 0; i < kTextFields; ++i)
    read_field(fields, kFieldKeys[i], weights.fields[i]);
  fields.finish();
  read_number(root, "title", 0, 100, weights.title);
  read_number(root, "keywords", 0, 100, weights.keywords);
  read_number(root, "text", 0, 100, weights.text);
  read_number(root, "k3", 0, 1000, weights.k3);
  double words = static_cast<double>(weights.fit_words);
  read_number(root, "fit_words", 1, 1000, words);
  weights.fit_words = static_cast<std::size_t>(words);
  read_number(root, "soft_condition", 0, 1, weights.soft_condition);
  read_number(root, "soft_unknown", 0, 1, weights.soft_unknown);
  root.finish();
  refuse_faults(document);
  return weights;
}

StopPhrases read_stop_phrases(std::string_view yaml, const std::string& file) {
  const auto document = base::YamlDocument::parse(yaml, file);
  const auto& root = document.root();
  StopPhrases phrases;
  phrases.scope = read_phrases(root.required("scope"));
  phrases.need = read_phrases(root.required("need"));
  root.finish();
  refuse_faults(document);
  return phrases;
}

}  // namespace rongtong::match
