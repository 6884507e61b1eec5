#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "tests/support/process.h"

namespace rongtong::tests {

/// A test that runs the real program on a folder of its own, which vanishes afterwards.
class ProgramTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (std::filesystem::temp_directory_path() / "rongtong-cli-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  const std::filesystem::path& folder() const { return folder_; }
  std::filesystem::path data() const { return folder_ / "data"; }

  /// The arguments with program and data folder in front.
  std::vector<std::string> command(std::vector<std::string> args) const {
    std::vector<std::string> all{RONGTONG_PROGRAM, "--data", data().string(), "--quiet"};
    all.insert(all.end(), args.begin(), args.end());
    return all;
  }
  Outcome run(std::vector<std::string> args) const {
    return Process(command(std::move(args))).wait();
  }

  std::filesystem::path write(const std::string& name, const std::string& bytes) const {
    const auto file = folder_ / name;
    std::ofstream(file, std::ios::binary) << bytes;
    return file;
  }
  static std::string read(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

 private:
  std::filesystem::path folder_;
};

/// The number behind `"key":` in a line of JSON that the program printed; -1 when it is not there.
inline long number_in(const std::string& json, const std::string& key) {
  const auto at = json.find("\"" + key + "\":");
  return at == std::string::npos ? -1 : std::stol(json.substr(at + key.size() + 3));
}

/// Codes of the region 999999, which no authority has; check characters by GB 32100-2015.
inline constexpr const char* kCodes[] = {
    "91999999MA0000001N", "91999999MA0000002R", "91999999MA0000003W", "91999999MA00000040"};

}  // namespace rongtong::tests
