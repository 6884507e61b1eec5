#include "usecase/write_standings.h"

#include <charconv>

#include "report/verdict_digest.h"

namespace rongtong::usecase {

namespace {

using report::Cell;
using report::Column;
using report::Format;
using rules::Truth;

Column column(const report::RuleWords& words, std::string_view key, int width, Format format) {
  return {words.phrase(key), width, format};
}

std::vector<Column> firm_columns(const report::RuleWords& words) {
  return {
      column(words, "usecase_assess.column.code", 22, Format::kText),
      column(words, "usecase_assess.column.name", 34, Format::kText),
      column(words, "usecase_assess.column.region", 22, Format::kText),
      column(words, "usecase_assess.column.industry", 22, Format::kText),
      column(words, "usecase_assess.column.held", 20, Format::kText),
  };
}

std::vector<Column> standing_columns(const report::RuleWords& words) {
  auto columns = firm_columns(words);
  for (auto& more : std::vector<Column>{
           column(words, "usecase_assess.column.reached", 20, Format::kText),
           column(words, "usecase_assess.column.day", 11, Format::kDate),
           column(words, "usecase_assess.column.set", 22, Format::kText),
           column(words, "usecase_assess.column.standard", 28, Format::kText),
           column(words, "usecase_assess.column.purpose", 8, Format::kText),
           column(words, "usecase_assess.column.verdict", 8, Format::kText),
           column(words, "usecase_assess.column.least", 9, Format::kDecimal),
           column(words, "usecase_assess.column.most", 9, Format::kDecimal),
           column(words, "usecase_assess.column.mark", 9, Format::kDecimal),
           column(words, "usecase_assess.column.unmet", 8, Format::kWhole),
           column(words, "usecase_assess.column.undecided", 8, Format::kWhole),
           column(words, "usecase_assess.column.unmet_text", 48, Format::kText),
           column(words, "usecase_assess.column.undecided_text", 48, Format::kText),
       }) {
    columns.push_back(std::move(more));
  }
  return columns;
}

Cell text_or_nothing(const std::string& text) { return text.empty() ? Cell() : Cell(text); }

std::vector<Cell> firm_cells(
    const model::FirmFacts& firm, const std::string& held, StandingNames& names
) {
  return {
      firm.id,
      firm.name,
      text_or_nothing(names.region(firm.region)),
      text_or_nothing(names.industry(firm.industry)),
      text_or_nothing(held.empty() ? "" : names.title(held)),
  };
}

Cell points_cell(std::int32_t hundredths) { return static_cast<double>(hundredths) / 100; }

struct SummaryWriter {
  report::TableFile& file;
  const AssessSummary& summary;
  StandingNames& names;
  const RuleCatalogue& rules;

  void write(std::string_view dimension, const std::string& entry, const AssessSummary::Row& row) {
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (row[c].all() == 0) continue;
      const auto whole = [](std::uint64_t n) { return static_cast<std::int64_t>(n); };
      const auto standard = column_name(summary.columns[c], rules, names.words().language());
      file.row(
          {names.words().phrase(dimension),
           entry,
           standard,
           whole(row[c].yes),
           whole(row[c].no),
           whole(row[c].unknown),
           whole(row[c].all())}
      );
    }
  }
};

}  // namespace

const std::string& StandingNames::region(const std::string& code) {
  const auto known = regions_.find(code);
  if (known != regions_.end()) return known->second;
  std::int32_t number = 0;
  std::from_chars(code.data(), code.data() + code.size(), number);
  const auto name =
      code.empty() ? std::string() : codes_.regions.full_name(model::RegionCode(number));
  return regions_.emplace(code, name).first->second;
}

const std::string& StandingNames::industry(const std::string& code) {
  const auto known = industries_.find(code);
  if (known != industries_.end()) return known->second;
  std::string name = code;
  const auto* entry = codes_.industries.find(code.size() > 1 ? code.substr(1) : code);
  if (entry != nullptr) name += " " + entry->name_zh;
  return industries_.emplace(code, name).first->second;
}

std::string StandingNames::title(const std::string& id) const {
  return id.empty() ? words_.phrase("usecase_assess.no_title") : words_.title(id);
}

StandingTable::StandingTable(report::TableFile& file, StandingNames& names, base::Date on)
    : file_(file), names_(names), on_(on) {
  const auto& words = names.words();
  file_.begin("verdicts", words.phrase("usecase_assess.table.verdicts"), standing_columns(words));
}

void StandingTable::add_reasons(const RungVerdict& rung, std::vector<Cell>& cells) const {
  const auto& words = names_.words();
  const auto& conditions = rung.set->conditions;
  std::string texts[2];  // unmet, undecided
  for (std::size_t i = 0; i < rung.reasons.size(); ++i) {
    if (rung.reasons[i] == Truth::kYes) continue;
    auto& text = texts[rung.reasons[i] == Truth::kNo ? 0 : 1];
    if (!text.empty()) text += words.phrase("report.semicolon");
    text += i < conditions.size() ? words.text(conditions[i].text)
                                  : words.phrase("usecase_assess.the_points");
  }
  cells.push_back(text_or_nothing(texts[0]));
  cells.push_back(text_or_nothing(texts[1]));
}

void StandingTable::firm(const FirmStanding& standing) {
  const auto& words = names_.words();
  for (const auto& rung : standing.rungs) {
    auto cells = firm_cells(standing.firm, standing.held, names_);
    cells.push_back(text_or_nothing(standing.reached.empty() ? "" : names_.title(standing.reached))
    );
    cells.push_back(on_);
    cells.push_back(rung.set->id);
    cells.push_back(words.text(rung.set->name));
    const bool graded = rung.set->classes.empty();
    cells.push_back(graded ? Cell(words.purpose(rung.review)) : Cell());
    cells.push_back(
        rung.size_class != nullptr ? report::class_name(*rung.set, rung.size_class->id, words)
                                   : words.truth(rung.verdict)
    );
    cells.push_back(rung.points ? points_cell(rung.points->least) : Cell());
    cells.push_back(rung.points ? points_cell(rung.points->most) : Cell());
    cells.push_back(rung.points ? points_cell(rung.set->points->pass_mark) : Cell());
    cells.push_back(static_cast<std::int64_t>(rung.unmet));
    cells.push_back(static_cast<std::int64_t>(rung.undecided));
    add_reasons(rung, cells);
    file_.row(cells);
  }
}

void write_summary(
    report::TableFile& file,
    const AssessSummary& summary,
    const RuleCatalogue& rules,
    StandingNames& names
) {
  const auto& words = names.words();
  file.begin(
      "summary",
      words.phrase("usecase_assess.table.summary"),
      {column(words, "usecase_assess.column.dimension", 14, Format::kText),
       column(words, "usecase_assess.column.entry", 30, Format::kText),
       column(words, "usecase_assess.column.standard", 28, Format::kText),
       column(words, "usecase_assess.column.yes", 10, Format::kWhole),
       column(words, "usecase_assess.column.no", 10, Format::kWhole),
       column(words, "usecase_assess.column.unknown", 10, Format::kWhole),
       column(words, "usecase_assess.column.all", 10, Format::kWhole)}
  );
  SummaryWriter writer{file, summary, names, rules};
  const auto unknown = words.phrase("usecase_assess.unknown_entry");
  writer.write("usecase_assess.dimension.all", "", summary.all);
  for (const auto& [region, row] : summary.by_region) {
    writer.write(
        "usecase_assess.dimension.region", region.empty() ? unknown : names.region(region), row
    );
  }
  for (const auto& [title, row] : summary.by_title) {
    writer.write("usecase_assess.dimension.title", names.title(title), row);
  }
  for (const auto& [industry, row] : summary.by_industry) {
    writer.write(
        "usecase_assess.dimension.industry",
        industry.empty() ? unknown : names.industry(industry),
        row
    );
  }
}

void write_pool(report::TableFile& file, const std::vector<NearMiss>& pool, StandingNames& names) {
  const auto& words = names.words();
  auto columns = firm_columns(words);
  columns.push_back(column(words, "usecase_assess.column.target", 28, Format::kText));
  columns.push_back(column(words, "usecase_assess.column.short_of", 8, Format::kWhole));
  columns.push_back(column(words, "usecase_assess.column.gap", 9, Format::kDecimal));
  columns.push_back(column(words, "usecase_assess.column.lacks", 60, Format::kText));
  columns.push_back(column(words, "usecase_assess.column.undecided_text", 48, Format::kText));
  file.begin("pool", words.phrase("usecase_assess.table.pool"), std::move(columns));
  for (const auto& entry : pool) {
    model::FirmFacts firm;
    firm.id = entry.code;
    firm.name = entry.name;
    firm.region = entry.region;
    firm.industry = entry.industry;
    auto cells = firm_cells(firm, entry.held, names);
    cells.push_back(words.text(entry.set->name));
    cells.push_back(static_cast<std::int64_t>(entry.short_of));
    cells.push_back(entry.gap);
    cells.push_back(joined(entry.lacks, words));
    cells.push_back(text_or_nothing(joined(entry.open, words)));
    file.row(cells);
  }
}

std::string joined(const std::vector<std::string>& parts, const report::RuleWords& words) {
  const auto separator = words.phrase("report.semicolon");
  std::string text;
  for (const auto& part : parts) text += (text.empty() ? "" : separator) + part;
  return text;
}

std::string column_name(
    const VerdictColumn& column, const RuleCatalogue& rules, base::Language language
) {
  const report::RuleWords words(rules.vocabulary(), rules.book(), language);
  if (const auto* set = rules.book().find(column.id)) return words.text(set->name);
  if (!column.grants.empty()) return words.title(column.grants);
  const std::string key = "usecase_assess.ladder." + column.id;
  auto said = words.phrase(key);
  return said == key ? column.id : said;
}

}  // namespace rongtong::usecase
