#include "report/privacy.h"

#include <algorithm>
#include <array>

namespace rongtong::report {
namespace {

struct TextMember {
  std::string_view field;
  std::string model::Need::*text;
};

/// The texts that matching reads; keywords and indicators are lists and looked at below.
constexpr std::array<TextMember, 6> kTexts{
    {{"title", &model::Need::title},
     {"summary", &model::Need::summary},
     {"detail", &model::Need::detail},
     {"difficulties", &model::Need::difficulties},
     {"research_content", &model::Need::research_content},
     {"expected_result", &model::Need::expected_result}}};

bool holds(const std::string& text, std::string_view word) {
  return text.find(word) != std::string::npos;
}

}  // namespace

bool released(const model::Need& need, std::string_view field) {
  if (!need.restricted) return true;
  return std::find(need.public_fields.begin(), need.public_fields.end(), field) !=
         need.public_fields.end();
}

std::string public_title(const model::Need& need) {
  return released(need, "title") && !need.title.empty() ? need.title : need.public_code;
}

std::string public_issuer(const model::Need& need, const Words& words) {
  return released(need, "issuer") ? need.issuer : words.phrase("report.issuer_withheld");
}

bool may_be_named(const model::Need& need, std::string_view word) {
  if (!need.restricted) return true;
  for (const auto& member : kTexts) {
    if (released(need, member.field) && holds(need.*member.text, word)) return true;
  }
  if (released(need, "keywords")) {
    for (const auto& keyword : need.keywords) {
      if (holds(keyword, word)) return true;
    }
  }
  if (released(need, "indicators")) {
    for (const auto& indicator : need.indicators) {
      if (holds(indicator.name, word)) return true;
    }
  }
  return false;
}

}  // namespace rongtong::report
