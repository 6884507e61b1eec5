// backup, restore, doctor.
#include <iostream>

#include "base/error.h"
#include "cli/command.h"
#include "cli/json_out.h"
#include "cli/session.h"
#include "cli/terminal.h"

namespace rongtong::cli {

namespace {

std::string megabytes(std::uint64_t bytes) { return grouped((bytes + 500'000) / 1'000'000); }

void backup(const Context& context, const std::string& file) {
  Session session(context);
  ProgressBar bar(file, context.language, context.quiet);
  session.existing_store().backup(file, bar);
  std::cout << context.say(base::msg("cli.backup.done", file)) << '\n';
}

void restore(const Context& context, const std::string& file) {
  Session session(context);
  store::restore_sqlite_store(file, session.data());
  std::cout << context.say(base::msg("cli.restore.done", file, session.data().string())) << '\n';
}

void doctor(Context& context, bool thorough) {
  Session session(context);
  const auto health = session.existing_store().check(thorough);
  if (!health.problems.empty()) context.status = 1;
  if (context.json) {
    std::cout << health_json(health, context.language) << '\n';
    return;
  }
  std::cout << context.say(base::msg(
                   "cli.doctor.facts",
                   session.data().string(),
                   health.schema_version,
                   health.engine_version,
                   megabytes(health.bytes_on_disk),
                   megabytes(health.bytes_free_on_disk),
                   grouped(health.enterprises),
                   grouped(health.needs),
                   grouped(health.plans),
                   grouped(health.rejects),
                   grouped(health.unfinished_batches)
               ))
            << '\n'
            << context.say(base::msg("cli.doctor.catalogue", session.catalogue().string())) << '\n';
  for (const auto& problem : health.problems) {
    std::cout << "! " << context.say(problem.message) << '\n';
  }
  if (health.problems.empty()) std::cout << context.say("cli.doctor.sound") << '\n';
}

}  // namespace

void add_keep_commands(Command& root) {
  static std::string backup_file;
  static std::string restore_file;
  static bool thorough = false;
  Context& context = root.context();
  const Terms required{.required = true};

  auto backup_command = root.below("backup", "cli.backup.about");
  backup_command.option("FILE", &backup_file, "cli.backup.file", required);
  backup_command.runs([&context] { backup(context, backup_file); });

  auto restore_command = root.below("restore", "cli.restore.about");
  restore_command.option("FILE", &restore_file, "cli.backup.file", required);
  restore_command.runs([&context] { restore(context, restore_file); });

  auto doctor_command = root.below("doctor", "cli.doctor.about");
  doctor_command.flag("--thorough", thorough, "cli.doctor.thorough");
  doctor_command.runs([&context] { doctor(context, thorough); });
}

}  // namespace rongtong::cli
