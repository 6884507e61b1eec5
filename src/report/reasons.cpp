#include "report/reasons.h"

#include <algorithm>

#include "report/plan_index.h"
#include "report/privacy.h"

namespace rongtong::report {
namespace {

using base::msg;

constexpr std::size_t kWordsPerField = 6;

void add_word(std::vector<WordsInField>& fields, const model::MatchedWord& word) {
  auto at = std::find_if(fields.begin(), fields.end(), [&](const WordsInField& f) {
    return f.field == word.field;
  });
  if (at == fields.end()) at = fields.insert(fields.end(), WordsInField{word.field, {}});
  const bool known = std::find(at->words.begin(), at->words.end(), word.word) != at->words.end();
  if (!known && at->words.size() < kWordsPerField) at->words.push_back(word.word);
}

void add_conditions_against(
    std::vector<std::string>& against, const Reasons& reasons, const Words& words
) {
  for (const auto& line : reasons.conditions) {
    if (line.verdict == model::Verdict::kNo) {
      against.push_back(words.say(msg("report.against.condition_no", line.name)));
    } else if (line.verdict == model::Verdict::kUnknown) {
      against.push_back(words.say(msg("report.against.condition_unknown", line.name)));
    }
  }
}

std::vector<std::string> against(
    const Reasons& reasons,
    const model::Enterprise& firm,
    const model::Invitation& invitation,
    const Words& words
) {
  std::vector<std::string> list;
  if (!was_matched(invitation)) list.push_back(words.phrase("report.against.not_matched"));
  add_conditions_against(list, reasons, words);
  if (invitation.answer == model::Answer::kNo) {
    list.push_back(words.phrase("report.against.answer_no"));
  } else if (invitation.answer == model::Answer::kLater) {
    list.push_back(words.phrase("report.against.answer_later"));
  }
  if (firm.is_branch) list.push_back(words.phrase("report.against.branch"));
  if (firm.contact_phone.empty()) list.push_back(words.phrase("report.against.no_phone"));
  return list;
}

}  // namespace

Reasons reasons(
    const model::Need& need,
    const model::Enterprise& firm,
    const model::Invitation& invitation,
    const Words& words,
    Reader reader
) {
  Reasons found;
  for (const auto& word : invitation.candidate.words) {
    if (reader == Reader::kFirm && !may_be_named(need, word.word)) continue;
    add_word(found.words, word);
  }
  if (reader == Reader::kOfficer || released(need, "conditions")) {
    for (const auto& result : invitation.candidate.conditions) {
      found.conditions.push_back(
          {result.verdict,
           result.condition.hard,
           words.condition_name(result.condition.kind),
           words.condition(result.condition),
           words.condition_value(result)}
      );
    }
  }
  found.against = against(found, firm, invitation, words);
  return found;
}

std::string words_sentence(const Reasons& reasons, const Words& words) {
  std::string text;
  for (const auto& field : reasons.words) {
    std::string quoted;
    for (const auto& word : field.words) {
      if (!quoted.empty()) quoted += words.phrase("report.quoted_comma");
      quoted += words.say(msg("report.quoted", word));
    }
    if (!text.empty()) text += words.phrase("report.semicolon");
    text += words.say(msg("report.why.words", words.field(field.field), quoted));
  }
  return text;
}

std::string condition_standing(const ConditionLine& line, const Words& words) {
  const auto verdict = words.verdict(line.verdict);
  if (line.value.empty()) return words.say(msg("report.labelled", line.name, verdict));
  return words.say(msg(
      "report.condition.line", words.say(msg("report.labelled", line.name, line.value)), verdict
  ));
}

std::string condition_sentence(const ConditionLine& line, const Words& words) {
  const auto verdict = words.verdict(line.verdict);
  if (line.value.empty()) return words.say(msg("report.condition.line", line.asked, verdict));
  return words.say(msg("report.condition.line_with_value", line.asked, verdict, line.value));
}

}  // namespace rongtong::report
