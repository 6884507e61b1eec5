#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "cli/context.h"

namespace CLI {
class App;
}

namespace rongtong::cli {

/// Where the value of an option goes; its type says what is accepted.
using Target = std::variant<
    std::string*,
    std::vector<std::string>*,
    int*,
    std::int64_t*,
    std::uint64_t*,
    std::optional<std::uint64_t>*>;

struct Terms {
  bool required = false;
  std::optional<std::pair<int, int>> range{};  ///< of numbers, both ends allowed
  std::vector<std::string> choices{};          ///< of texts; empty: any
};

/// A command of the command line while it is being described. A thin wall around CLI11, whose
/// header takes some ten seconds to compile (half a minute with sanitizers), so that one file pays
/// for it.
class Command {
 public:
  Command(CLI::App& app, Context& context) : app_(app), context_(context) {}

  /// A command below this one, one of which must then be given. `about` is the key of a phrase.
  Command below(const std::string& name, std::string_view about);
  /// `name` is `--top` for an option, `FILE` for a positional. The target outlives the parsing.
  void option(
      const std::string& name, Target target, std::string_view about, const Terms& terms = {}
  );
  /// Wrong usage where both of a pair are given. At most one call for a command.
  void excludes(std::vector<std::pair<std::string, std::string>> pairs);
  void flag(const std::string& name, bool& target, std::string_view about);
  /// What the command does once it was parsed.
  void runs(std::function<void()> job);

  Context& context() const { return context_; }

 private:
  CLI::App& app_;
  Context& context_;
};

/// Parses and runs `job`s; the exit status as main.cpp documents it.
int run_command_line(int argc, char** argv, Context& context);

}  // namespace rongtong::cli
