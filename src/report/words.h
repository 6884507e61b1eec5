#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/message.h"
#include "model/catalogue.h"
#include "model/plan.h"

namespace rongtong::report {

/// How values of the field are said in one language. Borrows the codes.
class Words {
 public:
  Words(const model::Codes& codes, base::Language language) : codes_(codes), language_(language) {}

  base::Language language() const { return language_; }
  bool chinese() const { return language_ == base::Language::kChinese; }
  std::string phrase(std::string_view key) const { return base::phrase(key, language_); }
  std::string say(const base::Message& message) const { return base::render(message, language_); }

  /// 2026年4月1日, "1 April 2026".
  std::string date(base::Date date) const;
  /// `2026-04-01 周三`, for headings of tables.
  std::string day(base::Date date) const;
  /// The days of an event: one day, or the first to the last; empty without sessions.
  std::string days(const model::DockingEvent& event) const;
  /// A UTC time such as `2026-04-01T00:30:00Z` in Beijing time (UTC+8); anything else as it is.
  std::string moment(std::string_view utc) const;
  /// 250万元, 1.2亿元, 9,800元; rounded to two decimals.
  std::string money(model::Yuan yuan) const;
  std::string exact_money(model::Yuan yuan) const;
  /// Items with the language's comma between them.
  std::string list(const std::vector<std::string>& items) const;

  std::string area(std::string_view id) const;
  std::string need_type(std::string_view id) const;
  std::string tier(std::string_view id) const;
  std::string size_class(std::string_view id) const;
  std::string region(model::RegionCode code) const { return codes_.regions.full_name(code); }
  std::string answer(const std::optional<model::Answer>& answer) const;
  std::string verdict(model::Verdict verdict) const;
  std::string field(model::TextField field) const;
  std::string score_part(std::string_view id) const;
  /// The name of a table, or `3号桌`.
  std::string table(const model::DockingEvent& event, int table) const;
  /// What a condition asks for: 地区：浙江省、上海市.
  std::string condition(const model::NeedCondition& condition) const;
  /// 地区, 梯度 …
  std::string condition_name(model::ConditionKind kind) const;
  /// What the firm has, as the condition's kind is written; empty when unknown.
  std::string condition_value(const model::ConditionResult& result) const;

 private:
  std::string value_of(model::ConditionKind kind, std::string_view value) const;

  const model::Codes& codes_;
  base::Language language_;
};

/// `09:20`.
std::string clock(int minutes);
/// `09:20–09:40`.
std::string clock(model::ClockSpan span);

}  // namespace rongtong::report
