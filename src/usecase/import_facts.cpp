// Two threads as in import_enterprises.cpp: one reads and checks rows by themselves, the other
// looks at them beside what is held, and stores them.
#include "usecase/import_facts.h"

#include <chrono>
#include <set>
#include <thread>

#include "base/bounded_queue.h"
#include "base/error.h"
#include "base/io/file.h"
#include "usecase/fact_context.h"
#include "usecase/places.h"
#include "usecase/reject_columns.h"

namespace rongtong::usecase {

namespace {

/// Rows stored in one transaction: some 60 figures each.
constexpr std::size_t kChunkRows = 2000;
constexpr std::size_t kChunksWaiting = 4;

struct Work {
  store::FactChunk chunk;
  std::uint64_t consumed = 0;
  std::uint64_t total = 0;
};

using Queue = base::BoundedQueue<Work>;

/// The part of a list's completeness that is the same for all its titles.
struct Completeness {
  std::optional<model::RegionCode> region;
  std::optional<base::Date> until;
};

/// Reads rows and hands chunks to the queue.
class Reading {
 public:
  Reading(intake::FactTable& table, Queue& queue, std::optional<Completeness> complete)
      : table_(table), queue_(queue), complete_(complete) {}

  /// Rows up to `skip` were stored by an earlier run; only the titles that they name are noted.
  void run(std::uint64_t skip) {
    intake::FactTableRow row;
    std::uint64_t done = 0;
    while (table_.next(row)) {
      done = row.row;
      note_titles(row);
      if (done <= skip) continue;
      take(row);
      if (work_.chunk.rows.size() + work_.chunk.rejects.size() >= kChunkRows && !hand_over(done)) {
        return;
      }
    }
    hand_over(done);
  }

 private:
  void note_titles(const intake::FactTableRow& row) {
    if (!complete_ || !row.said) return;
    for (const auto& grant : row.said->titles) titles_.insert(grant.title);
    for (const auto& absence : row.said->absences) titles_.insert(absence.title);
  }

  void take(intake::FactTableRow& row) {
    if (row.said) {
      work_.chunk.rows.push_back({row.row, row.line, std::move(*row.said), std::move(row.findings)}
      );
    } else {
      work_.chunk.rejects.push_back({row.row, std::move(row.raw), std::move(row.findings)});
    }
  }

  /// False when the other side has stopped.
  bool hand_over(std::uint64_t done) {
    for (const auto& title : titles_) {
      work_.chunk.complete.push_back({title, complete_->region, complete_->until});
    }
    work_.chunk.rows_done = done;
    work_.consumed = table_.consumed();
    work_.total = table_.total();
    const bool taken = queue_.push(std::move(work_));
    work_ = {};
    return taken;
  }

  intake::FactTable& table_;
  Queue& queue_;
  std::optional<Completeness> complete_;
  std::set<std::string> titles_;
  Work work_;
};

/// One import, whichever kind.
struct Job {
  store::Store& store;
  const FactIntake& intake;
  const std::filesystem::path& file;
  const ImportOptions& common;
  std::string kind;
  bool keep_doubtful = false;
  std::optional<Completeness> complete;
};

void read_and_store(
    const Job& job, intake::FactTable& table, model::Batch batch, base::Progress& progress
) {
  Queue queue(kChunksWaiting);
  Reading reading(table, queue, job.complete);
  const std::uint64_t skip = batch.rows_done;
  std::jthread reader([&reading, &queue, skip] {
    try {
      reading.run(skip);
      queue.close();
    } catch (...) {
      queue.fail(std::current_exception());
    }
  });
  try {
    while (auto work = queue.pop()) {
      FactContext context(
          job.store, job.intake.vocabulary, job.intake.rules, batch, job.keep_doubtful
      );
      for (auto& row : work->chunk.rows) context.look_at(row);
      job.store.add_facts(batch.id, work->chunk);
      batch.rows_done = work->chunk.rows_done;
      progress.update(work->consumed, work->total);
    }
  } catch (...) {
    queue.cancel();  // the reader stops at its next chunk
    throw;
  }
}

model::Batch begin(const Job& job, const std::string& header) {
  store::BatchRequest request;
  request.kind = job.kind;
  request.file_name = job.file.string();
  request.file_hash = base::file_hash(job.file);
  request.header = header;
  request.as_of = job.common.as_of;
  request.started_at = utc_now();
  return job.store.begin_batch(request);
}

intake::FactTerms terms_of(const Job& job, FirmNames& names) {
  return {
      job.intake.vocabulary,
      job.intake.rules,
      job.file.string(),
      job.common.as_of,
      [&names](std::string_view name) { return names.named(name); },
      std::nullopt,
      ""};
}

template <class Open>
ImportReport run(const Job& job, const Open& open, base::Progress& progress) {
  const auto started = std::chrono::steady_clock::now();
  const auto lock = job.store.lock_for_writing();
  // The reader's thread asks for names while the other writes: a connection of its own thread.
  FirmNames names(job.store);
  names.named("");
  const auto table = open(
      without_reject_columns(base::open_table(job.file, job.common.table)), terms_of(job, names)
  );
  ImportReport report;
  report.about_columns = table->findings();
  const auto batch = begin(job, table->header());
  report.resumed = batch.rows_done > 0;
  read_and_store(job, *table, batch, progress);
  report.batch = job.store.finish_batch(batch.id, utc_now());
  complete_report(report, job.store, job.common.language, job.common.rejects_folder);
  report.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  return report;
}

}  // namespace

ImportReport import_indicators(
    store::Store& store,
    const FactIntake& intake,
    const std::filesystem::path& file,
    const IndicatorOptions& options,
    base::Progress& progress
) {
  const Job job{
      store, intake, file, options.common, "indicators", options.keep_doubtful, std::nullopt};
  const auto open = [&](std::unique_ptr<base::TableReader> table, intake::FactTerms terms) {
    terms.year = options.year;
    terms.money_unit = options.money_unit;
    return read_indicator_table(std::move(table), terms);
  };
  return run(job, open, progress);
}

ImportReport import_titles(
    store::Store& store,
    const FactIntake& intake,
    const std::filesystem::path& file,
    const TitleOptions& options,
    base::Progress& progress
) {
  std::optional<Completeness> complete;
  if (options.complete) complete = {options.region, options.until};
  const Job job{store, intake, file, options.common, "titles", false, complete};
  const auto open = [&](std::unique_ptr<base::TableReader> table, const intake::FactTerms& terms) {
    return read_title_table(std::move(table), terms, options.titles);
  };
  return run(job, open, progress);
}

}  // namespace rongtong::usecase
