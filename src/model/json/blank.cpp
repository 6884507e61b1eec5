#include "model/json/codec.h"

// The other members keep their defaults, which is just what is meant.
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

namespace rongtong::model {

namespace {

CreditCode code_of(const bj::object& in, std::string_view field, const JsonPath& path) {
  const bj::value* value = in.if_contains(bj::string_view(field.data(), field.size()));
  return read_json<CreditCode>(value == nullptr ? bj::value() : *value, JsonPath(path, field));
}

}  // namespace

template <>
Enterprise blank<Enterprise>(const bj::object& in, const JsonPath& path) {
  return {.credit_code = code_of(in, "credit_code", path)};
}
template <>
Willingness blank<Willingness>(const bj::object& in, const JsonPath& path) {
  return {.firm = code_of(in, "firm", path)};
}
template <>
FirmTerms blank<FirmTerms>(const bj::object& in, const JsonPath& path) {
  return {.firm = code_of(in, "firm", path)};
}
template <>
FirmAndNeed blank<FirmAndNeed>(const bj::object& in, const JsonPath& path) {
  return {.firm = code_of(in, "firm", path)};
}

}  // namespace rongtong::model
