#include "usecase/show_assessment.h"

#include <boost/json.hpp>

#include "report/assessment_json.h"
#include "report/csv_cells.h"
#include "report/explain.h"
#include "report/standard_text.h"
#include "report/verdict_digest.h"

namespace rongtong::usecase {

namespace {

report::RuleWords words_of(const RuleCatalogue& rules, base::Language language) {
  return {rules.vocabulary(), rules.book(), language};
}

AssessmentLine line_of(const rules::Assessment& result, const report::RuleWords& words) {
  const auto& set = *result.set;
  AssessmentLine line;
  line.standard = words.text(set.name);
  line.sentence = report::verdict_sentence(result, words);
  if (!set.classes.empty()) {
    line.verdict = result.class_id.empty() ? words.truth(rules::Truth::kUnknown)
                                           : report::class_name(set, result.class_id, words);
    return line;
  }
  line.purpose = words.purpose(result.review);
  line.verdict = words.truth(result.verdict);
  if (result.points) {
    line.points = words.points(result.points->total) + " / " + words.points(set.points->pass_mark);
  }
  return line;
}

}  // namespace

std::vector<AssessmentLine> assessment_lines(
    const AssessedFirm& firm, const RuleCatalogue& rules, base::Language language
) {
  const auto words = words_of(rules, language);
  std::vector<AssessmentLine> lines;
  for (const auto& result : firm.results()) lines.push_back(line_of(result, words));
  return lines;
}

std::string explain_text(
    const AssessedFirm& firm, const RuleCatalogue& rules, base::Language language
) {
  const auto words = words_of(rules, language);
  std::string text;
  for (std::size_t i = 0; i < firm.results().size(); ++i) {
    text += (i == 0 ? "" : "\n") + report::explain(firm.judged(i), words);
  }
  return text;
}

std::string assessment_csv_head(base::Language language) {
  std::vector<report::Column> columns;
  for (const auto* key :
       {"usecase_assess.column.code",
        "usecase_assess.column.name",
        "usecase_assess.column.day",
        "usecase_assess.column.set",
        "usecase_assess.column.standard",
        "usecase_assess.column.purpose",
        "usecase_assess.column.verdict",
        "usecase_assess.column.least",
        "usecase_assess.column.most",
        "usecase_assess.column.mark",
        "usecase_assess.column.unmet",
        "usecase_assess.column.undecided",
        "usecase_assess.column.why"}) {
    columns.push_back({base::phrase(key, language)});
  }
  std::string head(report::kByteOrderMark);
  report::append_csv_headings(head, columns);
  return head;
}

std::string assessment_csv(
    const AssessedFirm& firm, const RuleCatalogue& rules, base::Language language
) {
  const auto words = words_of(rules, language);
  const auto points = [](std::int32_t hundredths) -> report::Cell { return hundredths / 100.0; };
  std::string rows;
  for (const auto& result : firm.results()) {
    const auto line = line_of(result, words);
    const bool scored = result.points.has_value();
    report::append_csv_row(
        rows,
        {firm.facts().id,
         firm.facts().name,
         result.on,
         result.set->id,
         line.standard,
         line.purpose,
         line.verdict,
         scored ? points(result.points->total.least) : report::Cell(),
         scored ? points(result.points->total.most) : report::Cell(),
         scored ? points(result.set->points->pass_mark) : report::Cell(),
         static_cast<std::int64_t>(result.unmet),
         static_cast<std::int64_t>(result.undecided),
         line.sentence}
    );
  }
  return rows;
}

std::string firm_heading(const AssessedFirm& firm) {
  return report::firm_heading(firm.facts(), firm.on());
}

std::vector<std::string> version_notes(
    const AssessedFirm& firm, const RuleCatalogue& rules, base::Language language
) {
  const auto words = words_of(rules, language);
  std::vector<std::string> notes;
  for (const auto& none : firm.without_version()) {
    notes.push_back(words.say(base::msg("usecase_assess.no_review_version", words.title(none.title))
    ));
  }
  return notes;
}

std::vector<std::string> assessment_jsons(
    const AssessedFirm& firm, const RuleCatalogue& rules, base::Language language
) {
  const auto words = words_of(rules, language);
  std::vector<std::string> all;
  for (std::size_t i = 0; i < firm.results().size(); ++i) {
    all.push_back(boost::json::serialize(report::assessment_json(firm.judged(i), words)));
  }
  return all;
}

std::string effect_text(
    const rules::Effect& effect, const RuleCatalogue& rules, base::Language language
) {
  return report::effect_text(effect, words_of(rules, language));
}

std::string standard_text(
    const rules::RuleSet& set, const RuleCatalogue& rules, base::Language language
) {
  return report::standard_text(set, words_of(rules, language));
}

}  // namespace rongtong::usecase
