// Two threads: one reads and checks rows, the other stores them. On the published registrations
// either side takes about half of the time (docs/benchmarks.md).
#include "usecase/import_enterprises.h"

#include <chrono>
#include <thread>

#include "base/bounded_queue.h"
#include "base/io/file.h"
#include "intake/enterprise_row.h"
#include "usecase/places.h"
#include "usecase/reject_columns.h"

namespace rongtong::usecase {

namespace {

/// Rows stored in one transaction. 5,000 rows are 1.8 MB of the published registrations: a kill
/// loses at most that much work, and the commit's cost is spread thin.
constexpr std::size_t kChunkRows = 5000;

/// Chunks that may wait between the threads: bounds memory, smooths uneven speed.
constexpr std::size_t kChunksWaiting = 4;

struct Work {
  store::EnterpriseChunk chunk;
  std::uint64_t consumed = 0;
  std::uint64_t total = 0;
};

using Queue = base::BoundedQueue<Work>;

/// What the header row says; read before the first chunk.
struct Header {
  std::string raw;
  intake::ColumnMap columns;
};

Header read_header(
    base::TableReader& table,
    const intake::EnterpriseRules& rules,
    const std::filesystem::path& file
) {
  base::Row row;
  if (!table.next(row)) {
    throw base::Error(
        base::ErrorCode::kInvalidArgument, base::msg("usecase.import.empty"), {file.string(), 0, {}}
    );
  }
  Header header{std::string(row.raw), {}};
  try {
    header.columns = intake::map_columns(row.cells, rules.columns);
  } catch (const base::Error& error) {
    throw base::Error(error.code(), error.message(), {file.string(), row.line, {}});
  }
  for (auto& finding : header.columns.findings) finding.place.file = file.string();
  return header;
}

/// Reads rows, checks them and hands chunks to the queue.
class Reading {
 public:
  Reading(base::TableReader& table, const intake::RowChecker& checker, Queue& queue)
      : table_(table), checker_(checker), queue_(queue) {}

  /// Rows up to `skip` were stored by an earlier run and are only passed over.
  void run(std::uint64_t skip) {
    base::Row row;
    std::uint64_t number = 0;
    while (table_.next(row)) {
      if (++number <= skip) continue;
      take(row, number);
      if (rows_in(work_.chunk) >= kChunkRows && !hand_over(number)) return;
    }
    hand_over(number);
  }

 private:
  static std::size_t rows_in(const store::EnterpriseChunk& chunk) {
    return chunk.rows.size() + chunk.rejects.size();
  }

  void take(const base::Row& row, std::uint64_t number) {
    auto checked = checker_.check(row);
    if (checked.enterprise) {
      work_.chunk.rows.push_back(
          {number, row.line, std::move(*checked.enterprise), std::move(checked.findings)}
      );
    } else {
      work_.chunk.rejects.push_back({number, std::string(row.raw), std::move(checked.findings)});
    }
  }

  /// False when the other side has stopped.
  bool hand_over(std::uint64_t number) {
    work_.chunk.rows_done = number;
    work_.consumed = table_.consumed();
    work_.total = table_.total();
    const bool taken = queue_.push(std::move(work_));
    work_ = {};
    return taken;
  }

  base::TableReader& table_;
  const intake::RowChecker& checker_;
  Queue& queue_;
  Work work_;
};

model::Batch begin(
    store::Store& store,
    const std::filesystem::path& file,
    const Header& header,
    const ImportOptions& options
) {
  store::BatchRequest request;
  request.kind = "enterprises";
  request.file_name = file.string();
  request.file_hash = base::file_hash(file);
  request.header = header.raw;
  request.as_of = options.as_of;
  request.started_at = utc_now();
  return store.begin_batch(request);
}

void store_chunks(
    store::Store& store, model::BatchId batch, Queue& queue, base::Progress& progress
) {
  while (auto work = queue.pop()) {
    store.add_enterprises(batch, work->chunk);
    progress.update(work->consumed, work->total);
  }
}

void read_and_store(
    store::Store& store,
    const model::Batch& batch,
    base::TableReader& table,
    const intake::RowChecker& checker,
    base::Progress& progress
) {
  Queue queue(kChunksWaiting);
  Reading reading(table, checker, queue);
  std::jthread reader([&reading, &queue, &batch] {
    try {
      reading.run(batch.rows_done);
      queue.close();
    } catch (...) {
      queue.fail(std::current_exception());
    }
  });
  try {
    store_chunks(store, batch.id, queue, progress);
  } catch (...) {
    queue.cancel();  // the reader stops at its next chunk
    throw;
  }
}

}  // namespace

ImportReport import_enterprises(
    store::Store& store,
    const EnterpriseIntake& intake,
    const std::filesystem::path& file,
    const ImportOptions& options,
    base::Progress& progress
) {
  const auto started = std::chrono::steady_clock::now();
  const auto lock = store.lock_for_writing();
  const auto table = without_reject_columns(base::open_table(file, options.table));
  Header header = read_header(*table, intake.rules, file);
  ImportReport report;
  report.about_columns = header.columns.findings;
  const auto batch = begin(store, file, header, options);
  report.resumed = batch.rows_done > 0;
  intake::RowOptions row_options;
  row_options.file = file.string();
  row_options.today = base::parse_date(utc_now());
  const intake::RowChecker checker(
      intake.codes, intake.rules, std::move(header.columns), std::move(row_options)
  );
  read_and_store(store, batch, *table, checker, progress);
  report.batch = store.finish_batch(batch.id, utc_now());
  complete_report(report, store, options.language, options.rejects_folder);
  report.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  return report;
}

}  // namespace rongtong::usecase
