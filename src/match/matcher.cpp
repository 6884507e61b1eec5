#include "match/matcher.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <exception>
#include <mutex>
#include <thread>

#include "base/error.h"
#include "match/conditions.h"
#include "match/firm_filter.h"
#include "match/query.h"
#include "match/reasons.h"
#include "match/search.h"

namespace rongtong::match {
namespace {

using model::Need;

std::vector<std::string> all_phrases(const StopPhrases& phrases) {
  std::vector<std::string> all = phrases.scope;
  all.insert(all.end(), phrases.need.begin(), phrases.need.end());
  return all;
}

std::string part_id(model::ConditionKind kind) {
  switch (kind) {
    case model::ConditionKind::kRegion:
      return "condition.region";
    case model::ConditionKind::kTier:
      return "condition.tier";
    case model::ConditionKind::kSize:
      return "condition.size";
    case model::ConditionKind::kQualification:
      return "condition.qualification";
    case model::ConditionKind::kIndustry:
      break;
  }
  return "condition.industry";
}

std::string on_one_line(std::string_view lines) {
  std::string text;
  for (const char c : lines) {
    if (c == '\n') {
      text += "、";
    } else {
      text += c;
    }
  }
  return text;
}

std::vector<SoftBonus> soft_bonuses(
    std::span<const JudgedCondition> conditions,
    const MatchWeights& weights,
    std::uint64_t reference
) {
  const double met = weights.soft_condition * static_cast<double>(reference);
  std::vector<SoftBonus> bonuses;
  for (const auto& condition : conditions) {
    if (condition.condition.hard) continue;
    bonuses.push_back(
        {&condition,
         static_cast<std::uint64_t>(std::llround(met)),
         static_cast<std::uint64_t>(std::llround(met * weights.soft_unknown))}
    );
  }
  return bonuses;
}

/// The need's pinned firms that may come back, ascending, each once.
std::vector<FirmNumber> pinned_firms(const SnapshotView& index, const Need& need) {
  std::vector<FirmNumber> firms;
  for (const auto& code : need.pinned) {
    const auto firm = index.find(code.text());
    const bool excluded = std::ranges::find(need.excluded, code) != need.excluded.end();
    if (firm && !excluded && !index.is_branch(*firm)) firms.push_back(*firm);
  }
  std::ranges::sort(firms);
  firms.erase(std::unique(firms.begin(), firms.end()), firms.end());
  return firms;
}

/// The best firms, then the pinned ones that are not among them.
std::vector<Scored> returned(Found found) {
  std::sort(found.pinned.begin(), found.pinned.end());
  std::vector<Scored> all = std::move(found.top);
  const std::size_t best = all.size();
  for (const auto& pinned : found.pinned) {
    const auto end = all.begin() + static_cast<std::ptrdiff_t>(best);
    const bool there = std::any_of(all.begin(), end, [&pinned](const Scored& scored) {
      return scored.firm == pinned.firm;
    });
    if (!there) all.push_back(pinned);
  }
  return all;
}

/// The firms that the need excludes, and its issuer, which does not supply itself.
std::vector<model::CreditCode> excluded_firms(const Need& need) {
  auto excluded = need.excluded;
  if (const auto issuer = model::CreditCode::parse(need.issuer_code)) excluded.push_back(*issuer);
  return excluded;
}

}  // namespace

struct Matcher::Impl {
  CapabilityIndex index;
  MatchWeights weights;
  PhraseSet scope_stop;
  PhraseSet need_stop;
  ImpactModel impact;
  const model::Codes* codes;

  Impl(
      CapabilityIndex opened,
      const MatchWeights& given,
      const StopPhrases& phrases,
      const model::Codes& tables
  )
      : index(std::move(opened)),
        weights(given),
        scope_stop(phrases.scope),
        need_stop(all_phrases(phrases)),
        impact(given, index.view().means()),
        codes(&tables) {}

  model::Candidate candidate(
      const Scored& scored,
      const Query& query,
      std::span<const JudgedCondition> conditions,
      std::span<const SoftBonus> bonuses
  ) const;
  model::MatchResult match(const Need& need, const MatchOptions& options, const FirmLookup& lookup)
      const;
};

/// All but the words.
model::Candidate Matcher::Impl::candidate(
    const Scored& scored,
    const Query& query,
    std::span<const JudgedCondition> conditions,
    std::span<const SoftBonus> bonuses
) const {
  const SnapshotView& view = index.view();
  const auto units = [&query](std::uint64_t score) {
    return static_cast<double>(score) * query.unit;
  };
  model::Candidate candidate;
  candidate.enterprise = view.id(scored.firm);
  candidate.score = units(scored.total);
  candidate.parts.push_back({"text", units(scored.text)});
  std::uint64_t best = query.reference;
  for (const auto& bonus : bonuses) {
    best += bonus.met;
    const auto kind = bonus.condition->condition.kind;
    candidate.parts.push_back({part_id(kind), units(bonus.of(view, scored.firm))});
  }
  if (best > 0) {
    candidate.fit = std::min(1.0, static_cast<double>(scored.total) / static_cast<double>(best));
  }
  for (const auto& condition : conditions) {
    const auto value = view.column(condition.column)[scored.firm];
    candidate.conditions.push_back(
        {condition.condition,
         condition.verdicts[value],
         on_one_line(view.values(condition.column)[value])}
    );
  }
  return candidate;
}

model::MatchResult Matcher::Impl::match(
    const Need& need, const MatchOptions& options, const FirmLookup& lookup
) const {
  const SnapshotView& view = index.view();
  TokenReader need_reader(need_stop);
  TokenReader firm_reader(scope_stop);
  const Query query = query_of(need, weights, view, need_reader);
  const auto conditions = judged_conditions(need.conditions, view, *codes);
  const auto bonuses = soft_bonuses(conditions, weights, query.reference);
  FirmFilter filter = firm_filter(view, conditions, excluded_firms(need), options.among);
  const auto pinned = pinned_firms(view, need);

  model::MatchResult result;
  WordFinder words(query, impact, firm_reader);
  for (const auto& scored : returned(search(view, query, filter, bonuses, options.top, pinned))) {
    result.candidates.push_back(candidate(scored, query, conditions, bonuses));
    auto& last = result.candidates.back();
    last.words = words.words(lookup(last.enterprise));
  }
  result.exclusions = std::move(filter.exclusions);
  result.firms_considered = filter.considered;
  return result;
}

Matcher::Matcher(
    CapabilityIndex index,
    const MatchWeights& weights,
    const StopPhrases& phrases,
    const model::Codes& codes
)
    : impl_(std::make_unique<Impl>(std::move(index), weights, phrases, codes)) {}

Matcher::~Matcher() = default;
Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;

const CapabilityIndex& Matcher::index() const { return impl_->index; }

model::MatchResult Matcher::match(
    const Need& need, const MatchOptions& options, const FirmLookup& lookup
) const {
  return impl_->match(need, options, lookup);
}

std::vector<model::MatchResult> Matcher::match_all(
    std::span<const Need> needs,
    const MatchOptions& options,
    const FirmLookup& lookup,
    unsigned threads
) const {
  std::vector<model::MatchResult> results(needs.size());
  std::vector<std::exception_ptr> faults(needs.size());
  std::mutex lookup_mutex;
  const FirmLookup one_at_a_time = [&](model::EnterpriseId id) {
    const std::scoped_lock lock(lookup_mutex);
    return lookup(id);
  };
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < needs.size(); i = next++) {
      try {
        results[i] = impl_->match(needs[i], options, one_at_a_time);
      } catch (...) {
        faults[i] = std::current_exception();  // thrown below, in the order of the needs
      }
    }
  };
  {
    std::vector<std::jthread> workers;
    const std::size_t count = std::min<std::size_t>(threads, needs.size());
    for (std::size_t i = 1; i < count; ++i) workers.emplace_back(work);
    work();
  }
  for (const auto& fault : faults) {
    if (fault) std::rethrow_exception(fault);
  }
  return results;
}

}  // namespace rongtong::match
