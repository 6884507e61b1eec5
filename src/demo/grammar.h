#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace rongtong::demo {

/// What a firm of a trade mostly does; decides the verbs of its business scope.
enum class TradeKind { kMaker, kProcessor, kDealer, kService, kBuilder };
inline constexpr std::string_view kTradeKinds[] = {
    "maker", "processor", "dealer", "service", "builder"};

/// A trade as catalog/demo/trades-*.yaml describes it.
struct Trade {
  std::string id;
  std::string name;
  TradeKind kind = TradeKind::kMaker;
  int weight = 1;                     ///< relative number of firms
  std::vector<std::string> industry;  ///< GB/T 4754-2017 classes
  std::vector<std::string> words;     ///< trade words of firm names
  std::vector<std::string> lead;      ///< umbrella terms, which stand before single products
  std::vector<std::string> products;
  std::vector<std::string> also;  ///< clauses that firms of the trade often add
  std::vector<std::string> near;  ///< ids of trades whose products they also list
  int capital_low = 50;           ///< registered capital in 10,000 yuan
  int capital_high = 2000;
  int tiered = 0;  ///< relative chance of a title; 0: none
  std::vector<std::string> certificates;
};

/// A text with its relative frequency.
struct Weighted {
  std::string text;
  int weight = 1;
};

/// Sentence parts of business scopes (catalog/demo/scopes.yaml). In shapes, {p} stands for a list
/// of products and {v} for verbs.
struct ScopeWording {
  std::map<TradeKind, std::vector<Weighted>> verbs;   ///< by trade kind
  std::map<TradeKind, std::vector<Weighted>> shapes;  ///< by trade kind
  std::vector<Weighted> openings;
  std::vector<Weighted> technical;    ///< clauses of firms that develop
  std::vector<Weighted> extras;       ///< clauses that any firm may add
  std::vector<Weighted> trade;        ///< import and export clauses
  std::vector<Weighted> closings;     ///< licence boilerplate
  std::vector<std::string> sundries;  ///< goods that dealers and mixed firms list
};

/// Names, places and persons (catalog/demo/city.yaml).
struct CityWording {
  std::string province;
  std::string city;
  int province_code = 0;
  int city_code = 0;
  struct District {
    std::string name;
    int code = 0;
    int weight = 1;
    std::vector<std::string> parks;
    std::vector<std::string> roads;
  };
  std::vector<District> districts;
  std::vector<std::string> brand_first;
  std::vector<std::string> brand_second;
  std::vector<std::string> brands_avoided;  ///< combinations that are places or well-known names
  std::vector<std::string> surnames;
  std::vector<std::string> given_names;
  std::map<TradeKind, std::vector<Weighted>> forms;  ///< ends of names, by trade kind
  std::vector<Weighted> legal_forms;                 ///< of ordinary companies; empty: not given
  std::map<std::string, std::string, std::less<>> table_words;  ///< by id of size class or title
  std::map<std::string, std::string, std::less<>> cooperation;  ///< by need type, joined by 、
  std::string remark;  ///< says in each row that it is invented
  std::string category_header;
  std::string remark_header;
  std::string source_channel;
};

/// A need as catalog/demo/needs.yaml writes it; see there.
struct NeedPattern {
  std::string category;
  std::string area;
  std::string type;
  std::string title;
  std::string detail;
  std::vector<std::string> keywords;
  std::vector<std::string> trades;
  int invitations = 8;
  int partners = 1;
  std::vector<std::string> conditions;  ///< "hard region 990000", "soft tier srdi"
  std::int64_t budget = 0;              ///< 10,000 yuan; 0: not stated
  int deadline_days = 30;               ///< days from the first event day to the wanted delivery
};

/// The frame of the event (catalog/demo/event.yaml). Times in minutes since midnight.
struct EventWording {
  struct Session {
    std::string name;
    int day = 0;  ///< 0: the first
    int from = 0;
    int until = 0;
    int break_from = 0;
    int break_until = 0;
  };
  std::string title;  ///< with {year} and {city}, as the next two
  std::vector<std::string> hosts;
  std::string place;
  std::string team;  ///< with {n}
  int slot_minutes = 20;
  int long_minutes = 40;    ///< of R&D needs
  int slots_per_team = 22;  ///< what one team can be expected to fill
  std::vector<Session> sessions;
};

/// A row that is wrong on purpose (catalog/demo/bad-rows.yaml).
struct BadRowPattern {
  std::string remark;
  std::string column;  ///< its header
  std::string how;
  std::string text;
};

struct BadRowWording {
  std::vector<BadRowPattern> rows;
  std::string twice;    ///< remark of two rows with one code
  std::string renamed;  ///< what the second of them adds to its name
};

struct IssuerPattern {
  std::string name;
  std::string contact;
  std::string industry;
  std::string scope;
  int capital = 0;
  int teams = 1;
  std::vector<NeedPattern> needs;
};

/// Everything that the demonstration city is written from.
struct Grammar {
  std::vector<Trade> trades;
  ScopeWording scopes;
  CityWording city;
  std::vector<std::string> categories;
  std::vector<IssuerPattern> issuers;
  EventWording event;
  BadRowWording bad_rows;
  std::string folder_readme;  ///< with {city}, {province}, {firms}, {issuers}, {needs}
  std::vector<std::string> willing_reasons;
  std::vector<std::string> later_reasons;
  std::vector<std::string> unwilling_reasons;

  /// Index of a trade; throws base::Error (kInvalidArgument) naming an unknown id.
  std::size_t trade(std::string_view id) const;
};

/// Reads catalog/demo/ under `catalog`. Throws base::Error naming the file and line at fault.
Grammar read_grammar(const std::filesystem::path& catalog);

}  // namespace rongtong::demo
