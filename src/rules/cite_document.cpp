#include "rules/cite_document.h"

namespace rongtong::rules {

namespace {

void cite(Citation& citation, const std::string& document) {
  if (citation.document.empty()) citation.document = document;
}

void cite_all(std::vector<Condition>& conditions, const std::string& document) {
  for (Condition& condition : conditions) cite_document(condition, document);
}

void cite_item(PointItem& item, const std::string& document) {
  cite(item.citation, document);
  for (PointCase& one : item.cases) cite_document(one.when, document);
  for (PointItem& part : item.parts) cite_item(part, document);
}

void cite_table(PointTable& table, const std::string& document) {
  cite(table.citation, document);
  cite_all(table.direct, document);
  for (PointGroup& group : table.groups) {
    cite(group.citation, document);
    for (PointItem& item : group.items) cite_item(item, document);
  }
}

}  // namespace

void cite_document(Condition& condition, const std::string& document) {
  cite(condition.citation, document);
  cite_all(condition.parts, document);
  cite_all(condition.waived_when, document);
}

void cite_document(RuleSet& set, const std::string& document) {
  cite_all(set.conditions, document);
  if (set.points) cite_table(*set.points, document);
  for (ClassCase& one : set.classes) cite_document(one.when, document);
}

}  // namespace rongtong::rules
