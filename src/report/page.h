#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "report/document.h"
#include "report/plan_index.h"
#include "report/words.h"

namespace rongtong::report {

/// What every part of a page writes with. Borrows all three.
struct Page {
  Html& html;
  const PlanIndex& index;
  const Words& words;

  const model::Plan& plan() const { return index.plan; }
  std::string phrase(std::string_view key) const { return words.phrase(key); }
  std::string say(const base::Message& message) const { return words.say(message); }
};

/// `need-7`: the anchor of the part about one need, firm, table or team, counted from 1.
std::string anchor(std::string_view kind, std::size_t index);
/// `#need-7`.
std::string link_to(std::string_view kind, std::size_t index);

/// 定向 with a lock, when the need is restricted.
void write_lock(const Page& page, const model::Need& need);

/// A bar of `fit` (0–1) and its percentage.
void write_fit(const Page& page, double fit);

/// A firm's name as a link to its timetable.
void write_firm_link(const Page& page, std::size_t firm);

/// Code and title of a need as a link to its part.
void write_need_link(const Page& page, std::size_t need);

/// The same with the mark of demonstration data where the event is made up.
void open_document(const Page& page, const DocumentHead& head);
void close_document(const Page& page);

}  // namespace rongtong::report
