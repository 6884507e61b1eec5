#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/fact_statement.h"
#include "store/sqlite/fact_names.h"

namespace rongtong::store {

/// A statement as its bytes have it: names as numbers, values not yet read. Views are of those
/// bytes.
struct CodedStatement {
  struct Yearly {
    std::int64_t name = 0;
    int year = 0;
    std::string_view value;
  };
  struct Dated {
    std::int64_t name = 0;
    int day = 0;  ///< since 1970-01-01
    std::string_view value;
    std::string_view given_by;
    std::string_view evidence;
  };
  struct Grant {
    std::int64_t title = 0;
    model::TitleGrant grant;  ///< without title
  };
  struct Absence {
    std::int64_t title = 0;
    int day = 0;
  };

  std::string_view firm_name;
  std::vector<Yearly> yearly;
  std::vector<Dated> dated;
  std::vector<Grant> titles;
  std::vector<Absence> absences;
  std::vector<std::pair<std::string_view, std::string_view>> extra;

  void clear();
};

/// The bytes of fact_version.facts (docs/store.md, Facts): about 6 a figure, where JSON takes 25 to
/// 30. Equal statements about one firm give equal bytes within one store; facts are written ordered
/// by name and year, so that reading finds them sorted.
std::string encode_facts(const model::FactStatement& statement, FactNames& names);

/// Throws base::Error (kUnavailable, store.damaged_facts) for bytes that `encode_facts` does not
/// write.
void decode_facts(std::string_view bytes, CodedStatement& out);
model::FactValue decode_value(std::string_view bytes);

/// The statement in full.
model::FactStatement read_statement(
    std::string_view bytes, const model::CreditCode& firm, FactNames& names
);

}  // namespace rongtong::store
