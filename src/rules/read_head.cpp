#include "rules/read_head.h"

#include <algorithm>

#include "base/text/nearest.h"

namespace rongtong::rules {

namespace {

using base::YamlNode;

constexpr int kMostYears = 100;
constexpr int kMostMonths = 120;

Document read_document(const YamlNode& node) {
  Document document;
  document.title = read_words(node.required("title"));
  keep(document.number, node.child("number").text());
  document.issuer = read_words(node.child("issuer"));
  document.issued_on = read_day(node.child("issued"));
  document.mark = read_citation(node).mark;
  node.finish();
  return document;
}

std::vector<Purpose> read_purposes(const YamlNode& node) {
  std::vector<Purpose> purposes;
  for (const auto& word : node.texts()) {
    if (word == "application") {
      purposes.push_back(Purpose::kApplication);
    } else if (word == "review") {
      purposes.push_back(Purpose::kReview);
    } else {
      fault(node, "purpose", word);
    }
  }
  return purposes;
}

void read_effects(const YamlNode& list, RuleSet& set, EffectPlaces& places) {
  set.effects.clear();
  places.clear();
  for (const auto& node : list.items()) {
    if (!node.is_map()) {
      fault(node, "item_map");
      continue;
    }
    Effect effect;
    const auto purposes = read_purposes(node.required("for"));
    const auto from = read_day(node.required("from"));
    keep(effect.from, from);
    const auto until = node.child("until");
    effect.until = read_day(until);
    effect.citation = read_citation(node);
    node.finish();
    if (!from) continue;
    if (effect.until && *effect.until <= effect.from) {
      fault(until, "effect_backwards", base::to_iso(*effect.until), base::to_iso(effect.from));
    }
    for (const Purpose purpose : purposes) {
      effect.purpose = purpose;
      set.effects.push_back(effect);
      places.push_back(node);
    }
  }
}

void read_region(const YamlNode& node, std::string& region) {
  constexpr std::size_t kDigits = 6;
  const auto text = node.text();
  if (!text) return;
  const bool plain = std::ranges::all_of(*text, [](char c) { return c >= '0' && c <= '9'; });
  if (plain && text->size() == kDigits) {
    region = *text;
  } else {
    fault(node, "region", *text);
  }
}

void read_grants(const YamlNode& node, const ReadContext& context, std::string& grants) {
  const auto text = node.text();
  if (!text) return;
  grants = *text;
  if (context.vocabulary.find_title(grants) != nullptr) return;
  std::vector<std::string> known;
  for (const auto& title : context.vocabulary.titles()) known.push_back(title.id);
  const auto meant = base::nearest(grants, known);
  if (meant) fault(node, "title_unknown_meant", grants, *meant);
  if (!meant) fault(node, "title_unknown", grants);
}

}  // namespace

void read_head(
    const YamlNode& root, const ReadContext& context, RuleSet& set, EffectPlaces& places
) {
  const bool overlay = !set.overlays.empty();
  if (overlay) {
    if (root.child("ladder").present()) fault(root.child("ladder"), "overlay_ladder");
  } else {
    keep(set.ladder, read_id(root.required("ladder")));
  }
  set.name = read_words(root.required("name"));
  set.document = read_document(root.required("document"));
  read_region(root.child("region"), set.region);
  const auto effects = root.child("effects");
  if (effects.present()) read_effects(effects, set, places);
  read_grants(root.child("grants"), context, set.grants);
  if (const auto years = read_whole(root.child("valid_years"), 1, kMostYears)) {
    set.valid_years = years;
  }
  if (const auto day = read_month_day(root.child("update_by"))) set.update_by = day;
  const auto months = read_whole(root.child("report_change_months"), 1, kMostMonths);
  if (months) set.report_change_months = months;
  const auto notes = root.child("notes");
  if (notes.present()) set.notes = read_words(notes);
}

void read_definitions(const YamlNode& root, const ReadContext& context) {
  const auto map = root.child("definitions");
  if (!map.present()) return;
  std::vector<std::pair<std::string, YamlNode>> defined;
  for (const auto& name : map.keys()) {
    const auto node = map.child(name);
    const auto text = node.text();
    if (!text) continue;
    const bool plain = std::ranges::all_of(name, [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
    const bool starts_well = !name.empty() && !(name[0] >= '0' && name[0] <= '9');
    if (!plain || !starts_well) {
      fault(node, "definition_name", name);
    } else if (is_reserved(name) || context.vocabulary.find_indicator(name) != nullptr) {
      fault(node, "definition_taken", name);
    } else if (!context.scope->define(name, {*text, TextOrigin::of(node)})) {
      fault(node, "definition_of_base", name);
    } else {
      defined.emplace_back(name, node);
    }
  }
  // By their names, so that each is read once and its faults are told once.
  for (const auto& [name, node] : defined) {
    base::Findings findings;
    parse_typed(
        name,
        TextOrigin::of(node),
        {context.vocabulary, context.graph, findings, context.classes, 0, context.scope}
    );
    for (auto& finding : findings) node.add(std::move(finding));
  }
}

}  // namespace rongtong::rules
