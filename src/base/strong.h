#pragma once

#include <compare>
#include <cstddef>
#include <functional>

namespace rongtong::base {

/// A value of type `T` that only mixes with values of the same `Tag`: ids and units as types.
template <class Tag, class T>
struct Strong {
  using Value = T;
  T value{};

  constexpr Strong() = default;
  constexpr explicit Strong(T v) : value(v) {}
  // clang-tidy 14 takes the comparison with 0 in it for a null pointer.
  // NOLINTNEXTLINE(modernize-use-nullptr)
  friend constexpr auto operator<=>(const Strong&, const Strong&) = default;
};

}  // namespace rongtong::base

template <class Tag, class T>
struct std::hash<rongtong::base::Strong<Tag, T>> {
  std::size_t operator()(const rongtong::base::Strong<Tag, T>& s) const noexcept {
    return std::hash<T>{}(s.value);
  }
};
