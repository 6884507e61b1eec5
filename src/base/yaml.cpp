#include "base/yaml.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <set>

#include "base/text/nearest.h"
#include "base/text/utf8.h"
#include "base/yaml_guard.h"
#include "base/yaml_text.h"

namespace rongtong::base {

namespace {

/// What all nodes of a document share.
struct Context {
  std::string file;
  Findings findings;
  YamlText text;
};

YamlText::Position mark_of(const YAML::Node& node) {
  const YAML::Mark mark = node.Mark();
  if (mark.is_null()) return {};
  return {static_cast<std::size_t>(mark.line) + 1, static_cast<std::size_t>(mark.column)};
}

Place place_of(const Context& context, const YAML::Node& node, const std::string& path) {
  const auto mark = mark_of(node);
  return {context.file, mark.line, path, context.text.character(mark)};
}

std::string shown(const YAML::Node& node) {
  constexpr std::size_t kShown = 200;
  if (node.IsScalar()) return std::string(cut_utf8(node.Scalar(), kShown));
  return node.IsSequence() ? "[…]" : node.IsMap() ? "{…}" : "";
}

}  // namespace

struct YamlNode::Impl {
  std::shared_ptr<Context> context;
  YAML::Node node;  ///< Zombie or null when missing
  bool there = false;
  YamlText::Position at;
  std::map<std::string, YAML::Node, std::less<>> children;  ///< of a map
  std::set<std::string, std::less<>> known;                 ///< keys asked for

  static std::shared_ptr<Impl> of(const std::shared_ptr<Context>& context, const YAML::Node& node) {
    auto impl = std::make_shared<Impl>();
    impl->context = context;
    impl->node = node;
    impl->there = node.IsDefined() && !node.IsNull();
    impl->at = mark_of(node);
    if (impl->there && node.IsMap()) {
      for (const auto& entry : node) {
        if (entry.first.IsScalar()) impl->children.emplace(entry.first.Scalar(), entry.second);
      }
    }
    return impl;
  }
};

namespace {

/// Walks the whole tree once: depth, number of nodes, duplicate and compound keys.
class Inspection {
 public:
  Inspection(Context& context, const YamlLimits& limits) : context_(context), limits_(limits) {}

  /// False when a limit is passed; the tree is not to be used then.
  bool visit(const YAML::Node& node, const std::string& path, std::size_t depth) {
    if (++nodes_ > limits_.max_nodes) return too_much(node, path, "base.yaml.too_many");
    if (depth > limits_.max_depth) return too_much(node, path, "base.yaml.too_deep");
    if (node.IsSequence()) {
      std::size_t index = 0;
      for (const auto& item : node) {
        if (!visit(item, path + "[" + std::to_string(index++) + "]", depth + 1)) return false;
      }
    }
    return !node.IsMap() || visit_map(node, path, depth);
  }

 private:
  bool visit_map(const YAML::Node& node, const std::string& path, std::size_t depth) {
    std::set<std::string> seen;
    for (const auto& entry : node) {
      if (!entry.first.IsScalar()) {
        add("yaml.compound_key", entry.first, path, msg("base.yaml.compound_key"));
        continue;
      }
      const std::string& key = entry.first.Scalar();
      std::string below = path;
      if (!below.empty()) below += '.';
      below += key;
      if (!seen.insert(key).second) {
        add("yaml.duplicate_key", entry.first, below, msg("base.yaml.duplicate_key", key));
      }
      if (!visit(entry.second, below, depth + 1)) return false;
    }
    return true;
  }

  bool too_much(const YAML::Node& node, const std::string& path, std::string_view key) {
    add("yaml.limit", node, path, msg(key, limits_.max_nodes, limits_.max_depth));
    return false;
  }

  void add(std::string rule, const YAML::Node& node, const std::string& path, Message message) {
    context_.findings.push_back(
        {Severity::kReject,
         std::move(rule),
         place_of(context_, node, path),
         shown(node),
         std::move(message)}
    );
  }

  Context& context_;
  const YamlLimits& limits_;
  std::size_t nodes_ = 0;
};

}  // namespace

YamlDocument YamlDocument::parse(
    std::string_view text, std::string file, const YamlLimits& limits
) {
  auto context = std::make_shared<Context>();
  context->file = std::move(file);
  YAML::Node tree;
  if (auto finding = outside_yaml_limits(text, context->file, limits)) {
    context->findings.push_back(std::move(*finding));
    return YamlDocument(YamlNode(YamlNode::Impl::of(context, tree), {}));
  }
  try {
    const std::string copy(text);
    context->text = YamlText(copy);
    if (has_second_yaml_document(copy)) {
      context->findings.push_back(
          {Severity::kReject,
           "yaml.documents",
           {context->file, 0, {}},
           {},
           msg("base.yaml.documents")}
      );
    }
    const YAML::Node first = YAML::Load(copy);
    if (Inspection(*context, limits).visit(first, {}, 0)) tree = first;
  } catch (const YAML::Exception& fault) {
    YamlText::Position at;
    if (!fault.mark.is_null()) {
      at = {
          static_cast<std::size_t>(fault.mark.line) + 1,
          static_cast<std::size_t>(fault.mark.column)};
    }
    context->findings.push_back(
        {Severity::kReject,
         "yaml.syntax",
         {context->file, at.line, {}, context->text.character(at)},
         {},
         msg("base.yaml.syntax", context->text.character(at), fault.msg)}
    );
  }
  return YamlDocument(YamlNode(YamlNode::Impl::of(context, tree), {}));
}

const Findings& YamlDocument::findings() const { return root_.impl_->context->findings; }

bool YamlNode::present() const { return impl_->there; }
bool YamlNode::is_scalar() const { return impl_->there && impl_->node.IsScalar(); }
bool YamlNode::is_list() const { return impl_->there && impl_->node.IsSequence(); }
bool YamlNode::is_map() const { return impl_->there && impl_->node.IsMap(); }

Place YamlNode::place() const {
  return {impl_->context->file, impl_->at.line, path_, impl_->context->text.character(impl_->at)};
}

Place YamlNode::place_at(std::size_t offset) const {
  if (!is_scalar()) return place();
  const auto at = impl_->context->text.position(impl_->at, impl_->node.Scalar(), offset);
  return {impl_->context->file, at.line, path_, impl_->context->text.character(at)};
}

void YamlNode::add(Finding finding) const {
  impl_->context->findings.push_back(std::move(finding));
}

void YamlNode::fault(std::string rule, Message message, Severity severity) const {
  impl_->context->findings.push_back(
      {severity,
       std::move(rule),
       place(),
       impl_->there ? shown(impl_->node) : std::string(),
       std::move(message)}
  );
}

bool YamlNode::expect(bool fits, std::string_view phrase) const {
  if (!impl_->there) return false;
  if (!fits) fault("yaml.wrong_type", msg(phrase, path_, shown(impl_->node)));
  return fits;
}

std::optional<std::string> YamlNode::scalar(std::string_view phrase) const {
  if (!expect(is_scalar(), phrase)) return std::nullopt;
  return impl_->node.Scalar();
}

std::optional<std::string> YamlNode::text() const { return scalar("base.yaml.wants_text"); }

std::optional<std::int64_t> YamlNode::integer() const {
  const auto text = scalar("base.yaml.wants_integer");
  if (!text) return std::nullopt;
  std::int64_t value = 0;
  const char* begin = text->data() + (text->starts_with('+') ? 1 : 0);
  const char* end = text->data() + text->size();
  const auto [stop, code] = std::from_chars(begin, end, value);
  if (!expect(code == std::errc() && stop == end, "base.yaml.wants_integer")) return std::nullopt;
  return value;
}

std::optional<double> YamlNode::number() const {
  const auto text = scalar("base.yaml.wants_number");
  if (!text) return std::nullopt;
  double value = 0;
  const char* begin = text->data() + (text->starts_with('+') ? 1 : 0);
  const char* end = text->data() + text->size();
  const auto [stop, code] = std::from_chars(begin, end, value);
  if (!expect(code == std::errc() && stop == end && std::isfinite(value), "base.yaml.wants_number"))
    return std::nullopt;
  return value;
}

std::optional<bool> YamlNode::boolean() const {
  const auto text = scalar("base.yaml.wants_boolean");
  if (!text) return std::nullopt;
  if (*text == "true" || *text == "True" || *text == "yes" || *text == "是") return true;
  if (*text == "false" || *text == "False" || *text == "no" || *text == "否") return false;
  expect(false, "base.yaml.wants_boolean");
  return std::nullopt;
}

std::vector<YamlNode> YamlNode::items() const {
  std::vector<YamlNode> nodes;
  if (!expect(is_list(), "base.yaml.wants_list")) return nodes;
  for (const auto& item : impl_->node) {
    nodes.push_back(
        {Impl::of(impl_->context, item), path_ + "[" + std::to_string(nodes.size()) + "]"}
    );
  }
  return nodes;
}

std::vector<std::string> YamlNode::texts() const {
  if (is_scalar()) return {impl_->node.Scalar()};
  std::vector<std::string> values;
  for (const YamlNode& item : items()) {
    if (!item.present()) {
      item.fault("yaml.missing", msg("base.yaml.missing", item.path()));
    } else if (auto value = item.text()) {
      values.push_back(std::move(*value));
    }
  }
  return values;
}

std::vector<std::string> YamlNode::keys() const {
  std::vector<std::string> names;
  if (!expect(is_map(), "base.yaml.wants_map")) return names;
  for (const auto& entry : impl_->node) {
    const bool fresh =
        entry.first.IsScalar() && std::ranges::find(names, entry.first.Scalar()) == names.end();
    if (fresh) names.push_back(entry.first.Scalar());
  }
  return names;
}

YamlNode YamlNode::child(std::string_view key) const {
  const std::string below = path_.empty() ? std::string(key) : path_ + "." + std::string(key);
  impl_->known.emplace(key);
  const auto found = impl_->children.find(key);
  if (found != impl_->children.end()) return {Impl::of(impl_->context, found->second), below};
  auto missing = std::make_shared<Impl>();
  missing->context = impl_->context;
  missing->at = impl_->at;
  return {std::move(missing), below};
}

YamlNode YamlNode::required(std::string_view key) const {
  YamlNode node = child(key);
  if (!node.present() && expect(is_map(), "base.yaml.wants_map"))
    node.fault("yaml.missing", msg("base.yaml.missing", node.path()));
  return node;
}

void YamlNode::finish() const {
  if (!expect(is_map(), "base.yaml.wants_map")) return;
  const std::vector<std::string> known(impl_->known.begin(), impl_->known.end());
  for (const auto& entry : impl_->node) {
    if (!entry.first.IsScalar() || impl_->known.contains(entry.first.Scalar())) continue;
    const std::string& key = entry.first.Scalar();
    const auto meant = nearest(key, known);
    Message message =
        meant ? msg("base.yaml.unknown_key_meant", key, *meant) : msg("base.yaml.unknown_key", key);
    const std::string below = path_.empty() ? key : path_ + "." + key;
    impl_->context->findings.push_back(
        {Severity::kReject,
         "yaml.unknown_key",
         place_of(*impl_->context, entry.first, below),
         shown(entry.second),
         std::move(message)}
    );
  }
}

}  // namespace rongtong::base
