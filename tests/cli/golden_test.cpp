// What --explain and its neighbours print for firms that stand for many: tests/cli/golden/*.test
// hold input, command and expected text. RONGTONG_UPDATE_GOLDEN=1 rewrites them; look at the
// change.
#include <algorithm>
#include <cstdlib>
#include <sstream>

#include "tests/cli/program.h"

namespace rongtong::tests {
namespace {

struct GoldenFile {
  std::filesystem::path path;
  std::string title;
  std::string values;
  std::string command;
  std::string expected;
};

std::filesystem::path golden_folder() {
  return std::filesystem::path(RONGTONG_SOURCE_DIR) / "tests/cli/golden";
}

GoldenFile read_golden(const std::filesystem::path& path) {
  GoldenFile golden{path, "", "", "", ""};
  std::ifstream in(path, std::ios::binary);
  std::string* part = &golden.title;
  for (std::string line; std::getline(in, line);) {
    if (line == "-- values.json") {
      part = &golden.values;
    } else if (line == "-- command") {
      part = &golden.command;
    } else if (line == "-- expected") {
      part = &golden.expected;
    } else {
      *part += line + "\n";
    }
  }
  return golden;
}

std::vector<std::filesystem::path> golden_files() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(golden_folder())) {
    if (entry.path().extension() == ".test") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

constexpr auto kFileName = [](const auto& test_case) {
  auto name = test_case.param.stem().string();
  std::ranges::replace(name, '-', '_');
  return name;
};

class Golden : public ProgramTest, public testing::WithParamInterface<std::filesystem::path> {
 protected:
  std::vector<std::string> arguments(const std::string& command) const {
    std::istringstream in(command);
    std::vector<std::string> words{std::istream_iterator<std::string>(in), {}};
    for (auto& word : words) {
      if (word == "values.json") word = (folder() / word).string();
    }
    return words;
  }
};

TEST_P(Golden, PrintsWhatWasLookedAt) {
  const auto golden = read_golden(GetParam());
  write("values.json", golden.values);
  const auto outcome = run(arguments(golden.command));
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_EQ(outcome.err, "");
  if (std::getenv("RONGTONG_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(golden.path, std::ios::binary) << golden.title << "-- values.json\n"
                                                 << golden.values << "-- command\n"
                                                 << golden.command << "-- expected\n"
                                                 << outcome.out;
    return;
  }
  EXPECT_EQ(outcome.out, golden.expected)
      << golden.title << "Look at the change; RONGTONG_UPDATE_GOLDEN=1 accepts it.";
}

INSTANTIATE_TEST_SUITE_P(Pages, Golden, testing::ValuesIn(golden_files()), kFileName);

}  // namespace
}  // namespace rongtong::tests
