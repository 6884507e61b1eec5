#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <optional>

#include "base/error.h"
#include "rules/lower.h"
#include "rules/program_code.h"

namespace rongtong::rules {

namespace {

constexpr std::int32_t kNarrowMost = std::numeric_limits<std::uint16_t>::max();
constexpr std::uint32_t kReasonsPerByte = 4;

bool is_column(const Step& step) {
  return step.code == StepCode::kNumberColumn || step.code == StepCode::kTruthColumn;
}

bool is_constant(const Step& step) {
  return step.code == StepCode::kConstant || step.code == StepCode::kUnknown ||
         step.code == StepCode::kTruthConstant;
}

/// Values that some instruction must work out.
bool is_worked_out(const Step& step) { return !is_column(step) && !is_constant(step); }

/// A store before slots are given.
struct PlannedStore {
  Store::What what;
  std::uint32_t target;
  std::vector<StepId> steps;
};

/// Gives slots to steps in their order and writes the instructions.
class Assembler {
 public:
  Assembler(const StepList& steps, const ExpressionGraph& graph, ProgramCode& code)
      : steps_(steps),
        graph_(graph),
        code_(code),
        slots_(steps.steps().size()),
        last_use_(steps.steps().size()),
        stores_(steps.steps().size()) {}

  void plan(PlannedStore store) {
    StepId ready = first_worked_out();
    for (const StepId step : store.steps) {
      if (is_worked_out(steps_.at(step))) ready = std::max(ready, step);
    }
    for (const StepId step : store.steps) last_use_[step] = std::max(last_use_[step], ready);
    stores_[ready].push_back(std::move(store));
  }

  void assemble() {
    find_last_uses();
    place_columns_and_constants();
    for (StepId id = 0; id < slots_.size(); ++id) {
      if (is_worked_out(steps_.at(id))) write(id);
    }
    code_.number_slots = slot_counts_[0];
    code_.truth_slots = slot_counts_[1];
    code_.points_slots = slot_counts_[2];
    code_.steps = slots_.size();
  }

 private:
  StepId first_worked_out() const {
    const auto found = std::ranges::find_if(steps_.steps(), is_worked_out);
    return static_cast<StepId>(found - steps_.steps().begin());
  }

  void find_last_uses() {
    for (StepId id = 0; id < slots_.size(); ++id) {
      last_use_[id] = std::max(last_use_[id], id);
      for (const StepId arg : steps_.at(id).args) last_use_[arg] = std::max(last_use_[arg], id);
    }
    for (StepId id = 0; id < slots_.size(); ++id) {
      if (is_worked_out(steps_.at(id))) dying_[last_use_[id]].push_back(id);
    }
  }

  std::uint32_t input(std::uint64_t graph_input) {
    const Input& wanted = graph_.inputs()[graph_input];
    const auto found = std::ranges::find(code_.inputs, wanted);
    const auto place = static_cast<std::uint32_t>(found - code_.inputs.begin());
    if (found == code_.inputs.end()) code_.inputs.push_back(wanted);
    return place;
  }

  std::uint32_t new_slot(StepKind kind) { return slot_counts_[static_cast<std::size_t>(kind)]++; }

  void place_columns_and_constants() {
    for (StepId id = 0; id < slots_.size(); ++id) {
      const Step& step = steps_.at(id);
      if (is_worked_out(step)) continue;
      slots_[id] = new_slot(step.kind);
      const bool number = step.kind == StepKind::kNumber;
      if (is_column(step)) {
        auto& columns = number ? code_.number_columns : code_.truth_columns;
        columns.push_back({slots_[id], input(step.payload)});
      } else if (number) {
        const bool known = step.code == StepCode::kConstant;
        const double value = known ? step.constants[0] : std::numeric_limits<double>::quiet_NaN();
        code_.number_constants.push_back({slots_[id], value});
      } else {
        code_.truth_constants.push_back({slots_[id], static_cast<double>(step.payload)});
      }
    }
  }

  std::uint32_t take_register(StepKind kind) {
    auto& free = free_[static_cast<std::size_t>(kind)];
    if (free.empty()) return new_slot(kind);
    const std::uint32_t slot = free.back();
    free.pop_back();
    return slot;
  }

  void write(StepId id) {
    const Step& step = steps_.at(id);
    Instruction instruction;
    instruction.code = step.code;
    instruction.kind = step.kind;
    instruction.first_operand = add_operands(step.args);
    instruction.operand_count = static_cast<std::uint32_t>(step.args.size());
    instruction.first_constant = static_cast<std::uint32_t>(code_.constants.size());
    instruction.constant_count = static_cast<std::uint32_t>(step.constants.size());
    instruction.payload = static_cast<std::uint32_t>(step.payload);
    if (step.code == StepCode::kTextMatch || step.code == StepCode::kListMatch) {
      instruction.payload = add_match(step);
    }
    code_.constants.insert(code_.constants.end(), step.constants.begin(), step.constants.end());
    // The target is taken before the operands are given back: a step never writes what it reads.
    instruction.target = slots_[id] = take_register(step.kind);
    add_stores(id, instruction);
    code_.instructions.push_back(instruction);
    for (const StepId dying : dying_[id]) {
      free_[static_cast<std::size_t>(steps_.at(dying).kind)].push_back(slots_[dying]);
    }
  }

  std::uint32_t add_operands(const std::vector<StepId>& steps) {
    const auto first = static_cast<std::uint32_t>(code_.operands.size());
    for (const StepId step : steps) code_.operands.push_back(slots_[step]);
    return first;
  }

  std::uint32_t add_match(const Step& step) {
    const auto& predicate = steps_.predicates()[static_cast<std::size_t>(step.constants[0])];
    const bool list = step.code == StepCode::kListMatch;
    code_.matches.push_back({list, input(step.payload), predicate});
    return static_cast<std::uint32_t>(code_.matches.size() - 1);
  }

  void add_stores(StepId id, Instruction& instruction) {
    instruction.first_store = static_cast<std::uint32_t>(code_.stores.size());
    instruction.store_count = static_cast<std::uint32_t>(stores_[id].size());
    for (const PlannedStore& planned : stores_[id]) {
      const auto count = static_cast<std::uint32_t>(planned.steps.size());
      code_.stores.push_back({planned.what, planned.target, add_operands(planned.steps), count});
    }
  }

  const StepList& steps_;
  const ExpressionGraph& graph_;
  ProgramCode& code_;
  std::vector<std::uint32_t> slots_;
  std::vector<StepId> last_use_;
  std::vector<std::vector<PlannedStore>> stores_;   ///< by the step after which they happen
  std::map<StepId, std::vector<StepId>> dying_;     ///< steps whose last use is there
  std::array<std::vector<std::uint32_t>, 3> free_;  ///< registers, by kind
  std::array<std::uint32_t, 3> slot_counts_ = {0, 0, 0};
};

/// The most that an item can give.
std::int32_t most_points(const PointItem& item) {
  std::int32_t most = item.maximum;
  for (const Band& band : item.bands) most = std::max(most, band.points.most);
  for (const PointCase& one : item.cases) most = std::max(most, one.points.most);
  for (const PointItem& part : item.parts) most = std::max(most, most_points(part));
  return most;
}

void note_wide_items(const RuleSet& set, ProgramCode& code) {
  if (!set.points) return;
  for (const PointGroup& group : set.points->groups) {
    for (const PointItem& item : group.items) code.wide.push_back(most_points(item) > kNarrowMost);
  }
}

/// Lowered sets with their places among all outputs.
class Linker {
 public:
  Linker(const RuleBook& book, ProgramCode& code)
      : book_(book), code_(code), lowering_(book.graph()) {}

  void add(std::string_view id) {
    const RuleSet* set = book_.find(id);
    if (set == nullptr) {
      throw base::Error(base::ErrorCode::kNotFound, base::msg("rules_run.no_set", id));
    }
    const LoweredSet lowered = lowering_.lower(*set);
    ProgramSet entry;
    entry.id = set->id;
    entry.set = static_cast<std::uint32_t>(set - book_.sets().data());
    entry.has_points = lowered.points.has_value();
    entry.is_classification = lowered.class_index.has_value();
    entry.first_reason = static_cast<std::uint32_t>(reasons_.size());
    entry.reason_count = static_cast<std::uint32_t>(lowered.reasons.size());
    entry.first_item = static_cast<std::uint32_t>(items_.size());
    entry.item_count = static_cast<std::uint32_t>(lowered.items.size());
    reasons_.insert(reasons_.end(), lowered.reasons.begin(), lowered.reasons.end());
    items_.insert(items_.end(), lowered.items.begin(), lowered.items.end());
    note_wide_items(*set, code_);
    code_.sets.push_back(std::move(entry));
    sets_.push_back(lowered);
  }

  void link() {
    Assembler assembler(lowering_.steps(), book_.graph(), code_);
    for (std::uint32_t i = 0; i < sets_.size(); ++i) {
      const LoweredSet& set = sets_[i];
      assembler.plan({Store::What::kVerdict, i, {set.verdict}});
      assembler.plan({Store::What::kTally, i, {set.tally}});
      if (set.class_index) assembler.plan({Store::What::kClass, i, {*set.class_index}});
      if (set.points) assembler.plan({Store::What::kPoints, i, {*set.points}});
    }
    plan_reasons(assembler);
    for (std::uint32_t i = 0; i < items_.size(); ++i) {
      assembler.plan({Store::What::kItem, i, {items_[i]}});
    }
    assembler.assemble();
  }

 private:
  void plan_reasons(Assembler& assembler) const {
    for (std::uint32_t first = 0; first < reasons_.size(); first += kReasonsPerByte) {
      const auto begin = reasons_.begin() + first;
      const auto count = std::min<std::ptrdiff_t>(reasons_.end() - begin, kReasonsPerByte);
      assembler.plan({Store::What::kReasons, first / kReasonsPerByte, {begin, begin + count}});
    }
  }

  const RuleBook& book_;
  ProgramCode& code_;
  Lowering lowering_;
  std::vector<LoweredSet> sets_;
  std::vector<StepId> reasons_;
  std::vector<StepId> items_;
};

}  // namespace

const std::vector<Input>& Program::inputs() const { return code_->inputs; }
const std::vector<ProgramSet>& Program::sets() const { return code_->sets; }
std::size_t Program::step_count() const { return code_->steps; }

Program compile(const RuleBook& book, std::span<const std::string> set_ids) {
  auto code = std::make_shared<ProgramCode>();
  Linker linker(book, *code);
  for (const std::string& id : set_ids) linker.add(id);
  if (!set_ids.empty()) linker.link();
  return Program(std::move(code));
}

Program compile(const RuleBook& book) {
  std::vector<std::string> ids;
  for (const RuleSet& set : book.sets()) ids.push_back(set.id);
  return compile(book, ids);
}

}  // namespace rongtong::rules
