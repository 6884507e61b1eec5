#include "demo/needs.h"

#include <sstream>

#include "base/error.h"
#include "demo/words.h"

namespace rongtong::demo {

namespace {

std::optional<model::ConditionKind> condition_kind(const std::string& text) {
  if (text == "region") return model::ConditionKind::kRegion;
  if (text == "tier") return model::ConditionKind::kTier;
  if (text == "size") return model::ConditionKind::kSize;
  if (text == "qualification") return model::ConditionKind::kQualification;
  if (text == "industry") return model::ConditionKind::kIndustry;
  return std::nullopt;
}

model::NeedCondition read_condition(const std::string& text, const std::string& title) {
  std::istringstream in(text);
  std::string strength;
  std::string kind_text;
  in >> strength >> kind_text;
  const auto kind = condition_kind(kind_text);
  model::NeedCondition condition;
  for (std::string value; in >> value;) condition.values.push_back(value);
  if (!kind || (strength != "hard" && strength != "soft") || condition.values.empty()) {
    throw base::Error(
        base::ErrorCode::kInvalidArgument, base::msg("demo.grammar.unknown_condition", text, title)
    );
  }
  condition.kind = *kind;
  condition.hard = strength == "hard";
  return condition;
}

base::Date days_from(base::Date day, int days) {
  return base::date_from_days(base::days_since_epoch(day) + days);
}

std::string public_code(base::Date first_day, std::size_t ordinal) {
  const auto quarter = (static_cast<unsigned>(first_day.month()) - 1) / 3 + 1;
  std::string digits = std::to_string(ordinal);
  digits.insert(0, 4 - digits.size(), '0');
  return "Q" + std::to_string(quarter) + "-" + digits;
}

DemoNeed make_need(
    const Grammar& grammar,
    const DemoOptions& options,
    const IssuerPattern& issuer,
    const DemoFirm& firm,
    const NeedPattern& pattern,
    std::size_t ordinal
) {
  model::Need need;
  need.public_code = public_code(options.first_day, ordinal);
  need.year = static_cast<int>(options.first_day.year());
  need.title = pattern.title;
  need.need_type = pattern.type;
  need.docking_area = pattern.area;
  need.issuer = issuer.name;
  need.issuer_code = firm.enterprise.credit_code.text();
  need.industry_code = issuer.industry;
  need.detail = pattern.detail;
  need.keywords = pattern.keywords;
  need.needed_from = days_from(options.first_day, 14);
  need.needed_until = days_from(options.first_day, pattern.deadline_days);
  need.response_deadline = days_from(options.first_day, -10 - static_cast<int>(ordinal % 4) * 4);
  const auto modes = grammar.city.cooperation.find(pattern.type);
  if (modes != grammar.city.cooperation.end()) {
    need.cooperation_modes = split_words(modes->second);
  }
  if (pattern.budget > 0) need.budget_planned = model::Yuan(pattern.budget * 10'000);
  for (const auto& text : pattern.conditions) {
    need.conditions.push_back(read_condition(text, pattern.title));
  }
  need.invitations = pattern.invitations;
  need.partners_wanted = pattern.partners;
  need.source_channel = grammar.city.source_channel;
  need.contact_name = issuer.contact;
  need.contact_phone = firm.enterprise.contact_phone;
  need.extra[grammar.city.category_header] = pattern.category;
  need.extra[grammar.city.remark_header] = grammar.city.remark;
  DemoNeed result{std::move(need), pattern.category, {}};
  for (const auto& trade : pattern.trades) result.trades.push_back(grammar.trade(trade));
  return result;
}

}  // namespace

std::vector<DemoNeed> make_needs(
    const Grammar& grammar, const DemoOptions& options, const std::vector<DemoFirm>& firms
) {
  std::vector<DemoNeed> needs;
  for (std::size_t i = 0; i < grammar.issuers.size(); ++i) {
    const auto& issuer = grammar.issuers[i];
    for (const auto& pattern : issuer.needs) {
      needs.push_back(make_need(grammar, options, issuer, firms[i], pattern, needs.size() + 1));
    }
  }
  return needs;
}

}  // namespace rongtong::demo
