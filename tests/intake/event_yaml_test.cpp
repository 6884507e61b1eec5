#include "intake/event_yaml.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/io/file.h"
#include "base/random.h"
#include "tests/support/cases.h"

namespace rongtong::intake {
namespace {

constexpr const char* kFirm = "91999999MAFKM3DG4G";
constexpr const char* kOther = "91999999MATN18K48P";

/// The least event that can be held, with `more` behind it.
std::string event_text(const std::string& more) {
  return "code: E1\n"
         "title: 对接会\n"
         "sessions:\n"
         "  - day: 2027-06-08\n"
         "    name: 上午\n"
         "    time: 09:00-12:00\n"
         "    breaks: [10:20-10:40]\n" +
         more;
}

TEST(ReadEventYaml, ReadsTheLeastEvent) {
  const auto read = read_event_yaml(event_text(""), "event.yaml");
  ASSERT_TRUE(read.event) << read.findings.size();
  EXPECT_TRUE(read.findings.empty());
  EXPECT_EQ(read.event->sessions.at(0).span, (model::ClockSpan{540, 720}));
  EXPECT_EQ(read.event->sessions.at(0).breaks.at(0), (model::ClockSpan{620, 640}));
  EXPECT_EQ(read.event->most_meetings_per_firm, 3);
}

struct FaultCase {
  const char* name;
  const char* more;    ///< behind the least event
  const char* rule;    ///< of the first finding
  std::uint64_t line;  ///< where
  const char* path;
};

class ReadEventFault : public testing::TestWithParam<FaultCase> {};

TEST_P(ReadEventFault, IsFoundWhereItStands) {
  const auto read = read_event_yaml(event_text(GetParam().more), "event.yaml");
  EXPECT_FALSE(read.event);
  ASSERT_FALSE(read.findings.empty());
  const auto& finding = read.findings.front();
  EXPECT_EQ(finding.rule, GetParam().rule);
  EXPECT_EQ(finding.place.file, "event.yaml");
  EXPECT_EQ(finding.place.line, GetParam().line);
  EXPECT_EQ(finding.place.column, GetParam().path);
  const auto sentence = base::render(finding.message, base::Language::kChinese);
  EXPECT_EQ(sentence.find("intake."), std::string::npos) << sentence;
}

INSTANTIATE_TEST_SUITE_P(
    Faults,
    ReadEventFault,
    testing::Values(
        FaultCase{
            "SessionsOverlap",
            "  - { day: 2027-06-08, name: 下午, time: 11:40-15:00 }\n",
            "event.session_overlap",
            8,
            "sessions[1]"},
        FaultCase{
            "BreakOutside",
            "  - { day: 2027-06-08, time: 14:00-15:00, breaks: [15:00-15:20] }\n",
            "event.break_outside",
            8,
            "sessions[1].breaks[0]"},
        FaultCase{
            "BreaksOverlap",
            "  - { day: 2027-06-09, time: 14:00-17:00, breaks: [15:00-15:20, 15:10-15:30] }\n",
            "event.break_overlap",
            8,
            "sessions[1].breaks[1]"},
        FaultCase{
            "SpanBackwards",
            "  - { day: 2027-06-09, time: 14:00-13:00 }\n",
            "event.span",
            8,
            "sessions[1].time"},
        FaultCase{
            "NoSuchDay",
            "  - { day: 2027-06-31, time: 9:00-10:00 }\n",
            "event.day",
            8,
            "sessions[1].day"},
        FaultCase{
            "ClockBeyondTheDay",
            "  - { day: 2027-06-09, time: 23:00-24:01 }\n",
            "event.span",
            8,
            "sessions[1].time"},
        FaultCase{
            "LengthOffTheGrid",
            "slot_minutes: 20\nmeeting_minutes: 30\n",
            "event.off_grid",
            9,
            "meeting_minutes"},
        FaultCase{
            "LengthOfANeedOffTheGrid",
            "meeting_minutes_of: { Q1: 50 }\n",
            "event.off_grid",
            8,
            "meeting_minutes_of.Q1"},
        FaultCase{
            "LongerThanAnyRun", "meeting_minutes: 100\n", "event.too_long", 8, "meeting_minutes"},
        FaultCase{
            "NegativeLimit",
            "most_meetings_per_firm: -1\n",
            "event.range",
            8,
            "most_meetings_per_firm"},
        FaultCase{
            "NegativeWeight", "weights: { match: -0.5 }\n", "event.weight", 8, "weights.match"},
        FaultCase{
            "UnknownKey",
            "most_meeting_per_firm: 3\n",
            "yaml.unknown_key",
            8,
            "most_meeting_per_firm"},
        FaultCase{
            "CodeTooShort",
            "guests: [91999999MAFKM3DG4]\n",
            "event.credit_code.length",
            8,
            "guests[0]"},
        FaultCase{
            "CodeCheckCharacter",
            "guests: [91999999MAFKM3DG4H]\n",
            "event.credit_code.check_character",
            8,
            "guests[0]"},
        FaultCase{
            "CodeCharacter",
            "guests: [91999999MAFKM3DGOG]\n",
            "event.credit_code.character",
            8,
            "guests[0]"},
        FaultCase{
            "GuestTwice",
            "guests: [91999999MAFKM3DG4G, 91999999MAFKM3DG4G]\n",
            "event.guest_twice",
            8,
            "guests[1]"},
        FaultCase{
            "TableNames",
            "tables: 3\ntable_names: [A, B]\n",
            "event.table_names",
            9,
            "table_names"},
        FaultCase{"TableTwice", "table_names: [A, A]\n", "event.table_twice", 8, "table_names[1]"},
        FaultCase{
            "AnswerUnknown",
            "willingness:\n  - { firm: 91999999MAFKM3DG4G, answer: maybe }\n",
            "event.answer",
            9,
            "willingness[0].answer"},
        FaultCase{
            "IssuerTwice",
            "issuers:\n  - { issuer: 甲, teams: [] }\n  - { issuer: 甲, teams: [] }\n",
            "event.issuer_twice",
            10,
            "issuers[1].issuer"},
        FaultCase{
            "PinWithoutNeed",
            "pinned:\n  - { firm: 91999999MAFKM3DG4G }\n",
            "yaml.missing",
            9,
            "pinned[0].need"},
        FaultCase{"SeedNegative", "seed: -1\n", "event.seed", 8, "seed"}
    ),
    tests::kCaseName
);

TEST(ReadEventYaml, FindsAllFaultsAtOnce) {
  const auto read = read_event_yaml(
      event_text("tables: many\nguests: [X]\nweights: { match: -1 }\ncolour: red\n"), "e.yaml"
  );
  EXPECT_FALSE(read.event);
  EXPECT_EQ(read.findings.size(), 4U);
}

TEST(ReadEventYaml, SaysWhatSyntaxIsWrong) {
  for (const char* text : {"", "just words", "- a\n- b\n", "code: [", "code: 1\ncode: 2\n"}) {
    const auto read = read_event_yaml(text, "e.yaml");
    EXPECT_FALSE(read.event) << text;
    EXPECT_TRUE(base::rejected(read.findings)) << text;
  }
}

TEST(ReadEventYaml, WarnsOfMinutesThatStayUnused) {
  const auto read = read_event_yaml(
      event_text("  - { day: 2027-06-09, name: 次日, time: 9:00-10:10 }\n"), "e.yaml"
  );
  ASSERT_TRUE(read.event);
  ASSERT_EQ(read.findings.size(), 1U);
  EXPECT_EQ(read.findings[0].rule, "event.session_rest");
}

TEST(ReadEventYaml, PutsSessionsInTheOrderOfTime) {
  const auto read =
      read_event_yaml(event_text("  - { day: 2027-06-07, time: 14：00至15：00 }\n"), "e.yaml");
  ASSERT_TRUE(read.event);
  EXPECT_EQ(base::to_iso(read.event->sessions[0].day), "2027-06-07");
}

model::CreditCode firm(base::Random& random) {
  return *model::CreditCode::parse(random.below(2) == 0 ? kFirm : kOther);
}

std::string some_text(base::Random& random) {
  static const std::vector<std::string> kPieces{
      "融通",
      "\"",
      "\\",
      ": ",
      "#",
      "\n",
      "\t",
      "'",
      "- ",
      "{}",
      "[",
      "null",
      "true",
      "1",
      "é",
      "😀",
      "，"};
  std::string text = "x";
  for (auto i = random.below(6); i > 0; --i) text += random.pick(kPieces);
  return text + "y";
}

std::vector<model::Absence> some_absences(base::Random& random) {
  std::vector<model::Absence> absences;
  for (auto i = random.below(3); i > 0; --i) {
    model::Absence absence{base::date_from_days(20000 + static_cast<int>(random.below(9))), {}};
    if (random.below(2) == 0) absence.span = model::ClockSpan{500, 600};
    absences.push_back(absence);
  }
  return absences;
}

/// Any event that keeps the rules of the format.
model::DockingEvent some_event(base::Random& random) {
  model::DockingEvent event;
  event.code = some_text(random);
  event.title = some_text(random);
  if (random.below(2) == 0) event.hosts = {some_text(random)};
  if (random.below(2) == 0) event.place = some_text(random);
  event.slot_minutes = 5 + static_cast<int>(random.below(20));
  for (std::uint32_t i = 0; i <= random.below(4); ++i) {
    model::EventSession session{
        base::date_from_days(20000 + static_cast<int>(i)), "", {540, 1440}, {}};
    if (random.below(2) == 0) session.name = some_text(random);
    if (random.below(2) == 0) session.breaks = {{600, 610}, {640, 700}};
    event.sessions.push_back(session);
  }
  event.meeting_minutes = event.slot_minutes * (1 + static_cast<int>(random.below(3)));
  if (random.below(2) == 0) event.meeting_minutes_of["Q1: x"] = event.slot_minutes;
  if (random.below(2) == 0) event.table_names = {"A", some_text(random)};
  event.tables = event.table_names.empty() ? static_cast<int>(random.below(9)) : 2;
  if (random.below(2) == 0) event.needs = {"Q1", some_text(random)};
  for (std::uint32_t i = random.below(3); i > 0; --i) {
    model::IssuerTeams issuer{std::to_string(i) + some_text(random), {}};
    for (std::uint32_t k = random.below(3); k > 0; --k) {
      issuer.teams.push_back({std::to_string(k) + some_text(random), {}, some_absences(random)});
      if (random.below(2) == 0) issuer.teams.back().needs = {"Q2", "Q1"};
    }
    event.issuers.push_back(issuer);
  }
  if (random.below(2) == 0) event.guests = {firm(random)};
  event.most_meetings_per_firm = 1 + static_cast<int>(random.below(9));
  event.least_meetings_per_need = static_cast<int>(random.below(9));
  event.candidates_per_need = 1 + static_cast<int>(random.below(99));
  if (random.below(2) == 0) event.firms.push_back({firm(random), 2, some_absences(random)});
  for (std::uint32_t i = random.below(3); i > 0; --i) {
    event.willingness.push_back(
        {firm(random),
         random.below(2) == 0 ? "" : "Q1",
         static_cast<model::Answer>(random.below(3)),
         "",
         {}}
    );
    if (random.below(2) == 0) event.willingness.back().reason = some_text(random);
    if (random.below(2) == 0) event.willingness.back().given_on = base::date_from_days(19000);
  }
  if (random.below(2) == 0) event.pinned.push_back({firm(random), "Q1"});
  if (random.below(2) == 0) event.forbidden.push_back({firm(random), some_text(random)});
  event.weights = {random.unit() * 10, random.unit(), 0.1, 1e-9};
  event.seed = random.next();
  event.synthetic = random.below(2) == 0;
  return event;
}

TEST(EventToYaml, ReadsBackAsTheSameEvent) {
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    base::Random random(seed);
    const auto event = some_event(random);
    const auto text = event_to_yaml(event);
    const auto read = read_event_yaml(text, "e.yaml");
    ASSERT_TRUE(read.event) << "seed " << seed << "\n"
                            << base::render(read.findings[0].message, base::Language::kEnglish)
                            << base::to_string(read.findings[0].place) << "\n"
                            << text;
    ASSERT_EQ(*read.event, event) << "seed " << seed << "\n" << text;
  }
}

/// The example of docs/formats.md between its marks.
TEST(ReadEventYaml, ReadsTheExampleOfTheDocument) {
  const auto page =
      base::read_file(std::filesystem::path(RONGTONG_SOURCE_DIR) / "docs/formats.md", 1U << 20U);
  const auto mark = page.find("<!-- example: event.yaml -->");
  ASSERT_NE(mark, std::string::npos);
  const auto begin = page.find("```yaml\n", mark) + 8;
  const auto end = page.find("```", begin);
  const auto read = read_event_yaml(page.substr(begin, end - begin), "formats.md");
  for (const auto& finding : read.findings) {
    ADD_FAILURE() << base::to_string(finding.place) << " "
                  << base::render(finding.message, base::Language::kEnglish);
  }
  ASSERT_TRUE(read.event);
  EXPECT_EQ(read.event->issuers.size(), 2U);
  EXPECT_EQ(read.event->willingness.size(), 2U);
}

model::Need need(const std::string& code, const std::string& issuer) {
  model::Need need;
  need.public_code = code;
  need.issuer = issuer;
  return need;
}

struct AgainstCase {
  const char* name;
  const char* more;
  const char* rule;  ///< of the only finding; empty: none
  const char* path;
  base::Severity severity;
};

class CheckEventAgainst : public testing::TestWithParam<AgainstCase> {};

/// The store has the needs Q1 of 甲 and Q2 of 乙 and knows one firm.
TEST_P(CheckEventAgainst, Finds) {
  const auto read = read_event_yaml(event_text(GetParam().more), "e.yaml");
  ASSERT_TRUE(read.event);
  const auto findings = check_event_against(
      *read.event,
      {need("Q1", "甲"), need("Q2", "乙")},
      [](const model::CreditCode& code) { return code.text() == kFirm; }
  );
  if (*GetParam().rule == '\0') {
    EXPECT_TRUE(findings.empty());
    return;
  }
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].rule, GetParam().rule);
  EXPECT_EQ(findings[0].place.column, GetParam().path);
  EXPECT_EQ(findings[0].severity, GetParam().severity);
}

constexpr auto kWarning = base::Severity::kWarning;
constexpr auto kReject = base::Severity::kReject;

INSTANTIATE_TEST_SUITE_P(
    Cases,
    CheckEventAgainst,
    testing::Values(
        AgainstCase{"NothingWrong", "needs: [Q1, Q2]\n", "", "", kWarning},
        AgainstCase{"UnknownNeed", "needs: [Q1, Q9]\n", "event.unknown_need", "needs[1]", kReject},
        AgainstCase{
            "IssuerWithoutNeed",
            "issuers: [{ issuer: 丙, teams: [{ name: 一 }] }]\n",
            "event.issuer_without_need",
            "issuers[0].issuer",
            kWarning},
        AgainstCase{
            "NeedOfAnother",
            "issuers: [{ issuer: 甲, teams: [{ name: 一, needs: [Q2] }] }]\n",
            "event.need_of_another",
            "issuers[0].teams[0].needs[0]",
            kReject},
        AgainstCase{
            "TeamNeverThere",
            "issuers: [{ issuer: 甲, teams: [{ name: 一, absences: [{ day: 2027-06-08 }] }] }]\n",
            "event.team_never_there",
            "issuers[0].teams[0].absences",
            kWarning},
        AgainstCase{
            "FirmNeverThere",
            "firms: [{ firm: 91999999MAFKM3DG4G, absences: [{ day: 2027-06-08, time: 8:00-13:00 }] "
            "}]\n",
            "event.firm_never_there",
            "firms[0].absences",
            kWarning},
        AgainstCase{
            "GuestUnknown",
            "guests: [91999999MATN18K48P]\n",
            "event.unknown_guest",
            "guests[0]",
            kReject},
        AgainstCase{
            "PinUnknownFirm",
            "pinned: [{ firm: 91999999MATN18K48P, need: Q1 }]\n",
            "event.unknown_pin",
            "pinned[0].firm",
            kReject},
        AgainstCase{
            "PinnedAndForbidden",
            "pinned: [{ firm: 91999999MAFKM3DG4G, need: Q1 }]\n"
            "forbidden: [{ firm: 91999999MAFKM3DG4G, need: Q1 }]\n",
            "event.pinned_and_forbidden",
            "pinned[0]",
            kReject},
        AgainstCase{
            "AnswerOfUnknownFirm",
            "willingness: [{ firm: 91999999MATN18K48P, answer: no }]\n",
            "event.unknown_firm",
            "willingness[0].firm",
            kWarning}
    ),
    tests::kCaseName
);

}  // namespace
}  // namespace rongtong::intake
