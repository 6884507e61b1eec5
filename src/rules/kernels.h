#pragma once

// Loops over one chunk, one for each step. Everything is inlined into run_chunk, which is compiled
// for several instruction sets; the loops are written so that g++ 12 and clang 14 vectorise them:
// no branches, no calls, sources and target apart.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <span>

#include "rules/expression.h"

#define RT_INLINE inline __attribute__((always_inline))
#if defined(__clang__)
#define RT_INDEPENDENT _Pragma("clang loop vectorize(assume_safety)")
#else
#define RT_INDEPENDENT _Pragma("GCC ivdep")
#endif

namespace rongtong::rules::kernels {

using Byte = std::uint8_t;
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

template <class Body>
RT_INLINE void rows(std::size_t n, Body body) {
  RT_INDEPENDENT
  for (std::size_t i = 0; i < n; ++i) body(i);
}

RT_INLINE Byte truth(bool yes, bool no) { return static_cast<Byte>(1 + int{yes} - int{no}); }
RT_INLINE double slack(double b) { return kTolerance * std::max(1.0, std::fabs(b)); }
RT_INLINE bool unknown(double a) { return a != a; }

// Numbers.

RT_INLINE double least(double a, double b) { return unknown(a) ? a : (a < b ? a : b); }
RT_INLINE double most(double a, double b) { return unknown(a) ? a : (a > b ? a : b); }
RT_INLINE double quotient(double a, double b) { return b == 0 ? kNaN : a / b; }
RT_INLINE double growth(double a, double b) { return b > 0 ? (a - b) / b : kNaN; }
RT_INLINE double root(double a) { return a < 0 ? kNaN : std::sqrt(a); }
RT_INLINE double whole(double a) { return std::floor(a + slack(a)); }

/// Year, and 32 · month + day, of a day since 1970-01-01, after H. Hinnant, "chrono-Compatible
/// Low-Level Date Algorithms" (civil_from_days). For days of the years 0 to 9999.
struct YearDay {
  int year;
  int month_day;
};
RT_INLINE YearDay year_day(double days) {
  const double within = unknown(days) ? 0 : std::min(std::max(days, -719468.0), 2932896.0);
  const int z = static_cast<int>(within) + 719468;
  const int era = z / 146097;
  const int doe = z - era * 146097;
  const int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const int mp = (5 * doy + 2) / 153;
  const int day = doy - (153 * mp + 2) / 5 + 1;
  const int month = mp < 10 ? mp + 3 : mp - 9;
  return {yoe + era * 400 + (month <= 2 ? 1 : 0), 32 * month + day};
}

// Truths.

RT_INLINE void fold_least(Byte* out, const Byte* a, std::size_t n) {
  rows(n, [=](std::size_t i) { out[i] = std::min(out[i], a[i]); });
}
RT_INLINE void fold_most(Byte* out, const Byte* a, std::size_t n) {
  rows(n, [=](std::size_t i) { out[i] = std::max(out[i], a[i]); });
}

// Points. `bands` holds c of StepCode::kBands after its first two: ends, least and most points.

template <std::size_t kCount, bool kRanges>
RT_INLINE void bands(
    std::int32_t* low, std::int32_t* high, const double* v, std::size_t n, const double* c
) {
  double end[kCount];
  double band_least[kCount];
  double band_most[kCount];
  for (std::size_t k = 0; k < kCount; ++k) {
    end[k] = c[2 + 3 * k];
    band_least[k] = c[3 + 3 * k];
    band_most[k] = c[4 + 3 * k];
  }
  const double all_least = c[0];
  const double all_most = c[1];
  rows(n, [=](std::size_t i) {
    const double value = v[i];
    double a = band_least[kCount - 1];
    double b = band_most[kCount - 1];
    for (std::size_t k = kCount - 1; k-- > 0;) {
      a = value >= end[k] ? band_least[k] : a;
      if (kRanges) b = value >= end[k] ? band_most[k] : b;
    }
    low[i] = static_cast<std::int32_t>(unknown(value) ? all_least : a);
    high[i] = static_cast<std::int32_t>(unknown(value) ? all_most : (kRanges ? b : a));
  });
}

/// Any number of bands, not vectorised.
RT_INLINE void many_bands(
    std::int32_t* low, std::int32_t* high, const double* v, std::size_t n, std::span<const double> c
) {
  const std::size_t count = (c.size() - 2) / 3;
  for (std::size_t i = 0; i < n; ++i) {
    std::size_t k = 0;
    while (k + 1 < count && !(v[i] >= c[2 + 3 * k])) ++k;
    low[i] = static_cast<std::int32_t>(unknown(v[i]) ? c[0] : c[3 + 3 * k]);
    high[i] = static_cast<std::int32_t>(unknown(v[i]) ? c[1] : c[4 + 3 * k]);
  }
}

RT_INLINE void bands(
    std::int32_t* low, std::int32_t* high, const double* v, std::size_t n, std::span<const double> c
) {
  bool ranges = false;
  for (std::size_t k = 3; k + 1 < c.size(); k += 3) ranges = ranges || c[k] != c[k + 1];
  const std::size_t count = (c.size() - 2) / 3;
  switch (ranges ? 0 : count) {
    case 1:
      return bands<1, false>(low, high, v, n, c.data());
    case 2:
      return bands<2, false>(low, high, v, n, c.data());
    case 3:
      return bands<3, false>(low, high, v, n, c.data());
    case 4:
      return bands<4, false>(low, high, v, n, c.data());
    case 5:
      return bands<5, false>(low, high, v, n, c.data());
    case 6:
      return bands<6, false>(low, high, v, n, c.data());
    case 7:
      return bands<7, false>(low, high, v, n, c.data());
    default:
      return many_bands(low, high, v, n, c);
  }
}

/// Puts one earlier case before what is in low … high.
RT_INLINE void case_before(
    std::int32_t* low,
    std::int32_t* high,
    const Byte* when,
    std::size_t n,
    std::int32_t case_least,
    std::int32_t case_most
) {
  rows(n, [=](std::size_t i) {
    const std::int32_t a = std::min(low[i], case_least);
    const std::int32_t b = std::max(high[i], case_most);
    low[i] = when[i] == 2 ? case_least : (when[i] == 1 ? a : low[i]);
    high[i] = when[i] == 2 ? case_most : (when[i] == 1 ? b : high[i]);
  });
}

}  // namespace rongtong::rules::kernels
