#include "store/sqlite/backup.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <memory>
#include <string>
#include <system_error>

#include "base/error.h"
#include "store/sqlite/health.h"
#include "store/sqlite/sqlite_error.h"

namespace rongtong::store {

namespace {

namespace fs = std::filesystem;
using base::ErrorCode;
using base::msg;

/// 16 MB a step: a few steps a second on a slow disk, so that progress moves.
constexpr int kPagesPerStep = 4096;

struct FinishBackup {
  void operator()(sqlite3_backup* backup) const { sqlite3_backup_finish(backup); }
};

/// Removes a half-made file unless it was kept.
class HalfMade {
 public:
  explicit HalfMade(fs::path file) : file_(std::move(file)) {}
  ~HalfMade() {
    if (kept_) return;
    std::error_code ignored;  // best effort: what is left is named .part
    fs::remove(file_, ignored);
    fs::remove(file_.string() + "-journal", ignored);
  }
  HalfMade(const HalfMade&) = delete;
  HalfMade& operator=(const HalfMade&) = delete;
  void keep() { kept_ = true; }

 private:
  fs::path file_;
  bool kept_ = false;
};

void copy_pages(const Database& from, const Database& to, base::Progress& progress) {
  std::unique_ptr<sqlite3_backup, FinishBackup> backup(
      sqlite3_backup_init(to.handle(), "main", from.handle(), "main")
  );
  if (!backup) throw_sqlite_error(to.handle(), sqlite3_errcode(to.handle()));
  int result = SQLITE_OK;
  while (result == SQLITE_OK) {
    result = sqlite3_backup_step(backup.get(), kPagesPerStep);
    const int total = sqlite3_backup_pagecount(backup.get());
    const int left = sqlite3_backup_remaining(backup.get());
    progress.update(static_cast<std::uint64_t>(total - left), static_cast<std::uint64_t>(total));
  }
  if (result != SQLITE_DONE) throw_sqlite_error(to.handle(), result, to.file());
}

[[noreturn]] void throw_cannot_write(const fs::path& file, int cause) {
  if (cause == ENOSPC || cause == EDQUOT) {
    throw base::Error(ErrorCode::kUnavailable, msg("store.disk_full", file.parent_path().string()));
  }
  throw base::Error(
      ErrorCode::kUnavailable,
      msg("store.cannot_open", file.string(), std::generic_category().message(cause))
  );
}

void refuse_existing(const fs::path& file) {
  std::error_code fault;
  if (fs::symlink_status(file, fault).type() == fs::file_type::not_found) return;
  throw base::Error(ErrorCode::kConflict, msg("store.backup_exists", file.string()));
}

/// Gives `part` the name `file`, which nobody else may have taken meanwhile.
void give_name(const fs::path& part, const fs::path& file) {
  if (::link(part.c_str(), file.c_str()) == 0) {
    ::unlink(part.c_str());
    return;
  }
  if (errno == EEXIST) refuse_existing(file);
  // A file system without hard links.
  refuse_existing(file);
  if (::rename(part.c_str(), file.c_str()) != 0) throw_cannot_write(file, errno);
}

}  // namespace

void sync_to_disk(const fs::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) throw_cannot_write(path, errno);
  const int result = ::fsync(file);
  const int cause = errno;
  ::close(file);
  // Some file systems cannot sync a folder and say EINVAL; its files are synced all the same.
  if (result != 0 && cause != EINVAL) throw_cannot_write(path, cause);
}

void copy_database(const Database& from, const fs::path& to, base::Progress& progress) {
  HalfMade half(to);
  {
    Database copy(to, OpenMode::kCreate);
    {
      // One read transaction over all steps: later writes of others are not seen, so the copy is
      // of one moment and never starts over.
      const Transaction snapshot(from, Transaction::Kind::kRead);
      from.number("SELECT count(*) FROM sqlite_schema");
      copy_pages(from, copy, progress);
    }
    copy.run("PRAGMA journal_mode = DELETE");
    if (first_fault(copy)) {
      // The pages were copied as they are, so what is wrong with the copy is wrong with `from`.
      throw base::Error(ErrorCode::kUnavailable, msg("store.damaged", from.file().string()));
    }
  }
  sync_to_disk(to);
  half.keep();
}

void back_up(const Database& database, const fs::path& file, base::Progress& progress) {
  refuse_existing(file);
  const fs::path part = file.string() + ".part-" + std::to_string(::getpid());
  refuse_existing(part);
  copy_database(database, part, progress);
  HalfMade half(part);
  give_name(part, file);
  half.keep();
  sync_to_disk(file.has_parent_path() ? file.parent_path() : fs::path("."));
}

}  // namespace rongtong::store
