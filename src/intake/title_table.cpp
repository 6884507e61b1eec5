// Tables of titles: each row is a grant, or says that a firm does not hold the title.
#include "base/error.h"
#include "base/text/nearest.h"
#include "intake/fact_row.h"
#include "intake/fact_value.h"

namespace rongtong::intake {

namespace {

using base::Severity;

const std::vector<FactField> kFields{
    FactField::kCreditCode,
    FactField::kName,
    FactField::kTitle,
    FactField::kGrantedOn,
    FactField::kValidUntil,
    FactField::kEndedOn,
    FactField::kBatch,
    FactField::kNumber,
    FactField::kRank,
    FactField::kHeld};

class TitleTable final : public FactRowReader {
 public:
  TitleTable(std::unique_ptr<base::TableReader> table, const FactTerms& terms, TitleTerms titles)
      : FactRowReader(std::move(table), terms), titles_(std::move(titles)) {
    read_header(kFields);
    if (has(FactField::kTitle) || !titles_.title.empty()) return;
    throw base::Error(
        base::ErrorCode::kInvalidArgument,
        base::msg("intake.title.no_title_column", headers_seen()),
        {terms_.file, 0, ""}
    );
  }

 private:
  bool claim(Column&) override { return false; }

  bool read_facts(const base::Row& cells, FactTableRow& row) override {
    model::TitleGrant grant;
    grant.title = title_of(cells, row);
    if (grant.title.empty()) return false;
    if (const auto held = held_of(cells, row); held && !*held) {
      row.said->absences.push_back({grant.title, terms_.as_of});
      return true;
    }
    grant.granted_on = date_of(cells, FactField::kGrantedOn, row);
    const bool unsaid = cell(cells, FactField::kGrantedOn).empty();
    if (unsaid) grant.granted_on = titles_.granted_on;
    grant.valid_until = date_of(cells, FactField::kValidUntil, row);
    grant.ended_on = date_of(cells, FactField::kEndedOn, row);
    grant.batch = cell(cells, FactField::kBatch);
    if (grant.batch.empty()) grant.batch = titles_.batch;
    grant.number = cell(cells, FactField::kNumber);
    grant.rank = rank_of(cells, row);
    check_days(cells, grant, row);
    row.said->titles.push_back(std::move(grant));
    return true;
  }

  std::string title_of(const base::Row& cells, FactTableRow& row) const {
    const std::string text = cell(cells, FactField::kTitle);
    if (text.empty() && !titles_.title.empty()) return titles_.title;
    const auto at = place(cells, header_of(FactField::kTitle));
    if (text.empty()) {
      tell(row.findings, Severity::kReject, "title.missing", at, text);
      return {};
    }
    if (const auto* title = names_.title(text)) return title->id;
    std::vector<std::string> known;
    for (const auto& title : terms_.vocabulary.titles()) {
      known.push_back(title.zh);
      known.insert(known.end(), title.aliases.begin(), title.aliases.end());
    }
    const auto meant = base::nearest(text, known);
    if (meant) {
      tell(row.findings, Severity::kReject, "title.unknown", at, text, *meant);
    } else {
      tell(row.findings, Severity::kReject, "title.unknown_far", at, text);
    }
    return {};
  }

  std::optional<bool> held_of(const base::Row& cells, FactTableRow& row) const {
    const std::string text = cell_even_nothing(cells, FactField::kHeld);
    if (text.empty()) return std::nullopt;
    const auto held = read_truth(text, terms_.rules.words);
    if (!held) {
      const auto at = place(cells, header_of(FactField::kHeld));
      tell(row.findings, Severity::kWarning, "title.held", at, text);
    }
    return held;
  }

  /// 无 says nothing elsewhere; here it is an answer.
  std::string cell_even_nothing(const base::Row& cells, FactField field) const {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].field == field) return text_at(cells, i);
    }
    return {};
  }

  std::optional<base::Date> date_of(const base::Row& cells, FactField field, FactTableRow& row)
      const {
    const std::string text = cell(cells, field);
    if (text.empty()) return std::nullopt;
    const auto date = base::parse_date(text);
    const auto at = place(cells, header_of(field));
    if (!date) {
      tell(row.findings, Severity::kWarning, "title.date", at, text, header_of(field));
      return std::nullopt;
    }
    if (field != FactField::kValidUntil && *date > terms_.as_of) {
      tell(
          row.findings,
          Severity::kWarning,
          "title.date_future",
          at,
          text,
          header_of(field),
          base::to_iso(terms_.as_of)
      );
      return std::nullopt;
    }
    return date;
  }

  std::optional<int> rank_of(const base::Row& cells, FactTableRow& row) const {
    std::string text = cell(cells, FactField::kRank);
    if (text.empty()) return std::nullopt;
    std::string_view digits = text;
    for (const std::string_view word : {"第"}) {
      if (digits.starts_with(word)) digits.remove_prefix(word.size());
    }
    for (const std::string_view word : {"名", "位"}) {
      if (digits.ends_with(word)) digits.remove_suffix(word.size());
    }
    const auto rank = whole_number(digits);
    if (rank && *rank >= 1) return rank;
    const auto at = place(cells, header_of(FactField::kRank));
    tell(row.findings, Severity::kWarning, "title.rank", at, text);
    return std::nullopt;
  }

  /// Ends before the beginning are slips; the beginning is what the rules count from.
  void check_days(const base::Row& cells, model::TitleGrant& grant, FactTableRow& row) const {
    if (!grant.granted_on) return;
    const auto check = [&](std::optional<base::Date>& end, FactField field) {
      if (!end || *end >= *grant.granted_on) return;
      tell(
          row.findings,
          Severity::kWarning,
          "title.ends_before",
          place(cells, header_of(field)),
          base::to_iso(*end),
          base::to_iso(*grant.granted_on)
      );
      end.reset();
    };
    check(grant.valid_until, FactField::kValidUntil);
    check(grant.ended_on, FactField::kEndedOn);
  }

  TitleTerms titles_;
};

}  // namespace

std::unique_ptr<FactTable> read_title_table(
    std::unique_ptr<base::TableReader> table, const FactTerms& terms, const TitleTerms& titles
) {
  return std::make_unique<TitleTable>(std::move(table), terms, titles);
}

}  // namespace rongtong::intake
