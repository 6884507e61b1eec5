#include "intake/need_row.h"

#include <algorithm>

#include "base/text/utf8.h"
#include "intake/code_fault.h"
#include "intake/need_conditions.h"
#include "intake/need_sink.h"
#include "intake/need_values.h"
#include "intake/text_parts.h"

namespace rongtong::intake {

namespace {

/// Reads the fields of one need. Every fault but that of the title is a warning.
class Reader {
 public:
  Reader(
      const NeedInput& input, const model::Codes& codes, const NeedColumns& columns, NeedSink& sink
  )
      : input_(input), codes_(codes), columns_(columns), sink_(sink) {}

  std::optional<model::Need> read();

 private:
  const NeedValue* value(NeedField field) const {
    const auto found = input_.values.find(field);
    return found == input_.values.end() ? nullptr : &found->second;
  }
  void text(NeedField field, std::string& to);
  void list(NeedField field, std::vector<std::string>& to);
  void date(NeedField field, std::optional<base::Date>& to);
  void money(NeedField field, std::optional<model::Yuan>& to);
  std::optional<std::int64_t> whole(const NeedValue& value);
  void codes(NeedField field, std::vector<model::CreditCode>& to);
  bool read_title();
  void read_texts();
  void read_dictionaries();
  void entry(
      NeedField field, const model::Dictionary& dictionary, std::string_view rule, std::string& to
  );
  void read_lists();
  void read_numbers();
  void read_partners();
  void read_firms();
  void read_publicity();
  std::optional<bool> truth(NeedField field);

  const NeedInput& input_;
  const model::Codes& codes_;
  const NeedColumns& columns_;
  NeedSink& sink_;
  model::Need need_;
};

void Reader::text(NeedField field, std::string& to) {
  const auto* found = value(field);
  if (found == nullptr) return;
  to = found->text;
  if (garbled(to)) sink_.warn("garbled", found->key, to);
}

void Reader::list(NeedField field, std::vector<std::string>& to) {
  const auto* found = value(field);
  if (found == nullptr) return;
  if (found->is_list) {
    to = found->items;
    return;
  }
  for (const auto part : list_parts(found->text)) to.emplace_back(part);
}

void Reader::date(NeedField field, std::optional<base::Date>& to) {
  const auto* found = value(field);
  if (found == nullptr) return;
  to = base::parse_date(found->text);
  if (!to) sink_.warn("date", found->key, found->text);
}

void Reader::money(NeedField field, std::optional<model::Yuan>& to) {
  const auto* found = value(field);
  if (found == nullptr) return;
  const auto yuan = read_yuan(*found, columns_);
  if (yuan) {
    to = model::Yuan(*yuan);
  } else {
    sink_.warn("money", found->key, found->text);
  }
}

std::optional<std::int64_t> Reader::whole(const NeedValue& value) {
  if (const auto number = read_whole(value.text)) return number;
  sink_.warn("whole_number", value.key, value.text);
  return std::nullopt;
}

void Reader::codes(NeedField field, std::vector<model::CreditCode>& to) {
  std::vector<std::string> texts;
  list(field, texts);
  for (const auto& text : texts) {
    const auto code = model::CreditCode::parse(text);
    if (!code) {
      sink_.warn("credit_code." + std::string(code_fault(text)), value(field)->key, text);
    } else if (std::ranges::find(to, *code) == to.end()) {
      to.push_back(*code);
    }
  }
}

bool Reader::read_title() {
  const auto* found = value(NeedField::kTitle);
  if (found == nullptr) {
    sink_.reject("title_missing", std::string(to_string(NeedField::kTitle)), "");
    return false;
  }
  if (garbled(found->text)) {
    sink_.reject("title_garbled", found->key, found->text);
    return false;
  }
  need_.title = found->text;
  const auto length = base::count_code_points(need_.title);
  if (length > static_cast<std::size_t>(columns_.title_characters)) {
    sink_.warn("title_long", found->key, need_.title, length, columns_.title_characters);
  }
  return true;
}

void Reader::read_texts() {
  text(NeedField::kPublicCode, need_.public_code);
  text(NeedField::kIssuer, need_.issuer);
  text(NeedField::kChainNode, need_.chain_node);
  text(NeedField::kSummary, need_.summary);
  text(NeedField::kDetail, need_.detail);
  text(NeedField::kDifficulties, need_.difficulties);
  text(NeedField::kResearchContent, need_.research_content);
  text(NeedField::kExpectedResult, need_.expected_result);
  text(NeedField::kEntryConditions, need_.entry_conditions);
  text(NeedField::kIpTerms, need_.ip_terms);
  text(NeedField::kSourceChannel, need_.source_channel);
  text(NeedField::kContactName, need_.contact_name);
  text(NeedField::kContactPhone, need_.contact_phone);
  text(NeedField::kRenewedFrom, need_.renewed_from);
  if (need_.public_code.empty()) {
    need_.public_code = derived_code(need_.issuer, need_.title);
    sink_.warn("code_derived", std::string(to_string(NeedField::kPublicCode)), need_.public_code);
  }
}

/// The id of the entry that the field names; a finding of `rule` when there is none.
void Reader::entry(
    NeedField field, const model::Dictionary& dictionary, std::string_view rule, std::string& to
) {
  const auto* found = value(field);
  if (found == nullptr) return;
  if (const auto* entry = dictionary.find(found->text)) {
    to = entry->id;
  } else {
    sink_.warn(rule, found->key, found->text);
  }
}

void Reader::read_dictionaries() {
  entry(NeedField::kDockingArea, codes_.docking_areas, "area_unknown", need_.docking_area);
  entry(NeedField::kNeedType, codes_.need_types, "type_unknown", need_.need_type);
  const auto* industry = value(NeedField::kIndustryCode);
  if (industry == nullptr) return;
  need_.industry_code = read_industry(industry->text, codes_.industries);
  if (need_.industry_code.empty()) {
    sink_.warn("industry_unknown", industry->key, industry->text);
  }
}

void Reader::read_lists() {
  list(NeedField::kKeywords, need_.keywords);
  list(NeedField::kCooperationModes, need_.cooperation_modes);
  list(NeedField::kPublicFields, need_.public_fields);
  need_.indicators = input_.indicators;
  std::vector<std::string> names;
  list(NeedField::kIndicators, names);
  for (auto& name : names) need_.indicators.push_back({std::move(name), "", "", "", ""});
  need_.extra = input_.extra;
}

void Reader::read_numbers() {
  if (const auto* year = value(NeedField::kYear)) {
    const auto number = whole(*year);
    if (number && *number >= 1990 && *number <= 2200) {
      need_.year = static_cast<int>(*number);
    } else if (number) {
      sink_.warn("year", year->key, year->text);
    }
  }
  date(NeedField::kNeededFrom, need_.needed_from);
  date(NeedField::kNeededUntil, need_.needed_until);
  date(NeedField::kResponseDeadline, need_.response_deadline);
  if (need_.needed_from && need_.needed_until && *need_.needed_from > *need_.needed_until) {
    const auto& until = *value(NeedField::kNeededUntil);
    sink_.warn("dates_backwards", until.key, until.text, base::to_iso(*need_.needed_from));
  }
  money(NeedField::kBudgetPlanned, need_.budget_planned);
  money(NeedField::kBounty, need_.bounty);
}

void Reader::read_partners() {
  if (const auto* found = value(NeedField::kInvitations)) {
    const auto number = whole(*found);
    if (number && *number >= 1 && *number <= columns_.invitations_most) {
      need_.invitations = static_cast<int>(*number);
    } else if (number) {
      sink_.warn(
          "invitations", found->key, found->text, columns_.invitations_most, need_.invitations
      );
    }
  }
  if (const auto* found = value(NeedField::kMinimumMeetings)) {
    const auto number = whole(*found);
    if (number && *number >= 0 && *number <= need_.invitations) {
      need_.minimum_meetings = static_cast<int>(*number);
    } else if (number) {
      sink_.warn("minimum_meetings", found->key, found->text, need_.invitations);
    }
  }
  if (const auto* found = value(NeedField::kPartnersWanted)) {
    const auto number = whole(*found);
    if (number && *number >= 1 && *number <= columns_.invitations_most) {
      need_.partners_wanted = static_cast<int>(*number);
      if (*number > columns_.partners_by_custom) {
        sink_.warn("partners_many", found->key, found->text, columns_.partners_by_custom);
      }
    } else if (number) {
      sink_.warn("partners", found->key, found->text, columns_.partners_by_custom);
    }
  }
}

void Reader::read_firms() {
  std::vector<model::CreditCode> issuer;
  codes(NeedField::kIssuerCode, issuer);
  if (!issuer.empty()) need_.issuer_code = issuer.front().text();
  codes(NeedField::kPinned, need_.pinned);
  codes(NeedField::kExcluded, need_.excluded);
  for (const auto& code : need_.excluded) {
    if (std::erase(need_.pinned, code) == 0) continue;
    sink_.warn("pinned_and_excluded", value(NeedField::kPinned)->key, code.text());
  }
}

std::optional<bool> Reader::truth(NeedField field) {
  const auto* found = value(field);
  if (found == nullptr) return std::nullopt;
  if (std::ranges::find(columns_.yes, found->text) != columns_.yes.end()) return true;
  if (std::ranges::find(columns_.no, found->text) != columns_.no.end()) return false;
  sink_.warn("yes_or_no", found->key, found->text);
  return std::nullopt;
}

/// What is not understood here keeps the need closed: opening it by mistake cannot be undone.
void Reader::read_publicity() {
  if (const auto restricted = truth(NeedField::kRestricted)) {
    need_.restricted = *restricted;
  } else if (value(NeedField::kRestricted) != nullptr) {
    need_.restricted = true;
  }
  if (value(NeedField::kPublicity) == nullptr) return;
  if (!truth(NeedField::kPublicity).value_or(false)) need_.restricted = true;
}

std::optional<model::Need> Reader::read() {
  if (!read_title()) return std::nullopt;
  read_texts();
  read_dictionaries();
  read_lists();
  read_numbers();
  read_partners();
  read_firms();
  read_publicity();
  read_conditions(input_, codes_, columns_, sink_, need_);
  return std::move(need_);
}

}  // namespace

CheckedNeed NeedChecker::check(const NeedInput& input, std::uint64_t line) const {
  CheckedNeed checked;
  NeedSink sink(file_, line, checked.findings);
  checked.need = Reader(input, codes_, columns_, sink).read();
  return checked;
}

}  // namespace rongtong::intake
