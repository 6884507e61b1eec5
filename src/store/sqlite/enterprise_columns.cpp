#include "store/sqlite/enterprise_columns.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <array>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <string_view>

#include "base/error.h"
#include "model/blank.h"
#include "model/json/document.h"

namespace rongtong::store {

namespace {

namespace bj = boost::json;

std::string list_text(const std::vector<std::string>& items) {
  if (items.empty()) return {};
  return model::json_text(bj::array(items.begin(), items.end()));
}

std::string map_text(const std::map<std::string, std::string>& items) {
  if (items.empty()) return {};
  bj::object object;
  for (const auto& [key, value] : items) object.emplace(key, value);
  return model::json_text(object);
}

std::vector<std::string> read_list(std::string_view text) {
  std::vector<std::string> items;
  if (text.empty()) return items;
  const bj::value list = model::parse_json(text);
  for (const auto& item : list.as_array()) {
    items.emplace_back(item.as_string().data(), item.as_string().size());
  }
  return items;
}

std::map<std::string, std::string> read_map(std::string_view text) {
  std::map<std::string, std::string> items;
  if (text.empty()) return items;
  const bj::value object = model::parse_json(text);
  for (const auto& [key, value] : object.as_object()) {
    items.emplace(
        std::string(key.data(), key.size()),
        std::string(value.as_string().data(), value.as_string().size())
    );
  }
  return items;
}

/// An amount in RMB that says no more than its yuan, as nearly all do.
bool follows_from_yuan(const model::Capital& capital) {
  return capital.yuan && capital.currency == "CNY" &&
         capital.amount == std::to_string(capital.yuan->value);
}

model::Capital read_capital(const Statement& row, int at) {
  model::Capital capital;
  if (const auto yuan = row.known_number(at)) capital.yuan = model::Yuan(*yuan);
  if (capital.yuan && row.is_null(at + 1)) {
    capital.amount = std::to_string(capital.yuan->value);
    capital.currency = "CNY";
  } else {
    capital.amount = row.text(at + 1);
    capital.currency = row.text(at + 2);
  }
  return capital;
}

std::uint64_t mix(std::uint64_t seed, std::string_view text) {
  return XXH3_64bits_withSeed(text.data(), text.size(), seed + text.size());
}

std::uint64_t mix(std::uint64_t seed, std::optional<std::int64_t> number) {
  const std::int64_t value = number.value_or(-1);
  return XXH3_64bits_withSeed(&value, sizeof value, seed + (number ? 1U : 0U));
}

template <class T>
std::optional<std::int64_t> plain(const std::optional<T>& strong) {
  if (!strong) return std::nullopt;
  return strong->value;
}

std::optional<std::int64_t> plain(const std::optional<base::Date>& day) {
  if (!day) return std::nullopt;
  return base::days_since_epoch(*day);
}

}  // namespace

std::int64_t name_hash(const std::string& name) {
  return static_cast<std::int64_t>(XXH3_64bits(name.data(), name.size()));
}

void EnterpriseBinder::bind_capital(Statement& statement, int at, const model::Capital& capital)
    const {
  statement.bind(at, plain(capital.yuan));
  if (follows_from_yuan(capital)) {
    statement.bind_null(at + 1).bind_null(at + 2);
  } else if (capital.yuan) {
    statement.bind_text(at + 1, capital.amount).bind_text(at + 2, capital.currency);
  } else {
    statement.bind_known(at + 1, capital.amount).bind_known(at + 2, capital.currency);
  }
}

void EnterpriseBinder::bind(
    Statement& statement, int first, const model::Enterprise& enterprise, std::int64_t hash
) {
  const model::Enterprise& e = enterprise;
  qualifications_ = list_text(e.qualifications);
  extra_ = map_text(e.extra);
  statement.bind_text(first, e.credit_code.text()).bind_known(first + 1, e.name);
  statement.bind(first + 2, hash).bind_known(first + 3, e.kind);
  statement.bind(first + 4, std::int64_t{e.is_branch}).bind(first + 5, plain(e.region));
  statement.bind(first + 6, plain(e.registered_on));
  int at = first + 7;
  bind_capital(statement, at, e.capital);
  at += 3;
  const std::array<const std::string*, 11> texts{
      &e.legal_form,
      &e.industry_code,
      &e.tier,
      &e.size_class,
      &e.address,
      &e.business_scope,
      &e.main_products,
      &qualifications_,
      &e.contact_name,
      &e.contact_phone,
      &extra_};
  for (const std::string* text : texts) {
    statement.bind_known(at++, *text);
  }
}

model::Enterprise read_enterprise(const Statement& row, int first) {
  int at = first;
  const auto code = model::CreditCode::parse(row.view(at++));
  if (!code) {
    throw base::Error(
        base::ErrorCode::kUnavailable, base::msg("store.damaged_code", row.text(first))
    );
  }
  model::Enterprise e = model::blank_enterprise(*code);
  e.name = row.text(at++);
  ++at;  // name_hash
  e.kind = row.text(at++);
  e.is_branch = row.number(at++) != 0;
  if (const auto region = row.known_number(at++)) {
    e.region = model::RegionCode(static_cast<std::int32_t>(*region));
  }
  if (!row.is_null(at)) e.registered_on = row.day(at);
  e.capital = read_capital(row, ++at);
  at += 3;
  for (std::string* text :
       {&e.legal_form,
        &e.industry_code,
        &e.tier,
        &e.size_class,
        &e.address,
        &e.business_scope,
        &e.main_products}) {
    *text = row.text(at++);
  }
  e.qualifications = read_list(row.view(at++));
  e.contact_name = row.text(at++);
  e.contact_phone = row.text(at++);
  e.extra = read_map(row.view(at++));
  return e;
}

std::uint64_t digest(const model::Enterprise& enterprise, std::uint64_t seed) {
  const model::Enterprise& e = enterprise;
  std::uint64_t state = mix(seed, e.credit_code.text());
  for (const std::string* text :
       {&e.name,
        &e.kind,
        &e.address,
        &e.capital.amount,
        &e.capital.currency,
        &e.legal_form,
        &e.industry_code,
        &e.business_scope,
        &e.main_products,
        &e.tier,
        &e.size_class,
        &e.contact_name,
        &e.contact_phone}) {
    state = mix(state, *text);
  }
  for (const auto& number :
       {std::optional<std::int64_t>(e.is_branch),
        plain(e.region),
        plain(e.registered_on),
        plain(e.capital.yuan)}) {
    state = mix(state, number);
  }
  for (const auto& text : e.qualifications) state = mix(state, text);
  for (const auto& [key, value] : e.extra) state = mix(mix(state, key), value);
  return state;
}

}  // namespace rongtong::store
