// The command line. Exit status: 0 done, 1 input that could not be read or used, 2 wrong usage, 3
// our own fault.
#include <csignal>
#include <cstdlib>
#include <span>
#include <string_view>

#include "cli/command.h"

namespace {

/// The language must be known before the options are described in it.
rongtong::base::Language wanted_language(std::span<char*> args) {
  const char* named = std::getenv("RONGTONG_LANG");
  std::string_view language = named == nullptr ? "zh" : named;
  for (std::size_t i = 1; i < args.size(); ++i) {
    const std::string_view arg = args[i];
    if (arg == "--lang" && i + 1 < args.size()) language = args[i + 1];
    if (arg.starts_with("--lang=")) language = arg.substr(7);
  }
  return language == "en" ? rongtong::base::Language::kEnglish : rongtong::base::Language::kChinese;
}

}  // namespace

int main(int argc, char** argv) {
  // A file that meets a size limit, or a reader that went away, is an error to be told, not a
  // reason to die.
  std::signal(SIGXFSZ, SIG_IGN);
  std::signal(SIGPIPE, SIG_IGN);
  rongtong::cli::Context context;
  context.language = wanted_language({argv, static_cast<std::size_t>(argc)});
  return rongtong::cli::run_command_line(argc, argv, context);
}
