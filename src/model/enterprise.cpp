#include "model/enterprise.h"

#include "base/error.h"

namespace rongtong::model {

namespace {

void lay(std::string& older, const std::string& newer) {
  if (!newer.empty()) older = newer;
}

template <class T>
void lay(std::optional<T>& older, const std::optional<T>& newer) {
  if (newer) older = newer;
}

}  // namespace

Enterprise merged(const Enterprise& older, const Enterprise& newer) {
  RT_INVARIANT(older.credit_code == newer.credit_code, "merging two enterprises");
  Enterprise result = older;
  lay(result.name, newer.name);
  lay(result.kind, newer.kind);
  if (!newer.name.empty()) result.is_branch = newer.is_branch;
  lay(result.region, newer.region);
  lay(result.address, newer.address);
  lay(result.registered_on, newer.registered_on);
  if (newer.capital.known()) result.capital = newer.capital;
  lay(result.legal_form, newer.legal_form);
  lay(result.industry_code, newer.industry_code);
  lay(result.business_scope, newer.business_scope);
  lay(result.main_products, newer.main_products);
  lay(result.tier, newer.tier);
  lay(result.size_class, newer.size_class);
  if (!newer.qualifications.empty()) result.qualifications = newer.qualifications;
  lay(result.contact_name, newer.contact_name);
  lay(result.contact_phone, newer.contact_phone);
  for (const auto& [header, value] : newer.extra) lay(result.extra[header], value);
  return result;
}

}  // namespace rongtong::model
