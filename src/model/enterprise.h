#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "model/capital.h"
#include "model/credit_code.h"
#include "model/ids.h"

namespace rongtong::model {

/// What is known of one organisation. Empty text, empty optional, empty list: not known, which is
/// neither "none" nor "no". Ids (`kind`, `tier`, `size_class`) are those of the dictionaries in
/// catalog/codes/.
struct Enterprise {
  CreditCode credit_code;
  std::string name;
  std::string kind;  ///< organisation kind by the code's prefix: "enterprise", "cooperative" …
  bool is_branch = false;            ///< 分公司, 支行 …: no legal person, cannot contract
  std::optional<RegionCode> region;  ///< the finest level that is certain: county, city or province
  std::string address;
  std::optional<base::Date> registered_on;
  Capital capital;
  std::string legal_form;
  std::string industry_code;  ///< GB/T 4754, section letter or 2–4 digits
  std::string business_scope;
  std::string main_products;
  std::string tier;        ///< highest title held: "innovative", "srdi", "giant" …
  std::string size_class;  ///< "micro", "small", "medium", "large"
  std::vector<std::string> qualifications;  ///< certificates and titles as written, no duplicates
  std::string contact_name;
  std::string contact_phone;
  std::map<std::string, std::string>
      extra;  ///< columns that Rongtong does not know, by their header

  friend bool operator==(const Enterprise&, const Enterprise&) = default;
};

/// Lays the known values of `newer` over `older`: what `newer` does not know stays as it was.
/// REQUIRES: equal credit codes.
Enterprise merged(const Enterprise& older, const Enterprise& newer);

}  // namespace rongtong::model
