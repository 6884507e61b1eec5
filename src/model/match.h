#pragma once

#include <string>
#include <vector>

#include "model/ids.h"
#include "model/need.h"

namespace rongtong::model {

enum class Verdict { kYes, kNo, kUnknown };

enum class TextField { kName, kBusinessScope, kMainProducts, kQualifications };

/// A word that need and firm share, and where it stands in the firm's text.
struct MatchedWord {
  std::string word;
  TextField field = TextField::kBusinessScope;
  std::size_t offset = 0;  ///< in bytes from the start of the field's text
  double weight = 0;       ///< its share of the text score, in score units
  friend bool operator==(const MatchedWord&, const MatchedWord&) = default;
};

struct ConditionResult {
  NeedCondition condition;
  Verdict verdict = Verdict::kUnknown;
  std::string value;  ///< what the firm has, in the dictionaries' ids; empty when unknown
  friend bool operator==(const ConditionResult&, const ConditionResult&) = default;
};

/// A named part of the score: "text", "condition.region" … The parts add up to the score.
struct ScorePart {
  std::string id;
  double value = 0;
  friend bool operator==(const ScorePart&, const ScorePart&) = default;
};

/// A firm that may meet a need, and why.
struct Candidate {
  EnterpriseId enterprise;
  double score = 0;  ///< comparable within one need only
  double fit = 0;    ///< 0–1: the score over the best that a firm could reach for this need;
                     ///< comparable between needs
  std::vector<ScorePart> parts;
  std::vector<MatchedWord> words;  ///< heaviest first
  std::vector<ConditionResult> conditions;
  friend bool operator==(const Candidate&, const Candidate&) = default;
};

/// How many firms one hard condition kept out.
struct Exclusion {
  NeedCondition condition;
  std::size_t firms = 0;
  friend bool operator==(const Exclusion&, const Exclusion&) = default;
};

struct MatchResult {
  std::vector<Candidate> candidates;  ///< best first; equal scores by credit code
  std::vector<Exclusion> exclusions;
  std::size_t firms_considered = 0;
  friend bool operator==(const MatchResult&, const MatchResult&) = default;
};

}  // namespace rongtong::model
