#include "demo/grammar.h"

#include <algorithm>

#include "base/error.h"
#include "base/io/file.h"
#include "base/yaml.h"
#include "demo/words.h"

namespace rongtong::demo {

namespace {

using base::YamlNode;

std::string text_of(const YamlNode& node, std::string_view key) {
  return node.required(key).text().value_or("");
}

std::vector<std::string> words_of(const YamlNode& node, std::string_view key) {
  const auto child = node.child(key);
  return child.present() ? split_words(child.text().value_or("")) : std::vector<std::string>();
}

int integer_of(const YamlNode& node, std::string_view key, int otherwise) {
  const auto child = node.child(key);
  return child.present() ? static_cast<int>(child.integer().value_or(otherwise)) : otherwise;
}

std::vector<Weighted> weighted_of(const YamlNode& list) {
  std::vector<Weighted> result;
  for (const auto& item : list.items()) {
    const auto pair = item.items();
    if (pair.size() != 2) {
      item.fault("demo.pair", base::msg("demo.grammar.pair"));
      continue;
    }
    const bool none = !pair[0].present();
    result.push_back(
        {none ? "" : pair[0].text().value_or(""), static_cast<int>(pair[1].integer().value_or(1))}
    );
  }
  return result;
}

TradeKind kind_of(const YamlNode& node) {
  const auto kind = node.text().value_or("");
  const auto* found = std::ranges::find(kTradeKinds, kind);
  if (found == std::end(kTradeKinds)) {
    node.fault("demo.kind", base::msg("demo.grammar.kind", kind));
    return TradeKind::kMaker;
  }
  return static_cast<TradeKind>(found - std::begin(kTradeKinds));
}

std::map<TradeKind, std::vector<Weighted>> by_kind(const YamlNode& map) {
  std::map<TradeKind, std::vector<Weighted>> result;
  for (std::size_t i = 0; i < std::size(kTradeKinds); ++i) {
    result[static_cast<TradeKind>(i)] = weighted_of(map.required(kTradeKinds[i]));
  }
  map.finish();
  return result;
}

Trade read_trade(const YamlNode& node) {
  Trade trade;
  trade.id = text_of(node, "id");
  trade.name = text_of(node, "name");
  trade.kind = kind_of(node.required("kind"));
  trade.weight = integer_of(node, "weight", 1);
  trade.industry = words_of(node, "industry");
  trade.words = words_of(node, "words");
  trade.lead = words_of(node, "lead");
  trade.products = words_of(node, "products");
  trade.also = words_of(node, "also");
  trade.near = words_of(node, "near");
  const auto capital = node.required("capital").items();
  if (capital.size() == 2) {
    trade.capital_low = static_cast<int>(capital[0].integer().value_or(50));
    trade.capital_high = static_cast<int>(capital[1].integer().value_or(2000));
  }
  trade.tiered = integer_of(node, "tiered", 0);
  trade.certificates = words_of(node, "certificates");
  node.finish();
  return trade;
}

NeedPattern read_need(const YamlNode& node) {
  NeedPattern need;
  need.category = text_of(node, "category");
  need.area = text_of(node, "area");
  need.type = text_of(node, "type");
  need.title = text_of(node, "title");
  need.detail = without_blanks(text_of(node, "detail"));
  need.keywords = words_of(node, "keywords");
  need.trades = words_of(node, "trades");
  need.invitations = integer_of(node, "invitations", 8);
  need.partners = integer_of(node, "partners", 1);
  need.conditions = node.child("conditions").texts();
  need.budget = integer_of(node, "budget", 0);
  need.deadline_days = integer_of(node, "days", 90);
  node.finish();
  return need;
}

IssuerPattern read_issuer(const YamlNode& node) {
  IssuerPattern issuer;
  issuer.name = text_of(node, "name");
  issuer.contact = text_of(node, "contact");
  issuer.industry = text_of(node, "industry");
  issuer.scope = text_of(node, "scope");
  issuer.capital = integer_of(node, "capital", 10000);
  issuer.teams = integer_of(node, "teams", 1);
  for (const auto& need : node.required("needs").items()) issuer.needs.push_back(read_need(need));
  node.finish();
  return issuer;
}

std::map<std::string, std::string, std::less<>> pairs_of(const YamlNode& list) {
  std::map<std::string, std::string, std::less<>> result;
  for (const auto& item : list.items()) {
    const auto pair = item.texts();
    if (pair.size() == 2) {
      result[pair[0]] = pair[1];
    } else {
      item.fault("demo.pair", base::msg("demo.grammar.pair"));
    }
  }
  return result;
}

CityWording::District read_district(const YamlNode& node) {
  CityWording::District district;
  district.name = text_of(node, "name");
  district.code = integer_of(node, "code", 0);
  district.weight = integer_of(node, "weight", 1);
  district.parks = words_of(node, "parks");
  district.roads = words_of(node, "roads");
  node.finish();
  return district;
}

void read_scopes(const YamlNode& root, Grammar& grammar) {
  auto& scopes = grammar.scopes;
  scopes.verbs = by_kind(root.required("verbs"));
  scopes.shapes = by_kind(root.required("shapes"));
  scopes.openings = weighted_of(root.required("openings"));
  scopes.technical = weighted_of(root.required("technical"));
  scopes.extras = weighted_of(root.required("extras"));
  scopes.trade = weighted_of(root.required("trade"));
  scopes.closings = weighted_of(root.required("closings"));
  scopes.sundries = words_of(root, "sundries");
  root.finish();
}

void read_city(const YamlNode& root, Grammar& grammar) {
  auto& city = grammar.city;
  city.province = text_of(root, "province");
  city.city = text_of(root, "city");
  city.province_code = integer_of(root, "province_code", 0);
  city.city_code = integer_of(root, "city_code", 0);
  for (const auto& node : root.required("districts").items()) {
    city.districts.push_back(read_district(node));
  }
  city.brand_first = words_of(root, "brand_first");
  city.brand_second = words_of(root, "brand_second");
  city.brands_avoided = words_of(root, "brands_avoided");
  city.surnames = words_of(root, "surnames");
  city.given_names = words_of(root, "given_names");
  city.forms = by_kind(root.required("forms"));
  city.legal_forms = weighted_of(root.required("legal_forms"));
  city.table_words = pairs_of(root.required("table_words"));
  city.cooperation = pairs_of(root.required("cooperation"));
  city.remark = text_of(root, "remark");
  city.category_header = text_of(root, "category_header");
  city.remark_header = text_of(root, "remark_header");
  city.source_channel = text_of(root, "source_channel");
  grammar.willing_reasons = words_of(root, "willing_reasons");
  grammar.later_reasons = words_of(root, "later_reasons");
  grammar.unwilling_reasons = words_of(root, "unwilling_reasons");
  root.finish();
}

void read_needs(const YamlNode& root, Grammar& grammar) {
  grammar.categories = words_of(root, "categories");
  for (const auto& node : root.required("issuers").items()) {
    grammar.issuers.push_back(read_issuer(node));
  }
  root.finish();
}

void read_trades(const YamlNode& root, Grammar& grammar) {
  for (const auto& node : root.required("trades").items()) {
    grammar.trades.push_back(read_trade(node));
  }
  root.finish();
}

EventWording::Session read_session(const YamlNode& node) {
  EventWording::Session session;
  session.name = text_of(node, "name");
  session.day = integer_of(node, "day", 0);
  session.from = integer_of(node, "from", 0);
  session.until = integer_of(node, "until", 0);
  const auto pause = node.required("break").items();
  if (pause.size() == 2) {
    session.break_from = static_cast<int>(pause[0].integer().value_or(0));
    session.break_until = static_cast<int>(pause[1].integer().value_or(0));
  }
  node.finish();
  return session;
}

void read_event(const YamlNode& root, Grammar& grammar) {
  auto& event = grammar.event;
  event.title = text_of(root, "title");
  event.hosts = words_of(root, "hosts");
  event.place = text_of(root, "place");
  event.team = text_of(root, "team");
  event.slot_minutes = integer_of(root, "slot_minutes", event.slot_minutes);
  event.long_minutes = integer_of(root, "long_minutes", event.long_minutes);
  event.slots_per_team = integer_of(root, "slots_per_team", event.slots_per_team);
  for (const auto& node : root.required("sessions").items()) {
    event.sessions.push_back(read_session(node));
  }
  root.finish();
}

void read_bad_rows(const YamlNode& root, Grammar& grammar) {
  auto& bad = grammar.bad_rows;
  for (const auto& node : root.required("rows").items()) {
    bad.rows.push_back(
        {text_of(node, "remark"),
         text_of(node, "column"),
         text_of(node, "how"),
         node.child("text").text().value_or("")}
    );
    node.finish();
  }
  bad.twice = text_of(root, "twice");
  bad.renamed = text_of(root, "renamed");
  root.finish();
}

/// Reads one file by `read`; throws the first fault found in it.
template <class Read>
void read_part(const std::filesystem::path& path, Read read, Grammar& grammar) {
  const auto document =
      base::YamlDocument::parse(base::read_file(path, 4U << 20U), path.string(), {});
  if (document.findings().empty()) read(document.root(), grammar);
  for (const auto& finding : document.findings()) {
    throw base::Error(base::ErrorCode::kInvalidArgument, finding.message, finding.place);
  }
}

void check_references(const Grammar& grammar) {
  for (const auto& trade : grammar.trades) {
    for (const auto& near : trade.near) grammar.trade(near);
  }
  for (const auto& issuer : grammar.issuers) {
    for (const auto& need : issuer.needs) {
      for (const auto& trade : need.trades) grammar.trade(trade);
    }
  }
}

}  // namespace

std::size_t Grammar::trade(std::string_view id) const {
  const auto found = std::ranges::find(trades, id, &Trade::id);
  if (found == trades.end()) {
    throw base::Error(
        base::ErrorCode::kInvalidArgument, base::msg("demo.grammar.unknown_trade", std::string(id))
    );
  }
  return static_cast<std::size_t>(found - trades.begin());
}

Grammar read_grammar(const std::filesystem::path& catalog) {
  const auto folder = catalog / "demo";
  Grammar grammar;
  for (const char* part : {"machinery", "vehicles", "materials", "environment", "other"}) {
    read_part(folder / (std::string("trades-") + part + ".yaml"), read_trades, grammar);
  }
  read_part(folder / "scopes.yaml", read_scopes, grammar);
  read_part(folder / "city.yaml", read_city, grammar);
  read_part(folder / "needs.yaml", read_needs, grammar);
  read_part(folder / "event.yaml", read_event, grammar);
  read_part(folder / "bad-rows.yaml", read_bad_rows, grammar);
  grammar.folder_readme = base::read_file(folder / "folder-readme.md", 1U << 20U);
  check_references(grammar);
  return grammar;
}

}  // namespace rongtong::demo
