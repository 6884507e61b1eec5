#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "base/json.h"
#include "base/text/nearest.h"
#include "intake/values_sink.h"

namespace rongtong::intake {

namespace {

namespace bj = boost::json;

const std::vector<std::string> kFirmKeys{
    "id", "name", "region", "industry", "review", "values", "titles"};
const std::vector<std::string> kFileKeys{"on", "firms"};
const std::vector<std::string> kGrantKeys{
    "granted_on", "valid_until", "ended_on", "rank", "batch", "number"};
const std::vector<std::string> kJudgementKeys{"value", "on", "given_by", "evidence"};

std::string text_of(const bj::string& text) { return {text.data(), text.size()}; }

/// A scalar as a person would write it in a cell.
std::string written(const bj::value& value) {
  if (value.is_string()) return text_of(value.get_string());
  return base::to_json_text(value);
}

bool has(const bj::object& object, std::string_view key) {
  return object.find(bj::string_view(key.data(), key.size())) != object.end();
}

class JsonFirm {
 public:
  JsonFirm(const ValuesSink& sink, base::Date on, std::string path, ValuesFirm& firm)
      : sink_(sink), on_(on), path_(std::move(path)), firm_(firm) {}

  void read(const bj::object& object) {
    for (const auto& [key, value] : object) read_member({key.data(), key.size()}, value);
  }

 private:
  base::Place at(std::string_view key) const {
    return {sink_.terms().file, 0, path_ + "/" + std::string(key)};
  }

  void read_member(const std::string& key, const bj::value& value) {
    model::FirmFacts& facts = firm_.facts;
    if (value.is_null()) return;
    if (key == "values") {
      each_member(value, "values", [this](const std::string& name, const bj::value& said) {
        read_value(name, said);
      });
    } else if (key == "titles") {
      read_titles(value);
    } else if (key == "review") {
      const auto truth = read_truth(written(value), sink_.terms().rules.words);
      if (!truth) sink_.warn("values.truth", at(key), written(value));
      firm_.review = truth;
    } else if (!value.is_string() && !value.is_number()) {
      sink_.warn("values.text_expected", at(key), written(value));
    } else if (key == "id") {
      facts.id = written(value);
    } else if (key == "name") {
      facts.name = written(value);
    } else if (key == "region") {
      facts.region = sink_.region_of(written(value), at(key));
    } else if (key == "industry") {
      facts.industry = sink_.industry_of(written(value), at(key));
    } else {
      unknown_key(at(key), key, kFirmKeys);
    }
  }

  template <class Visit>
  void each_member(const bj::value& value, std::string_view key, const Visit& visit) {
    if (!value.is_object()) {
      sink_.warn("values.object_expected", at(key), written(value));
      return;
    }
    for (const auto& [name, said] : value.get_object()) {
      if (!said.is_null()) visit(std::string(name.data(), name.size()), said);
    }
  }

  void unknown_key(
      const base::Place& place, const std::string& key, const std::vector<std::string>& known
  ) const {
    const auto meant = base::nearest(key, known);
    if (meant) {
      sink_.warn("values.unknown_name", place, key, *meant);
    } else {
      sink_.warn("values.unknown_name_far", place, key);
    }
  }

  int year_of(const NamedIndicator& named) const {
    const int last = static_cast<int>(on_.year()) - 1;
    return named.year.value_or(last + named.offset.value_or(0));
  }

  void read_value(const std::string& name, const bj::value& said) {
    const base::Place place = at("values/" + name);
    const auto named = sink_.names().find(name);
    if (!named) {
      sink_.unknown_name(place, name);
      return;
    }
    if (named->indicator->period == model::Period::kDay) {
      if (named->year || named->offset) {
        sink_.warn("values.no_year", place, name, called(*named->indicator));
        return;
      }
      read_dated(*named, said, place);
    } else if (const auto* list = said.if_array(); list != nullptr && !takes_list(*named)) {
      int year = year_of(*named);
      for (const auto& item : *list) put(*named, year--, item, place);
    } else if (const auto* years = said.if_object(); years != nullptr) {
      read_years(*named, *years, place);
    } else {
      put(*named, year_of(*named), said, place);
    }
  }

  static bool takes_list(const NamedIndicator& named) {
    return named.indicator->type == model::IndicatorType::kList;
  }

  void read_years(const NamedIndicator& named, const bj::object& years, const base::Place& place) {
    for (const auto& [key, value] : years) {
      const std::string year_text(key.data(), key.size());
      base::Place inside = place;
      inside.column += "/" + year_text;
      const auto year = read_year(year_text);
      const auto offset = whole_number(year_text);
      if (year && *year >= 1000 && *year <= 9999) {
        put(named, *year, value, inside);
      } else if (offset && *offset >= -20 && *offset <= 1) {
        put(named, static_cast<int>(on_.year()) - 1 + *offset, value, inside);
      } else {
        sink_.warn("values.year", inside, year_text);
      }
    }
  }

  void read_dated(const NamedIndicator& named, const bj::value& said, const base::Place& place) {
    if (const auto* list = said.if_array(); list != nullptr && !takes_list(named)) {
      for (const auto& item : *list) read_dated(named, item, place);
      return;
    }
    const auto* object = said.if_object();
    if (object == nullptr) {
      put(named, 0, said, place);
      return;
    }
    if (has(*object, "value")) {
      read_judgement(named, *object, place);
      return;
    }
    for (const auto& [key, value] : *object) {
      const std::string day_text(key.data(), key.size());
      const auto day = base::parse_date(day_text);
      if (!day) {
        unknown_key({place.file, 0, place.column + "/" + day_text}, day_text, kJudgementKeys);
        continue;
      }
      if (auto read = scalar(named, value, place)) {
        firm_.facts.dated.push_back({named.indicator->id, *day, std::move(*read), "", ""});
      }
    }
  }

  void read_judgement(
      const NamedIndicator& named, const bj::object& object, const base::Place& place
  ) {
    auto read = scalar(named, object.at("value"), place);
    model::DatedFact fact{named.indicator->id, on_, false, "", ""};
    for (const auto& [key, value] : object) {
      const std::string name(key.data(), key.size());
      const base::Place inside{place.file, 0, place.column + "/" + name};
      if (name == "value" || value.is_null()) continue;
      if (name == "on") {
        if (const auto day = date_of(value, inside)) fact.on = *day;
      } else if (name == "given_by") {
        fact.given_by = written(value);
      } else if (name == "evidence") {
        fact.evidence = written(value);
      } else {
        unknown_key(inside, name, kJudgementKeys);
      }
    }
    if (!read) return;
    fact.value = std::move(*read);
    firm_.facts.dated.push_back(std::move(fact));
  }

  std::optional<base::Date> date_of(const bj::value& value, const base::Place& place) const {
    const auto date = base::parse_date(written(value));
    if (!date) sink_.warn("values.date", place, written(value));
    return date;
  }

  void put(
      const NamedIndicator& named, int year, const bj::value& value, const base::Place& place
  ) {
    if (auto read = scalar(named, value, place)) {
      put_fact(firm_.facts, *named.indicator, year, on_, std::move(*read));
    }
  }

  /// One value; empty where it is null or was told to be wrong.
  std::optional<model::FactValue> scalar(
      const NamedIndicator& named, const bj::value& value, const base::Place& place
  ) const {
    const model::Indicator& indicator = *named.indicator;
    if (value.is_null()) return std::nullopt;
    const bool bare_number = value.is_number() && named.unit == nullptr;
    if (indicator.type == model::IndicatorType::kNumber && bare_number) {
      const auto read = checked_number(
          indicator, value.to_number<double>(), sink_.terms().rules.limits.bare_ratio_most, true
      );
      if (!read.value) sink_.bad_value(indicator, read.fault, place, written(value));
      return read.value;
    }
    if (const auto* list = value.if_array(); list != nullptr) {
      return list_of(indicator, *list, place);
    }
    if (value.is_object()) {
      sink_.warn("values.value_expected", place, written(value), called(indicator));
      return std::nullopt;
    }
    ValueTerms terms;
    terms.header_unit = named.unit;
    terms.catalogue_units = true;
    terms.bare_ratio_most = sink_.terms().rules.limits.bare_ratio_most;
    return sink_.value_of(indicator, written(value), terms, place);
  }

  std::optional<model::FactValue> list_of(
      const model::Indicator& indicator, const bj::array& list, const base::Place& place
  ) const {
    if (indicator.type != model::IndicatorType::kList) {
      sink_.warn("values.value_expected", place, base::to_json_text(list), called(indicator));
      return std::nullopt;
    }
    std::vector<std::string> items;
    for (const auto& item : list) {
      const auto* choice = choice_named(indicator, written(item));
      if (choice == nullptr && !indicator.choices.empty()) {
        sink_.bad_value(indicator, ValueFault::kChoice, place, written(item));
        return std::nullopt;
      }
      items.push_back(choice == nullptr ? written(item) : choice->id);
    }
    return items;
  }

  void read_titles(const bj::value& value) {
    if (const auto* list = value.if_array(); list != nullptr) {
      for (const auto& item : *list) {
        if (item.is_string()) read_title(text_of(item.get_string()), bj::value(true));
      }
      return;
    }
    each_member(value, "titles", [this](const std::string& name, const bj::value& said) {
      read_title(name, said);
    });
  }

  void read_title(const std::string& name, const bj::value& said) {
    const base::Place place = at("titles/" + name);
    const auto* title = sink_.names().title(name);
    if (title == nullptr) {
      sink_.unknown_name(place, name);
      return;
    }
    if (const auto* list = said.if_array(); list != nullptr) {
      for (const auto& item : *list) read_grant(*title, item, place);
      // An empty list: somebody looked, and there is none.
      if (list->empty()) firm_.facts.absences.push_back({title->id, on_});
      return;
    }
    read_grant(*title, said, place);
  }

  void read_grant(const model::TitleKind& title, const bj::value& said, const base::Place& place) {
    model::TitleGrant grant;
    grant.title = title.id;
    if (const auto* object = said.if_object(); object != nullptr) {
      bool legible = true;
      for (const auto& [key, value] : *object) {
        legible = read_grant_member({key.data(), key.size()}, value, grant, place) && legible;
      }
      // A grant whose days cannot be read would count as held without end.
      if (legible) firm_.facts.titles.push_back(std::move(grant));
      return;
    }
    const std::string text = written(said);
    if (const auto date = base::parse_date(text)) {
      grant.granted_on = date;
      firm_.facts.titles.push_back(std::move(grant));
      return;
    }
    const auto held = read_truth(text, sink_.terms().rules.words);
    if (!held) {
      sink_.warn("values.title", place, text, title.zh);
    } else if (*held) {
      firm_.facts.titles.push_back(std::move(grant));
    } else {
      firm_.facts.absences.push_back({title.id, on_});
    }
  }

  /// False when the member cannot be read or is none of a grant; told.
  bool read_grant_member(
      const std::string& key,
      const bj::value& value,
      model::TitleGrant& grant,
      const base::Place& place
  ) const {
    const base::Place inside{place.file, 0, place.column + "/" + key};
    if (value.is_null()) return true;
    if (key == "granted_on") {
      grant.granted_on = date_of(value, inside);
      return grant.granted_on.has_value();
    }
    if (key == "valid_until") {
      grant.valid_until = date_of(value, inside);
      return grant.valid_until.has_value();
    }
    if (key == "ended_on") {
      grant.ended_on = date_of(value, inside);
      return grant.ended_on.has_value();
    }
    if (key == "rank") {
      grant.rank = whole_number(written(value));
      if (!grant.rank) sink_.warn("values.rank", inside, written(value));
      return true;  // the title is held all the same; its rank stays unknown
    }
    if (key == "batch" || key == "number") {
      (key == "batch" ? grant.batch : grant.number) = written(value);
      return true;
    }
    unknown_key(inside, key, kGrantKeys);
    return false;
  }

  const ValuesSink& sink_;
  base::Date on_;
  std::string path_;
  ValuesFirm& firm_;
};

void read_firm(
    const bj::value& value,
    const std::string& path,
    std::size_t number,
    const ValuesSink& sink,
    ValuesFile& file
) {
  if (!value.is_object()) {
    sink.reject("values.no_firm", {sink.terms().file, 0, path}, written(value));
    return;
  }
  ValuesFirm& firm = file.firms.emplace_back();
  JsonFirm(sink, file.on, path, firm).read(value.get_object());
  if (firm.facts.id.empty()) {
    firm.facts.id = firm.facts.name.empty() ? std::to_string(number) : firm.facts.name;
  }
}

void read_firms(
    const bj::array& list, const std::string& path, ValuesSink& sink, ValuesFile& file
) {
  std::size_t number = 0;
  for (const auto& item : list) {
    const std::string place = path + "/" + std::to_string(number);
    read_firm(item, place, ++number, sink, file);
  }
}

void read_day(const bj::object& object, const ValuesSink& sink, ValuesFile& file) {
  const auto* on = object.if_contains("on");
  if (on == nullptr || on->is_null()) return;
  const auto day = base::parse_date(written(*on));
  if (!day) {
    sink.reject("values.date", {sink.terms().file, 0, "/on"}, written(*on));
    return;
  }
  file.on_in_file = true;
  if (!sink.terms().on) file.on = *day;
}

}  // namespace

ValuesFile read_values_json(std::string_view text, const ValuesTerms& terms) {
  ValuesFile file;
  file.on = terms.on.value_or(terms.today);
  ValuesSink sink(terms, file.findings);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  base::JsonLimits limits;
  limits.max_bytes = 1U << 30U;
  const bj::value document = base::parse_json(text, {terms.file, 1, ""}, limits);
  if (const auto* list = document.if_array(); list != nullptr) {
    read_firms(*list, "", sink, file);
  } else if (const auto* object = document.if_object(); object != nullptr) {
    read_day(*object, sink, file);
    const auto* firms = object->if_contains("firms");
    if (firms == nullptr) {
      bj::object alone = *object;
      alone.erase("on");
      read_firm(alone, "", 1, sink, file);
    } else if (const auto* several = firms->if_array(); several != nullptr) {
      read_firms(*several, "/firms", sink, file);
      for (const auto& [key, value] : *object) {
        const std::string name(key.data(), key.size());
        if (std::ranges::find(kFileKeys, name) != kFileKeys.end()) continue;
        sink.warn("values.unknown_name_far", {terms.file, 0, "/" + name}, name);
      }
    } else {
      sink.reject("values.no_firms", {terms.file, 0, "/firms"}, written(*firms));
    }
  } else {
    sink.reject("values.no_firms", {terms.file, 0, ""}, written(document));
  }
  finish_values(file, sink);
  return file;
}

}  // namespace rongtong::intake
