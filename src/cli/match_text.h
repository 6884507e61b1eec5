#pragma once

#include <string>

#include "cli/context.h"
#include "model/catalogue.h"
#include "usecase/plan_assignment.h"

namespace rongtong::cli {

/// Candidates and their reasons in words, for a terminal.
class MatchText {
 public:
  MatchText(const Context& context, const model::Codes& codes, usecase::FirmSource& firms)
      : context_(context), codes_(codes), firms_(firms) {}

  /// A table of the candidates; with `explain` also the words and where they stand, each condition,
  /// each part of the score.
  std::string of(const usecase::NeedCandidates& need, bool explain) const;

 private:
  std::string words(const model::Candidate& candidate) const;
  std::string reasons(const model::Candidate& candidate, const model::Enterprise& firm) const;
  std::string condition(const model::ConditionResult& result) const;
  std::string values(const model::NeedCondition& condition) const;
  std::string value(model::ConditionKind kind, const std::string& value) const;

  const Context& context_;
  const model::Codes& codes_;
  usecase::FirmSource& firms_;
};

}  // namespace rongtong::cli
