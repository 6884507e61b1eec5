#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rongtong::intake {

/// What a column or key of a need may hold. The last five are conditions on firms.
enum class NeedField {
  kPublicCode,
  kYear,
  kTitle,
  kNeedType,
  kDockingArea,
  kIssuer,
  kIssuerCode,
  kIndustryCode,
  kChainNode,
  kSummary,
  kDetail,
  kDifficulties,
  kIndicators,
  kResearchContent,
  kExpectedResult,
  kKeywords,
  kNeededFrom,
  kNeededUntil,
  kResponseDeadline,
  kCooperationModes,
  kBudgetPlanned,
  kBounty,
  kEntryConditions,
  kInvitations,
  kMinimumMeetings,
  kPartnersWanted,
  kPinned,
  kExcluded,
  kIpTerms,
  kRestricted,
  kPublicity,
  kPublicFields,
  kSourceChannel,
  kContactName,
  kContactPhone,
  kRenewedFrom,
  kRegion,
  kTier,
  kSize,
  kQualification,
  kIndustry,
};
inline constexpr std::size_t kNeedFields = 41;

/// The stable English id of a field, as catalog/intake/need-columns.yaml names it.
std::string_view to_string(NeedField field);

/// catalog/intake/need-columns.yaml: names of columns and keys, and words in cells. Immutable.
struct NeedColumns {
  struct Named {
    NeedField field = NeedField::kTitle;
    std::optional<bool> hard;  ///< said by the header: 地区（优先）
    std::int64_t scale = 1;    ///< of bare numbers of money, in yuan
  };
  /// By header or key as written. Empty: unknown.
  std::optional<Named> find(std::string_view header) const;

  std::map<std::string, NeedField, std::less<>> by_name;  ///< folded names
  std::map<NeedField, std::vector<std::string>> names;
  std::vector<std::string> hard;
  std::vector<std::string> soft;
  std::vector<std::string> unrestricted;
  std::vector<std::string> yes;
  std::vector<std::string> no;
  std::vector<std::pair<std::string, std::int64_t>> money;  ///< endings, longest first
  std::int64_t title_characters = 128;
  std::int64_t invitations_most = 200;
  std::int64_t partners_by_custom = 3;
};

/// Throws base::Error (kInvalidArgument) naming `file` and line of what is wrong.
NeedColumns parse_need_columns(std::string_view yaml, const std::string& file);

/// Reads catalog/intake/need-columns.yaml under `catalog`.
NeedColumns read_need_columns(const std::filesystem::path& catalog);

}  // namespace rongtong::intake
