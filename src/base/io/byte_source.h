#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace rongtong::base {

/// Bytes that are pulled: from a file, from memory, unpacked or decoded on the way. One thread at a
/// time.
class ByteSource {
 public:
  virtual ~ByteSource() = default;

  /// Fills the front of `out` and returns how many bytes it wrote; 0 means the end (`out` is not
  /// empty). May return fewer than asked before the end. Throws Error naming the file.
  virtual std::size_t read(std::span<char> out) = 0;

  /// Progress in bytes of the thing as stored: of the packed file, not of what came out of it.
  virtual std::uint64_t consumed() const = 0;
  /// Size of the thing as stored; 0 when it is not known (a pipe).
  virtual std::uint64_t total() const = 0;
  /// How messages name it: the path as given.
  virtual const std::string& name() const = 0;
};

/// Reads `bytes`, which the caller keeps alive. `step` bounds what one read returns (0: no bound).
std::unique_ptr<ByteSource> memory_source(
    std::string_view bytes, std::string name = {}, std::size_t step = 0
);

/// Reads until `out` is full or the source ends; returns the count.
std::size_t read_fully(ByteSource& source, std::span<char> out);

}  // namespace rongtong::base
