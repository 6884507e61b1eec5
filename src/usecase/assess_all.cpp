#include "usecase/assess_all.h"

#include <algorithm>
#include <thread>
#include <unordered_map>

#include "base/bounded_queue.h"
#include "rules/program.h"
#include "usecase/firm_facts.h"

namespace rongtong::usecase {

namespace {

using rules::Truth;

/// Firms judged together: columns of a chunk stay in the cache of a core.
constexpr std::size_t kChunk = 4096;
/// Chunks read ahead of the judging.
constexpr std::size_t kReadAhead = 3;

using Firms = std::vector<model::FirmFacts>;

/// A rule set in the program of one purpose.
struct Place {
  const rules::RuleSet* set = nullptr;
  std::size_t in_program = 0;
};

rules::Input holds_input(const std::string& title) {
  rules::Input input;
  input.kind = rules::InputKind::kHolds;
  input.id = title;
  input.type = rules::Type::kTruth;
  return input;
}

rules::Input review_input() {
  rules::Input input;
  input.kind = rules::InputKind::kReview;
  input.type = rules::Type::kTruth;
  return input;
}

bool holds_on(const rules::RuleSet& set, base::Date on, rules::Purpose purpose) {
  return std::ranges::any_of(set.effects, [&](const rules::Effect& effect) {
    return effect.purpose == purpose && effect.from <= on && (!effect.until || on < *effect.until);
  });
}

/// The sets that some firm may be judged by for one purpose, compiled together.
class PurposeProgram {
 public:
  PurposeProgram(const RuleCatalogue& rules, const AssessQuestion& question, bool review)
      : rules_(rules),
        on_(question.on),
        purpose_(review ? rules::Purpose::kReview : rules::Purpose::kApplication),
        ids_(ids_of(rules, question)),
        program_(rules::compile(rules.book(), ids_)) {}

  const rules::Program& program() const { return program_; }
  bool empty() const { return ids_.empty(); }

  /// The set of `column` for a firm in `region`; none is in force: no set.
  Place place(const VerdictColumn& column, bool by_name, const std::string& region) {
    const auto key = column.id + "/" + region;
    const auto known = places_.find(key);
    if (known != places_.end()) return known->second;
    const auto* set = by_name ? rules_.book().find(column.id) : nullptr;
    if (set == nullptr) set = rules_.book().choose(column.id, on_, purpose_, region);
    Place place;
    if (set != nullptr) {
      place = {set, static_cast<std::size_t>(std::ranges::find(ids_, set->id) - ids_.begin())};
    }
    return places_.emplace(key, place).first->second;
  }

 private:
  std::vector<std::string> ids_of(const RuleCatalogue& rules, const AssessQuestion& question)
      const {
    const auto& names = question.sets;
    std::vector<std::string> ids;
    for (const auto& set : rules.book().sets()) {
      const bool by_ladder = names.empty() || std::ranges::count(names, set.ladder) > 0;
      const bool chosen = by_ladder && holds_on(set, on_, purpose_);
      if (chosen || std::ranges::count(names, set.id) > 0) ids.push_back(set.id);
    }
    return ids;
  }

  const RuleCatalogue& rules_;
  base::Date on_;
  rules::Purpose purpose_;
  std::vector<std::string> ids_;
  rules::Program program_;
  std::unordered_map<std::string, Place> places_;  ///< by column and region
};

std::vector<VerdictColumn> columns_of(const RuleCatalogue& rules, const AssessQuestion& question) {
  std::vector<VerdictColumn> columns;
  for (const auto& id : question.sets) {
    const auto* named = rules.book().find(id) == nullptr ? rules.find_ladder(id) : nullptr;
    if (named != nullptr) {
      columns.push_back({id, named->grants, named->order});
      continue;
    }
    const auto& set = rules.set(id);
    const auto* ladder = rules.find_ladder(set.ladder);
    columns.push_back({id, set.grants, ladder == nullptr ? 0 : ladder->order});
  }
  if (!question.sets.empty()) return columns;
  for (const auto& ladder : rules.ladders()) {
    columns.push_back({ladder.id, ladder.grants, ladder.order});
  }
  return columns;
}

std::vector<rules::Input> inputs_of(
    const PurposeProgram& a, const PurposeProgram& b, const std::vector<VerdictColumn>& columns
) {
  std::vector<rules::Input> inputs = a.program().inputs();
  const auto& more = b.program().inputs();
  inputs.insert(inputs.end(), more.begin(), more.end());
  for (const auto& column : columns) {
    if (!column.grants.empty()) inputs.push_back(holds_input(column.grants));
  }
  std::ranges::sort(inputs);
  inputs.erase(std::unique(inputs.begin(), inputs.end()), inputs.end());
  return inputs;
}

class Judge {
 public:
  Judge(const RuleCatalogue& rules, const AssessQuestion& question)
      : rules_(rules),
        question_(question),
        columns_(columns_of(rules, question)),
        application_(rules, question, false),
        review_(rules, question, true),
        inputs_(inputs_of(application_, review_, columns_)) {
    if (application_.empty() && review_.empty()) throw none_in_force(question.on);
    summary_.on = question.on;
    summary_.columns = columns_;
    summary_.all.resize(columns_.size());
  }

  void judge(const Firms& firms, StandingSink* sink) {
    auto table = rules::bind_facts(firms, inputs_, rules_.vocabulary(), question_.on, false);
    const rules::RunOptions options{.reasons = sink != nullptr, .threads = 1};
    const auto applying = rules::run(application_.program(), table, options);
    auto as_holder = table.truths(review_input());
    std::ranges::fill(as_holder, Truth::kYes);
    std::swap(table.truths(review_input()), as_holder);
    const auto reviewed = rules::run(review_.program(), table, options);
    std::swap(table.truths(review_input()), as_holder);
    for (std::size_t row = 0; row < firms.size(); ++row) {
      FirmStanding standing{firms[row], "", "", false, {}, table, row};
      place(standing, applying, reviewed, sink != nullptr);
      count(standing);
      if (sink != nullptr) sink->firm(standing);
    }
  }

  AssessSummary take() { return std::move(summary_); }

 private:
  bool held(const VerdictColumn& column, const FirmStanding& standing) const {
    if (column.grants.empty()) return false;
    const auto* truths = standing.as_applicant.find_truths(holds_input(column.grants));
    return truths != nullptr && (*truths)[standing.row] == Truth::kYes;
  }

  void place(
      FirmStanding& standing,
      const rules::Outcomes& applying,
      const rules::Outcomes& reviewed,
      bool reasons
  ) {
    int held_rung = 0;
    int reached_rung = 0;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const auto& column = columns_[c];
      const bool holder = held(column, standing);
      const bool is_rung = column.order > 0 && column.order < kBesideTheRungs;
      if (holder && is_rung && column.order >= held_rung) {
        held_rung = column.order;
        standing.held = column.grants;
      }
      const bool review = question_.review.value_or(holder);
      auto& program = review ? review_ : application_;
      const auto place = program.place(column, !question_.sets.empty(), standing.firm.region);
      if (place.set == nullptr) continue;
      const auto& outcomes = review ? reviewed : applying;
      auto verdict = read(place, outcomes, standing.row, reasons);
      verdict.column = c;
      verdict.review = review;
      if (verdict.verdict == Truth::kYes && is_rung && column.order >= reached_rung) {
        reached_rung = column.order;
        standing.reached = column.grants;
      }
      if (verdict.verdict == Truth::kUnknown && is_rung) standing.undecided = true;
      standing.rungs.push_back(std::move(verdict));
    }
  }

  static RungVerdict read(
      const Place& place, const rules::Outcomes& outcomes, std::size_t row, bool reasons
  ) {
    const auto& program_set = outcomes.sets[place.in_program];
    RungVerdict verdict;
    verdict.set = place.set;
    verdict.verdict = outcomes.verdicts[place.in_program][row];
    if (program_set.is_classification) {
      const auto index = outcomes.classes[place.in_program][row];
      if (index >= 0) verdict.size_class = &place.set->classes[static_cast<std::size_t>(index)];
      return verdict;
    }
    if (program_set.has_points) verdict.points = outcomes.points[place.in_program][row];
    verdict.unmet = outcomes.unmet(place.in_program, row);
    verdict.undecided = outcomes.undecided(place.in_program, row);
    for (std::uint32_t i = 0; reasons && i < program_set.reason_count; ++i) {
      verdict.reasons.push_back(outcomes.reason(row, program_set.first_reason + i));
    }
    return verdict;
  }

  void count(const FirmStanding& standing) {
    const auto& firm = standing.firm;
    ++summary_.firms;
    ++summary_.reached_by_title[standing.held][standing.reached];
    if (standing.reached.empty() && standing.undecided)
      ++summary_.undecided_by_title[standing.held];
    const auto row_of = [this](auto& rows, const std::string& key) -> AssessSummary::Row& {
      auto& row = rows[key];
      row.resize(columns_.size());
      return row;
    };
    auto& region =
        row_of(summary_.by_region, firm.region.size() < 4 ? "" : firm.region.substr(0, 4) + "00");
    auto& industry = row_of(summary_.by_industry, firm.industry.substr(0, 3));
    auto& title = row_of(summary_.by_title, standing.held);
    for (const auto& rung : standing.rungs) {
      for (auto* row : {&summary_.all, &region, &industry, &title}) {
        (*row)[rung.column].add(rung.verdict);
      }
      if (rung.set->classes.empty()) continue;
      auto& classes = summary_.classes[columns_[rung.column].id];
      ++classes[rung.size_class == nullptr ? "" : rung.size_class->id];
    }
  }

  const RuleCatalogue& rules_;
  const AssessQuestion& question_;
  std::vector<VerdictColumn> columns_;
  PurposeProgram application_;
  PurposeProgram review_;
  std::vector<rules::Input> inputs_;
  AssessSummary summary_;
};

/// Fills `queue` with all firms; ends it, however the reading ends.
void read_firms(const FactSource& source, base::BoundedQueue<Firms>& queue) {
  struct Cancelled {};
  try {
    Firms firms;
    source.each([&](const model::FirmFacts& facts) {
      firms.push_back(facts);
      if (firms.size() < kChunk) return;
      if (!queue.push(std::exchange(firms, {}))) throw Cancelled{};
    });
    if (!firms.empty()) queue.push(std::move(firms));
    queue.close();
  } catch (const Cancelled&) {
    // The judging failed and says so itself.
  } catch (...) {
    queue.fail(std::current_exception());
  }
}

}  // namespace

void VerdictCounts::add(rules::Truth verdict) {
  auto& count = verdict == Truth::kYes ? yes : verdict == Truth::kNo ? no : unknown;
  ++count;
}

AssessSummary assess_all(
    const store::Store& store,
    const RuleCatalogue& rules,
    const model::Codes& codes,
    const AssessQuestion& question,
    StandingSink* sink,
    base::Progress& progress
) {
  Judge judge(rules, question);
  const auto total = store.enterprise_count();
  base::BoundedQueue<Firms> queue(kReadAhead);
  const FactSource source(store, codes);
  std::jthread reader([&] { read_firms(source, queue); });
  std::uint64_t done = 0;
  try {
    while (const auto firms = queue.pop()) {
      judge.judge(*firms, sink);
      done += firms->size();
      progress.update(done, std::max(total, done));
    }
  } catch (...) {
    queue.cancel();
    throw;
  }
  return judge.take();
}

}  // namespace rongtong::usecase
