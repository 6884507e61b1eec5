#include "store/sqlite/fact_blob.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "base/error.h"

namespace rongtong::store {

namespace {

constexpr char kForm = 1;  ///< first byte; another form would get another number

enum ValueKind : unsigned char {
  kWhole,    ///< a whole number, as signed number
  kDecimal,  ///< mantissa as signed number, then how many digits stand behind the point
  kDouble,   ///< eight bytes, lowest first
  kNo,
  kYes,
  kText,
  kTexts,
  kDay,
};

constexpr std::array<double, 7> kPowers{1, 10, 100, 1e3, 1e4, 1e5, 1e6};
/// Beyond this not every whole number is a double.
constexpr double kExact = 9007199254740992.0;

void put_number(std::string& out, std::uint64_t number) {
  while (number >= 0x80U) {
    out += static_cast<char>(number | 0x80U);
    number >>= 7U;
  }
  out += static_cast<char>(number);
}

/// Small numbers of either sign in few bytes.
void put_signed(std::string& out, std::int64_t number) {
  const auto bits = static_cast<std::uint64_t>(number);
  put_number(out, (bits << 1U) ^ (number < 0 ? ~std::uint64_t{0} : 0));
}

void put_text(std::string& out, std::string_view text) {
  put_number(out, text.size());
  out += text;
}

void put_double(std::string& out, double value) {
  for (std::size_t digits = 0; digits < kPowers.size(); ++digits) {
    const double scaled = std::round(value * kPowers[digits]);
    if (!(std::abs(scaled) < kExact) || scaled / kPowers[digits] != value) continue;
    if (scaled == 0 && std::signbit(value)) break;  // -0.0
    out += static_cast<char>(digits == 0 ? kWhole : kDecimal);
    put_signed(out, static_cast<std::int64_t>(scaled));
    if (digits != 0) out += static_cast<char>(digits);
    return;
  }
  std::uint64_t bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  out += static_cast<char>(kDouble);
  for (int i = 0; i < 8; ++i, bits >>= 8U) out += static_cast<char>(bits & 0xFFU);
}

void put_value(std::string& out, const model::FactValue& value) {
  if (const auto* number = std::get_if<double>(&value)) {
    put_double(out, *number);
  } else if (const auto* truth = std::get_if<bool>(&value)) {
    out += static_cast<char>(*truth ? kYes : kNo);
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    out += static_cast<char>(kText);
    put_text(out, *text);
  } else if (const auto* texts = std::get_if<std::vector<std::string>>(&value)) {
    out += static_cast<char>(kTexts);
    put_number(out, texts->size());
    for (const auto& item : *texts) put_text(out, item);
  } else {
    out += static_cast<char>(kDay);
    put_signed(out, base::days_since_epoch(std::get<base::Date>(value)));
  }
}

/// Takes the bytes apart; what is not there or cannot be is damage.
class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : left_(bytes) {}

  bool done() const { return left_.empty(); }

  unsigned char byte() {
    if (left_.empty()) damaged();
    const char first = left_.front();
    left_.remove_prefix(1);
    return static_cast<unsigned char>(first);
  }

  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const unsigned char next = byte();
      value |= static_cast<std::uint64_t>(next & 0x7FU) << shift;
      if (next < 0x80U) return value;
    }
    damaged();
  }

  std::int64_t signed_number() {
    const std::uint64_t bits = number();
    return static_cast<std::int64_t>((bits >> 1U) ^ ((bits & 1U) != 0 ? ~std::uint64_t{0} : 0));
  }

  int small_number() {
    const std::int64_t value = signed_number();
    if (value < -10'000'000 || value > 10'000'000) damaged();
    return static_cast<int>(value);
  }

  /// How many things follow, each of at least one byte.
  std::size_t count() {
    const std::uint64_t value = number();
    if (value > left_.size()) damaged();
    return static_cast<std::size_t>(value);
  }

  std::string_view text() { return take(count()); }

  std::string_view take(std::size_t size) {
    if (size > left_.size()) damaged();
    const std::string_view taken = left_.substr(0, size);
    left_.remove_prefix(size);
    return taken;
  }

  std::int64_t name() {
    const std::uint64_t value = number();
    if (value == 0 || value > (std::uint64_t{1} << 40U)) damaged();
    return static_cast<std::int64_t>(value);
  }

  /// The bytes of one value, passed over.
  std::string_view value() {
    const std::string_view from = left_;
    switch (byte()) {
      case kWhole:
      case kDay:
        number();
        break;
      case kDecimal:
        number();
        byte();
        break;
      case kDouble:
        take(8);
        break;
      case kNo:
      case kYes:
        break;
      case kText:
        text();
        break;
      case kTexts:
        for (auto items = count(); items > 0; --items) text();
        break;
      default:
        damaged();
    }
    return from.substr(0, from.size() - left_.size());
  }

  [[noreturn]] static void damaged() {
    throw base::Error(base::ErrorCode::kUnavailable, base::msg("store.damaged_facts"));
  }

 private:
  std::string_view left_;
};

base::Date day_of(std::int64_t days) {
  if (days < -1'000'000 || days > 3'000'000) Bytes::damaged();
  return base::date_from_days(static_cast<int>(days));
}

/// Positions of `items` ordered by (number of name, when), the order of statement kept.
template <class Item, class When>
std::vector<std::pair<std::int64_t, const Item*>> ordered(
    const std::vector<Item>& items, FactNames& names, const When& when
) {
  std::vector<std::pair<std::int64_t, const Item*>> sorted;
  sorted.reserve(items.size());
  for (const auto& item : items) sorted.emplace_back(names.number_of(item.indicator), &item);
  std::stable_sort(sorted.begin(), sorted.end(), [&when](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : when(*a.second) < when(*b.second);
  });
  return sorted;
}

void put_yearly(std::string& out, const model::FactStatement& said, FactNames& names) {
  put_number(out, said.yearly.size());
  int year = 2000;
  const auto of = [](const model::YearlyFact& fact) { return fact.year; };
  for (const auto& [number, fact] : ordered(said.yearly, names, of)) {
    put_number(out, static_cast<std::uint64_t>(number));
    put_signed(out, fact->year - year);
    year = fact->year;
    put_value(out, fact->value);
  }
}

void put_dated(std::string& out, const model::FactStatement& said, FactNames& names) {
  put_number(out, said.dated.size());
  const auto of = [](const model::DatedFact& fact) { return fact.on; };
  for (const auto& [number, fact] : ordered(said.dated, names, of)) {
    put_number(out, static_cast<std::uint64_t>(number));
    put_signed(out, base::days_since_epoch(fact->on));
    put_value(out, fact->value);
    put_text(out, fact->given_by);
    put_text(out, fact->evidence);
  }
}

void put_grant(std::string& out, const model::TitleGrant& grant, FactNames& names) {
  put_number(out, static_cast<std::uint64_t>(names.number_of(grant.title)));
  const unsigned parts = (grant.granted_on ? 1U : 0U) | (grant.valid_until ? 2U : 0U) |
                         (grant.ended_on ? 4U : 0U) | (grant.rank ? 8U : 0U);
  out += static_cast<char>(parts);
  for (const auto& date : {grant.granted_on, grant.valid_until, grant.ended_on}) {
    if (date) put_signed(out, base::days_since_epoch(*date));
  }
  if (grant.rank) put_signed(out, *grant.rank);
  put_text(out, grant.batch);
  put_text(out, grant.number);
}

CodedStatement::Grant take_grant(Bytes& bytes) {
  CodedStatement::Grant coded;
  coded.title = bytes.name();
  const unsigned parts = bytes.byte();
  if ((parts & 1U) != 0) coded.grant.granted_on = day_of(bytes.signed_number());
  if ((parts & 2U) != 0) coded.grant.valid_until = day_of(bytes.signed_number());
  if ((parts & 4U) != 0) coded.grant.ended_on = day_of(bytes.signed_number());
  if ((parts & 8U) != 0) coded.grant.rank = bytes.small_number();
  coded.grant.batch = bytes.text();
  coded.grant.number = bytes.text();
  return coded;
}

}  // namespace

void CodedStatement::clear() {
  firm_name = {};
  yearly.clear();
  dated.clear();
  titles.clear();
  absences.clear();
  extra.clear();
}

std::string encode_facts(const model::FactStatement& statement, FactNames& names) {
  std::string out(1, kForm);
  put_text(out, statement.name);
  put_yearly(out, statement, names);
  put_dated(out, statement, names);
  put_number(out, statement.titles.size());
  for (const auto& grant : statement.titles) put_grant(out, grant, names);
  put_number(out, statement.absences.size());
  for (const auto& absence : statement.absences) {
    put_number(out, static_cast<std::uint64_t>(names.number_of(absence.title)));
    put_signed(out, base::days_since_epoch(absence.as_of));
  }
  put_number(out, statement.extra.size());
  for (const auto& [key, value] : statement.extra) {
    put_text(out, key);
    put_text(out, value);
  }
  return out;
}

void decode_facts(std::string_view bytes, CodedStatement& out) {
  out.clear();
  Bytes in(bytes);
  if (in.byte() != kForm) Bytes::damaged();
  out.firm_name = in.text();
  int year = 2000;
  for (auto left = in.count(); left > 0; --left) {
    auto& fact = out.yearly.emplace_back();
    fact.name = in.name();
    year += in.small_number();
    if (year < -100'000 || year > 100'000) Bytes::damaged();
    fact.year = year;
    fact.value = in.value();
  }
  for (auto left = in.count(); left > 0; --left) {
    auto& fact = out.dated.emplace_back();
    fact.name = in.name();
    fact.day = base::days_since_epoch(day_of(in.signed_number()));
    fact.value = in.value();
    fact.given_by = in.text();
    fact.evidence = in.text();
  }
  for (auto left = in.count(); left > 0; --left) out.titles.push_back(take_grant(in));
  for (auto left = in.count(); left > 0; --left) {
    auto& absence = out.absences.emplace_back();
    absence.title = in.name();
    absence.day = base::days_since_epoch(day_of(in.signed_number()));
  }
  for (auto left = in.count(); left > 0; --left) {
    const auto key = in.text();
    out.extra.emplace_back(key, in.text());
  }
  if (!in.done()) Bytes::damaged();
}

model::FactValue decode_value(std::string_view bytes) {
  Bytes in(bytes);
  switch (in.byte()) {
    case kWhole:
      return static_cast<double>(in.signed_number());
    case kDecimal: {
      const auto mantissa = static_cast<double>(in.signed_number());
      const unsigned digits = in.byte();
      if (digits >= kPowers.size()) Bytes::damaged();
      return mantissa / kPowers[digits];
    }
    case kDouble: {
      std::uint64_t bits = 0;
      for (unsigned shift = 0; shift < 64; shift += 8) {
        bits |= static_cast<std::uint64_t>(in.byte()) << shift;
      }
      double value = 0;
      std::memcpy(&value, &bits, sizeof value);
      return value;
    }
    case kNo:
      return false;
    case kYes:
      return true;
    case kText:
      return std::string(in.text());
    case kTexts: {
      std::vector<std::string> items;
      for (auto left = in.count(); left > 0; --left) items.emplace_back(in.text());
      return items;
    }
    case kDay:
      return day_of(in.signed_number());
    default:
      Bytes::damaged();
  }
}

model::FactStatement read_statement(
    std::string_view bytes, const model::CreditCode& firm, FactNames& names
) {
  CodedStatement coded;
  decode_facts(bytes, coded);
  model::FactStatement said = model::blank_facts(firm);
  said.name = coded.firm_name;
  for (const auto& fact : coded.yearly) {
    said.yearly.push_back({names.name_of(fact.name), fact.year, decode_value(fact.value)});
  }
  for (const auto& fact : coded.dated) {
    said.dated.push_back(
        {names.name_of(fact.name),
         base::date_from_days(fact.day),
         decode_value(fact.value),
         std::string(fact.given_by),
         std::string(fact.evidence)}
    );
  }
  for (auto& coded_grant : coded.titles) {
    coded_grant.grant.title = names.name_of(coded_grant.title);
    said.titles.push_back(std::move(coded_grant.grant));
  }
  for (const auto& absence : coded.absences) {
    said.absences.push_back({names.name_of(absence.title), base::date_from_days(absence.day)});
  }
  for (const auto& [key, value] : coded.extra) said.extra.emplace(key, value);
  return said;
}

}  // namespace rongtong::store
