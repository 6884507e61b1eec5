// batches, rejects, undo: what was imported, what was sent back, and taking a batch out again.
#include <iostream>

#include "base/error.h"
#include "cli/command.h"
#include "cli/json_out.h"
#include "cli/session.h"
#include "cli/terminal.h"
#include "usecase/import_report.h"

namespace rongtong::cli {

namespace {

void list_batches(const Context& context) {
  Session session(context);
  const auto batches = session.existing_store().batches();
  if (context.json) {
    std::cout << batches_json(batches) << '\n';
    return;
  }
  if (batches.empty()) {
    std::cout << context.say("cli.batches.none") << '\n';
    return;
  }
  TextTable table({
      context.say("cli.batches.id"),
      context.say("cli.batches.kind"),
      context.say("cli.batches.as_of"),
      context.say("cli.batches.state"),
      context.say("cli.batches.stored"),
      context.say("cli.batches.rejected"),
      context.say("cli.batches.file"),
  });
  constexpr const char* kStates[] = {
      "cli.batches.running", "cli.batches.finished", "cli.batches.undone"};
  for (const auto& batch : batches) {
    table.add(
        {std::to_string(batch.id.value),
         batch.kind,
         base::to_iso(batch.as_of),
         context.say(kStates[static_cast<int>(batch.state)]),
         grouped(batch.counts.stored()),
         grouped(batch.counts.rejected),
         batch.file_name}
    );
  }
  std::cout << table.text({0, 4, 5});
}

void write_rejects(const Context& context, std::int64_t id, const std::string& file) {
  Session session(context);
  auto& store = session.existing_store();
  const auto batch = store.find_batch(model::BatchId(id));
  if (!batch) {
    throw base::Error(base::ErrorCode::kNotFound, base::msg("cli.batches.unknown", id));
  }
  if (usecase::write_rejects(store, *batch, context.language, file)) {
    std::cout << context.say(base::msg("cli.import.rejects_file", file)) << '\n';
  } else {
    std::cout << context.say(base::msg("cli.rejects.none", id)) << '\n';
  }
}

void undo(const Context& context, std::int64_t id) {
  Session session(context);
  auto& store = session.existing_store();
  const auto lock = store.lock_for_writing();
  const auto result = store.undo_batch(model::BatchId(id));
  if (context.json) {
    std::cout << undo_json(result) << '\n';
    return;
  }
  std::cout << context.say(base::msg(
                   "cli.undo.done",
                   id,
                   grouped(result.removed),
                   grouped(result.restored),
                   grouped(result.unchanged)
               ))
            << '\n';
}

}  // namespace

void add_batch_commands(Command& root) {
  static std::int64_t rejects_of = 0;
  static std::string rejects_file = "rejects.csv";
  static std::int64_t undone = 0;
  Context& context = root.context();
  const Terms required{.required = true};

  root.below("batches", "cli.batches.about").runs([&context] { list_batches(context); });

  auto rejects = root.below("rejects", "cli.rejects.about");
  rejects.option("BATCH", &rejects_of, "cli.batches.id", required);
  rejects.option("--out", &rejects_file, "cli.rejects.out");
  rejects.runs([&context] { write_rejects(context, rejects_of, rejects_file); });

  auto undo_command = root.below("undo", "cli.undo.about");
  undo_command.option("BATCH", &undone, "cli.batches.id", required);
  undo_command.runs([&context] { undo(context, undone); });
}

}  // namespace rongtong::cli
