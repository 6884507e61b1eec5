#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "model/event.h"
#include "model/need.h"

namespace rongtong::intake {

/// An event file as read. Empty `event`: at least one finding is kReject. Warnings stand beside an
/// event that can be used.
struct ReadEvent {
  std::optional<model::DockingEvent> event;
  base::Findings findings;
};

/// Reads event.yaml (docs/formats.md). All faults are found at once, each with line, path, value
/// and advice: syntax, unknown and missing keys, times, sessions that overlap, breaks outside their
/// session, lengths off the grid, credit codes, limits out of range, things given twice. `file` is
/// how findings name it.
ReadEvent read_event_yaml(std::string_view text, const std::string& file);

/// What only shows beside the data: `needs` that the event is about (those found in the store), and
/// `knows`, whether a firm is in the store. kReject: needs of the event, pins and guests that are
/// not there, a pair pinned and forbidden. kWarning: issuers and teams without a need, absences
/// that leave no time, answers and limits of unknown firms. Places have a path, no file and line.
base::Findings check_event_against(
    const model::DockingEvent& event,
    const std::vector<model::Need>& needs,
    const std::function<bool(const model::CreditCode&)>& knows
);

/// The event as a file with comments in Chinese and English, which `read_event_yaml` reads back to
/// an equal value. REQUIRES: UTF-8 texts without control characters but line feed and tab; ordered
/// sessions and breaks.
std::string event_to_yaml(const model::DockingEvent& event);

}  // namespace rongtong::intake
