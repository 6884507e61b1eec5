#include <gtest/gtest.h>

#include <fstream>

#include "report/report.h"
#include "tests/report/sample_plan.h"

namespace rongtong::report {
namespace {

TEST(PlanHtml, Look) {
  const char* out = std::getenv("LOOK");
  if (!out) GTEST_SKIP();
  std::ofstream(std::string(out) + "/city.html")
      << plan_html(tests::city_plan({}), tests::codes(), base::Language::kChinese);
  std::ofstream(std::string(out) + "/small.html")
      << plan_html(tests::small_plan(), tests::codes(), base::Language::kChinese);
  std::ofstream(std::string(out) + "/small_en.html")
      << plan_html(tests::small_plan(), tests::codes(), base::Language::kEnglish);
}

}  // namespace
}  // namespace rongtong::report
