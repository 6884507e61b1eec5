#include "base/yaml_guard.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <sstream>

#include "base/text/utf8.h"

namespace rongtong::base {

namespace {

/// Brackets opened and not closed outside quotes: bounds the recursion of the parser itself, whose
/// stack a text of a million `[` would overrun. An upper bound is enough, so quotes are not looked
/// at.
std::size_t deepest_brackets(std::string_view text) {
  std::size_t depth = 0;
  std::size_t deepest = 0;
  for (const char c : text) {
    if (c == '[' || c == '{') deepest = std::max(deepest, ++depth);
    if ((c == ']' || c == '}') && depth > 0) --depth;
  }
  return deepest;
}

/// The same for `- - - -` and `? ? ?`, which nest on one line.
std::size_t deepest_dashes(std::string_view text) {
  std::size_t run = 0;
  std::size_t deepest = 0;
  for (const char c : text) {
    if (c == '-' || c == '?' || c == ':') {
      deepest = std::max(deepest, ++run);
    } else if (c == '\n' || (c != ' ' && c != '\t')) {
      run = 0;
    }
  }
  return deepest;
}

std::size_t deepest_indent(std::string_view text) {
  std::vector<std::size_t> open;
  std::size_t deepest = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::size_t first = text.find_first_not_of(" -?", at);
    if (first < end) {
      while (!open.empty() && open.back() >= first - at) open.pop_back();
      open.push_back(first - at);
      deepest = std::max(deepest, open.size());
    }
    at = end + 1;
  }
  return deepest;
}

/// Hears a document without keeping it.
class DeafHandler final : public YAML::EventHandler {
 public:
  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override {}
  void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t, const std::string&)
      override {}
  void OnSequenceStart(
      const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value
  ) override {}
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value)
      override {}
  void OnMapEnd() override {}
};

}  // namespace

std::optional<Finding> outside_yaml_limits(
    std::string_view text, const std::string& file, const YamlLimits& limits
) {
  Message message;
  // What is counted here over-counts (brackets in quotes, indented prose): hence the room above the
  // limit.
  const std::size_t room = limits.max_depth + 200;
  if (text.size() > limits.max_bytes) {
    message = msg("base.yaml.too_large", limits.max_bytes >> 10U);
  } else if (!is_utf8(text)) {
    message = msg("base.yaml.not_utf8");
  } else if (deepest_brackets(text) > room || deepest_indent(text) > room || deepest_dashes(text) > room) {
    message = msg("base.yaml.too_deep", limits.max_nodes, limits.max_depth);
  } else {
    return std::nullopt;
  }
  return Finding{Severity::kReject, "yaml.limit", {file, 0, {}}, {}, std::move(message)};
}

bool has_second_yaml_document(const std::string& text) {
  std::istringstream in(text);
  YAML::Parser parser(in);
  DeafHandler handler;
  return parser.HandleNextDocument(handler) && parser.HandleNextDocument(handler);
}

}  // namespace rongtong::base
