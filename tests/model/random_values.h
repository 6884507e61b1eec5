#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/finding.h"
#include "base/random.h"
#include "model/blank.h"
#include "model/plan.h"

/// Random values of the field with every kind of text, number and absence, for round trips.
namespace rongtong::tests {

class Anything {
 public:
  explicit Anything(std::uint64_t seed) : random_(seed) {}

  bool truth() { return random_.below(2) == 1; }
  int number() { return static_cast<int>(random_.below(2000)) - 1000; }
  std::size_t index() { return random_.below(1000); }
  std::int64_t large() { return static_cast<std::int64_t>(random_.next()); }
  double real() {
    const double scales[] = {1, 1e-9, 1e12, -0.1};
    return random_.unit() * scales[random_.below(4)];
  }
  std::string text() {
    static const std::vector<std::string> texts{
        "", "精密机械", "\"\\/\b\n\t", std::string("\0nul", 4), "\xd6\xd0", "😀", "a,b", "{}"};
    return random_.pick(texts);
  }
  base::Date date() { return base::date_from_days(static_cast<int>(random_.below(60000)) - 20000); }
  model::CreditCode code() {
    std::string text = "91999999" + std::to_string(100'000'000 + random_.below(900'000'000));
    text += model::CreditCode::check_character(text);
    return *model::CreditCode::parse(text);
  }
  template <class E>
  E one_of(int count) {
    return static_cast<E>(random_.below(static_cast<std::uint32_t>(count)));
  }
  template <class Make>
  auto maybe(const Make& make) -> std::optional<decltype(make())> {
    if (truth()) return make();
    return std::nullopt;
  }
  template <class Make>
  auto some(const Make& make) -> std::vector<decltype(make())> {
    std::vector<decltype(make())> items;
    for (auto left = random_.below(3); left > 0; --left) items.push_back(make());
    return items;
  }
  std::vector<std::string> texts() {
    return some([&] { return text(); });
  }
  std::map<std::string, std::string> facts() {
    std::map<std::string, std::string> items;
    for (auto left = random_.below(3); left > 0; --left) items[text()] = text();
    return items;
  }

  base::Message message() { return {text(), texts()}; }
  base::Finding finding() {
    const auto severity = one_of<base::Severity>(2);
    return {severity, text(), {text(), random_.below(99), text()}, text(), message()};
  }
  model::Enterprise enterprise();
  model::NeedCondition condition() {
    const auto kind = one_of<model::ConditionKind>(5);
    return {kind, truth(), texts()};
  }
  model::Need need();
  model::ClockSpan span() { return {number(), number()}; }
  model::Absence absence() {
    return {date(), maybe([&] { return span(); })};
  }
  model::DockingEvent event();
  model::Candidate candidate();
  model::Invitation invitation() {
    return {index(), index(), number(), candidate(), maybe([&] { return answer(); }), truth()};
  }
  model::Answer answer() { return one_of<model::Answer>(3); }
  model::PlannedMeeting meeting() { return {index(), text(), number(), index(), date(), span()}; }
  model::Plan plan();

 private:
  base::Random random_;
};

}  // namespace rongtong::tests
