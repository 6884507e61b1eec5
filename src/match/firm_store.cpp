#include "match/firm_store.h"

#include <algorithm>

#include "base/error.h"

namespace rongtong::match {
namespace {

constexpr std::size_t kChunkBytes = 1U << 20U;
constexpr std::size_t kMostNumberBytes = 5;
constexpr std::size_t kMostTermBytes = kMostNumberBytes * (1 + kTextFields) + 1;
constexpr unsigned kFieldBits = 2;
static_assert(kTextFields <= 1U << kFieldBits);

void put_number(std::uint8_t*& at, std::uint32_t value) {
  for (; value >= 0x80; value >>= 7U) *at++ = static_cast<std::uint8_t>(value | 0x80U);
  *at++ = static_cast<std::uint8_t>(value);
}

/// Low bits: fields whose count follows; high bits: fields where the term stands once.
std::uint8_t fields_of(const FieldCounts& counts) {
  unsigned fields = 0;
  for (std::size_t i = 0; i < kTextFields; ++i) {
    if (counts[i] > 1) fields |= 1U << i;
    if (counts[i] == 1) fields |= 1U << (4 + i);
  }
  return static_cast<std::uint8_t>(fields);
}

std::string region_text(const model::Enterprise& enterprise) {
  return enterprise.region ? std::to_string(enterprise.region->value) : "";
}

}  // namespace

void FirmStore::add(model::EnterpriseId id, const model::Enterprise& enterprise) {
  FirmEntry firm;
  firm.id = id;
  std::ranges::copy(enterprise.credit_code.text(), firm.code.begin());
  firm.branch = enterprise.is_branch;
  std::string qualifications;
  const auto texts = texts_of(enterprise, qualifications);
  const std::array<std::string, kFilterColumns> values{
      region_text(enterprise),
      enterprise.tier,
      enterprise.size_class,
      enterprise.industry_code,
      enterprise.kind,
      qualifications};
  for (std::size_t i = 0; i < kFilterColumns; ++i) {
    firm.values[i] = number_of(static_cast<Column>(i), values[i]);
  }
  collect(texts, firm);
  pack(firm);
  firms_.push_back(firm);
}

std::uint32_t FirmStore::number_of(Column column, const std::string& value) {
  auto& numbers = numbers_[static_cast<std::size_t>(column)];
  return numbers.try_emplace(value, static_cast<std::uint32_t>(numbers.size())).first->second;
}

void FirmStore::collect(const std::array<std::string_view, kTextFields>& texts, FirmEntry& firm) {
  occurrences_.clear();
  for (std::size_t field = 0; field < kTextFields; ++field) {
    const auto tokens = reader_.read(texts[field]);
    firm.lengths[field] = static_cast<std::uint32_t>(tokens.size());
    for (const auto& token : tokens) {
      occurrences_.push_back(std::uint64_t{terms_.number(token.key)} << kFieldBits | field);
    }
  }
  std::ranges::sort(occurrences_);
  counts_.clear();
  for (const auto occurrence : occurrences_) {
    const auto term = static_cast<std::uint32_t>(occurrence >> kFieldBits);
    if (counts_.empty() || counts_.back().term != term) counts_.push_back({term, {}});
    ++counts_.back().counts[occurrence & ((1U << kFieldBits) - 1)];
  }
}

void FirmStore::pack(FirmEntry& firm) {
  firm.terms = static_cast<std::uint32_t>(counts_.size());
  std::uint8_t* const begin = room(counts_.size() * kMostTermBytes);
  std::uint8_t* at = begin;
  std::uint32_t last = 0;
  for (const auto& count : counts_) {
    put_number(at, count.term - last);
    last = count.term;
    *at++ = fields_of(count.counts);
    for (const auto number : count.counts) {
      if (number > 1) put_number(at, number);
    }
  }
  auto& chunk = chunks_.back();
  chunk.resize(
      chunk.size() - (counts_.size() * kMostTermBytes - static_cast<std::size_t>(at - begin))
  );
  firm.packed = begin;
}

/// Chunks never grow beyond what they reserved, so that pointers into them stay.
std::uint8_t* FirmStore::room(std::size_t bytes) {
  if (chunks_.empty() || chunks_.back().capacity() - chunks_.back().size() < bytes) {
    chunks_.emplace_back();
    chunks_.back().reserve(std::max(bytes, kChunkBytes));
  }
  auto& chunk = chunks_.back();
  chunk.resize(chunk.size() + bytes);
  return chunk.data() + (chunk.size() - bytes);
}

void FirmStore::sort() {
  std::ranges::sort(firms_, {}, &FirmEntry::code);
  const auto twice = std::ranges::adjacent_find(firms_, {}, &FirmEntry::code);
  RT_INVARIANT(twice == firms_.end(), "a credit code was added to the index twice");
  for (std::size_t i = 0; i < kFilterColumns; ++i) renumber(static_cast<Column>(i));
}

void FirmStore::renumber(Column column) {
  auto& numbers = numbers_[static_cast<std::size_t>(column)];
  std::vector<std::uint32_t> renumbered(numbers.size());
  std::uint32_t next = 0;
  for (auto& [value, number] : numbers) {
    renumbered[number] = next;
    number = next++;
  }
  for (auto& firm : firms_) {
    auto& number = firm.values[static_cast<std::size_t>(column)];
    number = renumbered[number];
  }
}

FieldMeans FirmStore::means() const {
  FieldMeans means{};
  for (std::size_t field = 0; field < kTextFields; ++field) {
    std::uint64_t sum = 0;
    std::uint64_t firms = 0;
    for (const auto& firm : firms_) {
      sum += firm.lengths[field];
      firms += firm.lengths[field] > 0 ? 1U : 0U;
    }
    if (firms > 0) means[field] = static_cast<double>(sum) / static_cast<double>(firms);
  }
  return means;
}

std::vector<std::string> FirmStore::values(Column column) const {
  std::vector<std::string> values;
  for (const auto& [value, number] : numbers_[static_cast<std::size_t>(column)]) {
    values.push_back(value);
  }
  return values;
}

}  // namespace rongtong::match
