#include "tests/report/sample_plan.h"

#include <string>

namespace rongtong::report::tests {
namespace {

using namespace std::chrono_literals;
using base::msg;

constexpr base::Date kFirstDay = 2026y / 4 / 1;

model::Need need(std::string code, std::string title, std::string issuer) {
  model::Need value;
  value.public_code = std::move(code);
  value.title = std::move(title);
  value.issuer = std::move(issuer);
  return value;
}

model::MatchedWord word(const model::Enterprise& firm, std::string text, double weight) {
  const auto offset = firm.business_scope.find(text);
  return {std::move(text), model::TextField::kBusinessScope, offset, weight};
}

model::NeedCondition region_condition(bool hard) {
  return {model::ConditionKind::kRegion, hard, {"330000", "310000"}};
}

model::NeedCondition tier_condition() { return {model::ConditionKind::kTier, false, {"srdi"}}; }

model::Need robot_need() {
  auto value = need("Q2-0001", "协作机器人用高扭矩密度关节模组", "海岳智能装备股份有限公司");
  value.need_type = "rnd";
  value.docking_area = "technology_rnd";
  value.summary = "面向6轴协作机器人，寻求额定扭矩50牛米以上、自重不超过1.2千克的一体化关节模组。";
  value.response_deadline = 2026y / 3 / 20;
  value.budget_planned = model::Yuan(12'000'000);
  value.bounty = model::Yuan(250'000'000);
  value.conditions = {region_condition(true), tier_condition()};
  value.invitations = 2;
  return value;
}

model::Need withheld_need() {
  auto value = need("Q2-0002", "舰用耐蚀阀门国产替代", "某船舶集团");
  value.docking_area = "product_support";
  value.need_type = "purchase";
  value.restricted = true;
  value.public_fields = {"docking_area", "keywords"};
  value.keywords = {"阀门"};
  value.invitations = 3;
  return value;
}

std::vector<model::Enterprise> small_firms() {
  std::vector<model::Enterprise> firms{
      enterprise(
          1,
          "宁波微驱传动科技有限公司",
          "一般项目：谐波减速器、无框力矩电机的研发、生产和销售；机器人关节模组的技术服务；货物进出"
          "口。"
      ),
      enterprise(2, "上海恒力矩电机有限公司", "力矩电机、伺服驱动器制造；编码器销售。"),
      enterprise(3, "温州通海阀门有限公司", "船用耐蚀阀门、管件制造；金属表面处理。"),
      enterprise(4, "杭州云帆软件有限公司", "软件开发；信息系统集成服务。")};
  firms[0].region = model::RegionCode(330206);
  firms[0].tier = "giant";
  firms[0].size_class = "small";
  firms[0].main_products = "谐波减速器、关节模组";
  firms[0].contact_name = "林工";
  firms[0].contact_phone = "0574-00000000";
  firms[1].region = model::RegionCode(310115);
  firms[2].tier = "srdi";
  firms[2].contact_phone = "+86 577 0000 0000";
  firms[3].is_branch = true;
  return firms;
}

model::DockingEvent small_event() {
  model::DockingEvent event;
  event.code = "demo-2026";
  event.title = "2026年大中小企业融通对接会（示例）";
  event.hosts = {"示例市中小企业服务中心", "示例市工业和信息化局"};
  event.place = "示例会展中心3号馆";
  event.sessions = {
      {kFirstDay, "上午", {540, 660}, {{580, 600}}}, {kFirstDay, "下午", {840, 900}, {}}};
  event.tables = 2;
  event.table_names = {"A1", "A2"};
  event.guests = {credit_code(1), credit_code(2), credit_code(3), credit_code(4)};
  event.seed = 7;
  event.synthetic = true;
  return event;
}

std::vector<model::Invitation> small_invitations(const std::vector<model::Enterprise>& firms) {
  using model::Verdict;
  std::vector<model::Invitation> list(4);
  list[0] = {0, 0, 1, {}, model::Answer::kInterested, true};
  list[0].candidate = {
      model::EnterpriseId(11),
      9.5,
      0.82,
      {{"text", 8.25}, {"condition.tier", 1.25}},
      {word(firms[0], "关节模组", 3.5),
       word(firms[0], "谐波减速器", 3.0),
       {"关节模组", model::TextField::kMainProducts, 18, 1.75}},
      {{region_condition(true), Verdict::kYes, "330206"},
       {tier_condition(), Verdict::kYes, "giant"}}};
  list[1] = {0, 1, 2, {}, std::nullopt, false};
  list[1].candidate = {
      model::EnterpriseId(12),
      5.125,
      0.44,
      {{"text", 5.125}},
      {word(firms[1], "力矩电机", 5.125)},
      {{region_condition(true), Verdict::kYes, "310115"},
       {tier_condition(), Verdict::kUnknown, ""}}};
  list[2] = {1, 2, 1, {}, model::Answer::kLater, false};
  list[2].candidate = {
      model::EnterpriseId(13),
      7,
      0.7,
      {{"text", 7}},
      {word(firms[2], "耐蚀", 4), word(firms[2], "阀门", 3)},
      {{{model::ConditionKind::kSize, false, {"medium"}}, Verdict::kNo, "small"}}};
  list[3] = {1, 0, 0, {}, model::Answer::kNo, true};
  return list;
}

}  // namespace

const model::Codes& codes() {
  static const model::Codes kCodes =
      model::read_codes(std::filesystem::path(RONGTONG_SOURCE_DIR) / "catalog");
  return kCodes;
}

model::CreditCode credit_code(std::size_t n) {
  const auto digits = std::to_string(n);
  const auto body = "91999999" + std::string(9 - digits.size(), '0') + digits;
  return *model::CreditCode::parse(body + model::CreditCode::check_character(body));
}

model::Enterprise enterprise(std::size_t n, std::string name, std::string scope) {
  return {
      credit_code(n),
      std::move(name),
      "enterprise",
      false,
      {},
      {},
      {},
      {},
      {},
      {},
      std::move(scope),
      {},
      {},
      {},
      {},
      {},
      {},
      {}};
}

model::Plan small_plan() {
  model::Plan plan;
  plan.id = 12;
  plan.made_at = "2026-03-25T08:30:00Z";
  plan.event = small_event();
  plan.needs = {
      robot_need(), withheld_need(), need("Q2-0003", "焊缝在线检测", "海岳智能装备股份有限公司")};
  plan.firms = small_firms();
  plan.invitations = small_invitations(plan.firms);
  plan.meetings = {
      {0, "一组", 1, 0, kFirstDay, {540, 560}},
      {2, "某船舶集团", 2, 0, kFirstDay, {540, 580}},
      {1, "一组", 1, 0, kFirstDay, {600, 620}}};
  plan.left_out = {
      {2, std::nullopt, msg("report.empty.invitations")},
      {1, 0, msg("report.unseated")},
      {std::nullopt, 3, msg("report.empty.firm")}};
  plan.assignment = {2'310'000, 2'310'000, 4, 2, 3};
  plan.timetable = {3, 3, 8, 1};
  plan.firms_considered = 20'000;
  plan.store_revision = "r-42";
  plan.replanned_from = 11;
  plan.changes = {
      {1, model::PlannedMeeting{1, "一组", 1, 0, kFirstDay, {560, 580}}, plan.meetings[2]}};
  plan.fewest_changes_proven = true;
  return plan;
}

namespace {

void overwrite(model::Need& need, const std::string& text) {
  need.title = need.issuer = need.summary = need.entry_conditions = text;
  need.docking_area = need.need_type = text;
  need.keywords = {text};
  for (auto& condition : need.conditions) condition.values = {text};
}

void overwrite(model::Enterprise& firm, const std::string& text) {
  firm.name = firm.business_scope = firm.main_products = firm.address = text;
  firm.tier = firm.size_class = firm.contact_name = firm.contact_phone = text;
}

void overwrite(model::Invitation& invitation, const std::string& text) {
  for (auto& word : invitation.candidate.words) {
    word.word = text;
    word.offset = 0;
  }
  for (auto& part : invitation.candidate.parts) part.id = text;
  for (auto& result : invitation.candidate.conditions) {
    result.value = text;
    result.condition.values = {text};
  }
}

}  // namespace

model::Plan hostile_plan(const std::string& text) {
  auto plan = small_plan();
  auto& event = plan.event;
  event.code = event.title = event.place = text;
  event.hosts = {text, text};
  event.table_names = {text, text};
  plan.store_revision = plan.made_at = text;
  for (std::size_t n = 0; n < plan.needs.size(); ++n) {
    overwrite(plan.needs[n], text);
    plan.needs[n].public_code = text;
  }
  for (auto& firm : plan.firms) overwrite(firm, text);
  for (auto& invitation : plan.invitations) overwrite(invitation, text);
  for (auto& meeting : plan.meetings) meeting.team = text;
  for (auto& left : plan.left_out) left.why = {text, {text}};
  return plan;
}

}  // namespace rongtong::report::tests
