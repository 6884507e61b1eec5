#include "usecase/renew_needs.h"

#include <algorithm>

#include "base/error.h"

namespace rongtong::usecase {

namespace {

std::string renewed_code(const std::string& code, int from_year, int to_year) {
  const std::string from = std::to_string(from_year);
  const std::string to = std::to_string(to_year);
  const auto at = code.find(from);
  if (at == std::string::npos) return code + "-" + to;
  std::string renewed = code;
  return renewed.replace(at, from.size(), to);
}

std::vector<model::Need> chosen(const store::Store& store, const RenewRequest& request) {
  std::vector<model::Need> needs;
  for (const auto& code : request.codes) {
    auto need = store.find_need(code);
    if (!need) {
      throw base::Error(base::ErrorCode::kNotFound, base::msg("usecase.needs.unknown", code));
    }
    needs.push_back(std::move(*need));
  }
  if (!request.codes.empty()) return needs;
  for (auto& need : store.needs()) {
    if (need.year == request.from_year) needs.push_back(std::move(need));
  }
  return needs;
}

}  // namespace

std::vector<model::Need> renew_needs(store::Store& store, const RenewRequest& request) {
  const auto lock = store.lock_for_writing();
  std::vector<model::Need> drafts;
  for (const auto& need : chosen(store, request)) {
    const int from = need.year == 0 ? request.from_year : need.year;
    const auto code = renewed_code(need.public_code, from, request.to_year);
    if (store.find_need(code)) continue;
    drafts.push_back(model::renewed(need, request.to_year, code));
    store.put_need(drafts.back());
  }
  return drafts;
}

}  // namespace rongtong::usecase
