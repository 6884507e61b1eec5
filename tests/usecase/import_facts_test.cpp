// Rows beside what is held: contradictions over files, wrong units, firms twice in a file, names.
#include "usecase/import_facts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "base/error.h"
#include "model/read_vocabulary.h"
#include "tests/support/temporary_folder.h"
#include "usecase/firm_facts.h"

namespace rongtong::usecase {
namespace {

namespace fs = std::filesystem;

// Codes of the region 999999, which does not exist; check characters by GB 32100-2015.
constexpr const char* kFirst = "91999999MA0000001N";
constexpr const char* kSecond = "91999999MA0000002R";

class ImportFacts : public testing::Test {
 protected:
  fs::path write(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder_.path() / name, std::ios::binary) << bytes;
    return folder_.path() / name;
  }

  ImportOptions common() const {
    ImportOptions options;
    options.as_of = std::chrono::year{2026} / std::chrono::June / 1;
    options.rejects_folder = folder_.path() / "rejects";
    return options;
  }

  ImportReport indicators(const std::string& csv, bool keep_doubtful = false) {
    IndicatorOptions options;
    options.common = common();
    options.keep_doubtful = keep_doubtful;
    const auto file = write("i" + std::to_string(++files_) + ".csv", csv);
    return import_indicators(*store_, intake(), file, options, nobody_);
  }

  ImportReport titles(const std::string& csv, TitleOptions options = {}) {
    options.common = common();
    const auto file = write("t" + std::to_string(++files_) + ".csv", csv);
    return import_titles(*store_, intake(), file, options, nobody_);
  }

  void enterprises(const std::string& csv) {
    static const auto kRules = intake::read_enterprise_rules(catalog());
    const auto file = write("e" + std::to_string(++files_) + ".csv", csv);
    import_enterprises(*store_, {codes(), kRules}, file, common(), nobody_);
  }

  static fs::path catalog() { return fs::path(RONGTONG_SOURCE_DIR) / "catalog"; }
  static const model::Codes& codes() {
    static const auto kCodes = model::read_codes(catalog());
    return kCodes;
  }
  static FactIntake intake() {
    static const auto kRules = intake::read_fact_rules(catalog());
    static const auto kVocabulary = model::read_vocabulary(catalog());
    return {kVocabulary, kRules};
  }

  static std::string rules_of(const ImportReport& report) {
    std::vector<std::string> rules;
    for (const auto& rule : report.rules) rules.push_back(rule.rule);
    std::ranges::sort(rules);
    std::string text;
    for (const auto& rule : rules) text += (text.empty() ? "" : " ") + rule;
    return text;
  }

  std::optional<double> held(const char* code, const std::string& id, int year) const {
    for (const auto& fact : store_->facts_of(*model::CreditCode::parse(code)).yearly) {
      if (fact.indicator == id && fact.year == year) return std::get<double>(fact.value);
    }
    return std::nullopt;
  }

  tests::TemporaryFolder folder_;
  base::NoProgress nobody_;
  std::unique_ptr<store::Store> store_ = store::open_sqlite_store(folder_.path() / "data");
  int files_ = 0;
};

TEST_F(ImportFacts, TheSameFileTwiceChangesNothing) {
  const std::string csv = std::string("信用代码,年度,营业收入(万元)\n") + kFirst + ",2025,5200\n" +
                          kFirst + ",2024,4800\n";
  EXPECT_EQ(indicators(csv).batch.counts.added, 2U);
  const auto again = indicators(csv);
  EXPECT_EQ(again.batch.counts.unchanged, 2U);
  EXPECT_EQ(held(kFirst, "revenue", 2025), 52'000'000);
}

TEST_F(ImportFacts, FiguresOfTwoFilesAreSeenTogether) {
  indicators(std::string("信用代码,年度,营业收入(万元)\n") + kFirst + ",2025,5200\n");
  const auto report =
      indicators(std::string("信用代码,年度,主营业务收入(万元)\n") + kFirst + ",2025,5300\n");
  EXPECT_EQ(rules_of(report), "indicator.main_revenue_over_revenue");
  EXPECT_EQ(held(kFirst, "main_revenue", 2025), 53'000'000) << "both are kept";
}

TEST_F(ImportFacts, AWrongUnitStaysUnknownUntilSomebodyHasChecked) {
  const std::string csv = std::string("信用代码,年度,营业收入(万元),研发费用(万元)\n") + kFirst +
                          ",2025,5200,2600000\n";
  const auto report = indicators(csv);
  EXPECT_EQ(rules_of(report), "indicator.rd_unit_too_large");
  EXPECT_FALSE(held(kFirst, "rd_expense", 2025));
  EXPECT_EQ(held(kFirst, "revenue", 2025), 52'000'000);
  EXPECT_EQ(report.batch.counts.warned, 1U);
  indicators(csv, true);
  EXPECT_EQ(held(kFirst, "rd_expense", 2025), 26'000'000'000);
}

TEST_F(ImportFacts, ARowInTheWrongUnitLeavesNoneOfItsMoney) {
  const std::string csv =
      std::string("信用代码,年度,从业人员数,营业收入(万元),主营业务收入(万元)\n") + kFirst +
      ",2025,80,50000000,40000000\n";
  const auto report = indicators(csv);
  EXPECT_EQ(
      rules_of(report), "indicator.revenue_unit_shared_by_income indicator.revenue_unit_too_large"
  );
  EXPECT_FALSE(held(kFirst, "revenue", 2025));
  EXPECT_FALSE(held(kFirst, "main_revenue", 2025));
  EXPECT_EQ(held(kFirst, "employees", 2025), 80);
  indicators(csv, true);
  EXPECT_EQ(held(kFirst, "main_revenue", 2025), 400'000'000'000);
}

TEST_F(ImportFacts, AFirmAndYearTwiceInAFileIsToldOnlyWhenTheyDiffer) {
  const auto report = indicators(
      std::string("信用代码,年度,员工数,营收(万元)\n") + kFirst + ",2025,80,5200\n" + kFirst +
      ",2025,80,5200\n" + kFirst + ",2025,81,5200\n"
  );
  EXPECT_EQ(rules_of(report), "indicator.twice_in_file");
  EXPECT_EQ(report.rules.at(0).count, 1U);
  EXPECT_EQ(report.rules.at(0).example.args.at(1), "3") << "the line that said it last";
  EXPECT_EQ(held(kFirst, "employees", 2025), 81) << "the later row holds";
}

TEST_F(ImportFacts, AFirmAndYearTwiceIsSeenAcrossChunks) {
  std::string csv = "信用代码,年度,员工数\n";
  csv += std::string(kFirst) + ",2025,80\n";
  for (int i = 0; i < 2500; ++i) csv += std::string(kSecond) + ",2025,7\n";
  csv += std::string(kFirst) + ",2025,90\n";
  const auto report = indicators(csv);
  EXPECT_EQ(rules_of(report), "indicator.twice_in_file");
  EXPECT_EQ(report.rules.at(0).example.args.at(1), "2");
}

TEST_F(ImportFacts, ABigJumpIsTold) {
  const auto report = indicators(
      std::string("信用代码,年度,营收(元)\n") + kFirst + ",2024,5000000\n" + kFirst +
      ",2025,500000000\n"
  );
  EXPECT_EQ(rules_of(report), "indicator.revenue_jump");
  EXPECT_EQ(held(kFirst, "revenue", 2025), 500'000'000);
}

TEST_F(ImportFacts, AnotherNameThanTheRegisteredOneIsTold) {
  enterprises(std::string("信用代码,企业名称\n") + kFirst + ",甲（示例）有限公司\n");
  const auto report = indicators(
      std::string("信用代码,企业名称,年度,员工数\n") + kFirst + ",甲(示例)有限公司,2025,80\n" +
      kFirst + ",乙有限公司,2024,70\n"
  );
  EXPECT_EQ(rules_of(report), "facts.name_differs");
  EXPECT_EQ(report.batch.counts.warned, 1U);
}

TEST_F(ImportFacts, ANameOfOneFirmStandsInForItsCode) {
  enterprises(
      std::string("信用代码,企业名称\n") + kFirst + ",甲有限公司\n" + kSecond + ",乙有限公司\n"
  );
  TitleOptions options;
  options.titles.title = "giant";
  const auto report = titles("企业名称\n甲有限公司\n丙有限公司\n", options);
  EXPECT_EQ(report.batch.counts.added, 1U);
  EXPECT_EQ(rules_of(report), "facts.name_unknown");
  EXPECT_EQ(store_->facts_of(*model::CreditCode::parse(kFirst)).titles.at(0).title, "giant");
}

TEST_F(ImportFacts, RejectsComeBackCorrected) {
  const auto report = indicators(
      std::string("信用代码,年度,员工数\n") + kFirst + ",2052,80\n" + kFirst + ",2025,80\n"
  );
  EXPECT_EQ(report.batch.counts.rejected, 1U);
  std::ifstream in(report.rejects_file);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  const auto at = text.rfind("2052");
  ASSERT_NE(at, std::string::npos);
  text.replace(at, 4, "2024");
  EXPECT_EQ(indicators(text).batch.counts.added, 1U);
  EXPECT_EQ(held(kFirst, "employees", 2024), 80);
}

TEST_F(ImportFacts, UndoTakesFiguresBack) {
  indicators(std::string("信用代码,年度,员工数\n") + kFirst + ",2025,80\n");
  const auto second = indicators(std::string("信用代码,年度,员工数\n") + kFirst + ",2025,90\n");
  EXPECT_EQ(store_->undo_batch(second.batch.id).restored, 1U);
  EXPECT_EQ(held(kFirst, "employees", 2025), 80);
}

TEST_F(ImportFacts, ACompleteListCountsForTheOthersOfItsPlace) {
  enterprises(
      std::string("信用代码,企业名称,省份,城市\n") + kFirst + ",甲有限公司,浙江,杭州\n" + kSecond +
      ",乙有限公司,浙江,宁波\n"
  );
  TitleOptions options;
  options.complete = true;
  options.region = model::RegionCode(330000);
  options.until = std::chrono::year{2026} / std::chrono::December / 31;
  titles(std::string("信用代码,称号,认定日期\n") + kFirst + ",小巨人,2024-09-02\n", options);
  const FactSource source(*store_, codes());
  const auto second = source.find(*model::CreditCode::parse(kSecond));
  ASSERT_TRUE(second);
  ASSERT_EQ(second->absences.size(), 1U);
  EXPECT_EQ(base::to_iso(second->absences[0].as_of), "2026-12-31");
  EXPECT_TRUE(source.find(*model::CreditCode::parse(kFirst))->absences.empty());
}

TEST_F(ImportFacts, RulesGetSectionFoundingDayAndRegisteredRung) {
  enterprises(
      std::string("信用代码,企业名称,行业代码,成立日期,梯度\n") + kFirst +
      ",甲有限公司,3521,2004-11-30,小巨人\n"
  );
  const auto facts = FactSource(*store_, codes()).find(*model::CreditCode::parse(kFirst));
  ASSERT_TRUE(facts);
  EXPECT_EQ(facts->industry, "C3521");
  ASSERT_EQ(facts->dated.size(), 1U);
  EXPECT_EQ(facts->dated[0].indicator, "founded_on");
  EXPECT_EQ(base::to_iso(std::get<base::Date>(facts->dated[0].value)), "2004-11-30");
  ASSERT_EQ(facts->titles.size(), 1U);
  EXPECT_EQ(facts->titles[0].title, "giant");
  EXPECT_FALSE(FactSource(*store_, codes()).find(*model::CreditCode::parse(kSecond)));
}

TEST_F(ImportFacts, AFileWithoutYearsIsRefusedAndNothingStored) {
  EXPECT_THROW(indicators(std::string("信用代码,员工数\n") + kFirst + ",80\n"), base::Error);
  EXPECT_TRUE(store_->batches().empty());
}

}  // namespace
}  // namespace rongtong::usecase
