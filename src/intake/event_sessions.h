#pragma once

#include <vector>

#include "base/yaml.h"
#include "model/event.h"

namespace rongtong::intake {

/// The list `sessions`: read, put in the order of time, and held to its rules (no overlap, breaks
/// inside, every session at least one slot long).
std::vector<model::EventSession> read_sessions(const base::YamlNode& list, int slot_minutes);

/// The longest run of minutes without a break, in whole slots.
int longest_run(const std::vector<model::EventSession>& sessions, int slot_minutes);

}  // namespace rongtong::intake
