#include "usecase/import_needs.h"

#include <chrono>

#include "base/io/file.h"
#include "base/io/peek_source.h"
#include "intake/need_reader.h"
#include "usecase/places.h"
#include "usecase/reject_columns.h"

namespace rongtong::usecase {

namespace {

/// Needs stored in one transaction; a file has hundreds, rarely thousands.
constexpr std::size_t kChunkRows = 500;

/// JSON lines begin with a brace, behind blanks and a byte order mark.
bool looks_like_json(std::string_view beginning) {
  if (beginning.starts_with("\xEF\xBB\xBF")) beginning.remove_prefix(3);
  const auto at = beginning.find_first_not_of(" \t\r\n");
  return at != std::string_view::npos && beginning[at] == '{';
}

std::unique_ptr<intake::NeedReader> open_needs(
    const std::filesystem::path& file,
    const base::TableOptions& options,
    const intake::NeedChecker& checker,
    const intake::NeedColumns& columns
) {
  auto source = std::make_unique<base::PeekSource>(base::open_bytes(file, options.unpack));
  const auto beginning = source->peek(4096);
  if (looks_like_json(beginning)) return read_need_lines(std::move(source), checker, columns);
  return read_need_table(without_reject_columns(base::open_table(file, options)), checker, columns);
}

void put(store::NeedChunk& chunk, intake::NeedRow& row) {
  if (row.need) {
    chunk.rows.push_back({row.row, row.line, std::move(*row.need), std::move(row.findings)});
  } else {
    chunk.rejects.push_back({row.row, std::move(row.raw), std::move(row.findings)});
  }
}

void read_and_store(
    store::Store& store,
    const model::Batch& batch,
    intake::NeedReader& reader,
    base::Progress& progress
) {
  store::NeedChunk chunk;
  const auto hand_over = [&](std::uint64_t done) {
    chunk.rows_done = done;
    store.add_needs(batch.id, chunk);
    progress.update(reader.consumed(), reader.total());
    chunk = {};
  };
  intake::NeedRow row;
  std::uint64_t done = 0;
  while (reader.next(row)) {
    done = row.row;
    if (done <= batch.rows_done) continue;
    put(chunk, row);
    if (chunk.rows.size() + chunk.rejects.size() >= kChunkRows) hand_over(done);
  }
  hand_over(done);
}

}  // namespace

ImportReport import_needs(
    store::Store& store,
    const NeedIntake& intake,
    const std::filesystem::path& file,
    const ImportOptions& options,
    base::Progress& progress
) {
  const auto started = std::chrono::steady_clock::now();
  const auto lock = store.lock_for_writing();
  const intake::NeedChecker checker(intake.codes, intake.columns, file.string());
  const auto reader = open_needs(file, options.table, checker, intake.columns);
  store::BatchRequest request;
  request.kind = "needs";
  request.file_name = file.string();
  request.file_hash = base::file_hash(file);
  request.header = reader->header();
  request.as_of = options.as_of;
  request.started_at = utc_now();
  const auto batch = store.begin_batch(request);
  read_and_store(store, batch, *reader, progress);
  ImportReport report;
  report.resumed = batch.rows_done > 0;
  report.about_columns = reader->findings();
  report.batch = store.finish_batch(batch.id, utc_now());
  complete_report(report, store, options.language, options.rejects_folder);
  report.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  return report;
}

ReadNeeds read_needs(
    const NeedIntake& intake, const std::filesystem::path& file, const base::TableOptions& options
) {
  const intake::NeedChecker checker(intake.codes, intake.columns, file.string());
  const auto reader = open_needs(file, options, checker, intake.columns);
  ReadNeeds result;
  intake::NeedRow row;
  while (reader->next(row)) {
    if (row.need) result.needs.push_back(std::move(*row.need));
    result.findings.insert(result.findings.end(), row.findings.begin(), row.findings.end());
  }
  return result;
}

}  // namespace rongtong::usecase
