#include <gtest/gtest.h>

#include <chrono>
#include <pugixml.hpp>
#include <set>

#include "base/error.h"
#include "report/report.h"
#include "tests/report/golden.h"
#include "tests/report/sample_plan.h"
#include "tests/support/cases.h"

namespace rongtong::report {
namespace {

using base::Language;

std::string page(const model::Plan& plan) {
  return plan_html(plan, tests::codes(), Language::kChinese);
}

/// Parses the page as XML, which holds it to be well-formed.
pugi::xml_document parsed(const std::string& html) {
  pugi::xml_document document;
  const auto result = document.load_string(html.c_str(), pugi::parse_default | pugi::parse_doctype);
  EXPECT_TRUE(result) << result.description() << " at "
                      << html.substr(static_cast<std::size_t>(result.offset), 120);
  return document;
}

/// Names of elements and attributes in their order: what markup a page has, whatever its texts.
void outline(const pugi::xml_node& node, std::string& out) {
  for (const auto& child : node.children()) {
    if (child.type() != pugi::node_element) continue;
    out += std::string("<") + child.name();
    for (const auto& attribute : child.attributes()) out += std::string(" ") + attribute.name();
    out += ">";
    outline(child, out);
  }
}

std::string outline(const std::string& html) {
  std::string out;
  outline(parsed(html), out);
  return out;
}

void collect(
    const pugi::xml_node& node, std::multiset<std::string>& ids, std::set<std::string>& links
) {
  for (const auto& child : node.children()) {
    if (const auto id = child.attribute("id")) ids.insert(id.value());
    const std::string href = child.attribute("href").value();
    if (!href.empty()) links.insert(href);
    collect(child, ids, links);
  }
}

TEST(PlanHtml, IsAsItWasLookedAt) {
  const auto plan = tests::small_plan();
  for (const auto language : {Language::kChinese, Language::kEnglish}) {
    const std::string name = language == Language::kChinese ? "plan.zh.html" : "plan.en.html";
    tests::expect_golden(name, tests::without_style(plan_html(plan, tests::codes(), language)));
  }
}

TEST(PlanHtml, EveryLinkHasItsPlace) {
  for (const auto& plan : {tests::small_plan(), tests::city_plan({.needs = 20, .firms = 90})}) {
    std::multiset<std::string> ids;
    std::set<std::string> links;
    collect(parsed(page(plan)), ids, links);
    for (const auto& id : ids) EXPECT_EQ(ids.count(id), 1U) << id;
    EXPECT_GT(links.size(), 10U);
    for (const auto& link : links) {
      ASSERT_EQ(link.front(), '#') << link << " leads out of the page";
      EXPECT_TRUE(ids.contains(link.substr(1))) << link;
    }
  }
}

TEST(PlanHtml, LoadsNothing) {
  const auto html = page(tests::small_plan());
  for (const auto* out : {"src=", "url(http", "@import", "<link", "<iframe", "//cdn"}) {
    EXPECT_EQ(html.find(out), std::string::npos) << out;
  }
}

TEST(PlanHtml, MarksDemonstrationDataAndOnlyThat) {
  auto plan = tests::small_plan();
  EXPECT_NE(page(plan).find("class=\"demo\""), std::string::npos);
  plan.event.synthetic = false;
  plan.event.title = "对接会";
  EXPECT_EQ(page(plan).find("演示数据"), std::string::npos);
}

TEST(PlanHtml, EmptyPlanSaysWhatIsMissing) {
  const auto html = page({});
  parsed(html);
  for (const auto* sentence :
       {"本方案没有需求", "没有排定的洽谈", "没有受邀企业", "所有需求和企业都已排入"}) {
    EXPECT_NE(html.find(sentence), std::string::npos) << sentence;
  }
}

TEST(PlanHtml, NeedsWithoutMeetingsStillShow) {
  auto plan = tests::small_plan();
  plan.meetings.clear();
  plan.changes.clear();
  plan.replanned_from = 0;
  const auto html = page(plan);
  parsed(html);
  EXPECT_NE(html.find("未排入时间表"), std::string::npos);
  EXPECT_EQ(html.find("id=\"changes\""), std::string::npos);
}

struct HostileCase {
  const char* name;
  std::string text;
};

class Hostile : public testing::TestWithParam<HostileCase> {};

// The same plan with harmless text has the same markup: nothing that data says becomes an element
// or an attribute.
TEST_P(Hostile, ChangesNoMarkup) {
  const auto harmless = tests::hostile_plan("x");
  const auto hostile = tests::hostile_plan(GetParam().text);
  EXPECT_EQ(outline(page(hostile)), outline(page(harmless)));
  const auto letters = [](const model::Plan& plan) {
    return invitation_letters_html(plan, tests::codes(), Language::kEnglish);
  };
  EXPECT_EQ(outline(letters(hostile)), outline(letters(harmless)));
  EXPECT_EQ(page(hostile).find("\u202E"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(
    Texts,
    Hostile,
    testing::Values(
        HostileCase{"Script", "<script>alert(1)</script>"},
        HostileCase{"ClosingStyle", "</style></head><body onload=alert(1)>"},
        HostileCase{"Attribute", "\" onmouseover=\"alert(1)\" x='"},
        HostileCase{"Comment", "<!-- "},
        HostileCase{"Cdata", "]]><![CDATA["},
        HostileCase{"Reference", "&#x3C;b&gt;&unknown;"},
        HostileCase{"Css", "\"}body{display:none}/*"},
        HostileCase{"Nul", std::string("a\0b", 3)},
        HostileCase{"Controls", "\x01\x02\x1B[31m\x7F\xC2\x9B"},
        HostileCase{"Override", "\u202Efdp.exe"},
        HostileCase{"BrokenUtf8", "\xFF\xFE\xE4\xBD"},
        HostileCase{"PlaceHolders", "{0}{1}{9}"},
        HostileCase{"VeryLong", std::string(5000, 'W')}
    ),
    rongtong::tests::kCaseName
);

TEST(PlanHtml, RefusesABrokenPlan) {
  auto plan = tests::small_plan();
  plan.meetings[0].invitation = 99;
  EXPECT_THROW(page(plan), base::Error);
  plan = tests::small_plan();
  plan.invitations[0].firm = 99;
  EXPECT_THROW(page(plan), base::Error);
}

TEST(PlanHtml, TwoThousandNeedsStayUsable) {
  const auto plan = tests::city_plan({.needs = 2000, .per_need = 8, .firms = 9000, .issuers = 400});
  const auto start = std::chrono::steady_clock::now();
  const auto html = page(plan);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  std::cout << "2,000 needs: " << static_cast<double>(html.size()) / 1e6 << " MB in "
            << took.count() << " s\n";
  EXPECT_LT(html.size(), 45'000'000U);
  EXPECT_LT(took.count(), 60.0) << "a debug or sanitized build takes many times the release's";
}

}  // namespace
}  // namespace rongtong::report
