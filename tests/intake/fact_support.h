#pragma once

#include <filesystem>
#include <string>

#include "intake/fact_rules.h"
#include "model/catalogue.h"
#include "model/read_vocabulary.h"

namespace rongtong::tests {

inline std::filesystem::path catalog_folder() {
  return std::filesystem::path(RONGTONG_SOURCE_DIR) / "catalog";
}

/// The rules of catalog/intake/ as they ship.
inline const intake::FactRules& fact_rules() {
  static const intake::FactRules kRules = intake::read_fact_rules(catalog_folder());
  return kRules;
}

/// A small catalogue, so that tests do not change with the one that ships.
inline const model::Vocabulary& small_vocabulary() {
  using model::Period;
  using model::Unit;
  static const model::Vocabulary kVocabulary = [] {
    const auto number = [](std::string id, std::string zh, Unit unit, Period period) {
      model::Indicator made;
      made.id = std::move(id);
      made.zh = std::move(zh);
      made.en = made.id;
      made.unit = unit;
      made.period = period;
      made.least = 0;
      return made;
    };
    std::vector<model::Indicator> list;
    list.push_back(number("revenue", "营业收入", Unit::kYuan, Period::kYear));
    list.back().aliases = {"营收", "全年营业收入"};
    list.push_back(number("main_revenue", "主营业务收入", Unit::kYuan, Period::kYear));
    list.push_back(number("rd_expense", "研发费用", Unit::kYuan, Period::kYear));
    list.push_back(number("net_profit", "净利润", Unit::kYuan, Period::kYear));
    list.back().least.reset();
    list.push_back(number("rd_ratio", "研发占比", Unit::kRatio, Period::kYear));
    list.back().formula = "rd_expense / revenue";
    list.push_back(number("main_ratio", "主营占比", Unit::kRatio, Period::kYear));
    list.back().most = 1;
    list.push_back(number("total_assets", "资产总额", Unit::kYuan, Period::kYearEnd));
    list.push_back(number("total_liabilities", "负债总额", Unit::kYuan, Period::kYearEnd));
    list.push_back(number("net_assets", "净资产", Unit::kYuan, Period::kYearEnd));
    list.back().least.reset();
    list.push_back(number("employees", "从业人员数", Unit::kCount, Period::kYearEnd));
    list.back().whole = true;
    list.back().aliases = {"从业人员", "员工数"};
    list.push_back(number("rd_staff", "研发人员数", Unit::kCount, Period::kYearEnd));
    list.back().whole = true;
    list.push_back(number("class1_ip", "Ⅰ类知识产权数", Unit::kCount, Period::kDay));
    list.back().whole = true;
    list.push_back(number("segment_years", "从事细分市场年限", Unit::kYears, Period::kYearEnd));
    list.push_back(number("quality_score", "质量评价得分", Unit::kPoints, Period::kYear));
    list.back().most = 100;
    model::Indicator leading;
    leading.id = "market_position_leading";
    leading.zh = "市场占有率靠前";
    leading.type = model::IndicatorType::kTruth;
    leading.period = Period::kDay;
    leading.judged_by_person = true;
    list.push_back(leading);
    model::Indicator listed;
    listed.id = "in_abnormal_list";
    listed.zh = "列入经营异常名录";
    listed.type = model::IndicatorType::kTruth;
    listed.period = Period::kDay;
    list.push_back(listed);
    model::Indicator fields;
    fields.id = "key_fields";
    fields.zh = "重点领域";
    fields.type = model::IndicatorType::kList;
    fields.period = Period::kDay;
    fields.choices = {
        {"new_materials", "新材料", "new materials", {"材料"}}, {"ai", "人工智能", "AI", {}}};
    list.push_back(fields);
    model::Indicator founded;
    founded.id = "founded_on";
    founded.zh = "成立日期";
    founded.type = model::IndicatorType::kDate;
    founded.period = Period::kDay;
    list.push_back(founded);
    std::vector<model::TitleKind> titles(4);
    titles[0].id = "innovative";
    titles[0].zh = "创新型中小企业";
    titles[1].id = "giant";
    titles[1].zh = "专精特新“小巨人”企业";
    titles[1].aliases = {"小巨人"};
    titles[2].id = "national_science_award";
    titles[2].zh = "国家级科技奖励";
    titles[3].id = "high_tech_org";
    titles[3].zh = "高新技术企业";
    return model::Vocabulary(std::move(list), std::move(titles));
  }();
  return kVocabulary;
}

}  // namespace rongtong::tests
