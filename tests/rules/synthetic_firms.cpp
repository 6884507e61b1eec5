#include "tests/rules/synthetic_firms.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "base/random.h"

namespace rongtong::rules::tests {

namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

/// What a firm's figures follow from.
struct Firm {
  double staff = 0;
  double revenue = 0;
  double growth = 0;
  double rd_ratio = 0;
};

Firm some_firm(base::Random& random) {
  Firm firm;
  firm.staff = std::floor(std::exp(1.5 + 6.5 * std::pow(random.unit(), 1.5)));
  firm.revenue = firm.staff * std::exp(std::log(15e4) + 2.2 * random.unit());
  firm.growth = -0.1 + 0.35 * random.unit();
  firm.rd_ratio = 0.12 * random.unit() * random.unit() + 0.01;
  return firm;
}

struct Share {
  double low = 0;
  double high = 1;
};

/// Money by the revenue of the year.
const std::map<std::string, Share>& money_shares() {
  static const std::map<std::string, Share> kShares = {
      {"revenue", {1, 1}},
      {"main_revenue", {0.6, 1}},
      {"sales_revenue", {0.9, 1}},
      {"total_income", {1, 1.1}},
      {"high_tech_income", {0.3, 1}},
      {"leading_product_revenue", {0.35, 1}},
      {"cost_expense", {0.5, 1}},
      {"main_cost", {0.4, 0.9}},
      {"total_assets", {0.5, 2}},
      {"total_liabilities", {0.1, 1.2}},
      {"net_profit", {-0.05, 0.2}},
      {"equity_raised", {0, 0.2}},
  };
  return kShares;
}

double between(base::Random& random, Share share) {
  return share.low + (share.high - share.low) * random.unit();
}

double money(const Input& input, const Firm& firm, base::Random& random) {
  const double revenue = firm.revenue * std::pow(1 + firm.growth, input.offset);
  if (input.id == "rd_expense") return revenue * firm.rd_ratio * (0.9 + 0.2 * random.unit());
  if (input.id == "rd_expense_domestic")
    return revenue * firm.rd_ratio * (0.4 + 0.6 * random.unit());
  const auto share = money_shares().find(input.id);
  return revenue * between(random, share == money_shares().end() ? Share{0, 1} : share->second);
}

double count_of(const Input& input, const Firm& firm, base::Random& random) {
  if (input.id == "employees" || input.id == "staff_total") return firm.staff;
  if (input.id.ends_with("staff")) return firm.staff * random.unit() * 0.5;
  return 9 * random.unit() * random.unit();
}

/// Figures that are mostly worked out from others, and points that experts have mostly not given.
bool seldom_stated(const Input& input) {
  return input.unit == Unit::kRatio
             ? input.id.find("market_share") == std::string::npos &&
                   input.id.find("confirmed") == std::string::npos
             : input.unit == Unit::kPoints && input.id.find("quality") == std::string::npos;
}

double number(const Input& input, const Firm& firm, base::Random& random) {
  switch (input.unit) {
    case Unit::kYuan:
      return std::floor(money(input, firm, random));
    case Unit::kRatio:
      return input.id.find("growth") == std::string::npos ? random.unit() : random.unit() - 0.3;
    case Unit::kCount:
      return std::floor(count_of(input, firm, random));
    case Unit::kYears:
      return std::floor(20 * random.unit());
    case Unit::kPoints:
      if (input.id == "quality_score") return std::floor(300 + 600 * random.unit()) / 10;
      return random.below(9);
    default:
      return 1 + random.below(12);
  }
}

bool is_bad_record(const std::string& id) {
  static const std::vector<const char*> kWords = {
      "accident",
      "violation",
      "problem",
      "incident",
      "restricted",
      "_list",
      "misconduct",
      "evasion",
      "controlled",
      "similar"};
  return std::ranges::any_of(kWords, [&](const char* word) {
    return id.find(word) != std::string::npos;
  });
}

double chance_of_yes(const Input& input) {
  if (input.kind == InputKind::kReview) return 0;
  if (input.kind == InputKind::kHolds) return 0.4;
  if (input.kind == InputKind::kGranted) return 0.05;
  return is_bad_record(input.id) ? 0.02 : 0.85;
}

std::vector<std::string> dictionary_of(const Input& input) {
  if (input.kind == InputKind::kRegion) return {"110105", "310104", "330106", "370102", "440305"};
  if (input.kind != InputKind::kIndustry) return {"none", "a", "b", "c"};
  return {"C3521", "C2651", "C3985", "C1411", "C3311", "C3670", "I6513", "I6420", "M7310",
          "F5137", "F5211", "E4710", "A0111", "G5439", "G5990", "G6010", "H6110", "H6210",
          "K7010", "K7020", "L7211", "B0610", "D4411", "J6621", "N7721"};
}

void fill_texts(
    FactTable::Texts& column, const Input& input, double unknown, base::Random& random
) {
  column.dictionary = dictionary_of(input);
  const auto words = static_cast<std::uint32_t>(column.dictionary.size());
  for (auto& code : column.codes) {
    const bool first_half = random.unit() < 0.6;
    const std::uint32_t place = random.below(first_half ? (words + 3) / 4 : words);
    code = random.unit() < unknown ? -1 : static_cast<std::int32_t>(place);
  }
}

void fill(
    FactTable& facts, const Input& input, const std::vector<Firm>& firms, base::Random& random
) {
  const double seldom = input.unit == Unit::kPoints ? 0.3 : 0.9;
  const double unknown = seldom_stated(input) ? seldom : 0.04;
  switch (input.type) {
    case Type::kNumber: {
      auto& column = facts.numbers(input);
      for (std::size_t row = 0; row < firms.size(); ++row) {
        const double value = number(input, firms[row], random);
        column[row] = random.unit() < unknown ? kUnknown : value;
      }
      break;
    }
    case Type::kDate:
      for (double& day : facts.numbers(input)) {
        day = random.unit() < unknown ? kUnknown : 7305 + random.below(13'000);
      }
      break;
    case Type::kTruth: {
      const double yes = chance_of_yes(input);
      for (Truth& truth : facts.truths(input)) {
        truth = random.unit() < yes ? Truth::kYes : Truth::kNo;
        if (input.kind != InputKind::kReview && random.unit() < unknown) truth = Truth::kUnknown;
      }
      break;
    }
    case Type::kText:
      fill_texts(facts.texts(input), input, unknown, random);
      break;
    case Type::kList:
      facts.lists(input);
      break;
  }
}

}  // namespace

FactTable synthetic_firms(
    std::size_t rows, std::uint64_t seed, std::span<const Input> inputs, base::Date on
) {
  base::Random random(seed);
  std::vector<Firm> firms(rows);
  for (Firm& firm : firms) firm = some_firm(random);
  FactTable facts(rows, on);
  for (const Input& input : inputs) fill(facts, input, firms, random);
  return facts;
}

}  // namespace rongtong::rules::tests
