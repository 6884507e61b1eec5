#include "match/capability_index.h"

#include "base/error.h"
#include "match/snapshot_view.h"

namespace rongtong::match {
namespace {

SnapshotName name_of(const SnapshotView& view) {
  return {std::string(view.name()[0]), std::string(view.name()[1])};
}

}  // namespace

CapabilityIndex CapabilityIndex::open(
    std::span<const std::byte> bytes, const std::optional<SnapshotName>& expected
) {
  CapabilityIndex index(std::make_shared<const SnapshotView>(bytes));
  if (expected && index.name() != *expected) {
    throw base::Error(base::ErrorCode::kConflict, base::msg("match.snapshot.outdated"));
  }
  return index;
}

std::size_t CapabilityIndex::firms() const { return view_->firms(); }

SnapshotName CapabilityIndex::name() const { return name_of(*view_); }

std::size_t CapabilityIndex::snapshot_bytes() const { return view_->bytes(); }

std::optional<std::string_view> CapabilityIndex::credit_code(model::EnterpriseId id) const {
  const auto firm = view_->find(id);
  if (!firm) return std::nullopt;
  return view_->credit_code(*firm);
}

}  // namespace rongtong::match
