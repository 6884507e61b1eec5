#include "intake/shift.h"

#include <algorithm>
#include <array>

#include "base/date.h"
#include "base/text/utf8.h"
#include "model/credit_code.h"

namespace rongtong::intake {

namespace {

constexpr std::array kTextFields{
    EnterpriseField::kName,
    EnterpriseField::kProvince,
    EnterpriseField::kCity,
    EnterpriseField::kCounty,
    EnterpriseField::kAddress,
    EnterpriseField::kRegisteredOn,
    EnterpriseField::kCapital,
    EnterpriseField::kLegalForm,
    EnterpriseField::kBusinessScope,
};

/// The longest legal form of the registers, 有限责任公司(非自然人投资或控股的法人独资), has 22
/// characters; a text beyond this is a scope or an address.
constexpr std::size_t kLongestLegalForm = 40;

bool is_date(std::string_view text) {
  return text.size() >= 8 && text.size() <= 20 && text.front() >= '0' && text.front() <= '9' &&
         base::parse_date(text).has_value();
}

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != text.npos; }

bool is_number(std::string_view text) {
  return has_digit(text) && text.find_first_not_of("0123456789.,") == text.npos;
}

void add_sign(ShiftSigns& signs, EnterpriseField column, std::string_view value) {
  if (signs.signs++ > 0) return;
  signs.column = column;
  signs.value = value;
}

/// A date column that holds none while another column does.
void look_at_date(const RowCells& row, ShiftSigns& signs) {
  const auto& date = row[EnterpriseField::kRegisteredOn];
  if (!date.present || (!date.text.empty() && is_date(date.text))) return;
  for (const auto field : kTextFields) {
    const bool own = field == EnterpriseField::kRegisteredOn || field == EnterpriseField::kCapital;
    if (own || !is_date(row[field].text)) continue;
    add_sign(signs, field, row[field].text);
    if (!date.text.empty()) add_sign(signs, EnterpriseField::kRegisteredOn, date.text);
    return;
  }
}

/// A capital without any digit that is no unit either: 电热多用锅.
void look_at_capital(const RowCells& row, ShiftSigns& signs) {
  const auto& capital = row[EnterpriseField::kCapital];
  static constexpr std::array<std::string_view, 10> kMoneyWords{
      "万", "元", "币", "圆", "佰", "仟", "百", "千", "章程", "注册资"};
  if (capital.text.empty() || has_digit(capital.text)) return;
  if (is_date(capital.text)) return;
  const bool money = base::count_code_points(capital.text) <= 12 &&
                     std::ranges::any_of(kMoneyWords, [&](auto word) {
                       return capital.text.find(word) != word.npos;
                     });
  if (!money) add_sign(signs, EnterpriseField::kCapital, capital.text);
}

/// A legal form that is a number, or a text too long for one.
void look_at_legal_form(const RowCells& row, ShiftSigns& signs) {
  const auto& form = row[EnterpriseField::kLegalForm];
  const bool amount = has_digit(form.text) && form.text.find("万") != form.text.npos;
  if (amount || is_number(form.text) || base::count_code_points(form.text) > kLongestLegalForm ||
      form.text.find("。") != form.text.npos) {
    add_sign(signs, EnterpriseField::kLegalForm, form.text);
  }
}

}  // namespace

ShiftSigns shift_signs(const RowCells& row, const model::Codes& codes) {
  ShiftSigns signs;
  const auto& own = row[EnterpriseField::kCreditCode];
  for (const auto field : kTextFields) {
    const std::string_view text = row[field].text;
    if (text.size() != 18 || !model::CreditCode::parse(text)) continue;
    if (model::CreditCode::parse(own.text)) continue;
    return {field, text, 1, true};
  }
  look_at_date(row, signs);
  look_at_capital(row, signs);
  look_at_legal_form(row, signs);
  const auto& province = row[EnterpriseField::kProvince];
  // An unknown province alone is no shift, so it is looked up only where another sign stands.
  if (signs.signs > 0 && !province.text.empty() && !codes.regions.resolve_name(province.text)) {
    add_sign(signs, EnterpriseField::kProvince, province.text);
  }
  return signs;
}

}  // namespace rongtong::intake
