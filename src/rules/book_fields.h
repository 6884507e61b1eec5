#pragma once

#include "rules/expression.h"
#include "rules/rule_set.h"

/// The fields of a rule set in the order in which a cached book holds them, for a writer and a
/// reader alike: `archive(a, b, …)` writes or reads one after the other. A change here changes
/// kBookForm in book_cache.cpp.
namespace rongtong::rules {

template <class Archive>
void fields(Archive& archive, typename Archive::template Of<Input> v) {
  archive(v.kind, v.id, v.offset, v.years, v.rank, v.type, v.unit);
}

template <class Archive>
void fields(Archive& archive, typename Archive::template Of<Words> v) {
  archive(v.zh, v.en);
}

template <class Archive>
void fields(Archive& archive, typename Archive::template Of<Citation> v) {
  archive(v.article, v.document, v.mark);
}

template <class Archive>
void fields(Archive& archive, typename Archive::template Of<Points> v) {
  archive(v.least, v.most);
}

template <class Archive>
void fields(Archive& archive, typename Archive::template Of<MonthDay> v) {
  archive(v.month, v.day);
}

template <class Archive>
void fields(Archive& archive, typename Archive::template Of<Band> v) {
  archive(v.from, v.from_included, v.to, v.to_included, v.points, v.text);
}

template <class Archive>
void fields(Archive& archive, typename Archive::template Of<Condition> v) {
  archive(v.kind, v.id, v.text, v.citation, v.value, v.comparison, v.threshold, v.truth, v.bare);
  archive(v.count, v.parts, v.applies_when, v.waived_when, v.undecided, v.note);
}

template <class Archive>
void fields(Archive& archive, typename Archive::template Of<PointCase> v) {
  archive(v.when, v.points);
}

template <class Archive>
void fields(Archive& archive, typename Archive::template Of<PointItem> v) {
  archive(v.kind, v.id, v.text, v.citation, v.maximum, v.value, v.bands, v.cases);
  archive(v.step, v.per_step, v.parts, v.undecided, v.note);
}

template <class Archive>
void fields(Archive& archive, typename Archive::template Of<PointGroup> v) {
  archive(v.id, v.text, v.citation, v.maximum, v.minimum, v.items);
}

template <class Archive>
void fields(Archive& archive, typename Archive::template Of<PointTable> v) {
  archive(v.pass_mark, v.above, v.citation, v.groups, v.direct);
}

template <class Archive>
void fields(Archive& archive, typename Archive::template Of<ClassCase> v) {
  archive(v.id, v.text, v.when, v.truth);
}

template <class Archive>
void fields(Archive& archive, typename Archive::template Of<Document> v) {
  archive(v.title, v.number, v.issuer, v.issued_on, v.mark);
}

template <class Archive>
void fields(Archive& archive, typename Archive::template Of<Effect> v) {
  archive(v.purpose, v.from, v.until, v.citation);
}

template <class Archive>
void fields(Archive& archive, typename Archive::template Of<RuleSet> v) {
  archive(v.id, v.ladder, v.name, v.document, v.file, v.overlays, v.region, v.effects, v.grants);
  archive(v.valid_years, v.update_by, v.report_change_months, v.notes, v.conditions, v.points);
  archive(v.classes, v.conditions_hold);
}

}  // namespace rongtong::rules
