#include "rules/book_reader.h"

#include <algorithm>
#include <array>

#include "base/text/nearest.h"
#include "rules/build.h"
#include "rules/cite_document.h"
#include "rules/describe.h"
#include "rules/overlay.h"
#include "rules/read_classes.h"
#include "rules/read_condition.h"
#include "rules/read_points.h"
#include "rules/settle.h"
#include "rules/unique_ids.h"
#include "rules/versions.h"

namespace rongtong::rules {

namespace {

using base::YamlNode;

/// Sets that stand on sets that stand on sets …; keeps the stack small.
constexpr std::size_t kDeepest = 20;

std::string chain(const std::vector<std::string>& ids, const std::string& last) {
  std::string text;
  for (const auto& id : ids) text += id + " → ";
  return text + last;
}

/// Conditions of a gate as they stand in another set: ids of their own.
void adopt(Condition& condition, const std::string& gate) {
  condition.id = gate + "." + condition.id;
  for (Condition& part : condition.parts) adopt(part, gate);
  for (Condition& waiver : condition.waived_when) adopt(waiver, gate);
}

std::string document_of(const RuleSet& set) {
  return set.document.number.empty() ? set.document.title.zh : set.document.number;
}

}  // namespace

BookReader::BookReader(std::span<const RuleFile> files, const model::Vocabulary& vocabulary)
    : vocabulary_(vocabulary) {
  for (const RuleFile& file : files) {
    entries_.push_back(Entry(base::YamlDocument::parse(file.text, file.name)));
  }
}

void BookReader::enlist(Entry& entry) {
  const auto& root = entry.document.root();
  entry.set.file = root.place().file;
  if (entry.faulty()) return;
  if (!root.is_map()) {
    fault(root, "no_set");
    return;
  }
  const auto node = root.required("id");
  const auto id = read_id(node);
  if (!id) return;
  entry.id = *id;
  entry.set.id = *id;
  const auto [place, added] = by_id_.emplace(*id, &entry);
  if (!added) fault(node, "set_twice", *id, place->second->set.file);
}

ReadBook BookReader::read() {
  for (Entry& entry : entries_) enlist(entry);
  for (Entry& entry : entries_) read(entry);
  check_versions();
  ReadBook result;
  std::vector<RuleSet> sets;
  for (Entry& entry : entries_) {
    const auto& findings = entry.document.findings();
    result.findings.insert(result.findings.end(), findings.begin(), findings.end());
    if (!entry.faulty()) sets.push_back(std::move(entry.set));
  }
  result.book = RuleBook(std::move(graph_), std::move(sets));
  return result;
}

const BookReader::Entry* BookReader::need(const std::string& id, base::Message& reason) {
  const auto found = by_id_.find(id);
  if (found == by_id_.end()) {
    std::vector<std::string> known;
    for (const auto& [name, entry] : by_id_) known.push_back(name);
    const auto meant = base::nearest(id, known);
    reason = meant ? base::msg("rules.set.set_unknown_meant", id, *meant)
                   : base::msg("rules.set.set_unknown", id);
    return nullptr;
  }
  Entry& entry = *found->second;
  if (entry.state == State::kReading || open_.size() > kDeepest) {
    reason = base::msg("rules.set.set_circle", chain(open_, id));
    return nullptr;
  }
  read(entry);
  if (!entry.faulty()) return &entry;
  reason = base::msg("rules.set.set_faulty", id, entry.set.file);
  return nullptr;
}

const BookReader::Entry* BookReader::need(const YamlNode& node, std::string_view rule) {
  const auto id = node.text();
  if (!id) return nullptr;
  base::Message reason;
  const Entry* entry = need(*id, reason);
  const bool circle = reason.key == "rules.set.set_circle";
  if (entry == nullptr) {
    node.fault("rules." + std::string(circle ? "set_circle" : rule), std::move(reason));
  }
  return entry;
}

void BookReader::read(Entry& entry) {
  if (entry.state != State::kUnread) return;
  entry.state = State::kReading;
  open_.push_back(entry.id);
  if (!entry.id.empty() && !entry.faulty()) read_set(entry, entry.document.root());
  open_.pop_back();
  entry.state = State::kRead;
}

void BookReader::read_set(Entry& entry, const YamlNode& root) {
  const auto overlays = root.child("overlays");
  const Entry* base = nullptr;
  if (overlays.present()) {
    base = need(overlays, "overlays");
    if (base == nullptr) return;
    const std::string id = entry.id;
    const std::string file = entry.set.file;
    entry.set = base->set;
    entry.set.id = id;
    entry.set.file = file;
    entry.set.overlays = base->id;
    entry.scope = base->scope;
    entry.open_maxima = base->open_maxima;
  }
  const std::string prefix = base == nullptr ? std::string() : entry.id + ".";
  const ReadContext context{
      vocabulary_, graph_, this, &entry.scope, prefix, &entry.open_maxima, &entry.id_places};
  read_head(root, context, entry.set, entry.effect_places);
  if (entry.effect_places.size() < entry.set.effects.size()) {
    entry.effect_places.assign(entry.set.effects.size(), overlays);
  }
  read_definitions(root, context);
  if (base != nullptr && !(entry.set.document == base->set.document)) {
    cite_document(entry.set, document_of(base->set));
  }
  if (base == nullptr) {
    read_body(root, context, entry);
  } else {
    read_overlay(root, *base, context, entry);
  }
  const auto gates = root.child("gates");
  if (gates.present()) include_gates(gates, entry);
  root.finish();
  complete(root, entry);
}

void BookReader::read_body(const YamlNode& root, const ReadContext& context, Entry& entry) {
  const auto conditions = root.child("conditions");
  const auto points = root.child("points");
  const auto classes = root.child("classes");
  const auto sizes = root.child("size_table");
  const bool judges = conditions.present() || points.present() || root.child("gates").present();
  const int forms = static_cast<int>(judges) + static_cast<int>(classes.present()) +
                    static_cast<int>(sizes.present());
  if (forms != 1) fault(root, forms == 0 ? "no_body" : "several_bodies");
  if (conditions.present()) entry.set.conditions = read_conditions(conditions, context);
  if (points.present()) entry.set.points = read_points_table(points, context);
  if (classes.present()) entry.set.classes = read_classes(classes, context);
  if (sizes.present()) entry.set.classes = read_size_table(sizes, context);
}

void BookReader::read_overlay(
    const YamlNode& root, const Entry& base, const ReadContext& context, Entry& entry
) {
  for (const std::string_view key : {"conditions", "points", "classes", "size_table"}) {
    const auto node = root.child(key);
    if (node.present()) fault(node, "overlay_body", key);
  }
  const std::size_t inner = region_digits(entry.set.region);
  const bool inside =
      inner >= region_digits(base.set.region) && is_within(entry.set.region, base.set.region);
  if (!inside) fault(root.child("region"), "overlay_region", entry.set.region, base.set.region);
  const auto change = root.child("change");
  if (change.present()) apply_changes(change, context, entry.set);
}

void BookReader::include_gates(const YamlNode& list, Entry& entry) {
  std::vector<Condition> groups;
  for (const auto& node : list.items()) {
    const Entry* gate = need(node, "gates");
    if (gate == nullptr) continue;
    if (gate->set.points || !gate->set.classes.empty()) {
      fault(node, "gate_body", gate->id);
      continue;
    }
    Condition group;
    group.kind = Condition::Kind::kAll;
    group.text = gate->set.name;
    group.citation.document = document_of(gate->set);
    group.parts = gate->set.conditions;
    for (Condition& part : group.parts) adopt(part, gate->id);
    cite_document(group, group.citation.document);
    group.id = gate->id;
    groups.push_back(std::move(group));
  }
  entry.set.conditions.insert(entry.set.conditions.begin(), groups.begin(), groups.end());
}

/// What a set needs once all of it is read. Nothing is made of a set with faults.
void BookReader::complete(const YamlNode& root, Entry& entry) {
  if (entry.faulty()) return;
  check_unique_ids(root, entry.id_places, entry.set);
  const auto points = root.child("points");
  if (entry.set.points) {
    check_table(points.present() ? points : root, entry.open_maxima, *entry.set.points);
  }
  if (entry.faulty()) return;
  settle(graph_, entry.set);
  fill_texts(graph_, vocabulary_, entry.set);
}

ClassResolver::Answer BookReader::classed(
    std::string_view classification, std::span<const std::string> classes
) {
  Answer answer;
  const Entry* entry = need(std::string(classification), answer.fault);
  if (entry == nullptr) return answer;
  const auto& cases = entry->set.classes;
  if (cases.empty()) {
    answer.fault = base::msg("rules.set.no_classification", classification);
    return answer;
  }
  std::vector<std::string> known;
  for (const ClassCase& one : cases) known.push_back(one.id);
  for (const auto& wanted : classes) {
    if (std::ranges::find(known, wanted) != known.end()) continue;
    const auto meant = base::nearest(wanted, known);
    answer.fault = meant
                       ? base::msg("rules.set.class_unknown_meant", wanted, classification, *meant)
                       : base::msg("rules.set.class_unknown", wanted, classification);
    return answer;
  }
  // From the last class up: more is certain this way than from the classes one by one, since a
  // firm that is small or medium need not be known to be which.
  NodeId node = graph_.truth(Truth::kNo);
  for (auto one = cases.rbegin(); one != cases.rend(); ++one) {
    const bool asked = std::ranges::find(classes, one->id) != classes.end();
    node = asked ? make_any(graph_, std::array{one->when.truth, node})
                 : make_all(graph_, std::array{make_not(graph_, one->when.truth), node});
  }
  answer.node = node;
  return answer;
}

void BookReader::check_versions() {
  std::vector<RuleSet> sets;
  for (const Entry& entry : entries_) {
    if (!entry.faulty()) sets.push_back(entry.set);
  }
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    for (std::size_t k = 0; k <= i; ++k) {
      if (!entries_[i].faulty() && !entries_[k].faulty())
        check_pair(entries_[i], entries_[k], sets);
    }
  }
}

/// Two versions of a ladder that would be chosen at once, for the same place.
void BookReader::check_pair(Entry& a, const Entry& b, std::span<const RuleSet> sets) {
  const bool rivals = a.set.ladder == b.set.ladder && a.set.region == b.set.region &&
                      !stands_on(sets, a.set, b.set) && !stands_on(sets, b.set, a.set);
  if (!rivals) return;
  for (std::size_t i = 0; i < a.set.effects.size(); ++i) {
    for (std::size_t k = 0; k < b.set.effects.size(); ++k) {
      const bool itself = &a == &b && k >= i;
      if (itself || !share_a_day(a.set.effects[i], b.set.effects[k])) continue;
      const auto from = std::max(a.set.effects[i].from, b.set.effects[k].from);
      fault(a.effect_places[i], "versions_overlap", a.id, b.id, base::to_iso(from));
      return;
    }
  }
}

ReadBook read_rule_book(std::span<const RuleFile> files, const model::Vocabulary& vocabulary) {
  return BookReader(files, vocabulary).read();
}

}  // namespace rongtong::rules
