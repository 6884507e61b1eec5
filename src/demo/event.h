#pragma once

#include <vector>

#include "demo/demo.h"

namespace rongtong::demo {

/// The two days of the event: sessions with breaks, teams and tables, absences, recorded answers, a
/// few pinned and forbidden pairs.
model::DockingEvent make_event(
    const Grammar& grammar, const DemoOptions& options, const DemoCity& city
);

}  // namespace rongtong::demo
