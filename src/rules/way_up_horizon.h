#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "base/date.h"
#include "model/facts.h"
#include "model/indicator.h"
#include "rules/expression.h"
#include "rules/way_up.h"
#include "rules/way_up_polynomial.h"
#include "rules/way_up_problem.h"

namespace rongtong::rules::way {

/// The same day some years later; 28 February for the 29th.
base::Date years_later(base::Date on, int years);

/// A figure of one year, or the one that holds on the day (`year` 0).
struct Figure {
  std::string indicator;
  int year = 0;

  friend auto operator<=>(const Figure&, const Figure&) = default;
};

/// What a variable of the problem is: the change of a figure by its own lever.
struct Move {
  const model::Indicator* indicator = nullptr;
  Figure figure;
  int step = 0;        ///< which of the new years, from 0
  bool truth = false;  ///< 1 turns no into yes, −1 yes into no
};

/// The firm as it will be seen on the day it is judged: figures of years past stay, figures of new
/// years and what is dated can be moved by their levers, everything else is carried forward.
/// docs/way-up.md says what is expected of a new year.
class Horizon {
 public:
  /// `asked`: the inputs of all rule sets that may be judged. Adds variables and limits to
  /// `problem`. Borrows the vocabulary.
  Horizon(
      const model::Vocabulary& vocabulary,
      const model::FirmFacts& firm,
      base::Date on,
      const WayOptions& options,
      std::span<const Input> asked,
      Problem& problem
  );

  base::Date judged_on() const { return judged_on_; }
  int reference_year() const { return static_cast<int>(judged_on_.year()) - 1; }
  /// Without any step.
  const model::FirmFacts& expected() const { return expected_; }
  /// The value a figure of a new year was given from the year before; null when it was known.
  const model::FactValue* carried(const Figure& figure) const;
  const std::vector<Move>& moves() const { return moves_; }
  /// The value of an input where it can be moved: numbers, and truths as 0 … 1.
  const Polynomial* moved(const Input& input) const;
  /// The facts after changes `y`.
  model::FirmFacts after(std::span<const double> y) const;
  /// The value of a figure after changes `y`; nothing when it cannot be moved.
  std::optional<double> value(const Figure& figure, std::span<const double> y) const;

 private:
  const model::Lever* lever_of(const model::Indicator& indicator) const;
  int first_new_year() const;
  void carry_forward();
  bool is_of_its_year(const model::Indicator& indicator) const;
  void carry(const model::Indicator& indicator, int year);
  std::optional<model::FactValue> last_known(const model::Indicator& indicator, int& year) const;
  const model::FactValue* known(const Figure& figure) const;
  void note_last_years(std::span<const Input> asked);
  void add_lever(const model::Indicator& indicator, const model::Lever& lever);
  void add_dated(const model::Indicator& indicator, const model::Lever& lever);
  void add_years(const model::Indicator& indicator, const model::Lever& lever);
  void add_truth(
      const model::Indicator& indicator, const model::Lever& lever, const Figure& figure, int step
  );
  std::uint32_t add_variable(
      const model::Indicator& indicator,
      const model::Lever& lever,
      const Figure& figure,
      int step,
      double held
  );
  void add_limits(const model::Indicator& indicator, const model::Lever& lever);
  void add_range(const model::Indicator& indicator, const Polynomial& value);
  void demand(const Polynomial& at_least_zero);
  Polynomial& figure_polynomial(const Figure& figure);

  const model::Vocabulary& vocabulary_;
  const WayOptions& options_;
  base::Date on_;
  base::Date judged_on_;
  model::FirmFacts expected_;
  Problem& problem_;
  std::vector<Move> moves_;
  std::map<Figure, Polynomial> moved_;
  std::map<Figure, model::FactValue> known_;  ///< figures of the firm and those carried forward
  std::set<Figure> carried_;
  std::map<std::string, int> last_year_;  ///< of the yearly indicators asked for
  std::set<std::string> asked_dated_;
};

}  // namespace rongtong::rules::way
