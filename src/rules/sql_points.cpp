#include "rules/sql_printer.h"

namespace rongtong::rules {

namespace {

Sql whole(double hundredths) { return std::to_string(static_cast<long>(hundredths)); }

Sql least_of(const Sql& a, const Sql& b) { return sql({"min(", a, ", ", b, ")"}); }
Sql most_of(const Sql& a, const Sql& b) { return sql({"max(", a, ", ", b, ")"}); }

}  // namespace

SqlPrinter::Range SqlPrinter::points(StepId id) {
  const auto found = ranges_.find(id);
  if (found != ranges_.end()) return found->second;
  Range result = write_points(steps_.at(id));
  // Ends of ranges stand in several places even where the range is used once.
  if (steps_.at(id).code != StepCode::kFixedPoints) {
    result = {name(result.least), name(result.most)};
  }
  return ranges_.emplace(id, std::move(result)).first->second;
}

SqlPrinter::Range SqlPrinter::write_points(const Step& step) {
  switch (step.code) {
    case StepCode::kFixedPoints:
      return {whole(step.constants[0]), whole(step.constants[1])};
    case StepCode::kBands:
      return bands(step);
    case StepCode::kCases:
      return cases(step);
    case StepCode::kSum:
      return sum(step);
    case StepCode::kFullSteps: {
      const Sql steps = name(sql({"1.0 * ", arg(step, 0), " / ", sql_number(step.constants[0])}));
      const Sql full = sql({"floor(", steps, " + 1e-12 * max(1.0, abs(", steps, ")))"});
      const Sql per_step = sql_number(step.constants[1]);
      return of_number(sql({full, " * ", per_step}), step.constants[2]);
    }
    case StepCode::kGiven:
      return of_number(sql({"floor(", arg(step, 0), " * 100 + 0.5)"}), step.constants[0]);
    default:
      return fold(step);
  }
}

SqlPrinter::Range SqlPrinter::bands(const Step& step) {
  const Sql number = arg(step, 0);
  const auto& c = step.constants;
  Range result = {
      sql({"CASE WHEN ", number, " IS NULL THEN ", whole(c[0])}),
      sql({"CASE WHEN ", number, " IS NULL THEN ", whole(c[1])})};
  for (std::size_t k = 2; k + 3 < c.size(); k += 3) {
    const Sql when = sql({" WHEN ", number, " >= ", sql_number(c[k]), " THEN "});
    result.least = sql({result.least, when, whole(c[k + 1])});
    result.most = sql({result.most, when, whole(c[k + 2])});
  }
  return {
      sql({result.least, " ELSE ", whole(c[c.size() - 2]), " END"}),
      sql({result.most, " ELSE ", whole(c[c.size() - 1]), " END"})};
}

/// From the last case to the first: what stands behind counts where this one does not hold for
/// sure.
SqlPrinter::Range SqlPrinter::cases(const Step& step) {
  Range rest = {"0", "0"};
  for (std::size_t k = step.args.size(); k-- > 0;) {
    const Sql when = arg(step, k);
    const Sql least = whole(step.constants[2 * k]);
    const Sql most = whole(step.constants[2 * k + 1]);
    const auto before = [&](const Sql& points, const Sql& later, const Sql& either) {
      return name(sql(
          {"CASE WHEN ",
           when,
           " THEN ",
           points,
           " WHEN NOT ",
           when,
           " THEN ",
           later,
           " ELSE ",
           either,
           " END"}
      ));
    };
    rest = {
        before(least, rest.least, least_of(least, rest.least)),
        before(most, rest.most, most_of(most, rest.most))};
  }
  return rest;
}

SqlPrinter::Range SqlPrinter::sum(const Step& step) {
  Range all = {"0", "0"};
  for (std::size_t k = 0; k < step.args.size(); ++k) {
    const Sql when = arg(step, k);
    const Sql least = whole(step.constants[1 + 2 * k]);
    const Sql most = whole(step.constants[2 + 2 * k]);
    all.least = sql({all.least, " + CASE WHEN ", when, " THEN ", least, " ELSE 0 END"});
    all.most = sql({all.most, " + CASE WHEN NOT ", when, " THEN 0 ELSE ", most, " END"});
  }
  const Sql maximum = whole(step.constants[0]);
  return {least_of(all.least, maximum), least_of(all.most, maximum)};
}

SqlPrinter::Range SqlPrinter::of_number(const Sql& points, double maximum) {
  const Sql cut = name(least_of(most_of(points, "0"), whole(maximum)));
  return {
      sql({"CAST(COALESCE(", cut, ", 0) AS INTEGER)"}),
      sql({"CAST(COALESCE(", cut, ", ", whole(maximum), ") AS INTEGER)"})};
}

SqlPrinter::Range SqlPrinter::fold(const Step& step) {
  const bool total = step.code == StepCode::kTotal;
  Range all = {"0", "0"};
  for (const StepId arg : step.args) {
    const Range one = points(arg);
    all.least = total ? sql({all.least, " + ", one.least}) : most_of(all.least, one.least);
    all.most = total ? sql({all.most, " + ", one.most}) : most_of(all.most, one.most);
  }
  if (!total) return all;
  const Sql maximum = whole(step.constants[0]);
  return {least_of(all.least, maximum), least_of(all.most, maximum)};
}

Sql SqlPrinter::class_text(StepId id, const std::vector<std::string>& classes) {
  const Step& step = steps_.at(id);
  Sql result = "CASE";
  for (std::size_t k = 0; k < step.args.size(); ++k) {
    const Sql when = name(arg(step, k));
    result = sql(
        {result, " WHEN ", when, " IS NULL THEN NULL WHEN ", when, " THEN ", sql_text(classes[k])}
    );
  }
  return name(sql({result, " END"}));
}

}  // namespace rongtong::rules
