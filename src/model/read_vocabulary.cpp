#include "model/read_vocabulary.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>

#include "base/error.h"
#include "base/io/file.h"
#include "base/text/nearest.h"
#include "base/yaml.h"

namespace rongtong::model {

namespace {

using base::YamlNode;

template <class... Args>
void fault(const YamlNode& node, std::string_view rule, const Args&... args) {
  constexpr std::string_view kMeant = "_meant";  // names what was probably meant: the same rule
  const auto message = base::msg("model.vocabulary." + std::string(rule), args...);
  if (rule.ends_with(kMeant)) rule.remove_suffix(kMeant.size());
  node.fault("vocabulary." + std::string(rule), message);
}

template <class T, class U>
void keep(T& to, const std::optional<U>& value) {
  if (value) to = *value;
}

template <class T>
struct Word {
  std::string_view word;
  T value;
};

constexpr std::array kTypes{
    Word<IndicatorType>{"number", IndicatorType::kNumber},
    Word<IndicatorType>{"truth", IndicatorType::kTruth},
    Word<IndicatorType>{"text", IndicatorType::kText},
    Word<IndicatorType>{"list", IndicatorType::kList},
    Word<IndicatorType>{"date", IndicatorType::kDate}};

constexpr std::array kUnits{
    Word<Unit>{"none", Unit::kNone},
    Word<Unit>{"yuan", Unit::kYuan},
    Word<Unit>{"ratio", Unit::kRatio},
    Word<Unit>{"count", Unit::kCount},
    Word<Unit>{"years", Unit::kYears},
    Word<Unit>{"days", Unit::kDays},
    Word<Unit>{"points", Unit::kPoints}};

constexpr std::array kPeriods{
    Word<Period>{"year", Period::kYear},
    Word<Period>{"year_end", Period::kYearEnd},
    Word<Period>{"day", Period::kDay}};

template <class T, std::size_t N>
void read_word(const YamlNode& node, const std::array<Word<T>, N>& words, T& to) {
  const auto text = node.text();
  if (!text) return;
  std::string known;
  for (const auto& word : words) {
    if (word.word == *text) {
      to = word.value;
      return;
    }
    known += (known.empty() ? "" : ", ") + std::string(word.word);
  }
  fault(node, "word", *text, known);
}

bool is_id(std::string_view text) {
  const bool plain = std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
  return plain && !text.empty() && !(text.front() >= '0' && text.front() <= '9');
}

/// What a file has read so far: ids and names are unique.
class Seen {
 public:
  explicit Seen(std::set<std::string>& ids) : ids_(ids) {}

  bool id(const YamlNode& node, const std::string& id) {
    if (!is_id(id)) {
      fault(node, "id", id);
      return false;
    }
    if (ids_.insert(id).second) return true;
    fault(node, "id_twice", id);
    return false;
  }

  template <class Entry>
  void names(const YamlNode& node, const Entry& entry) {
    name(node, entry.id, entry.id);
    name(node.child("zh"), entry.zh, entry.id);
    name(node.child("en"), entry.en, entry.id);
    for (const auto& alias : entry.aliases) name(node.child("aliases"), alias, entry.id);
  }

 private:
  void name(const YamlNode& node, const std::string& name, const std::string& id) {
    const std::string key = name_key(name);
    if (key.empty()) return;
    const auto [place, added] = owners_.emplace(key, id);
    if (!added && place->second != id) fault(node, "name_twice", name, place->second);
  }

  std::set<std::string>& ids_;
  std::map<std::string, std::string> owners_;
};

/// id, zh, en, aliases.
template <class Entry>
void read_names(const YamlNode& node, Entry& entry) {
  keep(entry.id, node.required("id").text());
  keep(entry.zh, node.required("zh").text());
  keep(entry.en, node.required("en").text());
  const auto aliases = node.child("aliases");
  if (aliases.present()) entry.aliases = aliases.texts();
}

std::vector<Choice> read_choices(const YamlNode& list) {
  std::vector<Choice> choices;
  std::set<std::string> ids;
  Seen seen(ids);
  if (!list.present()) return choices;
  for (const auto& node : list.items()) {
    Choice choice;
    read_names(node, choice);
    node.finish();
    if (!seen.id(node, choice.id)) continue;
    seen.names(node, choice);
    choices.push_back(std::move(choice));
  }
  return choices;
}

std::optional<double> read_positive(const YamlNode& node) {
  const auto number = node.number();
  if (!number || *number >= 0) return number;
  fault(node, "negative", node.text().value_or(""));
  return std::nullopt;
}

std::optional<Lever> read_lever(const YamlNode& node) {
  if (!node.present()) return std::nullopt;
  Lever lever;
  keep(lever.may_rise, node.child("rise").boolean());
  keep(lever.may_fall, node.child("fall").boolean());
  keep(lever.cost_per_unit, read_positive(node.child("cost")));
  lever.most_change_per_year = read_positive(node.child("most_per_year"));
  lever.most_growth_per_year = read_positive(node.child("growth_per_year"));
  keep(lever.drift_per_year, node.child("drift").number());
  keep(lever.recurs, node.child("recurs").boolean());
  if (const auto moved = node.child("moves"); moved.present()) lever.moves = moved.texts();
  keep(lever.source, node.child("source").text());
  node.finish();
  return lever;
}

void read_words(const YamlNode& node, std::string& zh, std::string& en) {
  if (!node.present()) return;
  if (node.is_scalar()) {
    keep(zh, node.text());
    return;
  }
  keep(zh, node.required("zh").text());
  keep(en, node.child("en").text());
  node.finish();
}

/// What does not go together.
void check_indicator(const YamlNode& node, const Indicator& indicator) {
  const bool number = indicator.type == IndicatorType::kNumber;
  const bool chosen =
      indicator.type == IndicatorType::kText || indicator.type == IndicatorType::kList;
  const bool limited = indicator.least || indicator.most || indicator.whole;
  const bool movable = number || indicator.type == IndicatorType::kTruth;
  if (!movable && indicator.lever) fault(node.child("lever"), "lever", indicator.id);
  if (!number && (indicator.unit != Unit::kNone || limited))
    fault(node, "numbers_only", indicator.id);
  if (!chosen && !indicator.choices.empty()) fault(node.child("choices"), "choices", indicator.id);
  if (indicator.type == IndicatorType::kList && indicator.choices.empty()) {
    fault(node, "list_without_choices", indicator.id);
  }
  if (indicator.least && indicator.most && *indicator.least > *indicator.most) {
    fault(node.child("most"), "least_most", indicator.id);
  }
}

Indicator read_indicator(const YamlNode& node) {
  Indicator indicator;
  read_names(node, indicator);
  keep(indicator.group, node.child("group").text());
  read_word(node.child("type"), kTypes, indicator.type);
  read_word(node.child("unit"), kUnits, indicator.unit);
  read_word(node.child("period"), kPeriods, indicator.period);
  keep(indicator.whole, node.child("whole").boolean());
  indicator.least = node.child("least").number();
  indicator.most = node.child("most").number();
  keep(indicator.judged_by_person, node.child("judged").boolean());
  indicator.choices = read_choices(node.child("choices"));
  read_words(node.child("definition"), indicator.definition_zh, indicator.definition_en);
  keep(indicator.source, node.child("source").text());
  const auto formula = node.child("formula");
  keep(indicator.formula, formula.text());
  if (indicator.derived()) {
    const auto place = formula.place_at(0);
    indicator.formula_line = place.line;
    indicator.formula_column = place.character;
  }
  indicator.lever = read_lever(node.child("lever"));
  check_indicator(node, indicator);
  node.finish();
  return indicator;
}

TitleKind read_title(const YamlNode& node) {
  TitleKind title;
  read_names(node, title);
  keep(title.group, node.child("group").text());
  const auto years = node.child("valid_years");
  if (const auto number = years.integer()) {
    constexpr int kMostYears = 100;
    if (*number < 1 || *number > kMostYears) fault(years, "years", *number);
    title.valid_years = static_cast<int>(*number);
  }
  keep(title.lasts, node.child("lasts").boolean());
  if (title.lasts && title.valid_years) fault(years, "lasts_and_years", title.id);
  const auto included = node.child("includes_in");
  if (included.present()) title.includes_in = included.texts();
  keep(title.source, node.child("source").text());
  node.finish();
  return title;
}

/// Reads the list `key` of a file; entries with a fault are left out.
template <class Entry>
std::vector<std::pair<Entry, YamlNode>> read_list(
    const base::YamlDocument& document,
    std::string_view key,
    std::set<std::string>& ids,
    const std::function<Entry(const YamlNode&)>& read
) {
  std::vector<std::pair<Entry, YamlNode>> entries;
  if (base::rejected(document.findings())) return entries;
  const auto& root = document.root();
  if (!root.is_map()) {
    fault(root, "no_list", key);
    return entries;
  }
  Seen seen(ids);
  for (const auto& node : root.required(key).items()) {
    const std::size_t before = document.findings().size();
    Entry entry = read(node);
    if (!entry.id.empty() && seen.id(node, entry.id)) seen.names(node, entry);
    if (document.findings().size() == before) entries.emplace_back(std::move(entry), node);
  }
  root.finish();
  return entries;
}

/// What a lever moves besides must be another indicator.
void check_moves(const std::vector<std::pair<Indicator, YamlNode>>& indicators) {
  std::vector<std::string> ids;
  for (const auto& [indicator, node] : indicators) ids.push_back(indicator.id);
  for (const auto& [indicator, node] : indicators) {
    if (!indicator.lever) continue;
    const auto place = node.child("lever").child("moves");
    for (const auto& other : indicator.lever->moves) {
      if (std::ranges::find(ids, other) != ids.end()) continue;
      const auto meant = base::nearest(other, ids);
      if (meant) fault(place, "indicator_unknown_meant", other, *meant);
      if (!meant) fault(place, "indicator_unknown", other);
    }
  }
}

/// Titles that others name must be there, and no title holds itself by way of others.
void check_inclusions(const std::vector<std::pair<TitleKind, YamlNode>>& titles) {
  std::map<std::string, const TitleKind*> by_id;
  std::vector<std::string> ids;
  for (const auto& [title, node] : titles) {
    by_id.emplace(title.id, &title);
    ids.push_back(title.id);
  }
  for (const auto& [title, node] : titles) {
    const auto place = node.child("includes_in");
    for (const auto& other : title.includes_in) {
      if (by_id.contains(other)) continue;
      const auto meant = base::nearest(other, ids);
      if (meant) fault(place, "title_unknown_meant", other, *meant);
      if (!meant) fault(place, "title_unknown", other);
    }
    std::set<std::string> reached;
    std::vector<std::string> open{title.includes_in.begin(), title.includes_in.end()};
    while (!open.empty()) {
      const std::string next = open.back();
      open.pop_back();
      if (!by_id.contains(next) || !reached.insert(next).second) continue;
      const auto& further = by_id[next]->includes_in;
      open.insert(open.end(), further.begin(), further.end());
    }
    if (reached.contains(title.id)) fault(place, "title_circle", title.id);
  }
}

template <class Entry>
std::vector<Entry> values(std::vector<std::pair<Entry, YamlNode>> entries) {
  std::vector<Entry> list;
  for (auto& [entry, node] : entries) list.push_back(std::move(entry));
  return list;
}

}  // namespace

ReadVocabulary read_vocabulary(
    std::string_view indicators_yaml,
    const std::string& indicators_file,
    std::string_view titles_yaml,
    const std::string& titles_file
) {
  const auto indicators_document = base::YamlDocument::parse(indicators_yaml, indicators_file);
  const auto titles_document = base::YamlDocument::parse(titles_yaml, titles_file);
  std::set<std::string> ids;
  auto indicators = read_list<Indicator>(indicators_document, "indicators", ids, read_indicator);
  auto titles = read_list<TitleKind>(titles_document, "titles", ids, read_title);
  check_moves(indicators);
  check_inclusions(titles);
  ReadVocabulary result;
  result.findings = indicators_document.findings();
  result.findings.insert(
      result.findings.end(), titles_document.findings().begin(), titles_document.findings().end()
  );
  result.vocabulary = Vocabulary(values(std::move(indicators)), values(std::move(titles)));
  return result;
}

Vocabulary read_vocabulary(const std::filesystem::path& catalog) {
  const auto limit = base::YamlLimits{}.max_bytes;
  const auto indicators = catalog / "indicators.yaml";
  const auto titles = catalog / "titles.yaml";
  ReadVocabulary read = read_vocabulary(
      base::read_file(indicators, limit),
      indicators.string(),
      base::read_file(titles, limit),
      titles.string()
  );
  if (read.findings.empty()) return std::move(read.vocabulary);
  const base::Finding& first = read.findings.front();
  throw base::Error(base::ErrorCode::kInvalidArgument, first.message, first.place);
}

}  // namespace rongtong::model
