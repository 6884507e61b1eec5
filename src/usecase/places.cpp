#include "usecase/places.h"

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <vector>

#include "base/error.h"

namespace rongtong::usecase {

namespace {

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

bool is_catalogue(const std::filesystem::path& folder) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(folder / "codes" / "gb2260.csv", ignored);
}

std::filesystem::path beside_program() {
  std::error_code failed;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", failed);
  return failed ? std::filesystem::path() : program.parent_path() / "../share/rongtong/catalog";
}

}  // namespace

std::filesystem::path find_catalogue(const std::string& option) {
  std::vector<std::filesystem::path> places;
  if (!option.empty()) {
    places = {option};
  } else if (const auto named = environment("RONGTONG_CATALOG"); !named.empty()) {
    places = {named};
  } else {
    places = {RONGTONG_SOURCE_CATALOG, beside_program(), RONGTONG_INSTALLED_CATALOG};
  }
  std::string looked;
  for (const auto& place : places) {
    if (is_catalogue(place)) return place.lexically_normal();
    looked += (looked.empty() ? "" : ", ") + place.lexically_normal().string();
  }
  throw base::Error(base::ErrorCode::kNotFound, base::msg("usecase.no_catalogue", looked));
}

std::filesystem::path data_folder(const std::string& option) {
  if (!option.empty()) return option;
  if (const auto named = environment("RONGTONG_DATA"); !named.empty()) return named;
  if (const auto xdg = environment("XDG_DATA_HOME"); !xdg.empty()) {
    return std::filesystem::path(xdg) / "rongtong";
  }
  const auto home = environment("HOME");
  if (home.empty()) {
    throw base::Error(base::ErrorCode::kNotFound, base::msg("usecase.no_data_folder"));
  }
  return std::filesystem::path(home) / ".local/share/rongtong";
}

std::string utc_now() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[32];
  const auto size = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return {text, size};
}

}  // namespace rongtong::usecase
