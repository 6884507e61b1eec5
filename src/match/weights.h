#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/match.h"

namespace rongtong::match {

inline constexpr std::size_t kTextFields = 4;

/// How one text of a firm counts (BM25F: weight and length normalisation of a field).
struct FieldWeight {
  double weight = 1;
  double b = 0.5;  ///< 0: length does not matter, 1: fully
  friend bool operator==(const FieldWeight&, const FieldWeight&) = default;
};

/// Everything that the ranking can be tuned by; catalog/match/weights.yaml says why.
struct MatchWeights {
  double k1 = 1.0;  ///< how soon a repeated word stops to count in a firm
  /// By model::TextField: name, business scope, main products, qualifications.
  std::array<FieldWeight, kTextFields> fields{{{1.5, 0.3}, {1.0, 0.5}, {1.5, 0.5}, {0.5, 0.5}}};
  double title = 2.0;            ///< a word of the need's title counts as often
  double keywords = 2.0;         ///< of its keywords
  double text = 1.0;             ///< of its other texts
  double k3 = 1.0;               ///< how soon a repeated word stops to count in a need
  std::size_t fit_words = 4;     ///< a firm with the so many heaviest words of a need has fit 1
  double soft_condition = 0.05;  ///< a soft condition that is met, as a fit
  double soft_unknown = 0.5;     ///< share of it where the firm's value is unknown

  friend bool operator==(const MatchWeights&, const MatchWeights&) = default;
};

/// Phrases that say nothing about ability; words do not reach across them. `scope`: licence
/// boilerplate, dropped from the firms' texts and the need's. `need`: words of a request, dropped
/// from the need's text only.
struct StopPhrases {
  std::vector<std::string> scope;
  std::vector<std::string> need;
  friend bool operator==(const StopPhrases&, const StopPhrases&) = default;
};

/// Reads catalog/match/weights.yaml. Throws base::Error (kInvalidArgument) naming `file`, the line
/// and the key of the first fault: unknown key, missing key, number out of range.
MatchWeights read_weights(std::string_view yaml, const std::string& file);

/// Reads catalog/match/stop-phrases.yaml: maps `scope` and `need`, each from a reason to a list of
/// phrases. Throws as `read_weights`.
StopPhrases read_stop_phrases(std::string_view yaml, const std::string& file);

}  // namespace rongtong::match
