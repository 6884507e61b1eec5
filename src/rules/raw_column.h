#pragma once

#include <memory>
#include <type_traits>
#include <vector>

namespace rongtong::rules {

/// Leaves new elements as the memory holds them, so that the threads that fill a column are the
/// first to touch its pages: filling 56 bytes for each of a million firms with zeros first took
/// longer than judging them.
template <class T>
struct RawAllocator : std::allocator<T> {
  static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

  template <class U>
  struct rebind {
    using other = RawAllocator<U>;
  };
  template <class U>
  void construct(U*) noexcept {}
  template <class U, class... Args>
  void construct(U* place, Args&&... args) {
    std::construct_at(place, std::forward<Args>(args)...);
  }
};

/// A column whose elements are unset until they are written.
template <class T>
using RawColumn = std::vector<T, RawAllocator<T>>;

}  // namespace rongtong::rules
