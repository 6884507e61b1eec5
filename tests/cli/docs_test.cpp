// docs/cli.md shows the program's own help, so that the page cannot go stale.
#include "tests/cli/program.h"

namespace rongtong::tests {
namespace {

class Docs : public ProgramTest {};

TEST_F(Docs, CommandPageShowsTheHelp) {
  const auto help = run({"--lang", "en", "--help-all"}).out;
  ASSERT_GT(help.size(), 1000U);
  const auto page = read(std::filesystem::path(RONGTONG_SOURCE_DIR) / "docs/cli.md");
  EXPECT_NE(page.find(help), std::string::npos)
      << "docs/cli.md is stale. Put this between its ``` marks:\n"
      << help;
}

TEST_F(Docs, HelpSpeaksChineseByDefault) {
  EXPECT_NE(run({"--help"}).out.find("融通"), std::string::npos);
}

}  // namespace
}  // namespace rongtong::tests
