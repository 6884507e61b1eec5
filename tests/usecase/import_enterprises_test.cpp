// The two threads of an import: order, resumption, faults on either side.
#include "usecase/import_enterprises.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>

#include "base/error.h"
#include "model/credit_code.h"

namespace rongtong::usecase {
namespace {

namespace fs = std::filesystem;

std::string registrations(int rows) {
  std::string csv = "统一社会信用代码,企业名称,经营范围\n";
  for (int i = 0; i < rows; ++i) {
    char text[24];
    std::snprintf(text, sizeof text, "91999999MA%07d", i);
    csv += std::string(text) + model::CreditCode::check_character(text) + ",第" +
           std::to_string(i) + "公司,齿轮\n";
  }
  return csv;
}

class ImportEnterprises : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "rongtong-import-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
    store_ = store::open_sqlite_store(folder_ / "data");
  }
  void TearDown() override {
    store_.reset();
    fs::remove_all(folder_);
  }

  fs::path write(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return folder_ / name;
  }

  ImportReport import(const fs::path& file) {
    static const auto kCatalogue = fs::path(RONGTONG_SOURCE_DIR) / "catalog";
    static const auto kCodes = model::read_codes(kCatalogue);
    static const auto kRules = intake::read_enterprise_rules(kCatalogue);
    ImportOptions options;
    options.as_of = std::chrono::year{2026} / std::chrono::January / 1;
    options.rejects_folder = folder_ / "rejects";
    base::NoProgress nobody;
    return import_enterprises(*store_, {kCodes, kRules}, file, options, nobody);
  }

  fs::path folder_;
  std::unique_ptr<store::Store> store_;
};

TEST_F(ImportEnterprises, ManyChunksArriveInOrder) {
  const auto report = import(write("a.csv", registrations(23'000)));
  EXPECT_EQ(report.batch.counts.added, 23'000U);
  std::uint64_t next = 0;
  store_->each_enterprise([&next](const store::EnterpriseRecord& record) {
    EXPECT_EQ(record.enterprise.name, "第" + std::to_string(next++) + "公司");
  });
  EXPECT_EQ(next, 23'000U);
}

TEST_F(ImportEnterprises, ACutOffFileKeepsWhatCameBefore) {
  const auto file = folder_ / "a.csv.gz";
  const gzFile packed = gzopen(file.c_str(), "wb");
  const auto csv = registrations(200'000);
  gzwrite(packed, csv.data(), static_cast<unsigned>(csv.size()));
  gzclose(packed);
  fs::resize_file(file, fs::file_size(file) / 2);
  EXPECT_THROW(import(file), base::Error);
  const auto stored = store_->enterprise_count();
  EXPECT_GT(stored, 0U);
  EXPECT_LT(stored, 200'000U);
  EXPECT_EQ(store_->batches().back().state, model::BatchState::kRunning);
}

TEST_F(ImportEnterprises, AnotherWriterIsToldToWait) {
  const auto lock = store_->lock_for_writing();
  auto other = store::open_sqlite_store(folder_ / "data");
  std::swap(store_, other);
  EXPECT_THROW(import(write("a.csv", registrations(3))), base::Error);
}

TEST_F(ImportEnterprises, TheExampleOfTheFormatPageIsStoredWithoutRemark) {
  std::ifstream in(fs::path(RONGTONG_SOURCE_DIR) / "docs/formats.md");
  const std::string page{std::istreambuf_iterator<char>(in), {}};
  const auto mark = page.find("<!-- example: enterprises.csv -->");
  ASSERT_NE(mark, std::string::npos);
  const auto from = page.find('\n', page.find("```csv", mark)) + 1;
  const auto report = import(write("a.csv", page.substr(from, page.find("```", from) - from)));
  EXPECT_EQ(report.batch.counts.added, 1U);
  EXPECT_TRUE(report.rules.empty());
  EXPECT_TRUE(report.about_columns.empty());
}

}  // namespace
}  // namespace rongtong::usecase
