// facts: what is held of one firm beyond its registration.
#include <algorithm>
#include <iostream>
#include <map>
#include <set>

#include "base/error.h"
#include "cli/command.h"
#include "cli/session.h"
#include "cli/terminal.h"
#include "model/read_vocabulary.h"
#include "usecase/firm_facts.h"

namespace rongtong::cli {

namespace {

constexpr std::size_t kWidest = 40;

/// Prints one firm's facts in the catalogue's order.
class FactPages {
 public:
  FactPages(const Context& context, const model::Vocabulary& vocabulary)
      : context_(context), vocabulary_(vocabulary) {}

  void head(const model::FirmFacts& facts, const model::Codes& codes) const {
    std::cout << facts.id << "  " << (facts.name.empty() ? context_.say("cli.unknown") : facts.name)
              << '\n';
    const auto region = codes.regions.parse_code(facts.region);
    if (region) std::cout << codes.regions.full_name(*region) << '\n';
  }

  void yearly(const model::FirmFacts& facts) const {
    std::set<int, std::greater<>> years;
    std::map<std::pair<std::string, int>, const model::FactValue*> values;
    for (const auto& fact : facts.yearly) {
      years.insert(fact.year);
      values[{fact.indicator, fact.year}] = &fact.value;
    }
    if (years.empty()) return;
    std::vector<std::string> headers{context_.say("cli_facts.indicator")};
    std::vector<std::size_t> right;
    for (const int year : years) {
      right.push_back(headers.size());
      headers.push_back(std::to_string(year));
    }
    headers.push_back(context_.say("cli_facts.unit"));
    TextTable table(std::move(headers));
    for (const auto& id : ids(facts.yearly)) {
      const auto* indicator = vocabulary_.find_indicator(id);
      std::vector<std::string> cells{name_of(id)};
      for (const int year : years) {
        const auto found = values.find({id, year});
        cells.push_back(found == values.end() ? "" : text_of(indicator, *found->second));
      }
      cells.push_back(unit_of(indicator));
      table.add(std::move(cells));
    }
    std::cout << '\n' << context_.say("cli_facts.yearly") << '\n' << table.text(right, kWidest);
  }

  void dated(const model::FirmFacts& facts) const {
    if (facts.dated.empty()) return;
    TextTable table(
        {context_.say("cli_facts.indicator"),
         context_.say("cli_facts.value"),
         context_.say("cli_facts.since"),
         context_.say("cli_facts.given_by"),
         context_.say("cli_facts.evidence")}
    );
    for (const auto& id : ids(facts.dated)) {
      for (const auto& fact : facts.dated) {
        if (fact.indicator != id) continue;
        table.add(
            {name_of(id),
             text_of(vocabulary_.find_indicator(id), fact.value),
             base::to_iso(fact.on),
             fact.given_by,
             fact.evidence}
        );
      }
    }
    std::cout << '\n' << context_.say("cli_facts.dated") << '\n' << table.text({}, kWidest);
  }

  void titles(const model::FirmFacts& facts) const {
    if (facts.titles.empty() && facts.absences.empty()) return;
    TextTable table(
        {context_.say("cli_facts.title"),
         context_.say("cli_facts.granted_on"),
         context_.say("cli_facts.valid_until"),
         context_.say("cli_facts.ended_on"),
         context_.say("cli_facts.batch"),
         context_.say("cli_facts.number"),
         context_.say("cli_facts.rank")}
    );
    for (const auto& grant : facts.titles) {
      table.add(
          {title_of(grant.title),
           day(grant.granted_on),
           day(grant.valid_until),
           day(grant.ended_on),
           grant.batch,
           grant.number,
           grant.rank ? std::to_string(*grant.rank) : ""}
      );
    }
    std::cout << '\n' << context_.say("cli_facts.titles") << '\n';
    if (!facts.titles.empty()) std::cout << table.text({6}, kWidest);
    for (const auto& absence : facts.absences) {
      std::cout << context_.say(base::msg(
                       "cli_facts.absent", title_of(absence.title), base::to_iso(absence.as_of)
                   ))
                << '\n';
    }
  }

  void history(const std::vector<model::FactVersion>& versions) const {
    if (versions.empty()) return;
    TextTable table(
        {context_.say("cli.batches.id"),
         context_.say("cli.batches.as_of"),
         context_.say("cli.enterprise.line"),
         context_.say("cli_facts.figures"),
         context_.say("cli_facts.judgements"),
         context_.say("cli_facts.grants")}
    );
    for (const auto& version : versions) {
      table.add(
          {std::to_string(version.batch.value),
           base::to_iso(version.as_of),
           std::to_string(version.line),
           grouped(version.stated.yearly.size()),
           grouped(version.stated.dated.size()),
           grouped(version.stated.titles.size() + version.stated.absences.size())}
      );
    }
    std::cout << '\n'
              << context_.say("cli.enterprise.history") << '\n'
              << table.text({0, 2, 3, 4, 5});
  }

 private:
  static std::string day(const std::optional<base::Date>& date) {
    return date ? base::to_iso(*date) : "";
  }

  /// Ids of `facts`, those of the catalogue in its order, then the others by name.
  template <class Fact>
  std::vector<std::string> ids(const std::vector<Fact>& facts) const {
    std::set<std::string> present;
    for (const auto& fact : facts) present.insert(fact.indicator);
    std::vector<std::string> ordered;
    for (const auto& indicator : vocabulary_.indicators()) {
      if (present.erase(indicator.id) > 0) ordered.push_back(indicator.id);
    }
    ordered.insert(ordered.end(), present.begin(), present.end());
    return ordered;
  }

  bool english() const { return context_.language == base::Language::kEnglish; }

  std::string name_of(const std::string& id) const {
    const auto* indicator = vocabulary_.find_indicator(id);
    if (indicator == nullptr) return id;
    return english() && !indicator->en.empty() ? indicator->en : indicator->zh;
  }

  std::string title_of(const std::string& id) const {
    const auto* title = vocabulary_.find_title(id);
    if (title == nullptr) return id;
    return english() && !title->en.empty() ? title->en : title->zh;
  }

  std::string unit_of(const model::Indicator* indicator) const {
    if (indicator == nullptr || indicator->unit != model::Unit::kYuan) return "";
    return context_.say("cli_facts.yuan");
  }

  std::string text_of(const model::Indicator* indicator, const model::FactValue& value) const {
    if (const auto* truth = std::get_if<bool>(&value)) {
      return context_.say(*truth ? "cli_facts.yes" : "cli_facts.no");
    }
    return usecase::fact_text(indicator, value);
  }

  const Context& context_;
  const model::Vocabulary& vocabulary_;
};

void show(const Context& context, const std::string& text, bool with_history) {
  Session session(context);
  const auto& store = session.existing_store();
  const auto code = model::CreditCode::parse(text);
  const usecase::FactSource firms(store, session.codes());
  const auto facts = code ? firms.find(*code) : std::nullopt;
  if (!facts) {
    throw base::Error(base::ErrorCode::kNotFound, base::msg("cli_facts.none", text));
  }
  std::optional<std::vector<model::FactVersion>> history;
  if (with_history) history = store.fact_history(*code);
  if (context.json) {
    std::cout << usecase::values_json(*facts, history) << '\n';
    return;
  }
  const auto vocabulary = model::read_vocabulary(session.catalogue());
  const FactPages pages(context, vocabulary);
  pages.head(*facts, session.codes());
  pages.yearly(*facts);
  pages.dated(*facts);
  pages.titles(*facts);
  if (facts->yearly.empty() && facts->dated.empty() && facts->titles.empty()) {
    std::cout << context.say("cli_facts.nothing") << '\n';
  }
  if (history) pages.history(*history);
}

}  // namespace

void add_fact_commands(Command& root) {
  static std::string code;
  static bool history = false;
  Context& context = root.context();
  auto facts = root.below("facts", "cli_facts.about");
  facts.option("CODE", &code, "cli.enterprise.code", {.required = true});
  facts.flag("--history", history, "cli_facts.history");
  facts.runs([&context] { show(context, code, history); });
}

}  // namespace rongtong::cli
