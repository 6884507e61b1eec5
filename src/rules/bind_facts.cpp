#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <unordered_map>
#include <utility>

#include "rules/fact_table.h"
#include "rules/title_facts.h"

namespace rongtong::rules {

namespace {

constexpr double kUnknownValue = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kListMembers = 63;

/// Places of texts in a dictionary.
class Dictionary {
 public:
  explicit Dictionary(std::vector<std::string>& texts) : texts_(texts) {
    for (std::size_t i = 0; i < texts.size(); ++i) places_.emplace(texts[i], i);
  }

  std::size_t place(const std::string& text) {
    const auto [entry, is_new] = places_.emplace(text, texts_.size());
    if (is_new) texts_.push_back(text);
    return entry->second;
  }

 private:
  std::vector<std::string>& texts_;
  std::unordered_map<std::string, std::size_t> places_;
};

/// One column being filled. A value of another kind than the column's makes it unknown.
class ColumnWriter {
 public:
  ColumnWriter(FactTable& facts, const Input& input, const model::Indicator* indicator) {
    switch (input.type) {
      case Type::kNumber:
      case Type::kDate:
        numbers_ = &facts.numbers(input);
        dates_ = input.type == Type::kDate;
        break;
      case Type::kTruth:
        truths_ = &facts.truths(input);
        break;
      case Type::kText:
        texts_ = &facts.texts(input);
        add_dictionary(texts_->dictionary, indicator);
        break;
      case Type::kList:
        lists_ = &facts.lists(input);
        add_dictionary(lists_->dictionary, indicator);
        break;
    }
  }

  void write(std::size_t row, const model::FactValue& value) {
    if (numbers_ != nullptr) (*numbers_)[row] = number_of(value);
    if (truths_ != nullptr) (*truths_)[row] = truth_of(value);
    if (texts_ != nullptr) texts_->codes[row] = code_of(value);
    if (lists_ != nullptr) lists_->masks[row] = mask_of(value);
  }

 private:
  void add_dictionary(std::vector<std::string>& texts, const model::Indicator* indicator) {
    if (indicator != nullptr && texts.empty()) {
      for (const auto& choice : indicator->choices) texts.push_back(choice.id);
    }
    dictionary_.emplace(texts);
  }

  double number_of(const model::FactValue& value) const {
    if (dates_) {
      const auto* date = std::get_if<base::Date>(&value);
      return date == nullptr ? kUnknownValue : base::days_since_epoch(*date);
    }
    const auto* number = std::get_if<double>(&value);
    return number == nullptr || !std::isfinite(*number) ? kUnknownValue : *number;
  }

  static Truth truth_of(const model::FactValue& value) {
    const auto* truth = std::get_if<bool>(&value);
    if (truth == nullptr) return Truth::kUnknown;
    return *truth ? Truth::kYes : Truth::kNo;
  }

  std::int32_t code_of(const model::FactValue& value) {
    const auto* text = std::get_if<std::string>(&value);
    return text == nullptr ? -1 : static_cast<std::int32_t>(dictionary_->place(*text));
  }

  /// Unknown where a member finds no room in the mask.
  std::uint64_t mask_of(const model::FactValue& value) {
    const auto* members = std::get_if<std::vector<std::string>>(&value);
    if (members == nullptr) return FactTable::kUnknownList;
    std::uint64_t mask = 0;
    for (const std::string& member : *members) {
      const std::size_t place = dictionary_->place(member);
      if (place >= kListMembers) return FactTable::kUnknownList;
      mask |= 1ULL << place;
    }
    return mask;
  }

  std::vector<double>* numbers_ = nullptr;
  std::vector<Truth>* truths_ = nullptr;
  FactTable::Texts* texts_ = nullptr;
  FactTable::Lists* lists_ = nullptr;
  std::optional<Dictionary> dictionary_;
  bool dates_ = false;
};

int reference_year(base::Date on) { return static_cast<int>(on.year()) - 1; }

/// Columns of figures: which writer takes a value of an indicator.
class FigureBinder {
 public:
  FigureBinder(FactTable& facts, std::span<const Input> inputs, const model::Vocabulary& vocabulary)
      : on_(facts.on()) {
    std::set<Input> taken;
    writers_.reserve(inputs.size());
    for (const Input& input : inputs) {
      const bool yearly = input.kind == InputKind::kYearly;
      if ((!yearly && input.kind != InputKind::kDated) || !taken.insert(input).second) continue;
      const int year = reference_year(on_) + input.offset;
      auto& places = (yearly ? yearly_ : dated_)[input.id];
      places.push_back({year, writers_.size()});
      writers_.emplace_back(facts, input, vocabulary.find_indicator(input.id));
    }
    latest_.resize(writers_.size());
  }

  void bind(const model::FirmFacts& firm, std::size_t row) {
    for (const auto& fact : firm.yearly) {
      const auto found = yearly_.find(fact.indicator);
      if (found == yearly_.end()) continue;
      for (const Place& place : found->second) {
        if (place.year == fact.year) writers_[place.writer].write(row, fact.value);
      }
    }
    std::ranges::fill(latest_, std::nullopt);
    for (const auto& fact : firm.dated) bind(fact, row);
  }

 private:
  struct Place {
    int year;
    std::size_t writer;
  };

  void bind(const model::DatedFact& fact, std::size_t row) {
    const auto found = dated_.find(fact.indicator);
    if (found == dated_.end() || fact.on > on_) return;
    for (const Place& place : found->second) {
      auto& latest = latest_[place.writer];
      if (latest && *latest > fact.on) continue;
      latest = fact.on;
      writers_[place.writer].write(row, fact.value);
    }
  }

  base::Date on_;
  std::vector<ColumnWriter> writers_;
  std::vector<std::optional<base::Date>> latest_;  ///< day of the fact that a column holds
  std::unordered_map<std::string, std::vector<Place>> yearly_;
  std::unordered_map<std::string, std::vector<Place>> dated_;
};

void bind_title(
    FactTable& facts,
    const Input& input,
    const model::Vocabulary& vocabulary,
    std::span<const model::FirmFacts> firms
) {
  const TitleQuestion question(input, vocabulary, facts.on());
  if (input.kind == InputKind::kSince) {
    auto& column = facts.numbers(input);
    for (std::size_t row = 0; row < firms.size(); ++row) {
      const auto since = question.since(firms[row]);
      if (since) column[row] = base::days_since_epoch(*since);
    }
    return;
  }
  auto& column = facts.truths(input);
  const bool holds = input.kind == InputKind::kHolds;
  for (std::size_t row = 0; row < firms.size(); ++row) {
    column[row] = holds ? question.holds(firms[row]) : question.granted(firms[row]);
  }
}

void bind_place(
    FactTable& facts,
    const Input& input,
    std::string model::FirmFacts::*member,
    std::span<const model::FirmFacts> firms
) {
  auto& column = facts.texts(input);
  Dictionary dictionary(column.dictionary);
  for (std::size_t row = 0; row < firms.size(); ++row) {
    const std::string& text = firms[row].*member;
    if (!text.empty()) column.codes[row] = static_cast<std::int32_t>(dictionary.place(text));
  }
}

void bind_other(
    FactTable& facts,
    const Input& input,
    const model::Vocabulary& vocabulary,
    std::span<const model::FirmFacts> firms
) {
  switch (input.kind) {
    case InputKind::kHolds:
    case InputKind::kGranted:
    case InputKind::kSince:
      return bind_title(facts, input, vocabulary, firms);
    case InputKind::kRegion:
      return bind_place(facts, input, &model::FirmFacts::region, firms);
    case InputKind::kIndustry:
      return bind_place(facts, input, &model::FirmFacts::industry, firms);
    case InputKind::kYearly:
    case InputKind::kDated:
    case InputKind::kReview:
      return;
  }
}

}  // namespace

FactTable bind_facts(
    std::span<const model::FirmFacts> firms,
    std::span<const Input> inputs,
    const model::Vocabulary& vocabulary,
    base::Date on,
    bool review
) {
  FactTable facts(firms.size(), on);
  facts.truths(review_input()).assign(firms.size(), review ? Truth::kYes : Truth::kNo);
  for (const Input& input : inputs) bind_other(facts, input, vocabulary, firms);
  FigureBinder figures(facts, inputs, vocabulary);
  for (std::size_t row = 0; row < firms.size(); ++row) figures.bind(firms[row], row);
  return facts;
}

}  // namespace rongtong::rules
