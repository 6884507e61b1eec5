#include "store/sqlite/fact_fold.h"

#include <algorithm>
#include <charconv>
#include <tuple>

#include "model/fold_facts.h"
#include "model/region.h"

namespace rongtong::store {

namespace {

std::pair<std::int64_t, int> key(const CodedStatement::Yearly& fact) {
  return {fact.name, fact.year};
}
std::pair<std::int64_t, int> key(const CodedStatement::Dated& fact) {
  return {fact.name, fact.day};
}

bool same(const CodedStatement::Yearly& a, const CodedStatement::Yearly& b) {
  return a.value == b.value;
}
bool same(const CodedStatement::Dated& a, const CodedStatement::Dated& b) {
  return std::tie(a.value, a.given_by, a.evidence) == std::tie(b.value, b.given_by, b.evidence);
}

/// Whether every one of `before` is in `after` as it was. Both ordered by key, keys unique.
template <class Fact>
bool all_kept(const std::vector<Fact>& before, const std::vector<Fact>& after) {
  auto at = after.begin();
  for (const auto& fact : before) {
    while (at != after.end() && key(*at) < key(fact)) ++at;
    if (at == after.end() || key(*at) != key(fact) || !same(*at, fact)) return false;
  }
  return true;
}

template <class Item>
bool all_among(const std::vector<Item>& before, const std::vector<Item>& after) {
  return std::all_of(before.begin(), before.end(), [&after](const Item& item) {
    return std::find(after.begin(), after.end(), item) != after.end();
  });
}

std::optional<model::RegionCode> region_of(const model::FirmFacts& facts) {
  std::int32_t number = 0;
  const char* const end = facts.region.data() + facts.region.size();
  const auto read = std::from_chars(facts.region.data(), end, number);
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return model::RegionCode(number);
}

}  // namespace

void FactFold::start() {
  statements_ = 0;
  firm_name_ = {};
  yearly_.clear();
  dated_.clear();
  titles_.clear();
  absences_.clear();
  named_.clear();
}

void FactFold::add(std::int64_t batch, std::string_view bytes) {
  if (statements_ == bytes_.size()) bytes_.emplace_back();
  std::string& kept = bytes_[statements_++];
  kept.assign(bytes);
  decode_facts(kept, coded_);
  if (!coded_.firm_name.empty()) firm_name_ = coded_.firm_name;
  yearly_.insert(yearly_.end(), coded_.yearly.begin(), coded_.yearly.end());
  dated_.insert(dated_.end(), coded_.dated.begin(), coded_.dated.end());
  for (auto& coded : coded_.titles) {
    named_.emplace_back(batch, coded.title);
    coded.grant.title = names_.name_of(coded.title);
    model::lay_over(titles_, coded.grant);
  }
  for (const auto& absence : coded_.absences) {
    model::lay_over(
        absences_,
        model::TitleAbsence{names_.name_of(absence.title), base::date_from_days(absence.day)}
    );
  }
}

void FactFold::finish() {
  model::keep_latest(yearly_, [](const auto& fact) { return key(fact); });
  model::keep_latest(dated_, [](const auto& fact) { return key(fact); });
}

FactFold::Difference FactFold::against(const FactFold& later) const {
  if (!all_kept(yearly_, later.yearly_) || !all_kept(dated_, later.dated_) ||
      !all_among(titles_, later.titles_) || !all_among(absences_, later.absences_) ||
      (!firm_name_.empty() && firm_name_ != later.firm_name_)) {
    return Difference::kOther;
  }
  const bool more = yearly_.size() != later.yearly_.size() ||
                    dated_.size() != later.dated_.size() ||
                    titles_.size() != later.titles_.size() ||
                    absences_.size() != later.absences_.size() || firm_name_ != later.firm_name_;
  return more ? Difference::kMore : Difference::kNone;
}

bool FactFold::named_by(const StoredList& list) const {
  return std::find(named_.begin(), named_.end(), std::pair(list.batch, list.title)) != named_.end();
}

void FactFold::write(model::FirmFacts& out, const std::vector<StoredList>& lists) const {
  if (out.name.empty()) out.name = firm_name_;
  out.yearly.reserve(yearly_.size());
  for (const auto& fact : yearly_) {
    out.yearly.push_back({names_.name_of(fact.name), fact.year, decode_value(fact.value)});
  }
  for (const auto& fact : dated_) {
    out.dated.push_back(
        {names_.name_of(fact.name),
         base::date_from_days(fact.day),
         decode_value(fact.value),
         std::string(fact.given_by),
         std::string(fact.evidence)}
    );
  }
  out.titles = titles_;
  out.absences = absences_;
  if (lists.empty()) return;
  const auto place = region_of(out);
  for (const auto& list : lists) {
    const bool covered =
        !list.region ||
        (place && model::RegionTable::contains(model::RegionCode(*list.region), *place));
    if (!covered || named_by(list)) continue;
    model::lay_over(out.absences, {names_.name_of(list.title), list.as_of});
  }
}

}  // namespace rongtong::store
