#include <gtest/gtest.h>

#include <pugixml.hpp>

#include "report/report.h"
#include "tests/report/golden.h"
#include "tests/report/sample_plan.h"

namespace rongtong::report {
namespace {

using base::Language;

std::string letters(const model::Plan& plan) {
  return invitation_letters_html(plan, tests::codes(), Language::kChinese);
}

TEST(Letters, AreAsTheyWereLookedAt) {
  const auto plan = tests::small_plan();
  tests::expect_golden("letters.zh.html", tests::without_style(letters(plan)));
  tests::expect_golden(
      "letters.en.html",
      tests::without_style(invitation_letters_html(plan, tests::codes(), Language::kEnglish))
  );
}

TEST(Letters, OnePageForEachFirmByItsFirstMeeting) {
  pugi::xml_document document;
  ASSERT_TRUE(document.load_string(letters(tests::small_plan()).c_str(), pugi::parse_doctype));
  std::vector<std::string> ids;
  for (const auto& node : document.select_nodes("//article")) {
    ids.push_back(node.node().attribute("id").value());
  }
  EXPECT_EQ(ids, (std::vector<std::string>{"firm-1", "firm-3", "firm-2"}));
}

TEST(Letters, KeepWhatIsNotReleased) {
  const auto html = letters(tests::small_plan());
  for (const auto* secret : {"舰用", "某船舶集团", "耐蚀", "规模"}) {
    EXPECT_EQ(html.find(secret), std::string::npos) << secret;
  }
  EXPECT_NE(html.find("Q2-0002"), std::string::npos);
  EXPECT_NE(html.find("阀门"), std::string::npos) << "a released keyword may be named";
}

TEST(Letters, ReleasedFieldsAreShown) {
  auto plan = tests::small_plan();
  plan.needs[1].public_fields = {"title", "issuer"};
  const auto html = letters(plan);
  EXPECT_NE(html.find("舰用耐蚀阀门国产替代"), std::string::npos);
  EXPECT_NE(html.find("某船舶集团"), std::string::npos);
}

TEST(Letters, NobodyInvitedIsSaid) {
  const auto html = letters({});
  EXPECT_NE(html.find("没有受邀企业"), std::string::npos);
  EXPECT_EQ(html.find("<article"), std::string::npos);
}

TEST(ContactList, KeepsWhatIsNotReleased) {
  const auto csv = contact_list_csv(tests::small_plan(), tests::codes(), Language::kChinese);
  EXPECT_EQ(csv.find("舰用"), std::string::npos);
  EXPECT_EQ(csv.substr(0, 3), "\xEF\xBB\xBF");
  EXPECT_NE(csv.find("+86 577 0000 0000"), std::string::npos) << "a telephone number is no formula";
}

}  // namespace
}  // namespace rongtong::report
