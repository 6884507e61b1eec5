// Holds the architecture: a folder of src/ includes only folders that it may know.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>

namespace rongtong {
namespace {

using Folders = std::set<std::string>;

/// Which folders each one may include, itself left out: docs/architecture.md, "Rooms".
const std::map<std::string, Folders>& allowed() {
  static const std::map<std::string, Folders> kAllowed{
      {"base", {}},
      {"http", {"base"}},
      {"model", {"base"}},
      {"intake", {"base", "model"}},
      {"rules", {"base", "model"}},
      {"match", {"base", "model"}},
      {"plan", {"base"}},
      {"store", {"base", "model"}},
      {"report", {"base", "model", "rules"}},
      {"demo", {"base", "model"}},
      {"usecase", {"base", "model", "intake", "rules", "match", "plan", "store", "report", "demo"}},
      {"cli", {"base", "model", "rules", "store", "usecase"}},
  };
  return kAllowed;
}

Folders included_folders(const std::filesystem::path& file) {
  static const std::regex kInclude(R"re(^\s*#include\s+"([a-z]+)/)re");
  Folders folders;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    std::smatch match;
    if (std::regex_search(line, match, kInclude)) folders.insert(match[1]);
  }
  return folders;
}

TEST(Includes, PointOneWay) {
  const std::filesystem::path src = std::filesystem::path(RONGTONG_SOURCE_DIR) / "src";
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(src)) {
    const auto extension = entry.path().extension();
    if (extension != ".h" && extension != ".cpp") continue;
    ++files;
    const std::string folder = entry.path().lexically_relative(src).begin()->string();
    ASSERT_TRUE(allowed().contains(folder)) << "src/" << folder << " has no place in the list";
    for (const auto& other : included_folders(entry.path())) {
      EXPECT_TRUE(other == folder || allowed().at(folder).contains(other))
          << entry.path() << " may not include " << other << "/";
    }
  }
  EXPECT_GT(files, 20U);
}

TEST(Includes, SqlStandsInTheStoreOnly) {
  const std::filesystem::path src = std::filesystem::path(RONGTONG_SOURCE_DIR) / "src";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(src)) {
    if (!entry.is_regular_file()) continue;
    if (*entry.path().lexically_relative(src).begin() == "store") continue;
    std::ifstream in(entry.path());
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    EXPECT_EQ(text.find("sqlite3.h"), std::string::npos) << entry.path();
  }
}

}  // namespace
}  // namespace rongtong
