#pragma once

#include "plan/instance.h"

namespace rongtong::plan {

/// Gives every seated meeting a table. With at least as many tables as teams each team has one of
/// its own (its home table, else the lowest that is nobody's home). Otherwise in the order of time:
/// first the table that the meeting has in `current` at the same team and start, then the team's
/// last one, then its home, then the lowest free one that no other team sat at last. Never fails
/// while no slot has more meetings than tables.
void number_tables(const Instance& instance, Seats& seats, const Seats& current = {});

/// Keeps the table of every meeting that sits where it sat in `current` and gives the others tables
/// that are free all along: the team's own, then the lowest. False, with `seats` unusable, when one
/// finds none.
bool keep_tables(const Instance& instance, Seats& seats, const Seats& current);

}  // namespace rongtong::plan
