// Compiled for several instruction sets (RT_CLONES); see CMakeLists.txt for its flags: contraction
// is off, so that every set of instructions rounds as the plain interpreter does.
#include "rules/chunk.h"
#include "rules/kernels.h"
#include "rules/rule_set.h"

// Sanitizers do not get along with the resolvers that pick a clone at start.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_THREAD__) && !defined(__SANITIZE_ADDRESS__) && defined(__OPTIMIZE__)
#define RT_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define RT_CLONES
#endif

namespace rongtong::rules {

namespace {

using kernels::Byte;
using kernels::rows;

/// One instruction at work.
struct Work {
  const Instruction& step;
  const ChunkView& view;
  const std::uint32_t* operands;
  const double* constants;

  RT_INLINE const double* number(std::size_t i) const { return view.numbers[operands[i]]; }
  RT_INLINE const Byte* truth(std::size_t i) const { return view.truths[operands[i]]; }
  RT_INLINE const std::int32_t* points(std::size_t i) const { return view.points[operands[i]]; }
  RT_INLINE std::size_t count() const { return step.operand_count; }
};

RT_INLINE void date_step(const Work& w, double* out, const double* a) {
  const std::size_t n = w.view.rows;
  if (w.step.code == StepCode::kDaysToDay) {
    const double day = w.view.day;
    return rows(n, [=](std::size_t i) { out[i] = day - a[i]; });
  }
  if (w.step.code == StepCode::kYearsToYearEnd) {
    const int year = w.view.reference_year + static_cast<int>(w.constants[0]);
    return rows(n, [=](std::size_t i) {
      const int years = year - kernels::year_day(a[i]).year;
      out[i] = kernels::unknown(a[i]) ? a[i] : years;
    });
  }
  const int year = w.view.year;
  const int month_day = w.view.month_day;
  rows(n, [=](std::size_t i) {
    const auto from = kernels::year_day(a[i]);
    const int years = year - from.year - (from.month_day > month_day ? 1 : 0);
    out[i] = kernels::unknown(a[i]) ? a[i] : years;
  });
}

RT_INLINE void number_of_one(const Work& w, double* out, const double* a) {
  const std::size_t n = w.view.rows;
  switch (w.step.code) {
    case StepCode::kNegate:
      return rows(n, [=](std::size_t i) { out[i] = -a[i]; });
    case StepCode::kAbs:
      return rows(n, [=](std::size_t i) { out[i] = std::fabs(a[i]); });
    case StepCode::kSqrt:
      return rows(n, [=](std::size_t i) { out[i] = kernels::root(a[i]); });
    case StepCode::kFloor:
      return rows(n, [=](std::size_t i) { out[i] = kernels::whole(a[i]); });
    default:
      return date_step(w, out, a);
  }
}

RT_INLINE void number_of_two(const Work& w, double* out, const double* a, const double* b) {
  const std::size_t n = w.view.rows;
  switch (w.step.code) {
    case StepCode::kAdd:
      return rows(n, [=](std::size_t i) { out[i] = a[i] + b[i]; });
    case StepCode::kSubtract:
      return rows(n, [=](std::size_t i) { out[i] = a[i] - b[i]; });
    case StepCode::kMultiply:
      return rows(n, [=](std::size_t i) { out[i] = a[i] * b[i]; });
    case StepCode::kDivide:
      return rows(n, [=](std::size_t i) { out[i] = kernels::quotient(a[i], b[i]); });
    case StepCode::kMin:
      return rows(n, [=](std::size_t i) { out[i] = kernels::least(a[i], b[i]); });
    case StepCode::kMax:
      return rows(n, [=](std::size_t i) { out[i] = kernels::most(a[i], b[i]); });
    case StepCode::kGrowth:
      return rows(n, [=](std::size_t i) { out[i] = kernels::growth(a[i], b[i]); });
    default:  // kElseNumber
      return rows(n, [=](std::size_t i) { out[i] = kernels::unknown(a[i]) ? b[i] : a[i]; });
  }
}

RT_INLINE void number_step(const Work& w) {
  double* out = w.view.number_registers[w.step.target];
  if (w.step.code == StepCode::kChooseNumber) {
    const Byte* when = w.truth(0);
    const double* a = w.number(1);
    const double* b = w.number(2);
    return rows(w.view.rows, [=](std::size_t i) {
      out[i] = when[i] == 2 ? a[i] : (when[i] == 0 ? b[i] : kernels::kNaN);
    });
  }
  if (w.count() == 1) return number_of_one(w, out, w.number(0));
  number_of_two(w, out, w.number(0), w.number(1));
}

RT_INLINE void compare_step(const Work& w, Byte* out, const double* a, const double* b) {
  const std::size_t n = w.view.rows;
  switch (static_cast<Comparison>(w.step.payload)) {
    case Comparison::kAtLeast:
      return rows(n, [=](std::size_t i) {
        const double mark = b[i] - kernels::slack(b[i]);
        out[i] = kernels::truth(a[i] >= mark, a[i] < mark);
      });
    case Comparison::kAbove:
      return rows(n, [=](std::size_t i) {
        const double mark = b[i] + kernels::slack(b[i]);
        out[i] = kernels::truth(a[i] > mark, a[i] <= mark);
      });
    case Comparison::kAtMost:
      return rows(n, [=](std::size_t i) {
        const double mark = b[i] + kernels::slack(b[i]);
        out[i] = kernels::truth(a[i] <= mark, a[i] > mark);
      });
    case Comparison::kBelow:
      return rows(n, [=](std::size_t i) {
        const double mark = b[i] - kernels::slack(b[i]);
        out[i] = kernels::truth(a[i] < mark, a[i] >= mark);
      });
    case Comparison::kEqual:
      return rows(n, [=](std::size_t i) {
        const double apart = std::fabs(a[i] - b[i]);
        const double mark = kernels::slack(b[i]);
        out[i] = kernels::truth(apart <= mark, apart > mark);
      });
  }
}

/// Truths of a number, of points, or of a text or list column.
RT_INLINE void truth_of_column(const Work& w, Byte* out) {
  const std::size_t n = w.view.rows;
  const double c = w.step.constant_count > 0 ? w.constants[0] : 0;
  switch (w.step.code) {
    case StepCode::kAtLeast: {
      const double* a = w.number(0);
      return rows(n, [=](std::size_t i) { out[i] = kernels::truth(a[i] >= c, a[i] < c); });
    }
    case StepCode::kAtMost: {
      const double* a = w.number(0);
      return rows(n, [=](std::size_t i) { out[i] = kernels::truth(a[i] <= c, a[i] > c); });
    }
    case StepCode::kEqual: {
      const double* a = w.number(0);
      const double mark = w.constants[1];
      return rows(n, [=](std::size_t i) {
        const double apart = std::fabs(a[i] - c);
        out[i] = kernels::truth(apart <= mark, apart > mark);
      });
    }
    case StepCode::kCompare:
      return compare_step(w, out, w.number(0), w.number(1));
    case StepCode::kReaches: {
      const std::int32_t* low = w.points(0);
      const std::int32_t* high = low + kChunk;
      const auto mark = static_cast<std::int32_t>(c);
      return rows(n, [=](std::size_t i) {
        out[i] = kernels::truth(low[i] >= mark, high[i] < mark);
      });
    }
    case StepCode::kTextMatch: {
      const std::int32_t* codes = w.view.codes[w.step.payload];
      const Byte* answers = w.view.answers[w.step.payload].data() + 1;
      for (std::size_t i = 0; i < n; ++i) out[i] = answers[codes[i]];
      return;
    }
    default: {  // kListMatch
      const std::uint64_t* masks = w.view.masks[w.step.payload];
      const std::uint64_t wanted = w.view.wanted[w.step.payload];
      return rows(n, [=](std::size_t i) {
        const bool known = masks[i] != FactTable::kUnknownList;
        const bool has = (masks[i] & wanted) != 0;
        out[i] = kernels::truth(known && has, known && !has);
      });
    }
  }
}

RT_INLINE void tally(const Work& w, Byte* out) {
  const std::size_t n = w.view.rows;
  rows(n, [=](std::size_t i) { out[i] = 0; });
  for (std::size_t k = 0; k < w.count(); ++k) {
    const Byte* a = w.truth(k);
    rows(n, [=](std::size_t i) {
      const int unmet = (out[i] & 15) + (a[i] == 0 ? 1 : 0);
      const int undecided = (out[i] >> 4) + (a[i] == 1 ? 1 : 0);
      out[i] = static_cast<Byte>(std::min(unmet, 15) | std::min(undecided, 15) << 4);
    });
  }
}

RT_INLINE void first_class(const Work& w, Byte* out) {
  const std::size_t n = w.view.rows;
  rows(n, [=](std::size_t i) { out[i] = 255; });
  for (std::size_t k = w.count(); k-- > 0;) {
    const Byte* a = w.truth(k);
    const auto index = static_cast<Byte>(k);
    rows(n, [=](std::size_t i) { out[i] = a[i] == 2 ? index : (a[i] == 1 ? Byte{255} : out[i]); });
  }
}

RT_INLINE void fold_truths(const Work& w, Byte* out) {
  const std::size_t n = w.view.rows;
  const bool all = w.step.code == StepCode::kAnd;
  const Byte neutral = all ? 2 : 0;
  rows(n, [=](std::size_t i) { out[i] = neutral; });
  for (std::size_t k = 0; k < w.count(); ++k) {
    all ? kernels::fold_least(out, w.truth(k), n) : kernels::fold_most(out, w.truth(k), n);
  }
}

RT_INLINE void truth_step(const Work& w) {
  Byte* out = w.view.truth_registers[w.step.target];
  const std::size_t n = w.view.rows;
  switch (w.step.code) {
    case StepCode::kAnd:
    case StepCode::kOr:
      return fold_truths(w, out);
    case StepCode::kTally:
      return tally(w, out);
    case StepCode::kFirstClass:
      return first_class(w, out);
    case StepCode::kNot: {
      const Byte* a = w.truth(0);
      return rows(n, [=](std::size_t i) { out[i] = static_cast<Byte>(2 - a[i]); });
    }
    case StepCode::kHasClass: {
      const Byte* a = w.truth(0);
      return rows(n, [=](std::size_t i) { out[i] = a[i] == 255 ? 1 : 2; });
    }
    case StepCode::kSameTruth: {
      const Byte* a = w.truth(0);
      const Byte* b = w.truth(1);
      return rows(n, [=](std::size_t i) {
        const Byte known = a[i] == b[i] ? 2 : 0;
        out[i] = a[i] == 1 || b[i] == 1 ? 1 : known;
      });
    }
    case StepCode::kElseTruth: {
      const Byte* a = w.truth(0);
      const Byte* b = w.truth(1);
      return rows(n, [=](std::size_t i) { out[i] = a[i] == 1 ? b[i] : a[i]; });
    }
    case StepCode::kChooseTruth: {
      const Byte* when = w.truth(0);
      const Byte* a = w.truth(1);
      const Byte* b = w.truth(2);
      return rows(n, [=](std::size_t i) {
        out[i] = when[i] == 2 ? a[i] : (when[i] == 0 ? b[i] : Byte{1});
      });
    }
    default:
      return truth_of_column(w, out);
  }
}

RT_INLINE void points_of_cases(const Work& w, std::int32_t* low, std::int32_t* high) {
  const std::size_t n = w.view.rows;
  rows(n, [=](std::size_t i) { low[i] = high[i] = 0; });
  for (std::size_t k = w.count(); k-- > 0;) {
    const auto case_least = static_cast<std::int32_t>(w.constants[2 * k]);
    const auto case_most = static_cast<std::int32_t>(w.constants[2 * k + 1]);
    kernels::case_before(low, high, w.truth(k), n, case_least, case_most);
  }
}

RT_INLINE void cut(std::int32_t* low, std::int32_t* high, std::size_t n, double maximum) {
  const auto most = static_cast<std::int32_t>(maximum);
  rows(n, [=](std::size_t i) {
    low[i] = std::min(low[i], most);
    high[i] = std::min(high[i], most);
  });
}

RT_INLINE void sum_of_cases(const Work& w, std::int32_t* low, std::int32_t* high) {
  const std::size_t n = w.view.rows;
  rows(n, [=](std::size_t i) { low[i] = high[i] = 0; });
  for (std::size_t k = 0; k < w.count(); ++k) {
    const Byte* when = w.truth(k);
    const auto case_least = static_cast<std::int32_t>(w.constants[1 + 2 * k]);
    const auto case_most = static_cast<std::int32_t>(w.constants[2 + 2 * k]);
    rows(n, [=](std::size_t i) {
      low[i] += when[i] == 2 ? case_least : 0;
      high[i] += when[i] != 0 ? case_most : 0;
    });
  }
  cut(low, high, n, w.constants[0]);
}

RT_INLINE void full_steps(const Work& w, std::int32_t* low, std::int32_t* high) {
  const double* a = w.number(0);
  const double step = w.constants[0];
  const double per_step = w.constants[1];
  const double most = w.constants[2];
  rows(w.view.rows, [=](std::size_t i) {
    const double points = kernels::whole(a[i] / step) * per_step;
    const double cut_off = std::min(std::max(points, 0.0), most);
    low[i] = static_cast<std::int32_t>(kernels::unknown(a[i]) ? 0 : cut_off);
    high[i] = static_cast<std::int32_t>(kernels::unknown(a[i]) ? most : cut_off);
  });
}

RT_INLINE void given(const Work& w, std::int32_t* low, std::int32_t* high) {
  const double* a = w.number(0);
  const double most = w.constants[0];
  rows(w.view.rows, [=](std::size_t i) {
    const double points = std::floor(a[i] * 100 + 0.5);
    const double cut_off = std::min(std::max(points, 0.0), most);
    low[i] = static_cast<std::int32_t>(kernels::unknown(a[i]) ? 0 : cut_off);
    high[i] = static_cast<std::int32_t>(kernels::unknown(a[i]) ? most : cut_off);
  });
}

RT_INLINE void fold_points(const Work& w, std::int32_t* low, std::int32_t* high) {
  const std::size_t n = w.view.rows;
  const bool total = w.step.code == StepCode::kTotal;
  rows(n, [=](std::size_t i) { low[i] = high[i] = 0; });
  for (std::size_t k = 0; k < w.count(); ++k) {
    const std::int32_t* a = w.points(k);
    const std::int32_t* b = a + kChunk;
    if (total) {
      rows(n, [=](std::size_t i) {
        low[i] += a[i];
        high[i] += b[i];
      });
    } else {
      rows(n, [=](std::size_t i) {
        low[i] = std::max(low[i], a[i]);
        high[i] = std::max(high[i], b[i]);
      });
    }
  }
  if (total) cut(low, high, n, w.constants[0]);
}

RT_INLINE void points_step(const Work& w) {
  std::int32_t* low = w.view.points[w.step.target];
  std::int32_t* high = low + kChunk;
  switch (w.step.code) {
    case StepCode::kFixedPoints: {
      const auto least = static_cast<std::int32_t>(w.constants[0]);
      const auto most = static_cast<std::int32_t>(w.constants[1]);
      return rows(w.view.rows, [=](std::size_t i) {
        low[i] = least;
        high[i] = most;
      });
    }
    case StepCode::kBands:
      return kernels::bands(
          low, high, w.number(0), w.view.rows, {w.constants, w.step.constant_count}
      );
    case StepCode::kCases:
      return points_of_cases(w, low, high);
    case StepCode::kSum:
      return sum_of_cases(w, low, high);
    case StepCode::kFullSteps:
      return full_steps(w, low, high);
    case StepCode::kGiven:
      return given(w, low, high);
    default:
      return fold_points(w, low, high);
  }
}

RT_INLINE void copy_bytes(const Byte* from, Byte* to, std::size_t n) {
  rows(n, [=](std::size_t i) { to[i] = from[i]; });
}

template <class Target>
RT_INLINE void store_points(const std::int32_t* low, Target* to, std::size_t n) {
  using Value = decltype(to->least);
  const std::int32_t* high = low + kChunk;
  rows(n, [=](std::size_t i) {
    to[i].least = static_cast<Value>(low[i]);
    to[i].most = static_cast<Value>(high[i]);
  });
}

RT_INLINE void store_reasons(
    const Byte* const* truths, std::size_t count, Byte* to, std::size_t n
) {
  copy_bytes(truths[0], to, n);
  for (std::size_t k = 1; k < count; ++k) {
    const Byte* a = truths[k];
    const unsigned shift = static_cast<unsigned>(2 * k);
    rows(n, [=](std::size_t i) { to[i] = static_cast<Byte>(to[i] | unsigned{a[i]} << shift); });
  }
}

RT_INLINE void store(
    const Store& store, const std::uint32_t* operands, const ChunkView& view, const ChunkTargets& to
) {
  const std::size_t n = view.rows;
  switch (store.what) {
    case Store::What::kVerdict:
      return copy_bytes(
          view.truths[operands[0]], reinterpret_cast<Byte*>(to.verdicts[store.target]), n
      );
    case Store::What::kTally:
      return copy_bytes(view.truths[operands[0]], to.tallies[store.target], n);
    case Store::What::kClass:
      return copy_bytes(
          view.truths[operands[0]], reinterpret_cast<Byte*>(to.classes[store.target]), n
      );
    case Store::What::kPoints:
      return store_points(view.points[operands[0]], to.points[store.target], n);
    case Store::What::kReasons: {
      if (to.reasons.empty()) return;
      const Byte* truths[4] = {};
      for (std::size_t k = 0; k < store.operand_count; ++k) truths[k] = view.truths[operands[k]];
      return store_reasons(truths, store.operand_count, to.reasons[store.target], n);
    }
    case Store::What::kItem:
      if (to.items.empty()) return;
      if (to.items[store.target] != nullptr) {
        return store_points(view.points[operands[0]], to.items[store.target], n);
      }
      return store_points(view.points[operands[0]], to.wide_items[store.target], n);
  }
}

}  // namespace

RT_CLONES void run_chunk(
    const ProgramCode& code, const ChunkView& view, const ChunkTargets& targets
) {
  for (const Instruction& step : code.instructions) {
    const Work work{
        step,
        view,
        code.operands.data() + step.first_operand,
        code.constants.data() + step.first_constant};
    if (step.kind == StepKind::kNumber) {
      number_step(work);
    } else if (step.kind == StepKind::kTruth) {
      truth_step(work);
    } else {
      points_step(work);
    }
    for (std::uint32_t i = 0; i < step.store_count; ++i) {
      const Store& one = code.stores[step.first_store + i];
      store(one, code.operands.data() + one.first_operand, view, targets);
    }
  }
}

}  // namespace rongtong::rules
