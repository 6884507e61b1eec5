#pragma once

#include "report/html.h"
#include "report/verdict_html.h"

/// The parts of a verdict's page. A part that has nothing to show is left out.
namespace rongtong::report {

/// What every part writes with. Borrows all of it.
struct VerdictPage {
  Html& html;
  const VerdictSheet& sheet;
  const VerdictTerms& terms;

  const RuleWords& words() const { return terms.words; }
  const rules::Assessment& result() const { return sheet.firm.result; }
  const rules::RuleSet& set() const { return *result().set; }
  std::string phrase(std::string_view key) const { return words().phrase(key); }
  std::string say(const base::Message& message) const { return words().say(message); }
};

void write_truth_mark(Html& html, rules::Truth truth);
/// `yes`, `no`, `unknown`: classes of the style.
std::string_view truth_class(rules::Truth truth);

void write_conditions(const VerdictPage& page);  // html_conditions.cpp
void write_points(const VerdictPage& page);      // html_points.cpp
void write_needs(const VerdictPage& page);       // html_way.cpp: what is missing, who decides
void write_ways(const VerdictPage& page);        // html_way.cpp

}  // namespace rongtong::report
