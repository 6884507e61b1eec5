#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "model/match.h"
#include "model/need.h"

namespace rongtong::match {

/// How one text of a firm counts (BM25F: weight and length normalisation of a field).
struct FieldWeight {
  double weight = 1;
  double b = 0.5;  ///< 0: length does not matter, 1: fully
  friend bool operator==(const FieldWeight&, const FieldWeight&) = default;
};

/// Everything that the ranking can be tuned by; catalog/match/weights.yaml with the reasons.
struct MatchWeights {
  std::string version = "default";  ///< part of the snapshot's name
  double k1 = 1.2;                  ///< how fast a repeated word stops to count
  FieldWeight name{2.0, 0.3};
  FieldWeight business_scope{1.0, 0.6};
  FieldWeight main_products{1.5, 0.5};
  FieldWeight qualifications{0.5, 0.5};
  double trigram = 0.5;         ///< weight of three characters in a row beside their two bigrams
  double title = 3.0;           ///< a word of the need's title
  double keywords = 2.0;        ///< of its keywords
  double text = 1.0;            ///< of its other texts
  double idf_power = 1.0;       ///< above 1: rare words count still more
  double soft_condition = 0.1;  ///< of the text score's reference, for a soft condition that is met
  double soft_unknown = 0.5;    ///< share of it where the firm's value is unknown

  const FieldWeight& field(model::TextField field) const;
  friend bool operator==(const MatchWeights&, const MatchWeights&) = default;
};

/// Phrases that say nothing about ability. `scope`: licence boilerplate, dropped from the firms'
/// texts and the need's. `need`: words of a request, dropped from the need's text only.
struct StopPhrases {
  std::vector<std::string> scope;
  std::vector<std::string> need;
  friend bool operator==(const StopPhrases&, const StopPhrases&) = default;
};

/// Reads catalog/match/weights.yaml. Throws base::Error (kInvalidArgument) naming `file`, the line
/// and the key: unknown key, missing key, number out of range.
MatchWeights read_weights(std::string_view yaml, const std::string& file);

/// Reads catalog/match/stop-phrases.yaml. Throws as `read_weights`.
StopPhrases read_stop_phrases(std::string_view yaml, const std::string& file);

}  // namespace rongtong::match
