#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "match/tokens.h"
#include "model/need.h"

struct sqlite3;

namespace rongtong::bench {

/// The peer: SQLite FTS5 over the same pairs and words, as words between blanks (FTS5 has no
/// tokenizer that finds two-character words), its own bm25(), name and scope.
class Fts5Peer {
 public:
  /// A database at `file`, which must not exist.
  explicit Fts5Peer(const std::filesystem::path& file);
  ~Fts5Peer();
  Fts5Peer(const Fts5Peer&) = delete;
  Fts5Peer& operator=(const Fts5Peer&) = delete;

  /// Between `begin` and `end`.
  void add(
      std::int64_t id, const std::string& name, const std::string& scope, std::int64_t province
  );
  void begin();
  void end();

  /// Ids of the best firms for title and text, any word, best first. `province` 0: anywhere.
  std::vector<std::int64_t> search(const model::Need& need, std::int64_t province, int top);

 private:
  struct Statement;
  std::string pairs(std::string_view text, std::string_view before, std::string_view after);
  void run(const char* sql);

  match::PhraseSet no_phrases_;
  match::TokenReader reader_;
  sqlite3* database_ = nullptr;
  std::unique_ptr<Statement> insert_;
};

}  // namespace rongtong::bench
