#include "rules/fact_table.h"

#include <limits>

namespace rongtong::rules {

namespace {

template <class Column>
const Column* find(const std::map<Input, Column>& columns, const Input& input) {
  const auto found = columns.find(input);
  return found == columns.end() ? nullptr : &found->second;
}

}  // namespace

std::vector<double>& FactTable::numbers(const Input& input) {
  const auto [column, is_new] = numbers_.try_emplace(input);
  if (is_new) column->second.assign(rows_, std::numeric_limits<double>::quiet_NaN());
  return column->second;
}

std::vector<Truth>& FactTable::truths(const Input& input) {
  const auto [column, is_new] = truths_.try_emplace(input);
  if (is_new) column->second.assign(rows_, Truth::kUnknown);
  return column->second;
}

FactTable::Texts& FactTable::texts(const Input& input) {
  const auto [column, is_new] = texts_.try_emplace(input);
  if (is_new) column->second.codes.assign(rows_, -1);
  return column->second;
}

FactTable::Lists& FactTable::lists(const Input& input) {
  const auto [column, is_new] = lists_.try_emplace(input);
  if (is_new) column->second.masks.assign(rows_, kUnknownList);
  return column->second;
}

const std::vector<double>* FactTable::find_numbers(const Input& input) const {
  return find(numbers_, input);
}

const std::vector<Truth>* FactTable::find_truths(const Input& input) const {
  return find(truths_, input);
}

const FactTable::Texts* FactTable::find_texts(const Input& input) const {
  return find(texts_, input);
}

const FactTable::Lists* FactTable::find_lists(const Input& input) const {
  return find(lists_, input);
}

Input review_input() {
  Input input;
  input.kind = InputKind::kReview;
  input.type = Type::kTruth;
  return input;
}

Input region_input() {
  Input input;
  input.kind = InputKind::kRegion;
  input.type = Type::kText;
  return input;
}

Input industry_input() {
  Input input;
  input.kind = InputKind::kIndustry;
  input.type = Type::kText;
  return input;
}

}  // namespace rongtong::rules
