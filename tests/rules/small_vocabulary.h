#pragma once

#include <string>
#include <string_view>

#include "model/read_vocabulary.h"

namespace rongtong::tests {

/// A catalogue as small as the language allows: every type, unit and period once.
inline constexpr std::string_view kSmallIndicators = R"(indicators:
  - {id: revenue, zh: 营业收入, en: Revenue, unit: yuan, least: 0, aliases: [营收]}
  - {id: rd_expense, zh: 研发费用, en: R&D expense, unit: yuan, least: 0}
  - {id: rd_ratio, zh: 研发费用占比, en: R&D ratio, unit: ratio, least: 0, most: 1, formula: rd_expense / revenue}
  - {id: rd_two_years, zh: 近两年研发占比, en: R&D ratio of two years, unit: ratio, formula: 'average(rd_ratio, rd_ratio[-1])'}
  - {id: revenue_growth, zh: 营业收入增长率, en: Growth of revenue, unit: ratio, formula: 'growth(revenue, revenue[-1])'}
  - {id: employees, zh: 从业人员, en: Employees, unit: count, period: year_end, whole: true}
  - {id: assets, zh: 资产总额, en: Assets, unit: yuan, period: year_end}
  - {id: class1_ip, zh: Ⅰ类知识产权, en: Class-I IP, unit: count, period: day}
  - {id: segment_since, zh: 进入细分市场日期, en: In the segment since, type: date, period: day}
  - {id: segment_years, zh: 细分市场年限, en: Years in the segment, unit: years, period: year_end, formula: years_to_year_end(segment_since)}
  - {id: quality_score, zh: 质量评价得分, en: Quality score, unit: points, least: 0, most: 100}
  - {id: level, zh: 数字化等级, en: Digital level, period: day}
  - {id: restricted, zh: 产品受限, en: Product restricted, type: truth, period: day}
  - {id: trade, zh: 行业类别, en: Trade, type: text, period: day, choices: [{id: chemical, zh: 化工, en: chemicals}, {id: machinery, zh: 机械, en: machinery}]}
  - {id: fields, zh: 重点领域, en: Key fields, type: list, period: day, choices: [{id: six_bases, zh: 六基, en: six bases}, {id: ten_fields, zh: 十大领域, en: ten fields}]}
  - {id: training_points, zh: 培训得分, en: Training points, unit: points, period: day, judged: true}
)";

inline constexpr std::string_view kSmallTitles = R"(titles:
  - {id: srdi, zh: 专精特新中小企业, en: SRDI SME, group: rung, valid_years: 3}
  - {id: giant, zh: 小巨人企业, en: Little giant, group: rung, valid_years: 3}
  - {id: provincial_award, zh: 省级科技奖励, en: Provincial award, group: award, lasts: true}
  - {id: national_award, zh: 国家级科技奖励, en: National award, group: award, lasts: true, includes_in: [provincial_award]}
)";

inline model::Vocabulary small_vocabulary() {
  return model::read_vocabulary(kSmallIndicators, "indicators.yaml", kSmallTitles, "titles.yaml")
      .vocabulary;
}

}  // namespace rongtong::tests
