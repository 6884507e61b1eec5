#pragma once

#include <vector>

#include "rules/program.h"
#include "tests/rules/sqlite_facts.h"

namespace rongtong::rules::tests {

/// Fails where a program's outcomes for firm `row`, reasons kept, are not those of `assess`.
void expect_same(
    const RuleBook& book, const FactTable& facts, const Outcomes& outcomes, std::size_t row
);

/// The row that the query of print_sql must give for firm `row`, without its key.
std::vector<SqlCell> sql_cells(const RuleBook& book, const Outcomes& outcomes, std::size_t row);

}  // namespace rongtong::rules::tests
