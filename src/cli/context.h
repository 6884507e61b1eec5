#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "base/message.h"
#include "base/progress.h"

namespace rongtong::cli {

class Command;

/// What every command shares: the global options, and what was asked for.
struct Context {
  base::Language language = base::Language::kChinese;
  std::string language_name;  ///< --lang, as given
  std::string data;           ///< --data
  std::string catalog;        ///< --catalog
  bool json = false;          ///< --json: results as JSON on standard output
  bool quiet = false;         ///< --quiet: no progress, no hints
  std::function<void()> run;  ///< set by the command that was parsed
  int status = 0;  ///< exit status when `run` returns: 1 where one of several files failed

  /// The phrase of `key` in the user's language.
  std::string say(const base::Message& message) const { return base::render(message, language); }
  std::string say(std::string_view key) const { return base::phrase(key, language); }
};

/// The commands, one function for each file. They describe themselves below `root`.
void add_import_commands(Command& root);
void add_batch_commands(Command& root);
void add_enterprise_commands(Command& root);
void add_fact_commands(Command& root);
void add_need_commands(Command& root);
void add_match_commands(Command& root);
void add_plan_commands(Command& root);
void add_demo_commands(Command& root);
void add_assess_commands(Command& root);
void add_pool_commands(Command& root);
void add_rules_commands(Command& root);
void add_titles_commands(Command& root);
void add_way_commands(Command& root);
void add_keep_commands(Command& root);

}  // namespace rongtong::cli
