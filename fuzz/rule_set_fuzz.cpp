// Any bytes as rule sets, several files parted by a line `%%%`: sets without fault, or faults with
// their place. Sets that were read fit together, choose and judge.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rules/assess.h"
#include "rules/book_check.h"
#include "rules/describe.h"
#include "rules/parse.h"
#include "tests/rules/small_vocabulary.h"

namespace {

using namespace rongtong;

void require(bool holds) {
  if (!holds) __builtin_trap();
}

std::vector<rules::RuleFile> files_of(std::string_view text) {
  constexpr std::string_view kParting = "\n%%%\n";
  constexpr std::size_t kMost = 4;
  std::vector<rules::RuleFile> files;
  while (files.size() < kMost) {
    const std::size_t end = std::min(text.find(kParting), text.size());
    files.push_back({std::to_string(files.size()) + ".yaml", std::string(text.substr(0, end))});
    if (end == text.size()) break;
    text.remove_prefix(end + kParting.size());
  }
  return files;
}

/// A value lies in one band, and the bands follow each other without a hole.
void check_bands(const rules::PointItem& item) {
  for (const auto& part : item.parts) check_bands(part);
  if (item.kind != rules::PointItem::Kind::kBands) return;
  require(!item.bands.empty() && !item.bands.front().to && !item.bands.back().from);
  for (std::size_t i = 0; i + 1 < item.bands.size(); ++i) {
    const auto& upper = item.bands[i];
    const auto& lower = item.bands[i + 1];
    require(upper.from && lower.to && upper.from_included != lower.to_included);
    require(upper.points.least >= 0 && upper.points.most <= item.maximum);
  }
}

void check_set(const rules::RuleBook& book, const rules::RuleSet& set) {
  if (set.points) {
    for (const auto& group : set.points->groups) {
      for (const auto& item : group.items) check_bands(item);
    }
  }
  const rules::FactTable nothing(1, base::Date{});
  const auto assessment = rules::assess(book, set, nothing, 0);
  if (!set.classes.empty() || set.points) return;
  const auto held = rules::truth_of(book.graph(), set.conditions_hold, nothing, 0);
  require(assessment.verdict == held);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto kVocabulary = tests::small_vocabulary();
  const auto files = files_of({reinterpret_cast<const char*>(data), size});
  const auto read = rules::read_rule_book(files, kVocabulary);
  require(read.book.sets().size() == files.size() || base::rejected(read.findings));
  for (const auto& finding : read.findings) {
    require(!finding.place.file.empty());
    require(base::render(finding.message, base::Language::kEnglish) != finding.message.key);
  }
  require(rules::fits_together(read.book));
  for (const auto& set : read.book.sets()) check_set(read.book, set);
  return 0;
}
