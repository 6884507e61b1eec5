#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "rules/lower.h"
#include "rules/sql.h"

namespace rongtong::rules {

/// A piece of SQL, and the number of the query that can work it out: one above those that give the
/// names in it.
struct Sql {
  std::string text;
  std::size_t level = 0;

  Sql() = default;
  Sql(const char* words) : text(words) {}  // NOLINT(google-explicit-constructor): pieces are joined
  Sql(std::string words, std::size_t from_level = 0) : text(std::move(words)), level(from_level) {}
};

/// Pieces one after the other.
Sql sql(std::initializer_list<Sql> pieces);
/// `value` so that SQL reads the same double.
Sql sql_number(double value);
Sql sql_text(const std::string& text);

/// Writes steps as SQL expressions. A value that is used more than once gets a name and becomes a
/// column of an earlier query, so that nothing is written, or worked out, twice.
class SqlPrinter {
 public:
  struct Range {
    Sql least;
    Sql most;
  };

  SqlPrinter(const StepList& steps, const ExpressionGraph& graph, const SqlOptions& options);

  Sql value(StepId step);  ///< of numbers and truths
  Range points(StepId step);
  /// The text of the class of a kFirstClass, NULL when uncertain.
  Sql class_text(StepId step, const std::vector<std::string>& classes);

  /// The query that gives `columns`, written "expression AS name", beside the key.
  std::string query(const std::vector<Sql>& columns) const;

 private:
  Sql arg(const Step& step, std::size_t i) { return value(step.args[i]); }
  Sql write(const Step& step);
  Sql write_number(const Step& step);
  Sql write_date(const Step& step);
  Sql write_truth(const Step& step);
  Sql compare(const Step& step);
  Sql text_match(const Step& step);
  Sql list_match(const Step& step);
  Sql join(const Step& step, const char* op, const char* none);
  Sql reaches(const Step& step);

  Range write_points(const Step& step);
  Range bands(const Step& step);
  Range cases(const Step& step);
  Range sum(const Step& step);
  Range of_number(const Sql& points, double maximum);
  Range fold(const Step& step);

  /// `piece` as a column of its query; a name that the queries above know.
  Sql name(const Sql& piece);
  const std::string& input_column(const Step& step);

  const StepList& steps_;
  const ExpressionGraph& graph_;
  const SqlOptions& options_;
  std::vector<int> uses_;
  std::map<StepId, Sql> values_;
  std::map<StepId, Range> ranges_;
  std::vector<std::vector<std::string>> levels_;  ///< "expression AS name" of each query
  std::map<std::string, Sql> named_;              ///< by expression
  std::map<std::size_t, std::string> columns_;    ///< by input
};

}  // namespace rongtong::rules
