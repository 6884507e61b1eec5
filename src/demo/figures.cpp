#include "demo/figures.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <sstream>

#include "base/table/csv_writer.h"
#include "demo/words.h"

namespace rongtong::demo {

namespace {

/// A stream of its own, apart from those of firms.cpp: figures leave firms as they were.
constexpr std::uint64_t kStream = 41;
constexpr std::size_t kPerFirms = 20'000;
/// The scores of the running year come last: all else stays as it was without them.
constexpr std::uint64_t kScoreStream = 42;

/// Money in units of 100 yuan, so that 10,000 yuan have two decimals.
using Money = std::int64_t;
constexpr Money kTenThousand = 100;

struct Year {
  Money revenue = 0, main = 0, leading = 0, rd = 0, assets = 0, liabilities = 0, profit = 0;
  int employees = 0;
  int rd_staff = 0;
};

struct Figures {
  const DemoFirm* firm = nullptr;
  std::vector<Year> years;  ///< in the order of the wording's
  int class1 = 0, class2 = 0, score = 0;
  int segment_years = 0;
  bool missing = false;  ///< leaves out what is asked for
};

std::string money_text(Money money) {
  const Money cents = money < 0 ? -money : money;
  std::string text = (money < 0 ? "-" : "") + std::to_string(cents / kTenThousand);
  const Money rest = cents % kTenThousand;
  if (rest == 0) return text;
  text += rest < 10 ? ".0" : ".";
  text += std::to_string(rest);
  while (text.ends_with('0')) text.pop_back();
  return text;
}

std::string yuan_text(Money money) { return std::to_string(money * 100); }

class Maker {
 public:
  Maker(const FigureWording& wording, std::uint64_t seed)
      : wording_(wording), random_(seed * 0x100000001b3U + kStream) {}

  Figures figures(const DemoFirm& firm) {
    const auto& tier = firm.enterprise.tier;
    const auto& rung = wording_.rungs.find(tier.empty() ? "none" : tier)->second;
    Figures made;
    made.firm = &firm;
    made.years = years(rung, staff_of(firm));
    made.class1 = draw(rung.class1);
    made.class2 = draw(rung.class2);
    made.score = draw(rung.score);
    made.segment_years = draw(rung.segment);
    made.missing = chance(random_, wording_.missing_percent);
    if (chance(random_, wording_.near_miss_percent)) miss(rung, made);
    return made;
  }

  base::Random& random() { return random_; }

 private:
  int draw(const FigureWording::Range& range) { return between(random_, range.low, range.high); }

  int staff_of(const DemoFirm& firm) {
    int staff = 0;
    const auto& text = firm.employees_text;
    std::from_chars(text.data(), text.data() + text.size(), staff);
    return staff > 0 ? staff : between(random_, 8, 120);
  }

  /// The last year first, the others behind it by the growth.
  std::vector<Year> years(const FigureWording::Rung& rung, int staff) {
    const Money per_head = draw(rung.revenue_per_head) * kTenThousand + between(random_, 0, 99);
    Money revenue = std::max<Money>(staff * per_head, rung.least_revenue * kTenThousand);
    const int main = draw(rung.main);
    const int leading = std::min(draw(rung.leading), main);
    const int debt = draw(rung.debt);
    const int rd = draw(rung.rd);
    const int rd_staff = draw(rung.rd_staff);
    std::vector<Year> years(wording_.years.size());
    for (std::size_t i = years.size(); i-- > 0;) {
      Year& year = years[i];
      year.employees = staff;
      year.revenue = revenue;
      year.main = revenue * main / 100;
      year.leading = revenue * leading / 100;
      year.rd = std::max<Money>(revenue * rd / 1000, rung.rd_least * kTenThousand);
      year.rd = std::min(year.rd, revenue / 2);
      year.assets = revenue * between(random_, 80, 140) / 100;
      year.liabilities = year.assets * debt / 100;
      year.profit = revenue * draw(rung.profit) / 100;
      year.rd_staff = staff * rd_staff / 100;
      revenue = revenue * 100 / (100 + draw(rung.growth));
      staff = std::max(2, staff * 100 / (100 + between(random_, -2, 8)));
    }
    return years;
  }

  /// One figure falls just short of what the rung asks for.
  void miss(const FigureWording::Rung& rung, Figures& made) {
    Year& last = made.years.back();
    switch (random_.below(5)) {
      case 0:
        last.main = last.revenue * (rung.main.low - 2) / 100;
        last.leading = std::min(last.leading, last.main);
        break;
      case 1:
        last.rd = last.revenue * std::max(rung.rd.low - 4, 0) / 1000;
        break;
      case 2:
        last.liabilities = last.assets * (rung.debt.high + 6) / 100;
        break;
      case 3:
        made.class1 = std::max(rung.class1.low - 1, 0);
        break;
      default:
        made.score = rung.score.low - 3;
    }
  }

  const FigureWording& wording_;
  base::Random random_;
};

std::vector<std::string> who(const Figures& figures) {
  const auto& enterprise = figures.firm->enterprise;
  return {std::string(enterprise.credit_code.text()), enterprise.name};
}

void append(std::vector<std::string>& row, std::initializer_list<std::string> cells) {
  row.insert(row.end(), cells);
}

DemoTable earlier_table(const FigureWording& wording, const std::vector<Figures>& all) {
  DemoTable table{
      {"统一社会信用代码",
       "企业名称",
       "年度",
       "营业收入(万元)",
       "主营业务收入(万元)",
       "主导产品收入(万元)",
       "研发费用(万元)",
       "净利润(万元)",
       "从业人员数(人)",
       "研发人员数(人)",
       "资产总额(万元)",
       "负债总额(万元)"},
      {}};
  for (const auto& figures : all) {
    for (std::size_t i = 0; i + 1 < figures.years.size(); ++i) {
      const Year& year = figures.years[i];
      auto row = who(figures);
      append(
          row,
          {std::to_string(wording.years[i]),
           money_text(year.revenue),
           money_text(year.main),
           money_text(year.leading),
           money_text(year.rd),
           money_text(year.profit),
           std::to_string(year.employees),
           std::to_string(year.rd_staff),
           money_text(year.assets),
           money_text(year.liabilities)}
      );
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

/// Slips as people make them, in the first rows: wrong units, parts larger than wholes, a minus, a
/// year that is not yet, words for a number, a firm and year twice.
void spoil(DemoTable& table) {
  auto& rows = table.rows;
  if (rows.size() < 40) return;
  constexpr std::size_t kRevenue = 3, kMain = 4, kRd = 6, kStaff = 8, kRdStaff = 9, kDebts = 11;
  const auto whole = [](const std::string& text) { return text.substr(0, text.find('.')); };
  rows[2][kRd] = whole(rows[2][kRd]) + "0000";
  rows[6][kRevenue] = whole(rows[6][kRevenue]) + "0000";
  rows[10][kMain] = "9" + rows[10][kRevenue];
  rows[14][kRdStaff] = rows[14][kStaff] + "0";
  rows[18][kStaff] = "-" + rows[18][kStaff];
  rows[22][2] = "2052";
  rows[26][kRevenue] = "约五千";
  rows[30][kDebts] = whole(rows[30][kDebts]) + "0";
  rows.push_back(rows[34]);
  rows.back()[kRevenue] = "1" + rows.back()[kRevenue];
  rows[38][0].back() = rows[38][0].back() == '0' ? '1' : '0';
}

DemoTable latest_table(const FigureWording& wording, const std::vector<Figures>& all) {
  const std::string year = std::to_string(wording.years.back());
  DemoTable table;
  table.headers = {"统一社会信用代码", "企业名称"};
  for (const char* header :
       {"营业收入(万元)",
        "主营业务收入(万元)",
        "主导产品收入(万元)",
        "研发费用(元)",
        "净利润(万元)",
        "从业人员数(人)",
        "研发人员数(人)",
        "资产总额(万元)",
        "负债总额(万元)",
        "从事特定细分市场年限(年)",
        "专精特新发展质量评价得分(分)",
        "审计报告赋码"}) {
    table.headers.push_back(year + "年" + header);
  }
  for (const auto& figures : all) {
    const Year& last = figures.years.back();
    auto row = who(figures);
    append(
        row,
        {money_text(last.revenue),
         money_text(last.main),
         money_text(last.leading),
         figures.missing ? "" : yuan_text(last.rd),
         money_text(last.profit),
         std::to_string(last.employees),
         std::to_string(last.rd_staff),
         money_text(last.assets),
         money_text(last.liabilities),
         std::to_string(figures.segment_years),
         figures.missing ? "" : std::to_string(figures.score),
         "是"}
    );
    table.rows.push_back(std::move(row));
  }
  return table;
}

/// Truths of the gates; nearly every firm has a clean record.
constexpr std::array<std::string_view, 10> kGates{
    "列入经营异常名录",
    "列入严重失信主体名单",
    "产品（服务）属国家禁止、限制或淘汰类",
    "近三年发生较大及以上生产安全事故",
    "近三年发生重大网络和数据安全事件",
    "近三年发生重大环境违法行为",
    "近三年发生严重质量问题",
    "近三年发生严重违反行业管理规定等行为",
    "近三年发生重大安全、质量、环境污染等事故",
    "近三年有偷漏税行为"};

DemoTable judgement_table(
    const FigureWording& wording, const std::vector<Figures>& all, base::Random& random
) {
  DemoTable table;
  table.headers = {"统一社会信用代码", "企业名称"};
  for (const auto gate : kGates) table.headers.emplace_back(gate);
  for (const char* header :
       {"在中国境内依法设立",
        "具有独立法人资格",
        "居民企业",
        "Ⅰ类知识产权数（主导产品相关、有效）",
        "已应用并产生效益的Ⅰ类知识产权数（2026 口径）",
        "Ⅱ类知识产权数（主导产品相关、有效）",
        "市场占有率较为靠前且有一定知名度影响力",
        "评定人",
        "评定日期",
        "依据"}) {
    table.headers.emplace_back(header);
  }
  for (const auto& figures : all) {
    auto row = who(figures);
    for (std::size_t i = 0; i < kGates.size(); ++i) {
      row.emplace_back(random.below(400) == 0 ? "是" : "否");
    }
    const bool titled = figures.firm->enterprise.tier == "giant" ||
                        figures.firm->enterprise.tier == "srdi" || chance(random, 35);
    append(
        row,
        {"是",
         "是",
         "是",
         std::to_string(figures.class1),
         std::to_string(figures.class1),
         std::to_string(figures.class2),
         figures.missing ? ""
         : titled        ? "是"
                         : "否",
         wording.judge,
         wording.judged_on,
         wording.evidence}
    );
    table.rows.push_back(std::move(row));
  }
  return table;
}

/// Builds the list of titles.
class TitleList {
 public:
  TitleList(const FigureWording& wording, base::Random& random)
      : wording_(wording), random_(random) {
    table_.headers = {
        "统一社会信用代码", "企业名称", "称号", "认定日期", "批次", "证书编号", "名次"};
  }

  void add(const Figures& figures) {
    const auto& tier = figures.firm->enterprise.tier;
    if (tier == "giant") put(figures, "giant", "专精特新“小巨人”企业");
    if (tier == "giant" || tier == "srdi") put(figures, "srdi", "专精特新中小企业");
    if (!tier.empty()) put(figures, "innovative", "创新型中小企业");
    if (!tier.empty() && chance(random_, wording_.high_tech_percent)) {
      put(figures, "high_tech_org", "高新技术企业");
    }
    if ((tier == "giant" || tier == "srdi") && chance(random_, wording_.award_percent)) {
      put(figures, "provincial_science_award", "省部级科技奖励");
      table_.rows.back().back() = std::to_string(between(random_, 1, 6));
    }
  }

  DemoTable take() { return std::move(table_); }

 private:
  void put(const Figures& figures, const char* title, const char* name) {
    const auto& grant = random_.pick(wording_.grants.find(title)->second);
    auto row = who(figures);
    append(
        row, {name, grant.on, grant.batch, "示范-" + std::to_string(table_.rows.size() + 1), ""}
    );
    table_.rows.push_back(std::move(row));
  }

  const FigureWording& wording_;
  base::Random& random_;
  DemoTable table_;
};

/// The platform computes a score of every year, so that judgements of the running year bring it.
void add_running_score(
    DemoTable& table,
    const FigureWording& wording,
    const std::vector<Figures>& all,
    std::uint64_t seed
) {
  base::Random random(seed * 0x100000001b3U + kScoreStream);
  table.headers.push_back(
      std::to_string(wording.years.back() + 1) + "年专精特新发展质量评价得分(分)"
  );
  for (std::size_t i = 0; i < all.size(); ++i) {
    const int drift = between(random, wording.score_drift.low, wording.score_drift.high);
    const int score = std::clamp(all[i].score + drift, 0, 100);
    table.rows[i].push_back(all[i].missing ? "" : std::to_string(score));
  }
}

}  // namespace

DemoFigures make_figures(
    const FigureWording& wording, const std::vector<DemoFirm>& firms, std::uint64_t seed
) {
  Maker maker(wording, seed);
  std::vector<Figures> all;
  const auto untitled = static_cast<std::size_t>(wording.untitled) * firms.size() / kPerFirms;
  std::size_t taken = 0;
  for (const auto& firm : firms) {
    const bool issuer = firm.enterprise.size_class == "large" && firm.enterprise.tier.empty();
    const bool candidate = firm.enterprise.tier.empty() && !issuer;
    if (issuer || (candidate && (taken >= untitled || !chance(maker.random(), 25)))) continue;
    taken += candidate ? 1 : 0;
    all.push_back(maker.figures(firm));
  }
  DemoFigures made;
  made.earlier = earlier_table(wording, all);
  spoil(made.earlier);
  made.latest = latest_table(wording, all);
  made.judgements = judgement_table(wording, all, maker.random());
  add_running_score(made.judgements, wording, all, seed);
  TitleList titles(wording, maker.random());
  for (const auto& figures : all) titles.add(figures);
  made.titles = titles.take();
  return made;
}

std::string table_csv(const DemoTable& table) {
  base::CsvWriterOptions options;
  options.bom = true;
  std::ostringstream out;
  base::CsvWriter csv(out, "demo", options);
  const auto write = [&csv](const std::vector<std::string>& cells) {
    const std::vector<std::string_view> views(cells.begin(), cells.end());
    csv.write(views);
  };
  write(table.headers);
  for (const auto& row : table.rows) write(row);
  csv.flush();
  return out.str();
}

}  // namespace rongtong::demo
