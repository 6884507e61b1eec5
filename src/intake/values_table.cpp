#include <algorithm>
#include <map>

#include "base/error.h"
#include "base/text/clean_cell.h"
#include "intake/enterprise_row.h"
#include "intake/values_sink.h"

namespace rongtong::intake {

namespace {

const std::vector<FactField> kFields{
    FactField::kId,
    FactField::kCreditCode,
    FactField::kName,
    FactField::kRegion,
    FactField::kIndustry,
    FactField::kReview,
    FactField::kYear,
    FactField::kGivenBy,
    FactField::kGivenOn,
    FactField::kEvidence};

/// One column: a field, an indicator or a title.
struct Column {
  std::string header;
  std::optional<FactField> field;
  std::optional<NamedIndicator> named;
  const model::TitleKind* title = nullptr;
};

/// What is said of a title behind `title:` or 称号: in its header.
std::optional<std::string_view> title_part(std::string_view header) {
  for (const std::string_view mark : {"title:", "titles:", "title.", "称号:", "称号："}) {
    if (header.starts_with(mark)) return header.substr(mark.size());
  }
  return std::nullopt;
}

class ValuesTable {
 public:
  ValuesTable(base::TableReader& table, const ValuesSink& sink, ValuesFile& file)
      : table_(table), sink_(sink), file_(file) {}

  void read() {
    base::Row row;
    if (!table_.next(row)) {
      sink_.reject("values.no_firms", {sink_.terms().file, 0, ""}, "");
      return;
    }
    read_header(row);
    while (table_.next(row)) {
      if (base::is_blank(row)) continue;
      ++number_;
      if (row.fault != base::RowFault::kNone) {
        sink_.findings().push_back(row_fault(row.fault, sink_.terms().file, row.line));
        continue;
      }
      read_row(row);
    }
  }

 private:
  static std::string cleaned(std::string_view cell) {
    std::string buffer;
    return std::string(base::clean_cell(cell, buffer).text);
  }

  void read_header(const base::Row& row) {
    for (const auto cell : row.cells) {
      Column& column = columns_.emplace_back();
      column.header = cleaned(cell);
      if (column.header.empty()) continue;
      const base::Place place{sink_.terms().file, row.line, column.header};
      if (const auto part = title_part(column.header)) {
        column.title = sink_.names().title(*part);
        if (column.title == nullptr) sink_.unknown_name(place, column.header);
        continue;
      }
      column.named = sink_.names().find(column.header);
      if (column.named) continue;
      column.field = sink_.terms().rules.words.field(column.header, kFields);
      if (column.field == FactField::kYear) by_year_ = true;
      if (column.field) continue;
      column.title = sink_.names().title(column.header);
      if (column.title == nullptr) sink_.unknown_name(place, column.header);
    }
  }

  std::string field(const base::Row& row, FactField wanted) const {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].field == wanted) return cleaned(row.cell(i));
    }
    return {};
  }

  base::Place at(const base::Row& row, const std::string& header) const {
    return {sink_.terms().file, row.line, header};
  }

  std::string id_of(const base::Row& row) const {
    for (const FactField part : {FactField::kId, FactField::kCreditCode, FactField::kName}) {
      auto text = field(row, part);
      if (!text.empty()) return text;
    }
    return std::to_string(number_);
  }

  /// The firm of a row: with years one firm has many rows.
  ValuesFirm& firm_of(const base::Row& row) {
    auto id = id_of(row);
    const auto [at_index, fresh] = by_id_.emplace(id, file_.firms.size());
    if (fresh || !by_year_) {
      if (!fresh) sink_.warn("values.same_id", at(row, ""), id);
      ValuesFirm& firm = file_.firms.emplace_back();
      firm.facts.id = std::move(id);
      return firm;
    }
    return file_.firms[at_index->second];
  }

  void read_row(const base::Row& row) {
    ValuesFirm& firm = firm_of(row);
    read_about(row, firm);
    const auto year = year_of_row(row);
    if (by_year_ && !year) return;
    base::Date on = file_.on;
    const auto given_on = field(row, FactField::kGivenOn);
    if (const auto day = base::parse_date(given_on)) on = *day;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const Column& column = columns_[i];
      if (column.title != nullptr) read_title(row, i, firm);
      if (column.named) read_value(row, i, year, on, firm);
    }
  }

  void read_about(const base::Row& row, ValuesFirm& firm) {
    auto& facts = firm.facts;
    if (auto name = field(row, FactField::kName); !name.empty()) facts.name = std::move(name);
    const auto region = sink_.region_of(field(row, FactField::kRegion), at(row, "region"));
    if (!region.empty()) facts.region = region;
    const auto industry = sink_.industry_of(field(row, FactField::kIndustry), at(row, "industry"));
    if (!industry.empty()) facts.industry = industry;
    const auto review = field(row, FactField::kReview);
    if (review.empty()) return;
    const auto truth = read_truth(review, sink_.terms().rules.words);
    if (!truth) sink_.warn("values.truth", at(row, "review"), review);
    if (truth) firm.review = truth;
  }

  std::optional<int> year_of_row(const base::Row& row) {
    if (!by_year_) return std::nullopt;
    const auto text = field(row, FactField::kYear);
    const auto year = read_year(text);
    if (year && *year >= 1000 && *year <= 9999) return year;
    sink_.warn("values.year", at(row, "year"), text);
    return std::nullopt;
  }

  void read_value(
      const base::Row& row, std::size_t i, std::optional<int> year, base::Date on, ValuesFirm& firm
  ) {
    const NamedIndicator& named = *columns_[i].named;
    ValueTerms terms;
    terms.header_unit = named.unit;
    terms.catalogue_units = named.by_id;
    terms.bare_ratio_most = sink_.terms().rules.limits.bare_ratio_most;
    auto value = sink_.value_of(*named.indicator, row.cell(i), terms, at(row, columns_[i].header));
    if (!value) return;
    const int last = year ? *year : static_cast<int>(file_.on.year()) - 1;
    const int of = named.year.value_or(last + named.offset.value_or(0));
    put_fact(firm.facts, *named.indicator, of, on, std::move(*value));
    if (named.indicator->period != model::Period::kDay) return;
    firm.facts.dated.back().given_by = field(row, FactField::kGivenBy);
    firm.facts.dated.back().evidence = field(row, FactField::kEvidence);
  }

  void read_title(const base::Row& row, std::size_t i, ValuesFirm& firm) {
    const auto text = cleaned(row.cell(i));
    if (text.empty()) return;
    const auto& title = *columns_[i].title;
    const auto held = read_truth(text, sink_.terms().rules.words);
    const auto date = held ? std::nullopt : base::parse_date(text);
    if (!held && !date) {
      sink_.warn("values.title", at(row, columns_[i].header), text, title.zh);
    } else if (held && !*held) {
      firm.facts.absences.push_back({title.id, file_.on});
    } else {
      model::TitleGrant grant;
      grant.title = title.id;
      grant.granted_on = date;
      if (std::ranges::find(firm.facts.titles, grant) == firm.facts.titles.end()) {
        firm.facts.titles.push_back(std::move(grant));
      }
    }
  }

  base::TableReader& table_;
  const ValuesSink& sink_;
  ValuesFile& file_;
  std::vector<Column> columns_;
  std::map<std::string, std::size_t> by_id_;
  std::size_t number_ = 0;
  bool by_year_ = false;
};

}  // namespace

ValuesFile read_values_table(base::TableReader& table, const ValuesTerms& terms) {
  ValuesFile file;
  file.on = terms.on.value_or(terms.today);
  const ValuesSink sink(terms, file.findings);
  ValuesTable(table, sink, file).read();
  finish_values(file, sink);
  return file;
}

}  // namespace rongtong::intake
