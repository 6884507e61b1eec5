#include "report/explain.h"

#include "report/point_words.h"
#include "report/verdict_digest.h"

namespace rongtong::report {
namespace {

using base::msg;
using rules::ConditionResult;
using rules::ItemResult;
using rules::Truth;

std::string_view mark_of(const ConditionResult& result, bool asked) {
  if (!asked) return "\uFF0D";
  switch (result.truth) {
    case Truth::kYes:
      return "\u2713";
    case Truth::kNo:
      return "\u2717";
    case Truth::kUnknown:
      break;
  }
  return "\uFF1F";
}

class Tree {
 public:
  Tree(const JudgedFirm& firm, const RuleWords& words) : firm_(firm), words_(words) {}

  std::string text() {
    heading();
    if (firm_.result.set->classes.empty()) {
      for (const auto& condition : firm_.result.conditions) write(condition, 1);
    } else {
      write_classes();
    }
    if (firm_.result.points) write(*firm_.result.points);
    needs();
    return std::move(out_);
  }

 private:
  void line(std::size_t depth, const std::string& text) {
    if (!text.empty()) out_ += std::string(depth * 2, ' ') + text + "\n";
  }

  std::string with_citation(const std::string& text, const rules::Citation& citation) const {
    const auto where = words_.citation(citation, firm_.result.set->document.number);
    return where.empty() ? text : words_.say(msg("report_verdict.cited", text, where));
  }

  void heading() {
    const auto& set = *firm_.result.set;
    const bool graded = set.classes.empty();
    line(
        0,
        words_.say(
            msg(graded ? "report_verdict.heading" : "report_verdict.heading_class",
                words_.text(set.name),
                words_.purpose(firm_.result.review))
        )
    );
    line(
        1,
        words_.say(
            msg("report_verdict.by_document", words_.text(set.document.title), set.document.number)
        )
    );
    if (graded) {
      const auto verdict = words_.truth(firm_.result.verdict);
      line(1, words_.say(msg("report_verdict.verdict_line", verdict, sentence())));
    } else {
      line(1, sentence());
    }
  }

  /// The classes from the top until the firm's, each with the row of its trade only.
  void write_classes() {
    const auto& set = *firm_.result.set;
    const auto& results = firm_.result.conditions;
    for (std::size_t i = 0; i < results.size(); ++i) {
      const auto name = class_name(set, set.classes[i].id, words_);
      line(1, std::string(mark_of(results[i], results[i].asked)) + " " + name);
      for (const auto& row : results[i].parts) {
        if (!is_of_another_trade(row)) write(row, 2);
      }
    }
  }

  static bool is_of_another_trade(const ConditionResult& row) {
    if (row.parts.empty()) return false;
    const auto& trade = row.parts.front();
    return trade.condition->kind == rules::Condition::Kind::kIs && trade.truth == Truth::kNo;
  }

  std::string sentence() const { return verdict_sentence(firm_.result, words_); }

  /// What stands behind a condition's text in the same line.
  std::string known_value(const ConditionResult& result) const {
    if (!result.value) return "";
    const auto of = words_.quantity(result.condition->value);
    return result.threshold ? words_.number_beside(*result.value, *result.threshold, of)
                            : words_.number(*result.value, of);
  }

  /// What a condition without a number waits for, short enough for its own line.
  std::string inline_lack(const ConditionResult& result) const {
    const bool plain = result.asked && result.bare == Truth::kUnknown && result.parts.empty() &&
                       !result.value && !result.condition->undecided;
    if (!plain || result.missing.size() != 1 || !result.waiver.empty()) return "";
    const auto& input = result.missing.front();
    const auto key = words_.asks_a_person(input) ? "report_verdict.to_judge_inline"
                                                 : "report_verdict.missing_inline";
    return words_.say(msg(key, words_.input(input, firm_.result.on)));
  }

  void write(const ConditionResult& result, std::size_t depth) {
    write(result, depth, result.asked);
  }

  void write(const ConditionResult& result, std::size_t depth, bool asked) {
    const auto& condition = *result.condition;
    auto text = with_citation(words_.text(condition.text), condition.citation);
    const bool met = result.bare == Truth::kYes;
    const auto value = known_value(result);
    if (met && !value.empty()) text = words_.say(msg("report_verdict.met_by", text, value));
    const auto lack = inline_lack(result);
    if (!lack.empty()) text = words_.say(msg("report_verdict.met_by", text, lack));
    line(depth, std::string(mark_of(result, asked)) + " " + text);
    if (!asked) return line(depth + 2, words_.phrase("report_verdict.not_asked"));
    if (!met && lack.empty()) write_lack(result, depth + 2);
    const bool by_one = met && condition.kind == rules::Condition::Kind::kAny;
    for (const auto& part : result.parts) {
      if (by_one && part.truth != Truth::kYes) continue;
      write(part, depth + 1, part.asked && !is_for_reviews_only(result, part, words_));
    }
    write_waiver(result, depth + 1);
  }

  void write_lack(const ConditionResult& result, std::size_t depth) {
    const auto& condition = *result.condition;
    const auto value = known_value(result);
    if (!value.empty() && result.threshold) {
      const auto of = words_.quantity(condition.value);
      const auto asked = std::string(words_.comparison(condition.comparison)) + " " +
                         words_.number(*result.threshold, of);
      const auto lack = shortfall(result, words_);
      line(
          depth,
          lack.empty() ? words_.say(msg("report_verdict.against", value, asked))
                       : words_.say(msg("report_verdict.against_lack", value, asked, lack))
      );
    }
    if (condition.undecided) {
      const auto& note = words_.text(condition.note);
      line(
          depth,
          note.empty() ? words_.phrase("report_verdict.person")
                       : words_.say(msg("report_verdict.person_note", note))
      );
    }
    if (result.parts.empty()) write_missing(result.missing, depth);
  }

  void write_missing(const std::vector<rules::Input>& missing, std::size_t depth) {
    std::vector<rules::Input> facts;
    std::vector<rules::Input> judgements;
    for (const auto& input : missing) {
      (words_.asks_a_person(input) ? judgements : facts).push_back(input);
    }
    const auto on = firm_.result.on;
    if (!facts.empty()) {
      line(depth, words_.say(msg("report_verdict.missing", words_.inputs(facts, on))));
    }
    if (!judgements.empty()) {
      line(depth, words_.say(msg("report_verdict.to_judge", words_.inputs(judgements, on))));
    }
  }

  void write_waiver(const ConditionResult& result, std::size_t depth) {
    // A waiver that does not hold matters only where the condition does not hold by itself.
    if (result.waiver.empty() || result.bare == Truth::kYes) return;
    constexpr std::string_view kKeys[] = {
        "report_verdict.waiver_no", "report_verdict.waiver_unknown", "report_verdict.waiver_yes"};
    line(depth + 1, words_.phrase(kKeys[static_cast<std::size_t>(result.waived)]));
    for (const auto& waiver : result.waiver) write(waiver, depth + 2);
  }

  void write(const rules::PointsResult& points) {
    const auto& table = *firm_.result.set->points;
    line(
        1, mark(points.reached) + with_citation(total_text(points, table, words_), table.citation)
    );
    for (const auto& group : points.groups) write(group);
    for (const auto& direct : points.direct) {
      line(2, words_.phrase("report_verdict.direct"));
      write(direct, 3);
    }
  }

  static std::string mark(Truth truth) {
    ConditionResult as_condition;
    as_condition.truth = truth;
    return std::string(mark_of(as_condition, true)) + " ";
  }

  void write(const rules::GroupResult& group) {
    const auto& about = *group.group;
    const auto score = out_of(group.points, about.maximum, words_);
    auto text = words_.say(msg("report_verdict.scored", words_.text(about.text), score));
    if (about.minimum) {
      const auto minimum = words_.points(*about.minimum);
      text = mark(group.minimum_reached) +
             words_.say(msg("report_verdict.with_minimum", text, minimum));
    }
    line(2, with_citation(text, about.citation));
    for (const auto& item : group.items) write(item, 3);
  }

  void write(const ItemResult& result, std::size_t depth) {
    const auto& item = *result.item;
    const auto score = out_of(result.points, item.maximum, words_);
    const auto name = with_citation(words_.text(item.text), item.citation);
    auto text = words_.say(msg("report_verdict.scored", name, score));
    const auto reason = points_reason(result, words_);
    const auto next = next_band(result, words_);
    if (!reason.empty()) text = words_.say(msg("report_verdict.because", text, reason));
    if (!next.empty()) text = words_.say(msg("report_verdict.with_next", text, next));
    line(depth, text);
    if (item.undecided) {
      const auto& note = words_.text(item.note);
      line(
          depth + 1,
          note.empty() ? words_.phrase("report_verdict.person")
                       : words_.say(msg("report_verdict.person_note", note))
      );
    }
    write_missing(result.missing, depth + 1);
    for (const auto& part : result.parts) write(part, depth + 1);
  }

  /// What is wanted before a verdict can be given.
  void needs() {
    const auto wanted = digest(firm_.result, words_);
    const auto on = firm_.result.on;
    if (!wanted.facts.empty()) {
      line(1, words_.say(msg("report_verdict.to_supply", words_.inputs(wanted.facts, on))));
    }
    if (!wanted.judgements.empty()) {
      line(1, words_.say(msg("report_verdict.to_judge_all", words_.inputs(wanted.judgements, on))));
    }
  }

  const JudgedFirm& firm_;
  const RuleWords& words_;
  std::string out_;
};

}  // namespace

std::string explain(const JudgedFirm& firm, const RuleWords& words) {
  return Tree(firm, words).text();
}

std::string firm_heading(const model::FirmFacts& firm, base::Date on) {
  std::string text = firm.name.empty() ? firm.id : firm.name;
  if (!firm.name.empty() && firm.name != firm.id && !firm.id.empty()) text += "  " + firm.id;
  return text + "  " + base::to_iso(on);
}

}  // namespace rongtong::report
