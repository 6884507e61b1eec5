#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "match/capability_index.h"
#include "match/weights.h"
#include "model/enterprise.h"

namespace rongtong::match {

/// Builds the capability index of a registry. Firms come in any order; equal sets of firms give
/// equal bytes. About 500 bytes of memory a firm. One thread.
class IndexBuilder {
 public:
  /// Both are copied. Snapshots of other weights or phrases are others: SnapshotName::catalogue
  /// must tell them apart.
  IndexBuilder(const MatchWeights& weights, const StopPhrases& phrases);
  ~IndexBuilder();
  IndexBuilder(IndexBuilder&&) noexcept;
  IndexBuilder& operator=(IndexBuilder&&) noexcept;

  /// REQUIRES: each credit code and each id once.
  void add(model::EnterpriseId id, const model::Enterprise& enterprise);

  using Write = std::function<void(std::span<const std::byte>)>;
  /// Hands the snapshot to `write` piece by piece, front to back. The builder is empty afterwards.
  void finish(const SnapshotName& name, const Write& write);
  /// The snapshot in memory.
  std::vector<std::byte> finish(const SnapshotName& name);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace rongtong::match
