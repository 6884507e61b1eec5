#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "http/request.h"
#include "http/response.h"

namespace rongtong::http {

/// One file as it is kept: its bytes and, where they are smaller, their packed forms.
struct StaticFile {
  std::shared_ptr<const std::string> bytes;
  std::shared_ptr<const std::string> brotli;  ///< null: none
  std::shared_ptr<const std::string> gzip;    ///< null: none
  std::string type;
  std::string tag;
  std::chrono::sys_seconds modified{};
  bool hashed = false;  ///< the name holds a hash: the content never changes under it
};

/// The built pages, in memory: answers never wait for a disk. Read only after `load` and `add`, and
/// then safe for any number of threads.
class StaticFiles {
 public:
  /// Reads a folder with all below it: `x.js.br` and `x.js.gz` become the packed forms of `x.js`.
  /// Files that begin with a dot and links out of the folder are left out. Throws Error, also when
  /// all together pass `most_bytes`.
  static StaticFiles load(
      const std::filesystem::path& folder, std::uint64_t most_bytes = 256U << 20U
  );
  /// `path` as in a target, without the first `/`.
  void add(const std::string& path, std::string bytes, std::chrono::sys_seconds modified);

  /// The file, 304, or 404. A directory gives its `index.html`. A path without an extension that is
  /// no file is a page of the application and gives `index.html` too; a missing `.js` stays 404.
  Response serve(const Request& request, std::string_view path) const;

  std::size_t size() const { return files_.size(); }
  const StaticFile* find(std::string_view path) const;

 private:
  Response answer(const Request& request, const StaticFile& file) const;

  std::map<std::string, StaticFile, std::less<>> files_;
};

/// By the extension; `application/octet-stream` for others.
std::string_view type_of_file(std::string_view path);
/// `app-4f3a9c1b.js`: at least eight letters and digits, one of them a digit, in front of the
/// extension and behind a `-` or `.`, as Vite writes them.
bool has_hashed_name(std::string_view path);

}  // namespace rongtong::http
