#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "rules/evaluate.h"
#include "rules/fact_table.h"
#include "rules/rule_book.h"
#include "rules/way_up.h"
#include "rules/way_up_horizon.h"
#include "rules/way_up_number.h"
#include "rules/way_up_tree.h"

namespace rongtong::rules::way {

/// What a burden weighs at least beside yuan: it decides between equal costs.
inline constexpr double kTieBreak = 0.01;

/// What a burden of the problem stands for: something to show or to decide, or a title to get.
struct Taken {
  enum class Kind : std::uint8_t { kShow, kDecide, kObtain, kRenew };
  Kind kind = Kind::kShow;
  WayPlace place;
  std::vector<Input> missing;
  std::string title;
  const RuleSet* granted_by = nullptr;
  bool award = false;  ///< kShow: of a title that others give away and no rule set grants
};

/// Turns rule sets into trees over a horizon's variables: what is known becomes true or false, what
/// can be moved becomes rows, what is unknown or undecided a burden.
class Lowering {
 public:
  Lowering(
      const RuleBook& book,
      const model::Vocabulary& vocabulary,
      const Horizon& horizon,
      base::Date on,
      std::span<const Input> asked,
      Problem& problem
  );

  /// `rounds`: how many titles may be got one after another before.
  TreeId set(const RuleSet& set, bool review, int rounds);
  TreeId condition(const RuleSet& set, const Condition& condition, bool review, int rounds);
  /// The point table alone, direct routes and all; yes() when there is none.
  TreeId points(const RuleSet& set, bool review, int rounds);
  /// The table's items, with another mark; for finding out how far it can go.
  TreeId table(const RuleSet& set, bool review, int rounds, std::int32_t mark);
  /// `condition` with another threshold. REQUIRES: kCompare.
  TreeId compare_with(
      const RuleSet& set, const Condition& condition, bool review, int rounds, double threshold
  );

  /// The set that grants or renews a title on the day; null when none does.
  const RuleSet* granting(const std::string& title, bool review) const;

  TreeBuilder& trees() { return trees_; }
  const std::vector<Taken>& taken() const { return taken_; }
  /// Conditions and items that rest on what cannot be computed backwards: taken as they are.
  const std::vector<WayPlace>& not_movable() const { return not_movable_; }
  /// Titles that no rule set grants, or not in time.
  const std::set<std::string>& out_of_reach() const { return titles_out_of_reach_; }
  std::optional<double> expected_value(const Condition& condition, bool review);
  /// Levels of an item with the points they give.
  std::vector<Level> levels(const RuleSet& set, const PointItem& item, bool review, int rounds);

 private:
  struct View {
    FactTable facts;
    RowValues values;
    std::vector<std::int8_t> depends;  ///< −1: not looked at
    View(const ExpressionGraph& graph, FactTable table)
        : facts(std::move(table)), values(graph, facts, 0), depends(graph.nodes().size(), -1) {}
  };
  /// Where we are; kept while something inside is lowered.
  struct Scope {
    const RuleSet* set = nullptr;
    const Condition* condition = nullptr;
    const PointItem* item = nullptr;
    View* view = nullptr;
    bool review = false;
    int rounds = 0;
  };
  class Entered;
  struct Option {
    std::int32_t points = 0;
    TreeId tree = 0;
  };

  View& view(bool review);
  bool depends(NodeId node);
  bool input_depends(const Input& input) const;
  // conditions
  TreeId condition(const Condition& condition, bool positive);
  TreeId bare(const Condition& condition, bool positive);
  TreeId parts(const Condition& condition, bool positive);
  TreeId compared(const Condition& condition, bool positive);
  TreeId open(NodeId node, bool positive, bool decide);
  bool only_judgements(std::span<const Input> missing) const;
  // truths
  TreeId truth(NodeId node, bool positive);
  TreeId moved_truth(NodeId node, bool positive);
  TreeId input_truth(NodeId node, bool positive);
  TreeId comparison(NodeId node, bool positive);
  TreeId compare(const Number& a, Relation relation, const Number& b, NodeId node, bool positive);
  TreeId compare_cases(const NumberCase& a, Relation relation, const NumberCase& b, bool& opaque);
  TreeId compare_outer(const NumberCase& a, Relation relation, double b);
  TreeId as_it_is(NodeId node, Truth now, bool positive);
  void add_variables(NodeId node, std::set<std::uint32_t>& variables);
  // numbers
  Number number(NodeId node);
  Number moved_number(NodeId node);
  Number piecewise(NodeId node);
  Number extreme(std::span<const NodeId> parts, bool largest);
  // titles
  TreeId title(NodeId node, const Input& input, bool positive);
  TreeId obtain(const std::string& title, bool renew);
  TreeId got(const std::string& title, bool renew, const RuleSet* by);
  bool held_today(const std::string& title) const;
  bool is_granted(const std::string& title) const;
  bool asks_for_award(std::span<const Input> missing) const;
  // points
  std::vector<Option> options(const PointItem& item);
  std::vector<Option> band_options(const PointItem& item);
  std::vector<Option> case_options(const PointItem& item);
  std::vector<Option> sum_options(const PointItem& item);
  std::vector<Option> step_options(const PointItem& item);
  std::vector<Option> given_options(const PointItem& item);
  TreeId in_run(const Number& value, const Band& lowest, const Band& highest);
  std::vector<Level> levels(const PointItem& item);
  Table lower_table(const PointTable& points);

  const RuleBook& book_;
  const model::Vocabulary& vocabulary_;
  const Horizon& horizon_;
  base::Date on_;
  std::vector<Input> asked_;
  Problem& problem_;
  TreeBuilder trees_;
  std::unique_ptr<View> views_[2];
  Scope scope_;
  std::vector<Taken> taken_;
  std::vector<WayPlace> not_movable_;
  std::set<std::string> titles_out_of_reach_;
  std::map<std::tuple<const Condition*, const PointItem*, NodeId, bool>, TreeId> opened_;
  std::map<std::string, TreeId> title_burdens_;
  std::map<std::tuple<const RuleSet*, bool, int>, TreeId> sets_;
  std::set<std::string> being_got_;
};

}  // namespace rongtong::rules::way
