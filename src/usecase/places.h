#pragma once

#include <filesystem>
#include <string>

namespace rongtong::usecase {

/// The catalogue folder: `option` (from --catalog) when not empty, else RONGTONG_CATALOG, else
/// catalog/ of the source tree that the program was built from, else the installed one. Throws
/// kNotFound, naming every place that was looked at.
std::filesystem::path find_catalogue(const std::string& option);

/// The data folder: `option` (from --data) when not empty, else RONGTONG_DATA, else rongtong/ under
/// XDG_DATA_HOME, else ~/.local/share/rongtong. Does not look whether it exists.
std::filesystem::path data_folder(const std::string& option);

/// Now as UTC, `2026-04-01T08:30:00Z`. The only clock of the program's jobs.
std::string utc_now();

}  // namespace rongtong::usecase
