#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "model/credit_code.h"
#include "model/ids.h"

namespace rongtong::model {

enum class ConditionKind { kRegion, kTier, kSize, kQualification, kIndustry };

/// What the issuer asks of a firm besides ability. Hard: a firm that fails it is no candidate, one
/// of which it is unknown stays one and is marked. Soft: part of the score.
struct NeedCondition {
  ConditionKind kind = ConditionKind::kRegion;
  bool hard = true;
  /// Any of these suffices. kRegion: GB/T 2260 codes as six digits; kTier: "at least" the lowest
  /// named id; kSize: size class ids; kQualification: names; kIndustry: GB/T 4754 code prefixes.
  std::vector<std::string> values;

  friend bool operator==(const NeedCondition&, const NeedCondition&) = default;
};

struct NeedIndicator {
  std::string name;
  std::string comparator;  ///< ">=", "<=", "=", … as written
  std::string value;
  std::string unit;
  std::string test_method;
  friend bool operator==(const NeedIndicator&, const NeedIndicator&) = default;
};

/// A need that a large enterprise publishes (大企业技术创新需求表). Empty: not stated.
struct Need {
  std::string public_code;  ///< unique, e.g. "Q2-0001"
  int year = 0;             ///< year of publication; 0 unknown
  std::string title;
  std::string need_type;     ///< "scenario_test", "purchase", "rnd"
  std::string docking_area;  ///< id of one of the twelve areas
  std::string issuer;        ///< name, or the kind of enterprise where the name is withheld
  std::string issuer_code;   ///< its credit code
  std::string industry_code;
  std::string chain_node;
  std::string summary;
  std::string detail;
  std::string difficulties;
  std::vector<NeedIndicator> indicators;
  std::string research_content;
  std::string expected_result;
  std::vector<std::string> keywords;
  std::optional<base::Date> needed_from;
  std::optional<base::Date> needed_until;
  std::optional<base::Date> response_deadline;
  std::vector<std::string> cooperation_modes;
  std::optional<Yuan> budget_planned;
  std::optional<Yuan> bounty;
  std::vector<NeedCondition> conditions;
  std::string entry_conditions;  ///< as written, for people
  int invitations = 8;           ///< how many firms to invite
  int minimum_meetings = 1;      ///< how many it should meet at least
  int partners_wanted = 1;       ///< 1–3 by custom
  std::vector<CreditCode> pinned;
  std::vector<CreditCode> excluded;
  std::string ip_terms;
  bool restricted = false;                 ///< 定向揭榜: only released fields may be shown
  std::vector<std::string> public_fields;  ///< released fields of a restricted need
  std::string source_channel;
  std::string contact_name;
  std::string contact_phone;
  std::string renewed_from;  ///< public code of the need of an earlier year
  std::map<std::string, std::string> extra;

  friend bool operator==(const Need&, const Need&) = default;
};

/// The text that matching reads: title, summary, detail, difficulties, research content, expected
/// result, keywords and indicator names, a line each.
std::string matching_text(const Need& need);

/// The need as a draft of `year` under `public_code`: dates are moved by whole years (29 February
/// to the 28th), `renewed_from` names the old one, pins and exclusions stay.
Need renewed(const Need& need, int year, std::string public_code);

}  // namespace rongtong::model
