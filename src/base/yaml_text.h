#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rongtong::base {

/// A YAML document as it was written, to tell where in it a part of a value stands.
class YamlText {
 public:
  /// A line from 1 (0: unknown) and bytes from its start, as yaml-cpp counts them.
  struct Position {
    std::size_t line = 0;
    std::size_t bytes = 0;
  };

  YamlText() = default;
  explicit YamlText(std::string text);

  /// The character in its line, in code points from 1; 0 when unknown or behind 4 KB of line.
  std::uint64_t character(Position at) const;

  /// Where byte `offset` of `scalar` stands, whose node begins at `node`: follows the value through
  /// quotes, folded lines and the indentation of blocks. `node` itself where that does not work out
  /// (escapes).
  Position position(Position node, std::string_view scalar, std::size_t offset) const;

 private:
  std::size_t absolute(Position at) const;
  Position relative(std::size_t byte) const;

  std::string text_;
  std::vector<std::size_t> starts_;  ///< of each line
};

}  // namespace rongtong::base
