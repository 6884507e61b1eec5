#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "match/impact.h"
#include "match/snapshot_format.h"
#include "match/term_table.h"
#include "match/tokens.h"
#include "model/enterprise.h"

namespace rongtong::match {

/// What a firm's texts hold of one term.
struct TermCount {
  std::uint32_t term = 0;  ///< number in the term table
  FieldCounts counts{};
};

/// One firm while the index is being built.
struct FirmEntry {
  model::EnterpriseId id;
  std::array<char, kCreditCodeBytes> code{};
  bool branch = false;
  std::array<std::uint32_t, kFilterColumns> values{};  ///< number of the value, by column
  FieldCounts lengths{};
  std::uint32_t terms = 0;
  const std::uint8_t* packed = nullptr;  ///< its term counts
};

/// The firms of an index being built: their columns, and their term counts packed into about two to
/// four bytes each.
class FirmStore {
 public:
  explicit FirmStore(const PhraseSet& stop) : reader_(stop) {
    for (auto& values : numbers_) values.emplace("", 0);
  }

  void add(model::EnterpriseId id, const model::Enterprise& enterprise);

  /// Ascending by credit code. Throws base::Error (kInternal) when one stands twice.
  void sort();
  const std::vector<FirmEntry>& firms() const { return firms_; }
  const TermTable& terms() const { return terms_; }
  FieldMeans means() const;
  /// The values of a column by their number. Numbers follow the order of the firms after `sort`.
  std::vector<std::string> values(Column column) const;

  template <class Visit>
  static void each_term(const FirmEntry& firm, const Visit& visit);

 private:
  std::uint32_t number_of(Column column, const std::string& value);
  void collect(const std::array<std::string_view, kTextFields>& texts, FirmEntry& firm);
  void pack(FirmEntry& firm);
  std::uint8_t* room(std::size_t bytes);
  void renumber(Column column);

  TokenReader reader_;
  TermTable terms_;
  std::vector<FirmEntry> firms_;
  std::array<std::map<std::string, std::uint32_t, std::less<>>, kFilterColumns> numbers_;
  std::vector<std::vector<std::uint8_t>> chunks_;
  std::vector<std::uint64_t> occurrences_;  ///< of the firm being added: term << 2 | field
  std::vector<TermCount> counts_;           ///< of the firm being added
};

namespace internal {

inline std::uint32_t take_number(const std::uint8_t*& at) {
  std::uint32_t value = 0;
  for (unsigned shift = 0;; shift += 7) {
    const std::uint8_t byte = *at++;
    value |= static_cast<std::uint32_t>(byte & 0x7FU) << shift;
    if (byte < 0x80) return value;
  }
}

}  // namespace internal

template <class Visit>
void FirmStore::each_term(const FirmEntry& firm, const Visit& visit) {
  const std::uint8_t* at = firm.packed;
  TermCount count;
  for (std::uint32_t i = 0; i < firm.terms; ++i) {
    count.term += internal::take_number(at);
    const std::uint8_t fields = *at++;
    for (std::size_t field = 0; field < kTextFields; ++field) {
      const bool once = (fields >> (4 + field) & 1U) != 0;
      const bool more = (fields >> field & 1U) != 0;
      count.counts[field] = more ? internal::take_number(at) : once ? 1 : 0;
    }
    visit(count);
  }
}

}  // namespace rongtong::match
