#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"

namespace rongtong::base {

struct YamlLimits {
  std::size_t max_bytes =
      1U << 20U;  ///< of text; the largest rule set or event plan has tens of KB
  std::size_t max_depth = 32;
  std::size_t max_nodes = 200000;  ///< with aliases written out, so that they cannot multiply

  friend bool operator==(const YamlLimits&, const YamlLimits&) = default;
};

/// A node of a YAML document, as a person wrote it: with its path (`sessions[2].slots`) and line.
/// Getters never throw: a fault becomes a Finding (rule `yaml.…`, file, line, path as column,
/// value, advice) in the document's findings, and the getter returns empty. A missing node (asked
/// for by `child`) answers every getter with empty and adds nothing more. Valid while its document
/// lives.
class YamlNode {
 public:
  /// Whether there is a value; `~` and an empty value are none.
  bool present() const;
  const std::string& path() const { return path_; }
  Place place() const;
  /// Where byte `offset` of the text of a scalar stands in the file, also in a text that is quoted
  /// or goes over several lines. Without escapes in it exactly; behind an escape, the scalar's own
  /// place.
  Place place_at(std::size_t offset) const;

  bool is_scalar() const;
  bool is_list() const;
  bool is_map() const;

  /// Scalars. A value of another type is a finding (`yaml.wrong_type`).
  std::optional<std::string> text() const;
  std::optional<std::int64_t> integer() const;
  std::optional<double> number() const;
  std::optional<bool> boolean() const;

  /// The members of a list; empty for a missing node; a finding when it is no list.
  std::vector<YamlNode> items() const;
  /// `items` as scalars, those of a wrong type left out with a finding. A lone scalar is a list of
  /// one.
  std::vector<std::string> texts() const;

  /// Keys of a map, in the order written; a finding when it is no map.
  std::vector<std::string> keys() const;
  /// The value of `key`, marked as known. Missing: a node that is not `present`.
  YamlNode child(std::string_view key) const;
  /// The same, with a finding (`yaml.missing`) when it is missing.
  YamlNode required(std::string_view key) const;
  /// Adds a finding (`yaml.unknown_key`) for every key never asked for, naming the nearest known
  /// one.
  void finish() const;

  /// Adds a finding of the caller's about this node, with its place and value.
  void fault(std::string rule, Message message, Severity severity = Severity::kReject) const;
  /// Adds a finding made elsewhere.
  void add(Finding finding) const;

 private:
  friend class YamlDocument;
  struct Impl;
  YamlNode(std::shared_ptr<Impl> impl, std::string path)
      : impl_(std::move(impl)), path_(std::move(path)) {}
  bool expect(bool fits, std::string_view phrase) const;
  std::optional<std::string> scalar(std::string_view phrase) const;

  std::shared_ptr<Impl> impl_;
  std::string path_;
};

/// A YAML text, read strictly: syntax errors, more than one document, duplicate keys, and what
/// passes the limits are findings of severity kReject; then the root may be missing.
class YamlDocument {
 public:
  /// `file`: how findings name it.
  static YamlDocument parse(std::string_view text, std::string file, const YamlLimits& limits = {});

  const YamlNode& root() const { return root_; }
  /// All found so far, by parsing and by getters, in the order found.
  const Findings& findings() const;

 private:
  explicit YamlDocument(YamlNode root) : root_(std::move(root)) {}
  YamlNode root_;
};

}  // namespace rongtong::base
