// The reader of the capability index must refuse or survive any bytes, also those whose checksums
// are right: they are set right here, so that what lies behind them is reached.
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <vector>

#include "base/error.h"
#include "match/firm_filter.h"
#include "match/query.h"
#include "match/search.h"
#include "match/snapshot_writer.h"

namespace {

using namespace rongtong;

void set_right(std::vector<std::byte>& bytes) {
  using match::SectionEntry;
  std::array<SectionEntry, match::kSections> table;
  match::SnapshotTrailer trailer;
  if (bytes.size() < sizeof(match::SnapshotHeader) + sizeof table + sizeof trailer) return;
  const std::size_t table_at = bytes.size() - sizeof trailer - sizeof table;
  const match::SnapshotHeader header;
  std::memcpy(bytes.data(), &header, sizeof header);
  std::memcpy(table.data(), bytes.data() + table_at, sizeof table);
  for (auto& entry : table) {
    if (entry.offset > table_at || entry.size > table_at - entry.offset) continue;
    entry.hash = match::snapshot_hash(std::span(bytes).subspan(entry.offset, entry.size));
  }
  std::memcpy(bytes.data() + table_at, table.data(), sizeof table);
  trailer.table_offset = table_at;
  trailer.table_hash = match::snapshot_hash(std::as_bytes(std::span(table)));
  std::memcpy(bytes.data() + table_at + sizeof table, &trailer, sizeof trailer);
}

void use(const match::SnapshotView& index) {
  static const match::PhraseSet kNoPhrases{std::span<const std::string>{}};
  match::TokenReader reader(kNoPhrases);
  model::Need need;
  need.title = "伺服驱动器、减速机的生产，PLC控制柜与轴承加工，ISO9001认证";
  const auto query = match::query_of(need, {}, index, reader);
  const auto filter = match::firm_filter(index, {}, {});
  const std::vector<match::FirmNumber> first(index.firms() > 0 ? 1 : 0, 0);
  for (const auto& scored : match::search(index, query, filter, {}, 10, first).top) {
    index.find(index.id(scored.firm));
    index.find(index.credit_code(scored.firm));
    for (std::size_t column = 0; column < match::kFilterColumns; ++column) {
      const auto which = static_cast<match::Column>(column);
      static_cast<void>(index.values(which)[index.column(which)[scored.firm]].size());
    }
  }
}

void open(const std::vector<std::byte>& bytes) {
  try {
    use(match::SnapshotView(bytes));
  } catch (const base::Error&) {
    return;  // refused
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<std::byte> bytes(size);
  if (size > 0) std::memcpy(bytes.data(), data, size);
  open(bytes);
  set_right(bytes);
  open(bytes);
  return 0;
}
