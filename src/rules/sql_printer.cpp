#include "rules/sql_printer.h"

#include <algorithm>
#include <cstdio>

#include "base/error.h"
#include "rules/rule_set.h"

namespace rongtong::rules {

namespace {

bool is_plain(StepCode code) {
  return code == StepCode::kConstant || code == StepCode::kUnknown ||
         code == StepCode::kNumberColumn || code == StepCode::kTruthColumn ||
         code == StepCode::kTruthConstant;
}

Sql slack(const Sql& a) { return sql({"1e-12 * max(1.0, abs(", a, "))"}); }

std::size_t characters(const std::string& text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

}  // namespace

Sql sql(std::initializer_list<Sql> pieces) {
  Sql result;
  for (const Sql& piece : pieces) {
    result.text += piece.text;
    result.level = std::max(result.level, piece.level);
  }
  return result;
}

Sql sql_number(double value) {
  char text[40];
  std::snprintf(text, sizeof text, "%.17g", value);
  std::string result = text;
  if (result.find_first_of(".e") == std::string::npos) result += ".0";
  return value < 0 ? "(" + result + ")" : result;
}

Sql sql_text(const std::string& text) {
  std::string result = "'";
  for (const char c : text) result += c == '\'' ? "''" : std::string(1, c);
  return result + "'";
}

SqlPrinter::SqlPrinter(
    const StepList& steps, const ExpressionGraph& graph, const SqlOptions& options
)
    : steps_(steps), graph_(graph), options_(options), uses_(steps.steps().size()) {
  for (const Step& step : steps.steps()) {
    for (const StepId arg : step.args) ++uses_[arg];
  }
}

Sql SqlPrinter::name(const Sql& piece) {
  const auto found = named_.find(piece.text);
  if (found != named_.end()) return found->second;
  const Sql result("v" + std::to_string(named_.size()), piece.level + 1);
  if (levels_.size() <= piece.level) levels_.resize(piece.level + 1);
  levels_[piece.level].push_back(piece.text + " AS " + result.text);
  named_.emplace(piece.text, result);
  return result;
}

std::string SqlPrinter::query(const std::vector<Sql>& columns) const {
  std::string text;
  std::string from = options_.table;
  for (std::size_t level = 0; level < levels_.size(); ++level) {
    const std::string next = "q" + std::to_string(level);
    text += (level == 0 ? "WITH " : ",\n") + next + " AS MATERIALIZED (SELECT " + from + ".*";
    for (const std::string& column : levels_[level]) text += ",\n  " + column;
    text += "\n  FROM " + from + ")";
    from = next;
  }
  text += (levels_.empty() ? "SELECT " : "\nSELECT ") + options_.key;
  for (const Sql& column : columns) text += ",\n  " + column.text;
  return text + "\nFROM " + from;
}

Sql SqlPrinter::value(StepId id) {
  const auto found = values_.find(id);
  if (found != values_.end()) return found->second;
  const Step& step = steps_.at(id);
  Sql result = write(step);
  if (uses_[id] > 1 && !is_plain(step.code)) result = name(result);
  return values_.emplace(id, std::move(result)).first->second;
}

const std::string& SqlPrinter::input_column(const Step& step) {
  auto& column = columns_[step.payload];
  if (column.empty()) column = sql_column(graph_.inputs()[step.payload]);
  return column;
}

Sql SqlPrinter::write(const Step& step) {
  return step.kind == StepKind::kNumber ? write_number(step) : write_truth(step);
}

Sql SqlPrinter::write_number(const Step& step) {
  const auto two = [&](const char* op) { return sql({"(", arg(step, 0), op, arg(step, 1), ")"}); };
  switch (step.code) {
    case StepCode::kConstant:
      return sql_number(step.constants[0]);
    case StepCode::kUnknown:
      return "NULL";
    case StepCode::kNumberColumn:
      return input_column(step);
    case StepCode::kAdd:
      return two(" + ");
    case StepCode::kSubtract:
      return two(" - ");
    case StepCode::kMultiply:
      return two(" * ");
    case StepCode::kDivide:
      return sql({"(1.0 * ", arg(step, 0), " / NULLIF(", arg(step, 1), ", 0))"});
    case StepCode::kMin:
      return sql({"min(", arg(step, 0), ", ", arg(step, 1), ")"});
    case StepCode::kMax:
      return sql({"max(", arg(step, 0), ", ", arg(step, 1), ")"});
    case StepCode::kGrowth: {
      const Sql before = arg(step, 1);
      const Sql change = sql({"(1.0 * (", arg(step, 0), " - ", before, ") / ", before, ")"});
      return sql({"(CASE WHEN ", before, " > 0 THEN ", change, " END)"});
    }
    case StepCode::kNegate:
      return sql({"(-", arg(step, 0), ")"});
    case StepCode::kAbs:
      return sql({"abs(", arg(step, 0), ")"});
    case StepCode::kSqrt:
      return sql({"sqrt(", arg(step, 0), ")"});
    case StepCode::kFloor:
      return sql({"floor(", arg(step, 0), " + ", slack(arg(step, 0)), ")"});
    case StepCode::kElseNumber:
      return sql({"COALESCE(", arg(step, 0), ", ", arg(step, 1), ")"});
    case StepCode::kChooseNumber: {
      const Sql when = arg(step, 0);
      return sql(
          {"(CASE WHEN ",
           when,
           " THEN ",
           arg(step, 1),
           " WHEN NOT ",
           when,
           " THEN ",
           arg(step, 2),
           " END)"}
      );
    }
    default:
      return write_date(step);
  }
}

/// Full years end as rules/calendar.h says: on 28 February for a 29th in a common year.
Sql SqlPrinter::write_date(const Step& step) {
  const Sql days = arg(step, 0);
  const base::Date on = options_.on;
  if (step.code == StepCode::kDaysToDay) {
    return sql({"(", sql_number(base::days_since_epoch(on)), " - ", days, ")"});
  }
  const Sql seconds = sql({days, " * 86400, 'unixepoch'"});
  const Sql year = sql({"CAST(strftime('%Y', ", seconds, ") AS INTEGER)"});
  const int this_year = static_cast<int>(on.year());
  if (step.code == StepCode::kYearsToYearEnd) {
    return sql({"(", sql_number(this_year - 1 + step.constants[0]), " - ", year, ")"});
  }
  const int month = static_cast<int>(static_cast<unsigned>(on.month()));
  const int day = static_cast<int>(static_cast<unsigned>(on.day()));
  const bool last_of_february = month == 2 && day == 28 && !on.year().is_leap();
  const int reached = month * 100 + (last_of_february ? 29 : day);
  return sql(
      {"(",
       sql_number(this_year),
       " - ",
       year,
       " - (CAST(strftime('%m%d', ",
       seconds,
       ") AS INTEGER) > ",
       std::to_string(reached),
       "))"}
  );
}

Sql SqlPrinter::compare(const Step& step) {
  const Sql a = arg(step, 0);
  const Sql b = arg(step, 1);
  switch (static_cast<Comparison>(step.payload)) {
    case Comparison::kAtLeast:
      return sql({"(", a, " >= ", b, " - ", slack(b), ")"});
    case Comparison::kAbove:
      return sql({"(", a, " > ", b, " + ", slack(b), ")"});
    case Comparison::kAtMost:
      return sql({"(", a, " <= ", b, " + ", slack(b), ")"});
    case Comparison::kBelow:
      return sql({"(", a, " < ", b, " - ", slack(b), ")"});
    case Comparison::kEqual:
      return sql({"(abs(", a, " - ", b, ") <= ", slack(b), ")"});
  }
  return "NULL";
}

Sql SqlPrinter::join(const Step& step, const char* op, const char* none) {
  if (step.args.empty()) return none;
  Sql result = sql({"(", arg(step, 0)});
  for (std::size_t i = 1; i < step.args.size(); ++i) result = sql({result, op, arg(step, i)});
  return sql({result, ")"});
}

Sql SqlPrinter::reaches(const Step& step) {
  const Range range = points(step.args[0]);
  const Sql mark = std::to_string(static_cast<long>(step.constants[0]));
  return sql(
      {"(CASE WHEN ",
       range.least,
       " >= ",
       mark,
       " THEN 1 WHEN ",
       range.most,
       " < ",
       mark,
       " THEN 0 END)"}
  );
}

Sql SqlPrinter::write_truth(const Step& step) {
  switch (step.code) {
    case StepCode::kTruthConstant:
      return step.payload == 1 ? "NULL" : step.payload == 2 ? "1" : "0";
    case StepCode::kTruthColumn:
      return input_column(step);
    case StepCode::kAtLeast:
      return sql({"(", arg(step, 0), " >= ", sql_number(step.constants[0]), ")"});
    case StepCode::kAtMost:
      return sql({"(", arg(step, 0), " <= ", sql_number(step.constants[0]), ")"});
    case StepCode::kEqual:
      return sql(
          {"(abs(",
           arg(step, 0),
           " - ",
           sql_number(step.constants[0]),
           ") <= ",
           sql_number(step.constants[1]),
           ")"}
      );
    case StepCode::kCompare:
      return compare(step);
    case StepCode::kSameTruth:
      return sql({"(", arg(step, 0), " = ", arg(step, 1), ")"});
    case StepCode::kTextMatch:
      return text_match(step);
    case StepCode::kListMatch:
      return list_match(step);
    case StepCode::kAnd:
      return join(step, " AND ", "1");
    case StepCode::kOr:
      return join(step, " OR ", "0");
    case StepCode::kNot:
      return sql({"(NOT ", arg(step, 0), ")"});
    case StepCode::kElseTruth:
      return sql({"COALESCE(", arg(step, 0), ", ", arg(step, 1), ")"});
    case StepCode::kReaches:
      return reaches(step);
    default: {  // kChooseTruth
      const Sql when = arg(step, 0);
      return sql(
          {"(CASE WHEN ",
           when,
           " THEN ",
           arg(step, 1),
           " WHEN NOT ",
           when,
           " THEN ",
           arg(step, 2),
           " END)"}
      );
    }
  }
}

/// No text at all is no for a known text, and unknown for NULL.
Sql SqlPrinter::text_match(const Step& step) {
  const auto& predicate = steps_.predicates()[static_cast<std::size_t>(step.constants[0])];
  const std::string& column = input_column(step);
  if (predicate.texts.empty()) return sql({"(", column, " <> ", column, ")"});
  Sql result = predicate.starts ? Sql("(") : sql({"(", column, " IN ("});
  for (const std::string& text : predicate.texts) {
    const bool first = &text == &predicate.texts.front();
    if (!predicate.starts) {
      result = sql({result, first ? "" : ", ", sql_text(text)});
      continue;
    }
    const std::string length = std::to_string(characters(text));
    result = sql(
        {result, first ? "" : " OR ", "substr(", column, ", 1, ", length, ") = ", sql_text(text)}
    );
  }
  return sql({result, predicate.starts ? ")" : "))"});
}

Sql SqlPrinter::list_match(const Step& step) {
  const auto& predicate = steps_.predicates()[static_cast<std::size_t>(step.constants[0])];
  const std::string& column = input_column(step);
  if (predicate.texts.empty()) return sql({"(", column, " <> ", column, ")"});
  Sql result = "(";
  for (const std::string& text : predicate.texts) {
    if (text.find('|') != std::string::npos) {
      throw base::Error(
          base::ErrorCode::kInvalidArgument, base::msg("rules_run.sql_member", text, column)
      );
    }
    const bool first = &text == &predicate.texts.front();
    result = sql(
        {result, first ? "" : " OR ", "instr(", column, ", ", sql_text("|" + text + "|"), ") > 0"}
    );
  }
  return sql({result, ")"});
}

}  // namespace rongtong::rules
