#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "model/ids.h"

namespace rongtong::match {

/// What a snapshot was made from. A snapshot of another name is out of date.
struct SnapshotName {
  std::string revision;   ///< of the store's enterprises
  std::string catalogue;  ///< version of the catalogue: weights, stop phrases, code tables
  friend bool operator==(const SnapshotName&, const SnapshotName&) = default;
};

class SnapshotView;

/// The capability index over snapshot bytes (format: docs/matching.md). Immutable; safe to use
/// from several threads; copies share.
class CapabilityIndex {
 public:
  /// Checks header, version, checksums and extents; postings are not parsed. `bytes` are borrowed
  /// for the life of the index and its copies and are aligned to 8 (memory from new, or a mapped
  /// file). Throws base::Error: kInvalidArgument when broken, kConflict when of another format
  /// version or, where `expected` is given, of another name; the caller then builds a new one.
  static CapabilityIndex open(
      std::span<const std::byte> bytes, const std::optional<SnapshotName>& expected = std::nullopt
  );

  std::size_t firms() const;
  SnapshotName name() const;
  std::size_t snapshot_bytes() const;
  /// Empty when the firm is not in the index.
  std::optional<std::string_view> credit_code(model::EnterpriseId id) const;

  const SnapshotView& view() const { return *view_; }

 private:
  explicit CapabilityIndex(std::shared_ptr<const SnapshotView> view) : view_(std::move(view)) {}
  std::shared_ptr<const SnapshotView> view_;
};

}  // namespace rongtong::match
