#pragma once

#include <span>
#include <string>

#include "base/date.h"
#include "rules/rule_book.h"

namespace rongtong::rules {

struct SqlOptions {
  std::string table = "firms";
  std::string key = "id";  ///< column that comes first in the result
  base::Date on{};         ///< day of assessment
};

/// The column of `input` in the table: `y0_revenue` (last full year), `y1_revenue` (the year before
/// it), `n1_revenue` (the running year), `d_founded_on`, `holds_giant`, `granted_award_3y_r2`,
/// `since_giant`, `review`, `region`, `industry`. Numbers as they are; dates as days since
/// 1970-01-01; truths 1 or 0; texts as texts; lists as their members between bars: `|a|b|`, `|`
/// when empty. NULL is unknown everywhere, and SQL's logic with NULL is Kleene's.
std::string sql_column(const Input& input);

/// One SELECT, in SQLite's dialect (floor and sqrt: built with its mathematical functions), that
/// gives what `run` gives: a row for each row of the table with `<set>_verdict` (1, 0 or NULL) and,
/// where the set has them, `<set>_least` and `<set>_most` (points in hundredths) or `<set>_class`;
/// hyphens of ids are written as underscores. Slacks of comparisons are written out. Throws
/// kNotFound for a set that the book does not have, kInvalidArgument for what SQL cannot say: a
/// list member with a bar in it.
std::string print_sql(
    const RuleBook& book, std::span<const std::string> set_ids, const SqlOptions& options
);

}  // namespace rongtong::rules
