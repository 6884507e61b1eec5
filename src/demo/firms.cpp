#include "demo/firms.h"

#include <algorithm>

#include "base/error.h"
#include "demo/scope.h"
#include "model/blank.h"

namespace rongtong::demo {

namespace {

/// Shares of 20,000 firms with a title, as the brief of the demonstration has them: 1,600
/// innovative, 700 specialised and innovative, 60 little giants.
constexpr std::size_t kPerFirms = 20'000;
constexpr std::size_t kInnovative = 1'600;
constexpr std::size_t kSrdi = 700;
constexpr std::size_t kGiant = 60;

/// Separate streams, so that a change of one part leaves the others as they were.
enum Stream : std::uint64_t { kCodes = 1, kTrades, kTitles, kTexts, kFacts, kIssuers };
base::Random stream(std::uint64_t seed, Stream which) {
  return base::Random(seed * 0x100000001b3U + which);
}

/// Registered capital people choose: one or two significant digits, now and then more.
int nice_capital(base::Random& random, const Trade& trade) {
  const double u = random.unit();
  const double amount = trade.capital_low + (trade.capital_high - trade.capital_low) * u * u * u;
  int value = static_cast<int>(amount);
  if (chance(random, 12)) return std::max(value, 1);
  int unit = 1;
  while (value / unit >= 20) unit *= 10;
  value = value / unit * unit;
  if (unit > 1 && chance(random, 40)) value += unit / 2;
  return std::max(value, 3);
}

void set_capital(base::Random& random, DemoFirm& firm, int ten_thousands) {
  auto& capital = firm.enterprise.capital;
  const auto draw = random.below(1000);
  if (draw < 25) return;
  const std::int64_t amount = std::int64_t{ten_thousands} * 10'000;
  capital.amount = std::to_string(amount);
  const bool foreign = draw < 37;
  capital.currency = foreign ? "USD" : "CNY";
  if (!foreign) capital.yuan = model::Yuan(amount);
  firm.capital_text = std::to_string(ten_thousands) + (foreign ? "万美元" : "万元人民币");
}

std::string size_of(base::Random& random, int capital, bool titled) {
  const auto draw = random.below(100);
  if (capital >= 5000) return draw < 12 ? "large" : draw < 60 ? "medium" : "small";
  if (capital >= 1000) return draw < 28 ? "medium" : draw < 88 || titled ? "small" : "micro";
  if (capital >= 200) return draw < 4 ? "medium" : draw < 56 || titled ? "small" : "micro";
  return draw < 24 || titled ? "small" : "micro";
}

int employees_of(base::Random& random, const std::string& size) {
  if (size == "large") return between(random, 1000, 4200);
  if (size == "medium") return between(random, 300, 980);
  if (size == "small") return between(random, 20, 290);
  return between(random, 2, 19);
}

base::Date registration(base::Random& random, base::Date first_day) {
  const int last_year = static_cast<int>(first_day.year()) - 2;
  const int first_year = chance(random, 12) ? 1986 : 2003;
  return std::chrono::year{between(random, first_year, last_year)} /
         std::chrono::month{static_cast<unsigned>(between(random, 1, 12))} /
         std::chrono::day{static_cast<unsigned>(between(random, 1, 28))};
}

/// Builds firms one after another.
class Builder {
 public:
  Builder(const Grammar& grammar, const DemoOptions& options)
      : grammar_(grammar),
        options_(options),
        codes_(stream(options.seed, kCodes).next()),
        names_(grammar),
        scopes_(grammar),
        legal_forms_(grammar.city.legal_forms),
        texts_(stream(options.seed, kTexts)),
        facts_(stream(options.seed, kFacts)) {
    for (const auto& district : grammar.city.districts) weights_.push_back(district.weight);
  }

  DemoFirm firm(std::size_t trade, const std::string& tier);
  DemoFirm issuer(const IssuerPattern& pattern);

 private:
  void place(DemoFirm& firm, base::Random& random);
  void add_titles(DemoFirm& firm, const Trade& trade);
  void add_contact(DemoFirm& firm);
  std::string legal_form(const std::string& name);

  const Grammar& grammar_;
  const DemoOptions& options_;
  CodeMaker codes_;
  NameMaker names_;
  ScopeWriter scopes_;
  Draw legal_forms_;
  base::Random texts_;
  base::Random facts_;
  std::vector<int> weights_;
};

void Builder::place(DemoFirm& firm, base::Random& random) {
  firm.district = DrawIndex(weights_)(random);
  const auto& district = grammar_.city.districts[firm.district];
  firm.enterprise.region = model::RegionCode(district.code);
  firm.enterprise.address = fictitious_address(random, grammar_.city, district);
}

std::string Builder::legal_form(const std::string& name) {
  if (name.ends_with("股份有限公司")) return "股份有限公司(非上市)";
  if (name.ends_with("厂")) return chance(facts_, 60) ? "集体所有制" : "股份合作制";
  return legal_forms_(facts_);
}

void Builder::add_titles(DemoFirm& firm, const Trade& trade) {
  auto& enterprise = firm.enterprise;
  if (trade.certificates.empty()) return;
  const bool titled = !enterprise.tier.empty();
  if (!titled && !chance(facts_, 28)) return;
  const auto count = static_cast<std::size_t>(titled ? between(facts_, 1, 3) : 1);
  enterprise.qualifications = some_of(facts_, trade.certificates, count);
}

void Builder::add_contact(DemoFirm& firm) {
  auto& enterprise = firm.enterprise;
  if (enterprise.tier.empty() && chance(facts_, 15)) return;
  enterprise.contact_name = fictitious_person(facts_, grammar_.city);
  enterprise.contact_phone = fictitious_phone(facts_);
}

DemoFirm Builder::firm(std::size_t trade, const std::string& tier) {
  const auto& pattern = grammar_.trades[trade];
  DemoFirm firm{model::blank_enterprise(codes_.next()), trade, 0, "", ""};
  auto& enterprise = firm.enterprise;
  enterprise.kind = "enterprise";
  enterprise.tier = tier;
  place(firm, facts_);
  enterprise.name = names_.next(texts_, trade, firm.district);
  const auto scope = scopes_.write(texts_, trade, !tier.empty());
  enterprise.business_scope = scope.text;
  if (!tier.empty() || chance(facts_, 12)) {
    enterprise.main_products = join(some_of(facts_, scope.products, 3), "、");
  }
  enterprise.registered_on = registration(facts_, options_.first_day);
  const int capital = nice_capital(facts_, pattern);
  set_capital(facts_, firm, capital);
  enterprise.size_class = size_of(facts_, capital, !tier.empty());
  firm.employees_text =
      chance(facts_, 85) ? std::to_string(employees_of(facts_, enterprise.size_class)) : "";
  enterprise.legal_form = legal_form(enterprise.name);
  if (!chance(facts_, 5)) {
    enterprise.industry_code =
        chance(facts_, 70) ? pattern.industry.front() : facts_.pick(pattern.industry);
  }
  add_titles(firm, pattern);
  add_contact(firm);
  return firm;
}

DemoFirm Builder::issuer(const IssuerPattern& pattern) {
  DemoFirm firm{model::blank_enterprise(codes_.next()), 0, 0, "", ""};
  auto& enterprise = firm.enterprise;
  enterprise.kind = "enterprise";
  enterprise.name = pattern.name;
  place(firm, facts_);
  enterprise.business_scope = pattern.scope;
  enterprise.registered_on = registration(facts_, options_.first_day);
  const std::int64_t amount = std::int64_t{pattern.capital} * 10'000;
  enterprise.capital = {model::Yuan(amount), std::to_string(amount), "CNY"};
  firm.capital_text = std::to_string(pattern.capital) + "万元人民币";
  enterprise.size_class = "large";
  firm.employees_text = std::to_string(between(facts_, 1200, 9000));
  enterprise.legal_form = legal_form(enterprise.name);
  enterprise.industry_code = pattern.industry;
  enterprise.contact_name = fictitious_person(facts_, grammar_.city);
  enterprise.contact_phone = fictitious_phone(facts_);
  return firm;
}

/// A title for each firm, empty for most; trades with a higher chance have more.
std::vector<std::string> draw_titles(
    const Grammar& grammar,
    const std::vector<std::size_t>& trades,
    std::size_t firms,
    base::Random random
) {
  std::vector<std::size_t> lots;
  for (std::size_t firm = 0; firm < trades.size(); ++firm) {
    const auto count = static_cast<std::size_t>(grammar.trades[trades[firm]].tiered);
    lots.insert(lots.end(), count, firm);
  }
  random.shuffle(lots);
  std::vector<std::string> titles(trades.size());
  std::size_t given = 0;
  const auto limit = [&](std::size_t share) { return share * firms / kPerFirms; };
  for (const auto firm : lots) {
    if (!titles[firm].empty()) continue;
    if (given >= limit(kGiant + kSrdi + kInnovative)) break;
    titles[firm] = given < limit(kGiant)           ? "giant"
                   : given < limit(kGiant + kSrdi) ? "srdi"
                                                   : "innovative";
    ++given;
  }
  return titles;
}

std::vector<std::size_t> draw_trades(
    const Grammar& grammar, std::size_t count, base::Random random
) {
  std::vector<int> weights;
  for (const auto& trade : grammar.trades) weights.push_back(trade.weight);
  const DrawIndex draw(weights);
  std::vector<std::size_t> trades;
  for (std::size_t i = 0; i < count; ++i) trades.push_back(draw(random));
  return trades;
}

}  // namespace

std::vector<DemoFirm> make_firms(const Grammar& grammar, const DemoOptions& options) {
  Builder builder(grammar, options);
  std::vector<DemoFirm> firms;
  for (const auto& issuer : grammar.issuers) firms.push_back(builder.issuer(issuer));
  const auto trades =
      draw_trades(grammar, options.firms - firms.size(), stream(options.seed, kTrades));
  const auto titles = draw_titles(grammar, trades, options.firms, stream(options.seed, kTitles));
  for (std::size_t i = 0; i < trades.size(); ++i) {
    firms.push_back(builder.firm(trades[i], titles[i]));
  }
  return firms;
}

}  // namespace rongtong::demo
