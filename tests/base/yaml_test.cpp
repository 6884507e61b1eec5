#include "base/yaml.h"

#include <gtest/gtest.h>

#include "tests/support/cases.h"

namespace rongtong::base {
namespace {

/// `rule line path` of each finding, by `;`.
std::string found(const YamlDocument& document) {
  std::string text;
  for (const auto& finding : document.findings()) {
    text += (text.empty() ? "" : ";") + finding.rule + " " + std::to_string(finding.place.line) +
            " " + finding.place.column;
  }
  return text;
}

TEST(Yaml, ReadsWhatAPersonWrote) {
  const auto document = YamlDocument::parse(
      "name: 青岛对接会\ntables: 20\nweight: 0.5\nopen: true\nslots: [a, b]\nbreak: ~\n",
      "event.yaml"
  );
  const YamlNode& root = document.root();
  EXPECT_EQ(root.required("name").text(), "青岛对接会");
  EXPECT_EQ(root.required("tables").integer(), 20);
  EXPECT_EQ(root.child("weight").number(), 0.5);
  EXPECT_EQ(root.child("open").boolean(), true);
  EXPECT_EQ(root.child("slots").texts(), (std::vector<std::string>{"a", "b"}));
  EXPECT_FALSE(root.child("break").present());
  EXPECT_FALSE(root.child("nothing").integer());
  root.finish();
  EXPECT_EQ(found(document), "");
}

TEST(Yaml, NamesLineAndPathOfEveryFault) {
  const auto document = YamlDocument::parse(
      "days:\n  - date: 2022-07-21\n    tables: many\n  - date: x\n    tabels: 3\nlimit: [1]\n",
      "event.yaml"
  );
  const YamlNode& root = document.root();
  for (const YamlNode& day : root.required("days").items()) {
    day.required("date").text();
    day.required("tables").integer();
    day.finish();
  }
  root.child("limit").integer();
  root.required("name");
  root.finish();
  EXPECT_EQ(
      found(document),
      "yaml.wrong_type 3 days[0].tables;yaml.missing 4 days[1].tables;yaml.unknown_key 5 "
      "days[1].tabels;"
      "yaml.wrong_type 6 limit;yaml.missing 1 name"
  );
  EXPECT_EQ(document.findings()[0].value, "many");
  EXPECT_NE(
      render(document.findings()[2].message, Language::kEnglish).find("Did you mean `tables`?"),
      std::string::npos
  );
}

struct FaultCase {
  const char* name;
  std::string text;
  const char* rule;
};

class YamlFaults : public testing::TestWithParam<FaultCase> {};

TEST_P(YamlFaults, IsAFindingNotACrash) {
  const auto document = YamlDocument::parse(GetParam().text, "x.yaml");
  ASSERT_FALSE(document.findings().empty());
  EXPECT_EQ(document.findings()[0].rule, GetParam().rule);
  EXPECT_EQ(document.findings()[0].severity, Severity::kReject);
}

std::string billion_laughs() {
  std::string text = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n";
  for (int i = 1; i < 12; ++i) {
    const std::string last = "*a" + std::to_string(i - 1);
    text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + last;
    for (int k = 0; k < 8; ++k) text += "," + last;
    text += "]\n";
  }
  return text;
}

std::string repeated(std::string_view piece, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += piece;
  return text;
}

INSTANTIATE_TEST_SUITE_P(
    Yaml,
    YamlFaults,
    testing::Values(
        FaultCase{"Syntax", "a: [1, 2\nb: 3\n", "yaml.syntax"},
        FaultCase{"DuplicateKey", "a: 1\nb: 2\na: 3\n", "yaml.duplicate_key"},
        FaultCase{"TwoDocuments", "a: 1\n---\nb: 2\n", "yaml.documents"},
        FaultCase{"TextBehindTheDocument", "\"c1\",Nre\":8,\"re\"}}\n", "yaml.documents"},
        FaultCase{"AliasesMultiply", billion_laughs(), "yaml.limit"},
        FaultCase{"TooDeep", repeated("[", 40) + repeated("]", 40), "yaml.limit"},
        FaultCase{"OverrunsTheStack", repeated("[", 500000), "yaml.limit"},
        FaultCase{"DashesOverrunTheStack", repeated("- ", 300000), "yaml.limit"},
        FaultCase{"TooLarge", std::string((1U << 20U) + 1, 'a'), "yaml.limit"},
        FaultCase{"NotUtf8", "a: \xD5\xE3\n", "yaml.limit"},
        FaultCase{"CompoundKey", "? [a, b]\n: 1\n", "yaml.compound_key"}
    ),
    tests::kCaseName
);

}  // namespace
}  // namespace rongtong::base
