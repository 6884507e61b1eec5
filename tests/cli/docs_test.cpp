// docs/cli.md shows the program's own help, so that the page cannot go stale.
#include <sstream>

#include "tests/cli/program.h"

namespace rongtong::tests {
namespace {

std::string trimmed(const std::string& text) {
  const auto from = text.find_first_not_of(" \n");
  return from == std::string::npos ? ""
                                   : text.substr(from, text.find_last_not_of(" \n") - from + 1);
}

std::vector<std::string> words(const std::string& text) {
  std::istringstream in(text);
  return {std::istream_iterator<std::string>(in), {}};
}

class Docs : public ProgramTest, public testing::WithParamInterface<const char*> {};

TEST_P(Docs, CommandPageShowsTheHelp) {
  std::vector<std::string> args{RONGTONG_PROGRAM, "--lang", "en"};
  for (const auto& word : words(GetParam())) args.push_back(word);
  args.emplace_back("--help");
  const auto help = trimmed(Process(args).wait().out);
  ASSERT_GT(help.size(), 20U);
  const auto page = read(std::filesystem::path(RONGTONG_SOURCE_DIR) / "docs/cli.md");
  EXPECT_NE(page.find("```\n" + help + "\n```"), std::string::npos)
      << "docs/cli.md is stale; this belongs into it:\n"
      << help;
}

INSTANTIATE_TEST_SUITE_P(
    Commands,
    Docs,
    testing::Values(
        "",
        "demo",
        "import enterprises",
        "import needs",
        "import indicators",
        "import titles",
        "batches",
        "rejects",
        "undo",
        "enterprise show",
        "facts",
        "needs list",
        "needs show",
        "needs renew",
        "match",
        "index build",
        "plan make",
        "plan list",
        "plan show",
        "plan export",
        "plan replan",
        "assess",
        "pool",
        "way-up",
        "what-if",
        "rules list",
        "rules show",
        "rules check",
        "rules sql",
        "titles due",
        "backup",
        "restore",
        "doctor"
    )
);

TEST_F(ProgramTest, HelpSpeaksChineseByDefault) {
  EXPECT_NE(run({"--help"}).out.find("融通"), std::string::npos);
}

}  // namespace
}  // namespace rongtong::tests
