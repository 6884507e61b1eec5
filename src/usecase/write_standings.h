#pragma once

#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/catalogue.h"
#include "report/rule_words.h"
#include "report/table_file.h"
#include "usecase/near_miss.h"

namespace rongtong::usecase {

/// Names for tables: places, trades, titles. Remembers what it was asked.
class StandingNames {
 public:
  StandingNames(const RuleCatalogue& rules, const model::Codes& codes, base::Language language)
      : codes_(codes), words_(rules.vocabulary(), rules.book(), language) {}

  const report::RuleWords& words() const { return words_; }
  const std::string& region(const std::string& code);
  /// Section and division, or as far as the code goes.
  const std::string& industry(const std::string& code);
  /// 无 for no title.
  std::string title(const std::string& id) const;

 private:
  const model::Codes& codes_;
  report::RuleWords words_;
  std::unordered_map<std::string, std::string> regions_;
  std::unordered_map<std::string, std::string> industries_;
};

/// Writes a row for each firm and standard as they come.
class StandingTable final : public StandingSink {
 public:
  /// `on`: the day of the assessment.
  StandingTable(report::TableFile& file, StandingNames& names, base::Date on);
  void firm(const FirmStanding& standing) override;

 private:
  void add_reasons(const RungVerdict& rung, std::vector<report::Cell>& cells) const;

  report::TableFile& file_;
  StandingNames& names_;
  base::Date on_;
};

/// Hands each firm to both.
class BothSinks final : public StandingSink {
 public:
  BothSinks(StandingSink& first, StandingSink& second) : first_(first), second_(second) {}
  void firm(const FirmStanding& standing) override {
    first_.firm(standing);
    second_.firm(standing);
  }

 private:
  StandingSink& first_;
  StandingSink& second_;
};

/// The counts in long form: dimension, entry, standard, yes, no, unknown, all.
void write_summary(
    report::TableFile& file,
    const AssessSummary& summary,
    const RuleCatalogue& rules,
    StandingNames& names
);

/// The cultivation pool, nearest first.
void write_pool(report::TableFile& file, const std::vector<NearMiss>& pool, StandingNames& names);

/// With semicolons.
std::string joined(const std::vector<std::string>& parts, const report::RuleWords& words);

/// Name of a column: of the ladder's title, or of the rule set.
std::string column_name(
    const VerdictColumn& column, const RuleCatalogue& rules, base::Language language
);

}  // namespace rongtong::usecase
