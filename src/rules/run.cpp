#include <algorithm>
#include <limits>
#include <thread>

#include "rules/chunk.h"
#include "rules/program_code.h"

namespace rongtong::rules {

namespace {

std::uint8_t answer(const TextPredicate& predicate, const std::string& text) {
  const bool yes = std::ranges::any_of(predicate.texts, [&](const std::string& wanted) {
    return predicate.starts ? text.starts_with(wanted) : text == wanted;
  });
  return static_cast<std::uint8_t>(yes ? Truth::kYes : Truth::kNo);
}

/// Questions to texts and lists, answered for each entry of the columns' dictionaries.
struct Answers {
  Answers(const ProgramCode& code, const FactTable& facts) {
    for (const Match& match : code.matches) {
      const Input& input = code.inputs[match.input];
      match.list ? add_list(match, facts.find_lists(input))
                 : add_text(match, facts.find_texts(input));
    }
  }

  void add_text(const Match& match, const FactTable::Texts* column) {
    std::vector<std::uint8_t> answers = {static_cast<std::uint8_t>(Truth::kUnknown)};
    if (column != nullptr) {
      for (const std::string& text : column->dictionary) {
        answers.push_back(answer(match.predicate, text));
      }
    }
    texts.push_back(std::move(answers));
    wanted.push_back(0);
  }

  void add_list(const Match& match, const FactTable::Lists* column) {
    std::uint64_t members = 0;
    for (std::size_t i = 0; column != nullptr && i < column->dictionary.size() && i < 63; ++i) {
      if (answer(match.predicate, column->dictionary[i]) == 2) members |= 1ULL << i;
    }
    texts.emplace_back();
    wanted.push_back(members);
  }

  std::vector<std::vector<std::uint8_t>> texts;
  std::vector<std::uint64_t> wanted;
};

/// Columns that the facts lack read these.
struct Missing {
  std::vector<double> numbers =
      std::vector<double>(kChunk, std::numeric_limits<double>::quiet_NaN());
  std::vector<std::uint8_t> truths = std::vector<std::uint8_t>(kChunk, 1);
  std::vector<std::int32_t> codes = std::vector<std::int32_t>(kChunk, -1);
  std::vector<std::uint64_t> masks = std::vector<std::uint64_t>(kChunk, FactTable::kUnknownList);
};

/// 29 February counts as reached on 28 February of a common year (rules/calendar.h).
int month_day_reached(base::Date on) {
  const int month = static_cast<int>(static_cast<unsigned>(on.month()));
  const int day = static_cast<int>(static_cast<unsigned>(on.day()));
  const bool last_of_february = month == 2 && day == 28 && !on.year().is_leap();
  return 32 * month + (last_of_february ? 29 : day);
}

/// Registers and pointers of one thread.
class Worker {
 public:
  Worker(const ProgramCode& code, const FactTable& facts, const Answers& answers, Outcomes& out)
      : code_(code), facts_(facts), answers_(answers), out_(out) {
    find_columns();
    place_numbers();
    place_truths();
    points_memory_.resize(2 * kChunk * code.points_slots);
    for (std::size_t i = 0; i < code.points_slots; ++i) {
      points_.push_back(points_memory_.data() + 2 * kChunk * i);
    }
    codes_.resize(code.matches.size());
    masks_.resize(code.matches.size());
    size_targets();
  }

  void run(std::size_t first_row) {
    point_to(first_row);
    ChunkView view;
    view.rows = std::min(kChunk, facts_.rows() - first_row);
    view.numbers = numbers_;
    view.number_registers = number_registers_;
    view.truths = truths_;
    view.truth_registers = truth_registers_;
    view.points = points_;
    view.codes = codes_;
    view.masks = masks_;
    view.answers = answers_.texts;
    view.wanted = answers_.wanted;
    view.day = base::days_since_epoch(facts_.on());
    view.year = static_cast<int>(facts_.on().year());
    view.reference_year = view.year - 1;
    view.month_day = month_day_reached(facts_.on());
    run_chunk(
        code_, view, {verdicts_, tallies_, classes_, set_points_, reasons_, wide_items_, items_}
    );
  }

 private:
  void place_numbers() {
    number_memory_.resize(kChunk * code_.number_slots);
    for (std::size_t i = 0; i < code_.number_slots; ++i) {
      number_registers_.push_back(number_memory_.data() + kChunk * i);
      numbers_.push_back(number_registers_.back());
    }
    for (const ConstantSlot& constant : code_.number_constants) {
      std::fill_n(number_registers_[constant.slot], kChunk, constant.value);
    }
  }

  void place_truths() {
    truth_memory_.resize(kChunk * code_.truth_slots);
    for (std::size_t i = 0; i < code_.truth_slots; ++i) {
      truth_registers_.push_back(truth_memory_.data() + kChunk * i);
      truths_.push_back(truth_registers_.back());
    }
    for (const ConstantSlot& constant : code_.truth_constants) {
      std::fill_n(
          truth_registers_[constant.slot], kChunk, static_cast<std::uint8_t>(constant.value)
      );
    }
  }

  void size_targets() {
    verdicts_.resize(code_.sets.size());
    tallies_.resize(code_.sets.size());
    classes_.resize(code_.sets.size());
    set_points_.resize(code_.sets.size());
    reasons_.resize(out_.reasons.size());
    items_.resize(out_.items.size());
    wide_items_.resize(out_.wide_items.size());
  }

  /// Looks the columns up once: a look-up for each chunk took as long as the chunk.
  void find_columns() {
    for (const ColumnSlot& column : code_.number_columns) {
      const auto* values = facts_.find_numbers(code_.inputs[column.input]);
      number_columns_.push_back(values == nullptr ? nullptr : values->data());
    }
    for (const ColumnSlot& column : code_.truth_columns) {
      const auto* values = facts_.find_truths(code_.inputs[column.input]);
      truth_columns_.push_back(
          values == nullptr ? nullptr : reinterpret_cast<const std::uint8_t*>(values->data())
      );
    }
    for (const Match& match : code_.matches) {
      const auto* texts = facts_.find_texts(code_.inputs[match.input]);
      const auto* lists = facts_.find_lists(code_.inputs[match.input]);
      code_columns_.push_back(texts == nullptr ? nullptr : texts->codes.data());
      mask_columns_.push_back(lists == nullptr ? nullptr : lists->masks.data());
    }
  }

  template <class T>
  static const T* at(const T* column, std::size_t row, const std::vector<T>& missing) {
    return column == nullptr ? missing.data() : column + row;
  }

  void point_to(std::size_t row) {
    for (std::size_t i = 0; i < number_columns_.size(); ++i) {
      const std::uint32_t slot = code_.number_columns[i].slot;
      numbers_[slot] = at(number_columns_[i], row, missing_.numbers);
    }
    for (std::size_t i = 0; i < truth_columns_.size(); ++i) {
      const std::uint32_t slot = code_.truth_columns[i].slot;
      truths_[slot] = at(truth_columns_[i], row, missing_.truths);
    }
    for (std::size_t i = 0; i < codes_.size(); ++i) {
      codes_[i] = at(code_columns_[i], row, missing_.codes);
      masks_[i] = at(mask_columns_[i], row, missing_.masks);
    }
    point_targets_to(row);
  }

  template <class T>
  static void point(std::vector<T*>& targets, std::vector<RawColumn<T>>& columns, std::size_t row) {
    for (std::size_t i = 0; i < targets.size(); ++i) {
      targets[i] = columns[i].empty() ? nullptr : columns[i].data() + row;
    }
  }

  void point_targets_to(std::size_t row) {
    point(verdicts_, out_.verdicts, row);
    point(tallies_, out_.tallies, row);
    point(classes_, out_.classes, row);
    point(set_points_, out_.points, row);
    point(reasons_, out_.reasons, row);
    point(items_, out_.items, row);
    point(wide_items_, out_.wide_items, row);
  }

  const ProgramCode& code_;
  const FactTable& facts_;
  const Answers& answers_;
  Outcomes& out_;
  Missing missing_;
  std::vector<const double*> number_columns_;  ///< null: the facts lack it
  std::vector<const std::uint8_t*> truth_columns_;
  std::vector<const std::int32_t*> code_columns_;
  std::vector<const std::uint64_t*> mask_columns_;
  std::vector<double> number_memory_;
  std::vector<std::uint8_t> truth_memory_;
  std::vector<std::int32_t> points_memory_;
  std::vector<const double*> numbers_;
  std::vector<double*> number_registers_;
  std::vector<const std::uint8_t*> truths_;
  std::vector<std::uint8_t*> truth_registers_;
  std::vector<std::int32_t*> points_;
  std::vector<const std::int32_t*> codes_;
  std::vector<const std::uint64_t*> masks_;
  std::vector<Truth*> verdicts_;
  std::vector<std::uint8_t*> tallies_;
  std::vector<std::int8_t*> classes_;
  std::vector<Points*> set_points_;
  std::vector<std::uint8_t*> reasons_;
  std::vector<Points*> wide_items_;
  std::vector<Outcomes::SmallPoints*> items_;
};

Outcomes empty_outcomes(const ProgramCode& code, std::size_t firms, bool reasons) {
  Outcomes out;
  out.firms = firms;
  out.sets = code.sets;
  out.verdicts.resize(code.sets.size());
  out.tallies.resize(code.sets.size());
  out.classes.resize(code.sets.size());
  out.points.resize(code.sets.size());
  for (std::size_t i = 0; i < code.sets.size(); ++i) {
    out.verdicts[i].resize(firms);
    out.tallies[i].resize(firms);
    if (code.sets[i].is_classification) out.classes[i].resize(firms);
    if (code.sets[i].has_points) out.points[i].resize(firms);
  }
  if (!reasons || code.sets.empty()) return out;
  const ProgramSet& last = code.sets.back();
  out.reasons.resize((last.first_reason + last.reason_count + 3) / 4);
  for (auto& column : out.reasons) column.resize(firms);
  out.items.resize(code.wide.size());
  out.wide_items.resize(code.wide.size());
  for (std::size_t i = 0; i < code.wide.size(); ++i) {
    code.wide[i] ? out.wide_items[i].resize(firms) : out.items[i].resize(firms);
  }
  return out;
}

template <class T>
std::size_t bytes_of(const std::vector<RawColumn<T>>& columns) {
  std::size_t bytes = 0;
  for (const auto& column : columns) bytes += column.size() * sizeof(T);
  return bytes;
}

}  // namespace

Truth Outcomes::reason(std::size_t firm, std::size_t reason) const {
  return static_cast<Truth>(reasons[reason / 4][firm] >> (2 * (reason % 4)) & 3);
}

Points Outcomes::item(std::size_t firm, std::size_t item) const {
  if (!wide_items[item].empty()) return wide_items[item][firm];
  return {items[item][firm].least, items[item][firm].most};
}

std::size_t Outcomes::bytes_per_firm() const {
  if (firms == 0) return 0;
  const std::size_t all = bytes_of(verdicts) + bytes_of(tallies) + bytes_of(classes) +
                          bytes_of(points) + bytes_of(reasons) + bytes_of(items) +
                          bytes_of(wide_items);
  return all / firms;
}

Outcomes run(const Program& program, const FactTable& facts, const RunOptions& options) {
  const ProgramCode& code = program.code();
  Outcomes out = empty_outcomes(code, facts.rows(), options.reasons);
  const Answers answers(code, facts);
  const std::size_t chunks = (facts.rows() + kChunk - 1) / kChunk;
  const std::size_t threads =
      std::clamp<std::size_t>(options.threads, 1, std::max<std::size_t>(chunks, 1));
  const auto work = [&](std::size_t thread) {
    Worker worker(code, facts, answers, out);
    const std::size_t end = chunks * (thread + 1) / threads;
    for (std::size_t chunk = chunks * thread / threads; chunk < end; ++chunk) {
      worker.run(chunk * kChunk);
    }
  };
  std::vector<std::jthread> others;
  for (std::size_t thread = 1; thread < threads; ++thread) others.emplace_back(work, thread);
  work(0);
  return out;
}

}  // namespace rongtong::rules
