#include <algorithm>

#include "report/verdict_digest.h"
#include "report/verdict_parts.h"

namespace rongtong::report {
namespace {

using base::msg;
using rules::Condition;
using rules::ConditionResult;
using rules::Truth;

bool has_number(const ConditionResult& result) {
  return result.value || std::ranges::any_of(result.parts, has_number);
}

/// Parts that are worth a row of their own: of an alternative that is met, the one that meets it;
/// of a list that is met, those with a figure.
std::vector<const ConditionResult*> shown_parts(const ConditionResult& result) {
  std::vector<const ConditionResult*> parts;
  const bool any = result.condition->kind == Condition::Kind::kAny;
  for (const auto& part : result.parts) {
    const bool met = part.truth == Truth::kYes;
    const bool wanted = has_number(part) ? !any || met || result.bare != Truth::kYes
                                         : !met && result.bare != Truth::kYes;
    if (wanted) parts.push_back(&part);
  }
  return parts;
}

/// What a condition looks like, its parts below it.
struct Row {
  const VerdictPage& page;
  const ConditionResult& result;
  std::size_t depth;
  bool asked_here;  ///< not of another purpose, not in another case

  const Condition& condition() const { return *result.condition; }
  Quantity of() const { return page.words().quantity(condition().value); }

  std::string value() const {
    if (!result.value) return "";
    return result.threshold ? page.words().number_beside(*result.value, *result.threshold, of())
                            : page.words().number(*result.value, of());
  }

  std::string asked() const {
    if (!result.threshold) return "";
    return std::string(page.words().comparison(condition().comparison)) + "\u00A0" +
           page.words().number(*result.threshold, of());
  }

  std::string state() const {
    if (!asked_here) return page.phrase("report_verdict.page.not_asked");
    if (result.waived == Truth::kYes && result.bare != Truth::kYes) {
      return page.phrase("report_verdict.page.waived");
    }
    return page.words().truth(result.truth);
  }

  std::string remark() const {
    const auto& words = page.words();
    if (!asked_here || result.truth == Truth::kYes) return "";
    if (const auto lack = shortfall(result, words); !lack.empty()) return lack;
    if (condition().undecided) return page.phrase("report_verdict.page.person");
    if (condition().kind == Condition::Kind::kAll && !result.parts.empty()) {
      const auto met = std::ranges::count(result.parts, Truth::kYes, &ConditionResult::truth);
      return page.say(msg("report_verdict.page.some_met", result.parts.size(), met));
    }
    if (!result.parts.empty() || result.missing.empty()) return "";
    std::vector<rules::Input> facts;
    std::ranges::copy_if(result.missing, std::back_inserter(facts), [&](const auto& input) {
      return !words.asks_a_person(input);
    });
    if (facts.empty()) return page.phrase("report_verdict.page.judge");
    return page.say(msg("report_verdict.missing_inline", words.inputs(facts, page.result().on)));
  }

  void write_text() const {
    auto& html = page.html;
    const auto cell = html.in(
        "th",
        {{"scope", "row"},
         {"class",
          depth == 0   ? "d0"
          : depth == 1 ? "d1"
                       : "d2"}}
    );
    html.text(page.words().text(condition().text));
    const auto where = page.words().citation(condition().citation, page.set().document.number);
    // Parts stand in their group's article.
    if (!where.empty() && depth == 0) html.element("span", {{"class", "cite"}}, where);
  }

  void write() const {
    auto& html = page.html;
    const auto truth = asked_here ? result.truth : Truth::kYes;
    {
      const auto row = html.in("tr", {{"class", truth_class(truth)}});
      {
        const auto cell = html.in("td", {{"class", "state"}});
        write_truth_mark(html, truth);
        html.text(state());
      }
      write_text();
      html.element("td", {{"class", "num"}}, value());
      html.element("td", {{"class", "num"}}, asked());
      html.element("td", {{"class", "lack"}}, remark());
    }
    if (!asked_here) return;
    for (const auto* part : shown_parts(result)) {
      const bool asks = part->asked && !is_for_reviews_only(result, *part, page.words());
      Row{page, *part, depth + 1, asks}.write();
    }
    if (result.waived != Truth::kYes || result.bare == Truth::kYes) return;
    for (const auto& waiver : result.waiver) {
      Row{page, waiver, depth + 1, waiver.asked}.write();
    }
  }
};

void write_head(const VerdictPage& page) {
  const auto head = page.html.in("thead");
  const auto row = page.html.in("tr");
  for (const auto* key :
       {"report_verdict.page.state",
        "report_verdict.page.condition",
        "report_verdict.page.value",
        "report_verdict.page.asked",
        "report_verdict.page.lack"}) {
    page.html.element("th", {{"scope", "col"}}, page.phrase(key));
  }
}

/// Not met first, then what is open, then what is met; in the standard's order within each.
std::vector<const ConditionResult*> by_urgency(const std::vector<ConditionResult>& results) {
  std::vector<const ConditionResult*> order;
  for (const auto truth : {Truth::kNo, Truth::kUnknown, Truth::kYes}) {
    for (const auto& result : results) {
      if (result.truth == truth) order.push_back(&result);
    }
  }
  return order;
}

}  // namespace

void write_conditions(const VerdictPage& page) {
  if (page.result().conditions.empty() || !page.set().classes.empty()) return;
  auto& html = page.html;
  const auto section = html.in("section");
  html.element("h2", page.phrase("report_verdict.page.conditions"));
  const auto scroll = html.in("div", {{"class", "scroll"}});
  const auto table = html.in("table", {{"class", "conditions"}});
  write_head(page);
  const auto body = html.in("tbody");
  for (const auto* result : by_urgency(page.result().conditions)) {
    Row{page, *result, 0, result->asked}.write();
  }
}

}  // namespace rongtong::report
