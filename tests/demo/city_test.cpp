#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "base/error.h"
#include "base/text/utf8.h"
#include "demo/fictitious.h"
#include "demo/write.h"
#include "model/catalogue.h"
#include "tests/demo/demo_city.h"

namespace rongtong::demo {
namespace {

/// GB 11714-1997, worked by hand: 3·22+7·10+9·0+10·0+5·0+8·0+4·0+2·1 = 138, 138 mod 11 = 6,
/// 11-6 = 5; 2·6 = 12, remainder 1, 11-1 = 10 is written X; remainder 0 is written 0.
TEST(OrganisationCheck, FollowsTheStandard) {
  EXPECT_EQ(organisation_check("MA000001"), '5');
  EXPECT_EQ(organisation_check("00000006"), 'X');
  EXPECT_EQ(organisation_check("00000000"), '0');
}

TEST(City, HasTheShapeOfTheFirstNationalEvent) {
  const auto& city = shipped_city();
  EXPECT_EQ(city.firms.size(), 20'000U);
  EXPECT_EQ(city.issuers, 20U);
  EXPECT_EQ(city.needs.size(), 63U);
  std::set<std::string> categories;
  std::set<std::string> areas;
  std::set<std::string> issuers;
  std::set<std::string> codes;
  for (const auto& need : city.needs) {
    categories.insert(need.category);
    areas.insert(need.need.docking_area);
    issuers.insert(need.need.issuer);
    codes.insert(need.need.public_code);
  }
  EXPECT_EQ(categories.size(), 9U);
  EXPECT_EQ(areas.size(), 12U);
  EXPECT_EQ(issuers.size(), 20U);
  EXPECT_EQ(codes.size(), 63U);
}

TEST(City, AboutFourHundredFirmsCanBeInvited) {
  int invitations = 0;
  for (const auto& need : shipped_city().needs) invitations += need.need.invitations;
  EXPECT_GE(invitations, 400);
  EXPECT_LE(invitations, 480);
}

std::string everything(const DemoCity& city) {
  std::ostringstream out;
  write_firms(out, grammar(), city);
  write_needs(out, city);
  write_bad_rows(out, grammar(), city);
  return out.str();
}

TEST(City, SameSeedSameBytes) {
  DemoOptions options;
  options.firms = 2'500;
  const auto once = make_demo(grammar(), options);
  const auto again = make_demo(grammar(), options);
  EXPECT_EQ(everything(once), everything(again));
  EXPECT_EQ(once.event, again.event);
  options.seed = 2;
  EXPECT_NE(everything(once), everything(make_demo(grammar(), options)));
}

TEST(City, RefusesTooFewFirms) {
  DemoOptions options;
  options.firms = 100;
  EXPECT_THROW(make_demo(grammar(), options), base::Error);
}

TEST(City, EveryCodeIsValidAndOfTheRegionThatDoesNotExist) {
  std::set<std::string> seen;
  for (const auto& firm : shipped_city().firms) {
    const std::string code(firm.enterprise.credit_code.text());
    EXPECT_EQ(code.substr(0, 8), "91999999");
    EXPECT_EQ(model::CreditCode::fault(code), model::CreditCodeFault::kNone) << code;
    EXPECT_EQ(organisation_check(code.substr(8, 8)), code[16]) << code;
    EXPECT_TRUE(seen.insert(code).second) << code;
  }
}

TEST(City, NamesAreDifferentAndCarryTheInventedCity) {
  std::set<std::string> seen;
  for (const auto& firm : shipped_city().firms) {
    EXPECT_NE(firm.enterprise.name.find("融通市"), std::string::npos) << firm.enterprise.name;
    EXPECT_TRUE(seen.insert(firm.enterprise.name).second) << firm.enterprise.name;
  }
}

TEST(City, NamesNoRealProvinceOrCity) {
  std::set<std::string> places;
  for (const auto& region : real_regions().regions()) {
    if (region.level == model::RegionLevel::kCounty) continue;
    const auto name = real_regions().short_name(region.code);
    if (base::count_code_points(name) >= 2 && name != "市辖区") places.insert(name);
  }
  ASSERT_GT(places.size(), 300U);
  std::string text;
  for (const auto& firm : shipped_city().firms) {
    const auto& e = firm.enterprise;
    text += e.name + "\n" + e.address + "\n" + e.business_scope + "\n";
  }
  for (const auto& need : shipped_city().needs) text += need.need.detail + need.need.title + "\n";
  for (const auto& place : places) {
    auto at = text.find(place);
    // 大理石 is marble, not the city.
    while (place == "大理" && at != std::string::npos && text.compare(at, 9, "大理石") == 0) {
      at = text.find(place, at + 1);
    }
    EXPECT_EQ(at, std::string::npos) << place << " in " << text.substr(at < 30 ? 0 : at - 30, 90);
  }
}

TEST(City, PhonesAndPersonsAreClearlyInvented) {
  const auto& given = grammar().city.given_names;
  for (const auto& firm : shipped_city().firms) {
    const auto& e = firm.enterprise;
    if (e.contact_phone.empty()) continue;
    EXPECT_TRUE(e.contact_phone.starts_with("000-")) << e.contact_phone;
    EXPECT_TRUE(std::ranges::any_of(given, [&](const auto& name) {
      return e.contact_name.ends_with(name);
    })) << e.contact_name;
  }
}

TEST(City, TitlesAsInARealCity) {
  std::map<std::string, int> titles;
  for (const auto& firm : shipped_city().firms) ++titles[firm.enterprise.tier];
  EXPECT_EQ(titles["innovative"], 1'600);
  EXPECT_EQ(titles["srdi"], 700);
  EXPECT_EQ(titles["giant"], 60);
}

/// Published registrations of makers and service firms have quartiles of 32, 57 and 97 characters
/// and a 99th percentile of 316 (349,777 scopes).
TEST(City, ScopesAreAsLongAsRealOnes) {
  std::vector<std::size_t> lengths;
  for (const auto& firm : shipped_city().firms) {
    lengths.push_back(base::count_code_points(firm.enterprise.business_scope));
  }
  std::ranges::sort(lengths);
  const auto quantile = [&](double q) {
    return lengths[static_cast<std::size_t>(q * static_cast<double>(lengths.size()))];
  };
  EXPECT_NEAR(static_cast<double>(quantile(0.25)), 32, 8);
  EXPECT_NEAR(static_cast<double>(quantile(0.50)), 57, 8);
  EXPECT_NEAR(static_cast<double>(quantile(0.75)), 97, 12);
  EXPECT_NEAR(static_cast<double>(quantile(0.99)), 316, 60);
}

TEST(City, EveryNeedHasFirmsOfItsTrades) {
  const auto& city = shipped_city();
  std::map<std::size_t, int> smes;
  for (const auto& firm : city.firms) {
    if (firm.enterprise.size_class != "large") ++smes[firm.trade];
  }
  for (const auto& need : city.needs) {
    int firms = 0;
    for (const auto trade : need.trades) firms += smes[trade];
    EXPECT_GE(firms, 8) << need.need.title;
    EXPECT_GE(firms, need.need.invitations) << need.need.title;
  }
}

/// Some needs are found by their very words, others are told in the engineer's words only.
TEST(City, NeedsAreOfVariedDifficulty) {
  const auto& city = shipped_city();
  int literal = 0;
  for (const auto& need : city.needs) {
    for (const auto trade : need.trades) {
      const auto& products = grammar().trades[trade].products;
      const bool named = std::ranges::any_of(products, [&](const std::string& product) {
        return need.need.detail.find(product) != std::string::npos;
      });
      if (!named) continue;
      ++literal;
      break;
    }
  }
  EXPECT_GE(literal, 25);
  EXPECT_LE(literal, 58);
}

TEST(Event, KeepsItsOwnRules) {
  const auto& event = shipped_city().event;
  EXPECT_TRUE(event.synthetic);
  EXPECT_EQ(event.needs.size(), 63U);
  EXPECT_EQ(event.issuers.size(), 20U);
  EXPECT_EQ(static_cast<int>(event.table_names.size()), event.tables);
  EXPECT_EQ(event.sessions.size(), 4U);
  std::size_t absences = 0;
  for (const auto& issuer : event.issuers) {
    for (const auto& team : issuer.teams) absences += team.absences.size();
  }
  EXPECT_GE(absences, 3U);
  for (const auto& [need, minutes] : event.meeting_minutes_of) {
    EXPECT_EQ(minutes % event.slot_minutes, 0) << need;
    EXPECT_EQ(minutes, 40);
  }
  EXPECT_GE(event.meeting_minutes_of.size(), 10U);
  EXPECT_GE(event.willingness.size(), 300U);
  EXPECT_EQ(event.pinned.size(), 3U);
  EXPECT_GE(event.forbidden.size(), 3U);
  for (const auto& pin : event.pinned) {
    EXPECT_EQ(std::ranges::count(event.forbidden, pin), 0);
  }
}

TEST(Event, DeadlinesStandBeforeTheEventAndDeliveriesBehindIt) {
  const DemoOptions options;
  const auto first = base::days_since_epoch(options.first_day);
  for (const auto& need : shipped_city().needs) {
    EXPECT_LT(base::days_since_epoch(*need.need.response_deadline), first);
    EXPECT_GT(base::days_since_epoch(*need.need.needed_until), first);
  }
}

}  // namespace
}  // namespace rongtong::demo
