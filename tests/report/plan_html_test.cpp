#include <gtest/gtest.h>

#include <fstream>

#include "report/report.h"
#include "tests/report/sample_plan.h"

namespace rongtong::report {
namespace {

TEST(PlanHtml, Look) {
  const char* out = std::getenv("LOOK");
  if (!out) GTEST_SKIP();
  const auto zh = base::Language::kChinese;
  const auto en = base::Language::kEnglish;
  const auto put = [&](const char* name, const std::string& bytes) { std::ofstream(std::string(out) + "/" + name) << bytes; };
  put("city.html", plan_html(tests::city_plan({}), tests::codes(), zh));
  put("city.xlsx", plan_xlsx(tests::city_plan({}), tests::codes(), zh));
  put("city_letters.html", invitation_letters_html(tests::city_plan({}), tests::codes(), zh));
  put("small.html", plan_html(tests::small_plan(), tests::codes(), zh));
  put("small_en.html", plan_html(tests::small_plan(), tests::codes(), en));
  put("letters.html", invitation_letters_html(tests::small_plan(), tests::codes(), zh));
  put("letters_en.html", invitation_letters_html(tests::small_plan(), tests::codes(), en));
  put("small.xlsx", plan_xlsx(tests::small_plan(), tests::codes(), zh));
  for (const auto& v : views()) put((std::string(v.id) + ".csv").c_str(), plan_csv(tests::small_plan(), v.view, tests::codes(), zh));
}

}  // namespace
}  // namespace rongtong::report
