#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "model/credit_code.h"
#include "model/facts.h"
#include "model/ids.h"

namespace rongtong::model {

/// What one row of a file says of one firm beyond its registration: figures of years, facts that
/// hold from a day on, titles. It says nothing about the rest.
struct FactStatement {
  CreditCode firm;
  std::string name;  ///< as the row writes it; empty: it does not
  std::vector<YearlyFact> yearly;
  std::vector<DatedFact> dated;
  std::vector<TitleGrant> titles;
  std::vector<TitleAbsence> absences;
  std::map<std::string, std::string>
      extra;  ///< columns that Rongtong does not know, by their header

  friend bool operator==(const FactStatement&, const FactStatement&) = default;
};

/// One earlier or present statement about a firm, newest first in lists.
struct FactVersion {
  BatchId batch;
  base::Date as_of{};
  std::uint64_t line = 0;
  FactStatement stated;
};

/// A statement that says nothing yet.
FactStatement blank_facts(const CreditCode& firm);

}  // namespace rongtong::model
