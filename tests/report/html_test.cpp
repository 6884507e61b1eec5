#include "report/html.h"

#include <gtest/gtest.h>

#include "tests/support/cases.h"

namespace rongtong::report {
namespace {

struct EscapeCase {
  const char* name;
  std::string data;
  const char* markup;
};

class Escaped : public testing::TestWithParam<EscapeCase> {};

TEST_P(Escaped, IsHarmlessAsTextAndAsAttribute) {
  Html html;
  html.element("p", {{"title", GetParam().data}}, GetParam().data);
  const std::string markup = GetParam().markup;
  EXPECT_EQ(html.take(), "<p title=\"" + markup + "\">" + markup + "</p>");
}

INSTANTIATE_TEST_SUITE_P(
    Data,
    Escaped,
    testing::Values(
        EscapeCase{"Script", "<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"},
        EscapeCase{"Quotes", "\"a\" 'b'", "&quot;a&quot; &#39;b&#39;"},
        EscapeCase{"Reference", "&lt;", "&amp;lt;"},
        EscapeCase{"EndOfCdata", "]]>", "]]&gt;"},
        EscapeCase{"Control", "a\x01", "a\uFFFD"},
        EscapeCase{"Override", "a\u202Eb", "a\uFFFDb"},
        EscapeCase{"Chinese", "伺服电机", "伺服电机"}
    ),
    tests::kCaseName
);

TEST(Html, ClosesWhatItOpens) {
  Html html;
  {
    const auto list = html.in("ul", {{"class", "x"}});
    html.element("li", "a");
    html.leaf("hr");
  }
  EXPECT_EQ(html.take(), "<ul class=\"x\"><li>a</li><hr/></ul>");
}

}  // namespace
}  // namespace rongtong::report
