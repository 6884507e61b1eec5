#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "match/impact.h"
#include "match/snapshot_format.h"
#include "match/tokens.h"
#include "model/ids.h"

namespace rongtong::match {

/// A list of strings in a snapshot.
class StringList {
 public:
  StringList() = default;
  /// Empty when the bytes are no such list.
  static std::optional<StringList> read(std::span<const std::byte> bytes);

  std::size_t size() const { return offsets_.empty() ? 0 : offsets_.size() - 1; }
  std::string_view operator[](std::size_t i) const {
    return text_.substr(offsets_[i], offsets_[i + 1] - offsets_[i]);
  }

 private:
  std::span<const std::uint32_t> offsets_;
  std::string_view text_;
};

/// Firms by their number, which ascends with the credit code.
using FirmNumber = std::uint32_t;

/// A checked snapshot: every extent and number lies within its bounds, so that reading needs no
/// further check.
class SnapshotView {
 public:
  /// Throws base::Error as CapabilityIndex::open.
  explicit SnapshotView(std::span<const std::byte> bytes);

  std::size_t bytes() const { return bytes_.size(); }
  const StringList& name() const { return name_; }
  const FieldMeans& means() const { return means_; }

  std::size_t firms() const { return ids_.size(); }
  std::size_t ranges() const { return ranges_.size() - 1; }
  model::EnterpriseId id(FirmNumber firm) const { return model::EnterpriseId(ids_[firm]); }
  std::string_view credit_code(FirmNumber firm) const;
  std::optional<FirmNumber> find(model::EnterpriseId id) const;
  std::optional<FirmNumber> find(std::string_view credit_code) const;
  bool is_branch(FirmNumber firm) const { return branches_[firm] != 0; }

  /// The number of every firm's value in `values(column)`.
  std::span<const std::uint32_t> column(Column column) const;
  const StringList& values(Column column) const {
    return values_[static_cast<std::size_t>(column)];
  }

  std::size_t terms() const { return term_keys_.size(); }
  /// The blocks of a term, ascending by range; empty for a term that no firm has.
  std::span<const PostingBlock> blocks(TermKey key) const;
  const std::byte* postings(const PostingBlock& block) const {
    return postings_.data() + ranges_[block.range] + block.offset();
  }

 private:
  std::span<const std::byte> section(Section section) const;
  template <class T>
  std::span<const T> array(Section section) const;
  void read_table();
  void read_firms();
  void read_columns();
  void read_terms();
  void check_blocks() const;

  std::span<const std::byte> bytes_;
  std::array<SectionEntry, kSections> table_{};
  StringList name_;
  FieldMeans means_{};
  std::span<const std::int64_t> ids_;
  std::span<const std::uint32_t> by_id_;
  std::span<const char> codes_;
  std::span<const std::uint8_t> branches_;
  std::span<const std::uint32_t> columns_;
  std::array<StringList, kFilterColumns> values_;
  std::span<const std::uint64_t> term_keys_;
  std::span<const std::uint32_t> term_blocks_;
  std::span<const PostingBlock> blocks_;
  std::span<const std::uint64_t> ranges_;
  std::span<const std::byte> postings_;
};

}  // namespace rongtong::match
