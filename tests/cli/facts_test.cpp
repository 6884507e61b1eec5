// Indicators and titles through the real program: import, look, undo, and back in as values.
#include "tests/cli/program.h"

namespace rongtong::tests {
namespace {

class Facts : public ProgramTest {
 protected:
  Outcome ok(const std::vector<std::string>& args) const {
    auto outcome = run(args);
    EXPECT_EQ(outcome.status, 0) << args.front() << ": " << outcome.err << outcome.out;
    return outcome;
  }
  Outcome import(const char* kind, const std::filesystem::path& file) const {
    return ok({"--json", "import", kind, file.string(), "--as-of", "2026-06-01"});
  }
};

std::string figures(const std::string& revenue) {
  return "信用代码,年度,营业收入(万元),从业人员数\n" + std::string(kCodes[0]) + ",2025," + revenue +
         ",80\n" + kCodes[0] + ",2024,4800,76\n";
}

TEST_F(Facts, AreImportedShownAndTakenBack) {
  EXPECT_EQ(number_in(import("indicators", write("a.csv", figures("5200"))).out, "added"), 2);
  EXPECT_EQ(number_in(import("indicators", write("b.csv", figures("5300"))).out, "changed"), 1);
  auto shown = ok({"facts", kCodes[0], "--history"}).out;
  EXPECT_NE(shown.find("53,000,000"), std::string::npos) << shown;
  EXPECT_NE(shown.find("48,000,000"), std::string::npos) << shown;
  EXPECT_EQ(number_in(ok({"--json", "undo", "2"}).out, "restored"), 1);
  shown = ok({"--lang", "en", "facts", kCodes[0]}).out;
  EXPECT_NE(shown.find("52,000,000"), std::string::npos) << shown;
  EXPECT_NE(shown.find("Operating revenue"), std::string::npos) << shown;
}

TEST_F(Facts, OfAFirmNobodySpokeOfAreAnError) {
  import("indicators", write("a.csv", figures("5200")));
  const auto outcome = run({"facts", kCodes[1]});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_NE(outcome.err.find(kCodes[1]), std::string::npos);
}

TEST_F(Facts, TitlesTakeWhatIsTheSameFromOptions) {
  const auto file = write("t.csv", std::string("信用代码\n") + kCodes[0] + "\n");
  ok({"import",
      "titles",
      file.string(),
      "--title",
      "小巨人",
      "--granted",
      "2024-09-02",
      "--batch",
      "第六批",
      "--as-of",
      "2026-06-01"});
  const auto shown = ok({"facts", kCodes[0]}).out;
  EXPECT_NE(shown.find("2024-09-02"), std::string::npos) << shown;
  EXPECT_NE(shown.find("第六批"), std::string::npos) << shown;
}

TEST_F(Facts, WrongOptionsAreNamed) {
  const auto file = write("t.csv", std::string("信用代码\n") + kCodes[0] + "\n").string();
  EXPECT_EQ(run({"import", "titles", file}).status, 1);
  EXPECT_EQ(run({"import", "titles", file, "--title", "x"}).status, 1);
  EXPECT_EQ(run({"import", "titles", file, "--title", "小巨人", "--complete"}).status, 1);
  EXPECT_EQ(run({"import", "titles", file, "--title", "小巨人", "--granted", "x"}).status, 1);
  const auto figures_file = write("a.csv", figures("1")).string();
  EXPECT_EQ(run({"import", "indicators", figures_file, "--money-unit", "斤"}).status, 1);
  EXPECT_EQ(run({"import", "indicators", figures_file, "--year", "25"}).status, 1);
}

// What is shown as JSON is a file of values.
TEST_F(Facts, JsonIsAFileOfValues) {
  import("indicators", write("a.csv", figures("5200")));
  const auto json = ok({"--json", "facts", kCodes[0]}).out;
  EXPECT_NE(json.find("\"revenue\":{"), std::string::npos) << json;
  EXPECT_EQ(number_in(json, "2025"), 52'000'000);
}

// The demonstration's own tables come in with only the slips that it makes on purpose.
TEST_F(Facts, TheDemonstrationImports) {
  const auto files = folder() / "files";
  ok({"demo", files.string(), "--firms", "3000"});
  ok({"import",
      "enterprises",
      (files / "enterprises.csv").string(),
      "--as-of",
      "2026-06-01",
      "--no-index"});
  const auto earlier = import("indicators", files / "indicators-2023-2024.csv").out;
  EXPECT_EQ(number_in(earlier, "rejected"), 2) << earlier;
  for (const char* rule :
       {"indicator.rd_unit_too_large",
        "indicator.main_revenue_over_revenue",
        "indicator.rd_staff_over_employees",
        "indicator.range",
        "indicator.number",
        "indicator.twice_in_file",
        "indicator.year_future",
        "credit_code.check_character"}) {
    EXPECT_NE(earlier.find(std::string("\"") + rule + "\""), std::string::npos) << rule;
  }
  EXPECT_EQ(number_in(import("indicators", files / "indicators-2025.xlsx").out, "rejected"), 0);
  const auto judgements = import("indicators", files / "judgements-2026.csv").out;
  EXPECT_EQ(number_in(judgements, "rejected") + number_in(judgements, "warned"), 0) << judgements;
  const auto titles = ok({"--json",
                          "import",
                          "titles",
                          (files / "titles.csv").string(),
                          "--as-of",
                          "2026-06-01",
                          "--complete",
                          "--region",
                          "999900"})
                          .out;
  EXPECT_EQ(number_in(titles, "rejected") + number_in(titles, "warned"), 0) << titles;
  EXPECT_EQ(ok({"--json", "doctor", "--thorough"}).status, 0);
}

}  // namespace
}  // namespace rongtong::tests
