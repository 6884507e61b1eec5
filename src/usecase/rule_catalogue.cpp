#include "usecase/rule_catalogue.h"

#include <algorithm>

#include "base/error.h"
#include "base/io/atomic_file.h"
#include "base/io/file.h"
#include "base/text/nearest.h"
#include "model/read_vocabulary.h"
#include "rules/book_cache.h"
#include "rules/parse.h"

namespace rongtong::usecase {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kFileLimit = 4U << 20U;
constexpr std::uint64_t kCacheLimit = 64U << 20U;

std::string read(const fs::path& file) { return base::read_file(file, kFileLimit); }

void add_folder(std::vector<fs::path>& files, const fs::path& folder) {
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(folder, none)) {
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  }
}

bool same_file(const fs::path& a, const fs::path& b) {
  std::error_code failed;
  return a == b || fs::equivalent(a, b, failed);
}

/// The files of a reading. A file of `more` takes the place of the same one of the places, or of
/// indicators.yaml and titles.yaml by its name.
struct Sources {
  fs::path indicators;
  fs::path titles;
  std::vector<fs::path> rule_sets;
};

Sources find_sources(const RulePlaces& places, const std::vector<fs::path>& more) {
  Sources sources{places.catalogue / "indicators.yaml", places.catalogue / "titles.yaml", {}};
  add_folder(sources.rule_sets, places.catalogue / "rulesets");
  if (!places.data.empty()) add_folder(sources.rule_sets, places.data / "rulesets");
  std::ranges::sort(sources.rule_sets);
  for (const auto& file : more) {
    if (file.filename() == "indicators.yaml") {
      sources.indicators = file;
    } else if (file.filename() == "titles.yaml") {
      sources.titles = file;
    } else if (std::ranges::none_of(sources.rule_sets, [&](const auto& known) {
                 return same_file(known, file);
               })) {
      sources.rule_sets.push_back(file);
    }
  }
  return sources;
}

std::vector<rules::RuleFile> read_files(const std::vector<fs::path>& files) {
  std::vector<rules::RuleFile> all;
  for (const auto& file : files) all.push_back({file.string(), read(file)});
  return all;
}

model::Dictionary read_tiers(const fs::path& catalogue) {
  const auto file = catalogue / "codes" / "tiers.csv";
  return model::Dictionary::read(read(file), file.string());
}

std::vector<Ladder> list_ladders(const rules::RuleBook& book, const model::Dictionary& tiers) {
  std::vector<Ladder> ladders;
  for (const auto& set : book.sets()) {
    if (set.effects.empty()) continue;
    auto found = std::ranges::find(ladders, set.ladder, &Ladder::id);
    if (found == ladders.end()) {
      ladders.push_back({set.ladder, "", set.classes.empty() ? kBesideTheRungs : 0});
      found = ladders.end() - 1;
    }
    if (found->grants.empty()) found->grants = set.grants;
    const auto* tier = tiers.find(set.grants);
    if (tier != nullptr && tier->rank > 0) found->order = tier->rank;
  }
  std::ranges::stable_sort(ladders, {}, &Ladder::order);
  return ladders;
}

void append(base::Findings& all, base::Findings more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// Every byte that the book is made from, and where it stands.
std::uint64_t key_of(const Sources& sources) {
  std::vector<std::string> texts{read(sources.indicators), read(sources.titles)};
  for (const auto& file : sources.rule_sets) {
    texts.push_back(file.string());
    texts.push_back(read(file));
  }
  return rules::book_key(std::vector<std::string_view>(texts.begin(), texts.end()));
}

fs::path cache_file(const RulePlaces& places) { return places.data / "cache" / "rule-book.bin"; }

/// The compiled book of an earlier run, and the vocabulary. Empty when there is none that fits.
std::optional<RuleCatalogue> read_kept(
    const RulePlaces& places, const Sources& sources, std::uint64_t key
) {
  std::error_code none;
  if (places.data.empty() || !fs::exists(cache_file(places), none)) return std::nullopt;
  auto book = rules::read_compiled(base::read_file(cache_file(places), kCacheLimit), key);
  if (!book) return std::nullopt;
  auto vocabulary = model::read_vocabulary(
      read(sources.indicators),
      sources.indicators.string(),
      read(sources.titles),
      sources.titles.string()
  );
  return RuleCatalogue(
      std::make_shared<const model::Vocabulary>(std::move(vocabulary.vocabulary)),
      std::make_shared<const rules::RuleBook>(std::move(*book)),
      read_tiers(places.catalogue)
  );
}

/// Keeps the compiled book for the next run, where there is a data folder. It is only a saving of
/// time: a folder that cannot be written to is none of the reader's business.
void keep(const RulePlaces& places, const rules::RuleBook& book, std::uint64_t key) {
  std::error_code none;
  if (places.data.empty() || !fs::is_directory(places.data, none)) return;
  try {
    base::make_folders(cache_file(places).parent_path());
    base::write_file_atomically(cache_file(places), rules::write_compiled(book, key));
  } catch (const base::Error& error) {
    if (error.code() == base::ErrorCode::kInternal) throw;
  }
}

[[noreturn]] void refuse(const base::Findings& findings, base::Language language) {
  std::string lines;
  std::size_t faults = 0;
  for (const auto& finding : findings) {
    if (finding.severity != base::Severity::kReject) continue;
    ++faults;
    lines += "\n  " + finding_line(finding, language);
  }
  throw base::Error(
      base::ErrorCode::kInvalidArgument, base::msg("usecase_assess.faulty_rules", faults, lines)
  );
}

}  // namespace

RuleCatalogue::RuleCatalogue(
    std::shared_ptr<const model::Vocabulary> vocabulary,
    std::shared_ptr<const rules::RuleBook> book,
    const model::Dictionary& tiers
)
    : vocabulary_(std::move(vocabulary)),
      book_(std::move(book)),
      ladders_(list_ladders(*book_, tiers)) {}

const Ladder* RuleCatalogue::find_ladder(std::string_view id) const {
  const auto found = std::ranges::find(ladders_, id, &Ladder::id);
  return found == ladders_.end() ? nullptr : &*found;
}

const rules::RuleSet& RuleCatalogue::set(std::string_view id) const {
  if (const auto* set = book_->find(id)) return *set;
  std::vector<std::string> known;
  for (const auto& set : book_->sets()) known.push_back(set.id);
  const auto near = base::nearest(id, known);
  throw base::Error(
      base::ErrorCode::kNotFound,
      near ? base::msg("usecase_assess.no_set_near", id, *near)
           : base::msg("usecase_assess.no_set", id)
  );
}

RuleReading check_rules(const RulePlaces& places, const std::vector<fs::path>& more) {
  const auto sources = find_sources(places, more);
  RuleReading reading;
  auto vocabulary = model::read_vocabulary(
      read(sources.indicators),
      sources.indicators.string(),
      read(sources.titles),
      sources.titles.string()
  );
  append(reading.findings, std::move(vocabulary.findings));
  append(
      reading.findings, rules::check_vocabulary(vocabulary.vocabulary, sources.indicators.string())
  );
  const auto shared = std::make_shared<const model::Vocabulary>(std::move(vocabulary.vocabulary));
  auto book = rules::read_rule_book(read_files(sources.rule_sets), *shared);
  append(reading.findings, std::move(book.findings));
  reading.files = sources.rule_sets.size() + 2;
  reading.rules.emplace(
      shared,
      std::make_shared<const rules::RuleBook>(std::move(book.book)),
      read_tiers(places.catalogue)
  );
  return reading;
}

RuleCatalogue read_rules(const RulePlaces& places, base::Language language) {
  const auto sources = find_sources(places, {});
  const auto key = key_of(sources);
  if (auto kept = read_kept(places, sources, key)) return std::move(*kept);
  auto reading = check_rules(places);
  if (base::rejected(reading.findings)) refuse(reading.findings, language);
  keep(places, reading.rules->book(), key);
  return std::move(*reading.rules);
}

std::string finding_line(const base::Finding& finding, base::Language language) {
  const auto place = base::to_string(finding.place);
  return place + (place.empty() ? "" : ": ") + base::render(finding.message, language);
}

}  // namespace rongtong::usecase
