#include "model/region.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>

#include "base/error.h"
#include "model/code_list.h"
#include "model/region_index.h"
#include "model/region_names.h"
#include "model/region_resolve.h"

namespace rongtong::model {

namespace {

constexpr std::array<std::string_view, 4> kColumns{"code", "name", "level", "parent"};
constexpr std::array<std::string_view, 5> kOldColumns{
    "name", "within", "code", "since_until", "source"};

std::optional<std::int32_t> number(std::string_view text) {
  std::int32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

RegionLevel level_of(std::int32_t code) {
  if (code % 10000 == 0) return RegionLevel::kProvince;
  return code % 100 == 0 ? RegionLevel::kCity : RegionLevel::kCounty;
}

}  // namespace

struct RegionTable::Impl {
  std::vector<Region> regions;
  std::unordered_map<std::int32_t, std::size_t> by_code;
  RegionIndex index;

  RegionReader reader() const { return {regions, index}; }
  void read_divisions(std::string_view csv);
  void read_old_names(std::string_view csv);
  void add_names(std::size_t position);
};

void RegionTable::Impl::read_divisions(std::string_view csv) {
  const std::string file = "gb2260.csv";
  each_code(csv, file, kColumns, [&](std::span<const std::string_view> cells, std::uint64_t line) {
    const auto code = number(cells[0]);
    const auto parent = number(cells[3]);
    if (!code || *code < 110000 || *code > 999999 || cells[1].empty()) {
      wrong_code(file, line, cells[0]);
    }
    regions.push_back(
        {RegionCode(*code),
         std::string(cells[1]),
         level_of(*code),
         parent ? std::optional(RegionCode(*parent)) : std::nullopt}
    );
  });
  std::ranges::sort(regions, {}, &Region::code);
  for (std::size_t i = 0; i < regions.size(); ++i) {
    by_code[regions[i].code.value] = i;
    add_names(i);
  }
}

void RegionTable::Impl::add_names(std::size_t position) {
  const std::string& name = regions[position].name;
  if (is_placeholder(name)) return;
  const auto region = static_cast<std::uint32_t>(position);
  const std::string stem(region_stem(name));
  index.add({name, region, 0, RegionNameKind::kFull, false});
  if (stem != name) index.add({stem, region, 0, RegionNameKind::kShort, false});
  for (auto& variant : region_variants(name)) {
    index.add({std::move(variant), region, 0, RegionNameKind::kFull, false});
  }
}

void RegionTable::Impl::read_old_names(std::string_view csv) {
  const std::string file = "region-old-names.csv";
  each_code(
      csv,
      file,
      kOldColumns,
      [&](std::span<const std::string_view> cells, std::uint64_t line) {
        const auto within = number(cells[1]);
        const auto code = number(cells[2]);
        const auto found = code ? by_code.find(*code) : by_code.end();
        if (!within || cells[0].empty() || found == by_code.end()) wrong_code(file, line, cells[0]);
        const auto region = static_cast<std::uint32_t>(found->second);
        const std::string stem(region_stem(cells[0]));
        index.add({std::string(cells[0]), region, *within, RegionNameKind::kFull, true});
        if (stem != cells[0]) index.add({stem, region, *within, RegionNameKind::kShort, true});
        for (auto& variant : region_variants(cells[0])) {
          index.add({std::move(variant), region, *within, RegionNameKind::kFull, true});
        }
      }
  );
}

RegionTable::RegionTable(std::string_view gb2260_csv, std::string_view old_names_csv)
    : impl_(std::make_unique<Impl>()) {
  impl_->read_divisions(gb2260_csv);
  impl_->read_old_names(old_names_csv);
  impl_->index.finish();
}

RegionTable::~RegionTable() = default;
RegionTable::RegionTable(RegionTable&&) noexcept = default;
RegionTable& RegionTable::operator=(RegionTable&&) noexcept = default;

const Region* RegionTable::find(RegionCode code) const {
  const auto found = impl_->by_code.find(code.value);
  return found == impl_->by_code.end() ? nullptr : &impl_->regions[found->second];
}

const std::vector<Region>& RegionTable::regions() const { return impl_->regions; }

std::optional<RegionCode> RegionTable::parse_code(std::string_view text) const {
  text = trimmed(text);
  if (text.size() == 9 || text.size() == 12) text = text.substr(0, 6);
  if (text.size() != 2 && text.size() != 4 && text.size() != 6) return std::nullopt;
  auto code = number(text);
  if (!code) return std::nullopt;
  for (std::size_t digits = text.size(); digits < 6; ++digits) *code *= 10;
  return find(RegionCode(*code)) == nullptr ? std::nullopt : std::optional(RegionCode(*code));
}

namespace {

/// A place in its own words or by its code.
std::optional<RegionMatch> place(
    const RegionTable& table,
    const RegionReader& reader,
    std::string_view text,
    std::optional<RegionCode> within
) {
  if (const auto code = table.parse_code(text)) {
    if (within && !RegionTable::contains(*within, *code)) return std::nullopt;
    return RegionMatch{*code, level_of(code->value), text.size(), true, true};
  }
  auto match = reader.named(text, within);
  if (match) return match;
  // 浙江省杭州市 in one cell.
  const auto address = reader.address(text, within);
  if (!address.finest || address.length != text.size()) return std::nullopt;
  match = address.finest;
  if (within && !RegionTable::contains(*within, match->code)) return std::nullopt;
  return match;
}

void read_province(
    const RegionTable& table,
    const RegionReader& reader,
    std::string_view text,
    RegionTable::Resolved& result
) {
  if (text.empty()) return;
  const auto match = place(table, reader, text, std::nullopt);
  result.province_unknown = !match;
  if (match) result.code = match->code;
}

void read_city(
    const RegionTable& table,
    const RegionReader& reader,
    std::string_view text,
    RegionTable::Resolved& result
) {
  if (text.empty()) return;
  const auto inside = place(table, reader, text, result.code);
  if (inside) {
    result.by_old_name = inside->old;
    if (!result.code || RegionTable::contains(*result.code, inside->code)) {
      result.code = inside->code;
    }
    return;
  }
  result.contradictory = result.code && place(table, reader, text, std::nullopt);
  result.city_unknown = !result.contradictory;
}

/// Whether the old name lay where the cells say that the firm is.
bool once_there(const RegionMatch& match, RegionCode cells) {
  return match.once_in && (RegionTable::contains(cells, *match.once_in) ||
                           RegionTable::contains(*match.once_in, cells));
}

/// Puts the address beside what the cells say: it may be finer, but must not be elsewhere.
void lay_address(const RegionReader::Address& address, RegionTable::Resolved& result) {
  if (!address.finest) return;
  const RegionMatch& match = *address.finest;
  if (!result.code || RegionTable::contains(*result.code, match.code) ||
      once_there(match, *result.code)) {
    if (!result.code || !RegionTable::contains(match.code, *result.code)) result.code = match.code;
    result.by_old_name = result.by_old_name || address.old;
  } else if (!RegionTable::contains(match.code, *result.code) && match.full) {
    result.contradictory = true;
    result.code = common_region(*result.code, match.code);
  }
}

}  // namespace

RegionTable::Resolved RegionTable::resolve(
    std::string_view province, std::string_view city, std::string_view address
) const {
  const RegionReader reader = impl_->reader();
  Resolved result;
  read_province(*this, reader, trimmed(province), result);
  if (city != province) read_city(*this, reader, trimmed(city), result);
  // Cells that contradict each other cannot be settled by an address.
  if (result.contradictory) return result;
  lay_address(reader.address(trimmed(address), result.code), result);
  return result;
}

std::optional<RegionCode> RegionTable::resolve_name(std::string_view text) const {
  const auto match = place(*this, impl_->reader(), trimmed(text), std::nullopt);
  return match ? std::optional(match->code) : std::nullopt;
}

bool RegionTable::contains(RegionCode outer, RegionCode inner) {
  if (outer.value % 10000 == 0) return outer.value / 10000 == inner.value / 10000;
  if (outer.value % 100 == 0) return outer.value / 100 == inner.value / 100;
  return outer == inner;
}

RegionCode RegionTable::province_of(RegionCode code) {
  return RegionCode(code.value / 10000 * 10000);
}

std::string RegionTable::full_name(RegionCode code) const {
  const Region* region = find(code);
  if (region == nullptr) return std::to_string(code.value);
  const std::string above = region->parent ? full_name(*region->parent) : "";
  return is_placeholder(region->name) ? above : above + region->name;
}

std::string RegionTable::short_name(RegionCode code) const {
  const Region* region = find(code);
  if (region == nullptr) return std::to_string(code.value);
  if (is_placeholder(region->name)) return region->parent ? short_name(*region->parent) : "";
  // Districts and counties keep their suffix: 西湖区 is not 西湖.
  if (region->level == RegionLevel::kCounty) return region->name;
  return std::string(region_stem(region->name));
}

}  // namespace rongtong::model
