// assess, pool, way-up, what-if, rules and titles as processes.
#include <boost/json.hpp>
#include <fstream>

#include "tests/cli/program.h"
#include "tests/support/cases.h"

namespace rongtong::tests {
namespace {

namespace bj = boost::json;

constexpr const char* kFirm = R"({"on": "2026-06-01", "firms": [
  {"id": "甲", "name": "示例精密机械有限公司", "region": "330100", "industry": "C3521",
   "values": {"revenue": ["5200万元", "4800万元"], "main_revenue": "4900万元",
     "rd_expense": ["260万元", "80万元"], "segment_years": 5},
   "titles": {"innovative": "2024-09-10"}}]})";

class Assess : public ProgramTest {
 protected:
  bj::value json(std::vector<std::string> args) const {
    args.insert(args.begin(), "--json");
    const auto outcome = run(std::move(args));
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    bj::error_code error;
    auto value = bj::parse(outcome.out, error);
    EXPECT_FALSE(error) << outcome.out.substr(0, 300);
    return value;
  }
  std::string values() const { return write("values.json", kFirm).string(); }
};

const bj::object* condition(const bj::value& conditions, std::string_view id) {
  for (const auto& one : conditions.as_array()) {
    const auto& object = one.as_object();
    if (object.at("id").as_string() == bj::string_view(id.data(), id.size())) return &object;
    if (!object.contains("parts")) continue;
    if (const auto* found = condition(object.at("parts"), id)) return found;
  }
  return nullptr;
}

TEST_F(Assess, JsonNeedsNoStoreAndFollowsTheForm) {
  const auto out = json({"assess", "--values", values(), "--ruleset", "srdi-2026"});
  EXPECT_EQ(out.at("version").to_number<int>(), 1);
  ASSERT_EQ(out.at("results").as_array().size(), 1U);
  const auto& result = out.at("results").as_array()[0].as_object();
  EXPECT_EQ(result.at("firm").as_string(), "甲");
  EXPECT_EQ(result.at("ruleset").as_string(), "srdi-2026");
  EXPECT_EQ(result.at("on").as_string(), "2026-06-01");
  EXPECT_FALSE(result.at("review").as_bool());
  // R&D of 2024 is 80 万元, 20 万元 below the 100 万元 that every year needs (附件1第三项).
  EXPECT_EQ(result.at("verdict").as_string(), "no");
  bool found = false;
  const auto* years = condition(result.at("conditions"), "rd_expense");
  ASSERT_NE(years, nullptr);
  for (const auto& part : years->at("parts").as_array()) {
    if (part.at("truth").as_string() != "no") continue;
    found = true;
    EXPECT_EQ(part.at("value").to_number<double>(), 800'000);
    EXPECT_EQ(part.at("threshold").to_number<double>(), 1'000'000);
    EXPECT_EQ(part.at("distance").to_number<double>(), 200'000);
    EXPECT_EQ(part.at("unit").as_string(), "yuan");
  }
  EXPECT_TRUE(found);
  EXPECT_FALSE(std::filesystem::exists(data())) << "judging a file makes no data folder";
}

TEST_F(Assess, CsvHasARowForEachStandard) {
  const auto outcome = run({"assess", "--values", values(), "--csv"});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_TRUE(outcome.out.starts_with("\xEF\xBB\xBF统一社会信用代码,"));
  EXPECT_NE(outcome.out.find(",srdi-2026-zhejiang,"), std::string::npos);
  EXPECT_NE(outcome.out.find(",giant-2026"), std::string::npos);
}

TEST_F(Assess, PageIsWrittenWhole) {
  const auto file = (folder() / "verdict.html").string();
  const auto outcome =
      run({"assess", "--values", values(), "--ruleset", "srdi-2026", "--html", file});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  const auto html = read(file);
  EXPECT_TRUE(html.starts_with("<!DOCTYPE html>"));
  EXPECT_TRUE(html.ends_with("</html>"));
  EXPECT_NE(html.find("不符合"), std::string::npos);
}

TEST_F(Assess, WhatIfTurnsTheConditionThatWasShort) {
  const auto out = json(
      {"what-if", "--values", values(), "--ruleset", "srdi-2026", "--set", "rd_expense[-1]=150万元"}
  );
  const auto& result = out.at("results").as_array().at(0);
  EXPECT_EQ(result.at("before").at("verdict").as_string(), "no");
  EXPECT_NE(result.at("after").at("verdict").as_string(), "no");
}

TEST_F(Assess, WayUpNamesStepsAndCosts) {
  const auto out = json({"way-up", "--values", values(), "--to", "srdi", "--years", "1"});
  EXPECT_EQ(out.at("ruleset").as_string(), "srdi-2026");  // Zhejiang's own ends with 2026
  EXPECT_EQ(out.at("judged_on").as_string(), "2027-06-01");
  EXPECT_TRUE(out.at("ways").is_array());
  EXPECT_FALSE(out.at("ways").as_array().empty() && out.at("obstacles").as_array().empty());
}

TEST_F(Assess, WayUpGoesByTheVersionOfTheDayOfTheTarget) {
  const auto giant = [&](const char* years) {
    return json({"way-up", "--values", values(), "--to", "giant", "--years", years});
  };
  EXPECT_EQ(giant("0").at("ruleset").as_string(), "giant-2026-notice-2026");
  EXPECT_EQ(giant("1").at("ruleset").as_string(), "giant-2026");  // the notice ends with its year
  EXPECT_TRUE(giant("1").at("in_force").as_bool());
}

TEST_F(Assess, ALadderStandsForItsVersionInForce) {
  const auto out = json({"assess", "--values", values(), "--ruleset", "innovative"});
  const auto& results = out.at("results").as_array();
  ASSERT_EQ(results.size(), 1U);
  EXPECT_EQ(results[0].at("ruleset").as_string(), "innovative-2022");
}

TEST_F(Assess, WholeStoreIsCountedAndWritten) {
  const std::string codes[] = {kCodes[0], kCodes[1], kCodes[2]};
  std::string firms = "统一社会信用代码,企业名称,省份\n";
  std::string figures = "统一社会信用代码,年份,营业收入(万元),研发费用(万元),从业人员数\n";
  for (const auto& code : codes) {
    firms += code + ",融通市示例" + code.substr(17) + "有限公司,浙江省\n";
    figures += code + ",2025,5200,260,120\n";
  }
  ASSERT_EQ(run({"import", "enterprises", write("e.csv", firms).string()}).status, 0);
  const auto imported = run({"import", "indicators", write("i.csv", figures).string()});
  ASSERT_EQ(imported.status, 0) << imported.err << imported.out;
  const auto table = (folder() / "all.csv").string();
  const auto out = json({"assess", "--all", "--on", "2026-06-01", "--output", table});
  EXPECT_EQ(out.at("firms").to_number<int>(), 3);
  const auto& srdi = out.at("all").at("srdi");
  EXPECT_EQ(
      srdi.at("yes").to_number<int>() + srdi.at("no").to_number<int>() +
          srdi.at("unknown").to_number<int>(),
      3
  );
  EXPECT_EQ(out.at("reached_by_title").at("").at("").to_number<int>(), 3);
  EXPECT_EQ(out.at("undecided_by_title").at("").to_number<int>(), 3);
  EXPECT_NE(run({"assess", "--all"}).out.find("未达到任何标准"), std::string::npos);
  const auto rows = read(table);
  EXPECT_NE(rows.find(codes[0]), std::string::npos);
  EXPECT_NE(rows.find("2026-06-01,srdi-2026-zhejiang,"), std::string::npos) << rows;
  EXPECT_TRUE(std::filesystem::exists(folder() / "all-summary.csv"));
  EXPECT_TRUE(std::filesystem::exists(folder() / "all-pool.csv"));
  EXPECT_EQ(run({"pool", "--on", "2026-06-01"}).status, 0);
  EXPECT_EQ(run({"assess", "--firm", codes[0], "--on", "2026-06-01"}).status, 0);
  EXPECT_EQ(run({"titles", "due", "--on", "2026-06-01"}).status, 0);
  EXPECT_TRUE(std::filesystem::exists(data() / "cache" / "rule-book.bin"));
}

TEST_F(Assess, WorkbookIsAnAnswerToo) {
  const auto firms =
      write("e.csv", std::string("统一社会信用代码,企业名称\n") + kCodes[0] + ",甲公司\n");
  ASSERT_EQ(run({"import", "enterprises", firms.string()}).status, 0);
  const auto table = folder() / "all.xlsx";
  const auto outcome = run({"assess", "--all", "--on", "2026-06-01", "--output", table.string()});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_TRUE(read(table).starts_with("PK"));
}

TEST_F(Assess, FaultyStandardIsNamedByLineAndNothingIsJudged) {
  std::filesystem::create_directories(data() / "rulesets");
  std::ofstream(data() / "rulesets" / "own.yaml")
      << "id: own-2026\nladder: own\nname: 本地标准\ndocument: {title: 办法}\n"
         "conditions:\n  - {value: revenu, at_least: 100万元}\n";
  const auto checked = run({"rules", "check"});
  EXPECT_EQ(checked.status, 1);
  EXPECT_NE(checked.out.find("own.yaml:6:"), std::string::npos) << checked.out;
  EXPECT_NE(checked.out.find("revenue"), std::string::npos) << checked.out;
  const auto judged = run({"assess", "--values", values()});
  EXPECT_EQ(judged.status, 1);
  EXPECT_NE(judged.err.find("own.yaml:6:"), std::string::npos) << judged.err;
}

TEST_F(Assess, OwnStandardOfTheCentreIsUsed) {
  std::filesystem::create_directories(data() / "rulesets");
  std::ofstream(data() / "rulesets" / "own.yaml")
      << "id: own-2026\nladder: own\nname: 本地标准\ndocument: {title: 办法}\n"
         "effects: [{for: application, from: 2026-01-01}]\n"
         "conditions:\n  - {id: size, value: revenue, at_least: 100万元}\n";
  EXPECT_EQ(run({"rules", "check"}).status, 0);
  const auto out = json({"assess", "--values", values(), "--ruleset", "own-2026"});
  EXPECT_EQ(out.at("results").as_array().at(0).at("verdict").as_string(), "yes");
}

TEST_F(Assess, RulesAreListedShownAndPrintedAsSql) {
  const auto listed = json({"rules", "list"});
  EXPECT_GT(listed.as_array().size(), 10U);
  EXPECT_NE(run({"rules", "show", "srdi-2026"}).out.find("附件1第三项"), std::string::npos);
  EXPECT_NE(run({"rules", "sql", "srdi-2026"}).out.find("SELECT"), std::string::npos);
}

struct RefusalCase {
  const char* name;
  std::vector<std::string> args;
  const char* says;
};

class Refusal : public Assess, public testing::WithParamInterface<RefusalCase> {};

TEST_P(Refusal, IsOneClearSentence) {
  auto args = GetParam().args;
  for (auto& arg : args) {
    if (arg == "VALUES") arg = values();
  }
  const auto outcome = run(args);
  EXPECT_EQ(outcome.status, 1) << outcome.out;
  EXPECT_NE(outcome.err.find(GetParam().says), std::string::npos) << outcome.err;
}

INSTANTIATE_TEST_SUITE_P(
    Questions,
    Refusal,
    testing::Values(
        RefusalCase{"NoFirm", {"assess"}, "--values"},
        RefusalCase{"Both", {"assess", "--firm", kCodes[0], "--values", "VALUES"}, "二者取一"},
        RefusalCase{
            "NoSuchSet", {"assess", "--values", "VALUES", "--ruleset", "srdi-2025"}, "srdi-202"},
        RefusalCase{"NoDay", {"assess", "--values", "VALUES", "--on", "明天"}, "明天"},
        RefusalCase{
            "TwoPurposes", {"assess", "--values", "VALUES", "--review", "--apply"}, "--apply"},
        RefusalCase{
            "NothingInForce",
            {"assess", "--values", "VALUES", "--on", "1990-01-01"},
            "1990-01-01 没有"},
        RefusalCase{"NoFile", {"assess", "--values", "没有.json"}, "没有.json"},
        RefusalCase{"NoStore", {"assess", "--firm", kCodes[0]}, "import enterprises"},
        RefusalCase{"NoTarget", {"way-up", "--values", "VALUES", "--to", "srd"}, "srd"},
        RefusalCase{
            "Classification", {"way-up", "--values", "VALUES", "--to", "size-2011"}, "size-2011"},
        RefusalCase{
            "BadChange", {"what-if", "--values", "VALUES", "--set", "revenue"}, "revenue=6000万元"},
        RefusalCase{
            "UnknownName", {"what-if", "--values", "VALUES", "--set", "revenu=1元"}, "revenue"},
        RefusalCase{"BadValue", {"what-if", "--values", "VALUES", "--set", "revenue=很多"}, "很多"},
        RefusalCase{"TableEnding", {"pool", "--output", "a.doc"}, "import enterprises"}
    ),
    kCaseName
);

struct AssessUsageCase {
  const char* name;
  std::vector<std::string> args;
};

class AssessUsage : public Assess, public testing::WithParamInterface<AssessUsageCase> {};

TEST_P(AssessUsage, IsStatusTwo) { EXPECT_EQ(run(GetParam().args).status, 2); }

INSTANTIATE_TEST_SUITE_P(
    Words,
    AssessUsage,
    testing::Values(
        AssessUsageCase{"NoTarget", {"way-up", "--values", "x"}},
        AssessUsageCase{"NoChange", {"what-if", "--values", "x"}},
        AssessUsageCase{"Years", {"way-up", "--values", "x", "--to", "srdi", "--years", "3"}},
        AssessUsageCase{"Rules", {"rules"}},
        AssessUsageCase{"FirmAndAll", {"assess", "--firm", "x", "--all"}},
        AssessUsageCase{"ValuesAndAll", {"assess", "--values", "x", "--all"}},
        AssessUsageCase{"CsvAndPage", {"assess", "--values", "x", "--csv", "--html", "a"}},
        AssessUsageCase{"Titles", {"titles"}},
        AssessUsageCase{"Short", {"pool", "--short", "0"}}
    ),
    kCaseName
);

}  // namespace
}  // namespace rongtong::tests
