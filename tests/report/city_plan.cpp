#include <algorithm>
#include <array>
#include <tuple>

#include "base/random.h"
#include "tests/report/sample_plan.h"

namespace rongtong::report::tests {
namespace {

using namespace std::chrono_literals;

/// A field of business: what firms make and what large enterprises look for.
struct Trade {
  const char* area;
  const char* firm_kind;
  std::array<const char*, 6> products;
  std::array<const char*, 3> titles;
};

constexpr std::array<Trade, 9> kTrades{{
    {"technology_rnd",
     "传动科技",
     {"谐波减速器", "无框力矩电机", "伺服驱动器", "编码器", "机器人关节模组", "精密轴承"},
     {"协作机器人用高扭矩密度关节模组", "中空轴谐波减速器寿命提升", "伺服驱动器国产化替代"}},
    {"product_support",
     "精密机械",
     {"铝合金压铸件", "精密模具", "汽车底盘零部件", "冲压件", "紧固件", "热处理加工"},
     {"新能源汽车一体化压铸后地板", "轻量化转向节锻件", "电驱壳体低压铸造配套"}},
    {"green_low_carbon",
     "环境工程",
     {"余热回收装置", "污水处理设备", "脱硫脱硝", "膜分离组件", "节能改造", "碳排放监测"},
     {"炼钢转炉低温余热高效回收", "高盐废水零排放成套装备", "厂区碳排放在线监测系统"}},
    {"digital_enablement",
     "智能技术",
     {"工业互联网平台",
      "制造执行系统",
      "机器视觉检测",
      "数据采集网关",
      "设备预测性维护",
      "数字孪生"},
     {"焊缝表面缺陷机器视觉在线检测", "离散车间制造执行系统改造", "大型压缩机组预测性维护"}},
    {"purchase_order",
     "电子材料",
     {"柔性线路板", "电磁屏蔽膜", "连接器", "导热硅胶", "电感元件", "陶瓷基板"},
     {"家电控制器用连接器年度集采", "动力电池导热硅胶垫采购", "显示模组柔性线路板第二供方"}},
    {"research_transfer",
     "新材料",
     {"聚酰亚胺薄膜", "碳纤维复合材料", "高纯氧化铝", "石墨烯浆料", "特种陶瓷", "稀土永磁体"},
     {"高导热聚酰亚胺薄膜中试", "海上风电叶片碳纤维拉挤板", "高纯氧化铝粉体成果转化"}},
    {"quality_standards",
     "检测技术",
     {"无损检测", "计量校准", "电磁兼容测试", "环境可靠性试验", "失效分析", "标准制定"},
     {"轨道交通紧固件失效分析", "整机电磁兼容整改服务", "关键铸件工业射线检测"}},
    {"supply_chain_finance",
     "供应链服务",
     {"供应链管理服务", "仓储服务", "电子单证系统", "应收账款确权", "物流信息平台", "质押监管"},
     {"二级供方应收账款确权平台", "大宗原料仓储质押监管", "零部件循环取货信息平台"}},
    {"cross_border_trade",
     "进出口",
     {"跨境电子商务", "报关代理", "海外仓储", "国际货运代理", "外贸综合服务", "认证咨询"},
     {"家电配件海外仓协同", "欧盟碳边境调节机制申报咨询", "工程机械再制造件出口服务"}},
}};

constexpr std::array<const char*, 10> kPlaces{
    "青岛", "潍坊", "烟台", "济南", "苏州", "宁波", "嘉兴", "常州", "佛山", "合肥"};
constexpr std::array<int, 10> kRegions{
    370200, 370700, 370600, 370100, 320500, 330200, 330400, 320400, 440600, 340100};
constexpr std::array<const char*, 12> kBrands{
    "海川",
    "恒拓",
    "智驰",
    "中瀚",
    "启明",
    "德润",
    "远景达",
    "瑞科",
    "博纳",
    "华信泰",
    "金石",
    "云岭"};
constexpr std::array<const char*, 5> kGroups{"海岳", "北辰", "远东", "中齐", "长河"};
constexpr std::array<const char*, 4> kGroupKinds{"重工集团", "汽车集团", "家电股份", "能源装备"};

std::string scope(const Trade& trade, base::Random& random) {
  std::string text = "一般项目：技术服务、技术开发、技术咨询、技术交流、技术转让、技术推广；";
  std::vector<std::string> products(trade.products.begin(), trade.products.end());
  random.shuffle(products);
  products.resize(4);
  for (const auto& product : products) {
    text += product + (random.below(2) == 0 ? "研发、制造与销售；" : "的生产、加工及技术服务；");
  }
  return text + "货物进出口。（除依法须经批准的项目外，凭营业执照依法自主开展经营活动）";
}

model::Enterprise firm(std::size_t n, base::Random& random) {
  const auto& trade = kTrades.at(n % kTrades.size());
  const auto place = random.below(kPlaces.size());
  auto name = std::string(kPlaces.at(place)) + kBrands.at(random.below(kBrands.size())) +
              kBrands.at(random.below(kBrands.size())) + trade.firm_kind + "有限公司";
  auto value = enterprise(n + 1, std::move(name), scope(trade, random));
  value.region = model::RegionCode(kRegions.at(place));
  constexpr std::array<const char*, 4> kTiers{"", "innovative", "srdi", "giant"};
  value.tier = kTiers.at(random.below(4));
  constexpr std::array<const char*, 3> kSizes{"micro", "small", "medium"};
  value.size_class = kSizes.at(random.below(3));
  value.contact_name = "联系人" + std::to_string(n + 1);
  if (random.below(12) != 0) value.contact_phone = "0000-" + std::to_string(1000000 + n);
  return value;
}

model::Need need(std::size_t n, const CitySize& size, base::Random& random) {
  const auto& trade = kTrades.at(n % kTrades.size());
  model::Need value;
  const auto number = std::to_string(n + 1);
  value.public_code = "Q2-" + std::string(number.size() < 4 ? 4 - number.size() : 0, '0') + number;
  value.title = trade.titles.at((n / kTrades.size()) % 3);
  const auto issuer = n % size.issuers;
  value.issuer = std::string(kGroups.at(issuer % kGroups.size())) +
                 kGroupKinds.at(issuer / kGroups.size() % kGroupKinds.size()) + "有限公司" +
                 (issuer >= 20 ? std::to_string(issuer) : "");
  value.docking_area = trade.area;
  value.need_type = n % 3 == 0 ? "rnd" : n % 3 == 1 ? "purchase" : "scenario_test";
  value.summary = std::string("现有产线在") + trade.products.at(0) + "、" + trade.products.at(1) +
                  "环节依赖单一供方，交期不稳。希望与具备批量供货能力的企业联合验证，"
                  "首批试用后按年度框架协议采购，并共享台架试验数据。";
  value.response_deadline = 2026y / 3 / std::chrono::day(static_cast<unsigned>(10 + n % 15));
  if (n % 4 != 0) value.budget_planned = model::Yuan((1 + random.below(4000)) * 50'000LL);
  value.invitations = static_cast<int>(size.per_need);
  value.partners_wanted = 1 + static_cast<int>(n % 3);
  value.conditions.push_back({model::ConditionKind::kRegion, false, {"370000", "320000"}});
  if (n % 2 == 0) value.conditions.push_back({model::ConditionKind::kTier, false, {"srdi"}});
  if (n % 9 == 4) value.restricted = true;
  return value;
}

model::Verdict verdict_of_region(const model::Enterprise& firm) {
  const auto province = firm.region->value / 10000;
  return province == 37 || province == 32 ? model::Verdict::kYes : model::Verdict::kNo;
}

model::ConditionResult result(const model::NeedCondition& asked, const model::Enterprise& firm) {
  if (asked.kind == model::ConditionKind::kRegion) {
    return {asked, verdict_of_region(firm), std::to_string(firm.region->value)};
  }
  if (firm.tier.empty()) return {asked, model::Verdict::kUnknown, ""};
  return {asked, firm.tier == "innovative" ? model::Verdict::kNo : model::Verdict::kYes, firm.tier};
}

model::Candidate candidate(
    const model::Need& need, const model::Enterprise& firm, const Trade& trade, base::Random& random
) {
  model::Candidate value;
  double text = 0;
  for (const auto* product : trade.products) {
    const auto at = firm.business_scope.find(product);
    if (at == std::string::npos || value.words.size() >= 3) continue;
    const double weight = 1.5 + 3 * random.unit();
    value.words.push_back({product, model::TextField::kBusinessScope, at, weight});
    text += weight;
  }
  for (const auto& condition : need.conditions) value.conditions.push_back(result(condition, firm));
  const double soft = value.conditions.front().verdict == model::Verdict::kYes ? 1.2 : 0.0;
  value.parts = {{"text", text}};
  if (soft > 0) value.parts.push_back({"condition.region", soft});
  value.score = text + soft;
  value.fit = std::min(0.97, value.score / 15.5);
  return value;
}

void seat(model::Plan& plan, std::size_t issuers) {
  std::vector<int> next(issuers, 0);
  for (std::size_t i = 0; i < plan.invitations.size(); ++i) {
    const auto& invitation = plan.invitations[i];
    const auto table = invitation.need % issuers;
    const int slot = next[table]++;
    const auto day = static_cast<unsigned>(slot / 18);
    const int of_day = slot % 18;
    const int from = of_day < 9 ? 540 + 20 * of_day : 810 + 20 * (of_day - 9);
    plan.meetings.push_back(
        {i,
         plan.needs[invitation.need].issuer,
         static_cast<int>(table) + 1,
         day * 2,
         base::date_from_days(base::days_since_epoch(2026y / 4 / 1) + static_cast<int>(day)),
         {from, from + 20}}
    );
  }
  std::sort(plan.meetings.begin(), plan.meetings.end(), [](const auto& a, const auto& b) {
    return std::tuple(a.day, a.span.from, a.table) < std::tuple(b.day, b.span.from, b.table);
  });
}

void invite(model::Plan& plan, std::size_t n, const CitySize& size, base::Random& random) {
  std::vector<model::Invitation> list;
  for (std::size_t k = 0; k < size.per_need; ++k) {
    const auto of_trade = size.firms / kTrades.size();
    const auto index =
        n % kTrades.size() + kTrades.size() * ((n / kTrades.size() * size.per_need + k) % of_trade);
    const auto& trade = kTrades.at(n % kTrades.size());
    model::Invitation invitation{n, index, 1, {}, std::nullopt, false};
    invitation.candidate = candidate(plan.needs[n], plan.firms[index], trade, random);
    const auto dice = random.below(10);
    if (dice < 4) invitation.answer = model::Answer::kInterested;
    if (dice == 4) invitation.answer = model::Answer::kLater;
    if (dice == 5 && random.below(4) == 0) invitation.answer = model::Answer::kNo;
    invitation.pinned = random.below(40) == 0;
    list.push_back(std::move(invitation));
  }
  std::sort(list.begin(), list.end(), [](const auto& a, const auto& b) {
    return a.candidate.fit > b.candidate.fit;
  });
  for (std::size_t k = 0; k < list.size(); ++k) {
    list[k].rank = static_cast<int>(k + 1);
    plan.invitations.push_back(std::move(list[k]));
  }
}

model::DockingEvent event(const CitySize& size) {
  model::DockingEvent value;
  value.code = "city-2026";
  value.title = "2026年“百场万企”大中小企业融通对接会（示例市）";
  value.hosts = {"示例市工业和信息化局", "示例市中小企业服务中心", "示例市工商业联合会"};
  value.place = "示例国际会展中心 3 号馆二层";
  value.sessions = {
      {2026y / 4 / 1, "上午", {540, 720}, {}},
      {2026y / 4 / 1, "下午", {810, 1020}, {}},
      {2026y / 4 / 2, "上午", {540, 720}, {}},
      {2026y / 4 / 2, "下午", {810, 1020}, {}}};
  value.tables = static_cast<int>(size.issuers);
  value.synthetic = true;
  return value;
}

}  // namespace

model::Plan city_plan(const CitySize& size) {
  base::Random random(20260401);
  model::Plan plan;
  plan.id = 3;
  plan.made_at = "2026-03-20T01:05:00Z";
  plan.event = event(size);
  for (std::size_t n = 0; n < size.firms; ++n) plan.firms.push_back(firm(n, random));
  for (std::size_t n = 0; n < size.needs; ++n) plan.needs.push_back(need(n, size, random));
  for (std::size_t n = 0; n < size.needs; ++n) invite(plan, n, size, random);
  seat(plan, size.issuers);
  for (std::size_t f = 0; f < size.firms; f += 37) {
    plan.left_out.push_back({std::nullopt, f, base::msg("report.empty.firm")});
  }
  plan.assignment = {318'402'113, 318'402'113, plan.invitations.size(), size.needs, size.firms};
  plan.timetable = {32, 32, 38, 0};
  plan.firms_considered = 20'000;
  plan.store_revision = "9f2c61d0a4b7e815";
  return plan;
}

}  // namespace rongtong::report::tests
