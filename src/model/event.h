#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "model/credit_code.h"

namespace rongtong::model {

/// Minutes since midnight, [from, until).
struct ClockSpan {
  int from = 0;
  int until = 0;
  friend bool operator==(const ClockSpan&, const ClockSpan&) = default;
};

/// A part of one day in which meetings are held, e.g. 上午 09:00–12:00; breaks cut it.
struct EventSession {
  base::Date day;
  std::string name;
  ClockSpan span;
  std::vector<ClockSpan> breaks;
  friend bool operator==(const EventSession&, const EventSession&) = default;
};

/// Not there on `day`, all day when `span` is empty.
struct Absence {
  base::Date day;
  std::optional<ClockSpan> span;
  friend bool operator==(const Absence&, const Absence&) = default;
};

/// People of one issuer who hold meetings together. `needs` empty: any need of the issuer.
struct IssuerTeam {
  std::string name;
  std::vector<std::string> needs;  ///< public codes
  std::vector<Absence> absences;
  friend bool operator==(const IssuerTeam&, const IssuerTeam&) = default;
};

struct IssuerTeams {
  std::string issuer;
  std::vector<IssuerTeam> teams;
  friend bool operator==(const IssuerTeams&, const IssuerTeams&) = default;
};

enum class Answer { kInterested, kLater, kNo };

/// A dated statement of how much a firm wants to cooperate; for one need, or for all when `need` is
/// empty.
struct Willingness {
  CreditCode firm;
  std::string need;
  Answer answer = Answer::kInterested;
  std::string reason;
  std::optional<base::Date> given_on;
  friend bool operator==(const Willingness&, const Willingness&) = default;
};

/// Limits and absences of one firm that differ from the event's.
struct FirmTerms {
  CreditCode firm;
  std::optional<int> most_meetings;
  std::vector<Absence> absences;
  friend bool operator==(const FirmTerms&, const FirmTerms&) = default;
};

struct FirmAndNeed {
  CreditCode firm;
  std::string need;
  friend bool operator==(const FirmAndNeed&, const FirmAndNeed&) = default;
};

/// How a pair is valued: weight = match × match score (0–1) + willingness × answer (see
/// docs/formats.md).
struct PlanWeights {
  double match = 1.0;
  double interested = 0.3;
  double later = 0.0;
  double unanswered = 0.1;
  friend bool operator==(const PlanWeights&, const PlanWeights&) = default;
};

/// event.yaml: everything that a docking event fixes before it is planned. Format: docs/formats.md.
struct DockingEvent {
  std::string code;
  std::string title;
  std::vector<std::string> hosts;
  std::string place;
  std::vector<EventSession> sessions;             ///< ascending, not overlapping
  int slot_minutes = 20;                          ///< grid of starting times
  int meeting_minutes = 20;                       ///< a multiple of slot_minutes
  std::map<std::string, int> meeting_minutes_of;  ///< by need, multiples of slot_minutes
  int tables = 0;                                 ///< 0: one for each team
  std::vector<std::string> table_names;           ///< as many as tables, or empty
  std::vector<std::string> needs;                 ///< public codes; empty: all needs in the store
  std::vector<IssuerTeams> issuers;               ///< an issuer not named has one team
  std::vector<CreditCode>
      guests;  ///< firms already invited: each should have a meeting; empty: chosen by the plan
  int most_meetings_per_firm = 3;
  int least_meetings_per_need = 1;
  int candidates_per_need = 50;
  std::vector<FirmTerms> firms;
  std::vector<Willingness> willingness;
  std::vector<FirmAndNeed> pinned;
  std::vector<FirmAndNeed> forbidden;
  PlanWeights weights;
  std::uint64_t seed = 1;
  bool synthetic = false;  ///< demonstration data, marked on every page

  friend bool operator==(const DockingEvent&, const DockingEvent&) = default;
};

}  // namespace rongtong::model
