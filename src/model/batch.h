#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/finding.h"
#include "model/enterprise.h"
#include "model/ids.h"

namespace rongtong::model {

/// How an import went. read = stored + rejected; stored = added + changed + unchanged.
struct ImportCounts {
  std::uint64_t read = 0;
  std::uint64_t added = 0;
  std::uint64_t changed = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t warned = 0;  ///< stored rows with at least one warning
  std::uint64_t rejected = 0;

  std::uint64_t stored() const { return added + changed + unchanged; }
  friend bool operator==(const ImportCounts&, const ImportCounts&) = default;
};

enum class BatchState { kRunning, kFinished, kUndone };

/// One run over one file. A batch left kRunning by a kill is resumed by importing the same file
/// again.
struct Batch {
  BatchId id;
  std::string kind;  ///< "enterprises", "needs", "indicators", "titles"
  std::string file_name;
  std::string file_hash;  ///< of the bytes on disk
  std::string header;  ///< the header row as it stood; empty where the file has none (JSON lines)
  base::Date as_of{};  ///< the day on which the file's facts held
  std::string started_at;   ///< UTC, 2026-04-01T08:30:00Z
  std::string finished_at;  ///< empty while running
  BatchState state = BatchState::kRunning;
  ImportCounts counts;
  std::uint64_t rows_done = 0;  ///< rows that need not be read again when resumed
};

/// A row that was not stored, as it stood, ready to be corrected and imported again.
struct Reject {
  std::uint64_t row = 0;  ///< ordinal in the file, from 1, header not counted
  std::string raw;        ///< the line as read
  std::vector<base::Finding> findings;
};

/// What one row of a file says of one enterprise.
struct EnterpriseRow {
  std::uint64_t row = 0;   ///< ordinal in the file, from 1
  std::uint64_t line = 0;  ///< line of the file, for messages
  Enterprise enterprise;
  std::vector<base::Finding> warnings;
};

/// One earlier or present statement about an enterprise, newest first in lists.
struct EnterpriseVersion {
  BatchId batch;
  base::Date as_of{};
  std::uint64_t line = 0;
  Enterprise stated;  ///< what that row said; unknown where it said nothing
};

}  // namespace rongtong::model
