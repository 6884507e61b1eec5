#include "model/need.h"

namespace rongtong::model {

namespace {

void add_line(std::string& text, const std::string& line) {
  if (line.empty()) return;
  if (!text.empty()) text += '\n';
  text += line;
}

void move_years(std::optional<base::Date>& date, std::chrono::years by) {
  if (!date) return;
  *date += by;
  if (!date->ok()) *date = date->year() / date->month() / std::chrono::last;
}

}  // namespace

std::string matching_text(const Need& need) {
  std::string text;
  for (const auto* part :
       {&need.title,
        &need.summary,
        &need.detail,
        &need.difficulties,
        &need.research_content,
        &need.expected_result}) {
    add_line(text, *part);
  }
  for (const auto& keyword : need.keywords) add_line(text, keyword);
  for (const auto& indicator : need.indicators) add_line(text, indicator.name);
  return text;
}

Need renewed(const Need& need, int year, std::string public_code) {
  Need draft = need;
  const std::chrono::years by{need.year == 0 ? 0 : year - need.year};
  draft.renewed_from = need.public_code;
  draft.public_code = std::move(public_code);
  draft.year = year;
  move_years(draft.needed_from, by);
  move_years(draft.needed_until, by);
  move_years(draft.response_deadline, by);
  return draft;
}

}  // namespace rongtong::model
