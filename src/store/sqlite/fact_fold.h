#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/fact_statement.h"
#include "model/facts.h"
#include "store/sqlite/fact_blob.h"
#include "store/sqlite/fact_names.h"

namespace rongtong::store {

/// A file that names every holder of a title in a place (table complete_list).
struct StoredList {
  std::int64_t batch = 0;
  std::int64_t title = 0;
  std::optional<std::int32_t> region;  ///< nothing: the whole country
  base::Date as_of{};
};

/// The fold of one firm's statements while they are still coded, so that only what is held in the
/// end is turned into texts. The rules are those of model/fold_facts.h; a test compares the two.
class FactFold {
 public:
  explicit FactFold(FactNames& names) : names_(names) {}

  /// Forgets the firm before.
  void start();
  /// The next statement by (as_of, batch, row). The bytes are copied.
  void add(std::int64_t batch, std::string_view bytes);
  /// Folds what was added. Call once, before the questions below.
  void finish();

  bool empty() const { return statements_ == 0; }
  /// How `later`, the fold of this one's statements and others, differs.
  enum class Difference { kNone, kMore, kOther };
  Difference against(const FactFold& later) const;

  /// Writes facts and titles into `out`, and the name where `out` has none. Absences from the lists
  /// that cover the firm's region and do not name it.
  void write(model::FirmFacts& out, const std::vector<StoredList>& lists) const;

 private:
  bool named_by(const StoredList& list) const;

  FactNames& names_;
  CodedStatement coded_;
  std::deque<std::string> bytes_;  ///< of the statements; kept for the next firm's
  std::size_t statements_ = 0;
  std::string_view firm_name_;
  std::vector<CodedStatement::Yearly> yearly_;
  std::vector<CodedStatement::Dated> dated_;
  std::vector<model::TitleGrant> titles_;
  std::vector<model::TitleAbsence> absences_;
  std::vector<std::pair<std::int64_t, std::int64_t>> named_;  ///< batch, title
};

}  // namespace rongtong::store
