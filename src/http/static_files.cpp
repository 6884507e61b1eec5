#include "http/static_files.h"

#include <algorithm>
#include <utility>

#include "base/error.h"
#include "base/io/file.h"
#include "http/accept.h"
#include "http/compress.h"
#include "http/conditional.h"
#include "http/problem.h"

namespace rongtong::http {

namespace {

namespace fs = std::filesystem;

constexpr std::pair<std::string_view, std::string_view> kTypes[] = {
    {".css", "text/css; charset=utf-8"},
    {".csv", "text/csv; charset=utf-8"},
    {".html", "text/html; charset=utf-8"},
    {".ico", "image/x-icon"},
    {".jpg", "image/jpeg"},
    {".js", "text/javascript; charset=utf-8"},
    {".json", "application/json"},
    {".map", "application/json"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".pdf", "application/pdf"},
    {".png", "image/png"},
    {".svg", "image/svg+xml"},
    {".txt", "text/plain; charset=utf-8"},
    {".webmanifest", "application/manifest+json"},
    {".webp", "image/webp"},
    {".woff2", "font/woff2"},
    {".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}};

std::string_view file_name(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string_view extension(std::string_view path) {
  const auto name = file_name(path);
  const auto dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string_view{} : name.substr(dot);
}

std::chrono::sys_seconds modified_time(const fs::path& path) {
  const auto age = fs::file_time_type::clock::now() - fs::last_write_time(path);
  return std::chrono::floor<std::chrono::seconds>(
      std::chrono::system_clock::now() -
      std::chrono::duration_cast<std::chrono::system_clock::duration>(age)
  );
}

std::shared_ptr<const std::string> shared(std::string bytes) {
  return std::make_shared<const std::string>(std::move(bytes));
}

bool is_hidden(std::string_view path) {
  return path.starts_with('.') || path.find("/.") != std::string_view::npos;
}

}  // namespace

std::string_view type_of_file(std::string_view path) {
  const std::string wanted = ascii_lower(extension(path));
  for (const auto& [known, type] : kTypes) {
    if (known == wanted) return type;
  }
  return "application/octet-stream";
}

bool has_hashed_name(std::string_view path) {
  auto name = file_name(path);
  const auto dot = name.rfind('.');
  if (dot == std::string_view::npos) return false;
  name = name.substr(0, dot);
  const auto mark = name.find_last_of("-.");
  if (mark == std::string_view::npos) return false;
  const auto hash = name.substr(mark + 1);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return hash.size() >= 8 && std::ranges::any_of(hash, is_digit) &&
         std::ranges::all_of(hash, [&](char c) {
           return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
         });
}

void StaticFiles::add(
    const std::string& path, std::string bytes, std::chrono::sys_seconds modified
) {
  StaticFile& file = files_[path];
  file.type = type_of_file(path);
  file.tag = content_tag(bytes);
  file.modified = modified;
  file.hashed = has_hashed_name(path);
  if (!file.gzip && bytes.size() >= kLeastToCompress && is_compressible(file.type)) {
    auto packed = rongtong::http::gzip(bytes, 9);
    if (packed.size() < bytes.size()) file.gzip = shared(std::move(packed));
  }
  file.bytes = shared(std::move(bytes));
}

StaticFiles StaticFiles::load(const fs::path& folder, std::uint64_t most_bytes) {
  StaticFiles files;
  std::vector<std::pair<std::string, std::string>> packed;
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end;
       it.increment(error)) {
    if (it->is_symlink() || !it->is_regular_file()) continue;
    const std::string path = it->path().lexically_relative(folder).generic_string();
    if (is_hidden(path)) continue;
    std::string bytes = base::read_file(it->path(), most_bytes);
    most_bytes -= bytes.size();
    if (path.ends_with(".br") || path.ends_with(".gz")) {
      packed.emplace_back(path, std::move(bytes));
    } else {
      files.add(path, std::move(bytes), modified_time(it->path()));
    }
  }
  if (error) {
    throw base::Error(
        base::ErrorCode::kUnavailable, base::msg("http.static", folder.string(), error.message())
    );
  }
  for (auto& [path, bytes] : packed) {
    const auto found = files.files_.find(path.substr(0, path.size() - 3));
    if (found == files.files_.end()) {
      files.add(path, std::move(bytes), {});  // a download of its own
    } else {
      (path.ends_with(".br") ? found->second.brotli : found->second.gzip) =
          shared(std::move(bytes));
    }
  }
  return files;
}

const StaticFile* StaticFiles::find(std::string_view path) const {
  const auto found = files_.find(path);
  return found == files_.end() ? nullptr : &found->second;
}

Response StaticFiles::serve(const Request& request, std::string_view path) const {
  const bool folder = path.empty() || path.ends_with('/');
  const StaticFile* file = folder ? find(std::string(path) + "index.html") : find(path);
  if (file == nullptr && extension(path).empty()) file = find("index.html");
  if (file == nullptr) return problem(404, request.language, request.id);
  return answer(request, *file);
}

Response StaticFiles::answer(const Request& request, const StaticFile& file) const {
  const std::string wanted = request.headers.joined("accept-encoding");
  const int brotli = file.brotli ? coding_weight(wanted, "br") : 0;
  const int gzip = file.gzip ? coding_weight(wanted, "gzip") : 0;
  Response response;
  const char* coding = nullptr;
  response.content = file.bytes;
  // At equal weight the smaller form: brotli.
  if (brotli > 0 && brotli >= gzip) {
    coding = "br";
    response.content = file.brotli;
  } else if (gzip > 0) {
    coding = "gzip";
    response.content = file.gzip;
  }
  std::string tag = file.tag;
  if (coding != nullptr) tag.insert(tag.size() - 1, brotli >= gzip ? "-br" : "-gz");
  const bool held = client_holds(request, tag, file.modified);
  if (held) response = not_modified(tag);
  response.set("ETag", tag);
  response.set("Cache-Control", file.hashed ? "public, max-age=31536000, immutable" : "no-cache");
  if (file.brotli || file.gzip) response.set("Vary", "Accept-Encoding");
  if (held) return response;
  response.set("Content-Type", file.type);
  if (coding != nullptr) response.set("Content-Encoding", coding);
  if (file.modified.time_since_epoch().count() != 0) {
    response.set("Last-Modified", http_date(file.modified));
  }
  return response;
}

}  // namespace rongtong::http
