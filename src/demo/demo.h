#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/date.h"
#include "demo/grammar.h"
#include "model/enterprise.h"
#include "model/event.h"
#include "model/need.h"

namespace rongtong::demo {

/// The demonstration: an invented city 融通市 with its firms, the needs of its large enterprises
/// and one docking event, in the shape of the first national event (Qingdao, 27–28 June 2022: 20
/// large enterprises, 63 needs in nine categories, about 400 specialised SMEs, twelve docking
/// areas). Nothing in it exists: credit codes carry the region 999999, which no authority has, the
/// city is in no table of GB/T 2260, and phone numbers begin with 000.

/// What is made. The same options and grammar give the same city, byte for byte.
struct DemoOptions {
  std::uint64_t seed = 1;
  std::size_t firms = 20'000;  ///< issuers included; at least 2,000
  /// First of the two event days; deadlines of needs are counted from it.
  base::Date first_day = std::chrono::year{2027} / std::chrono::June / 8;
};

struct DemoFirm {
  model::Enterprise enterprise;
  std::size_t trade = 0;     ///< index into Grammar::trades; its main trade
  std::size_t district = 0;  ///< index into Grammar::city.districts
  std::string capital_text;  ///< as an officer's table has it: "500万元人民币"; empty: not given
  std::string employees_text;  ///< number of staff; empty: not given
};

struct DemoNeed {
  model::Need need;
  std::string category;             ///< one of nine
  std::vector<std::size_t> trades;  ///< indices of the trades that could meet it; never written out
};

struct DemoCity {
  std::vector<DemoFirm> firms;  ///< the issuers first; credit codes are unique, order is random
  std::size_t issuers = 0;      ///< how many leading firms are issuers
  std::vector<DemoNeed> needs;
  model::DockingEvent event;
};

/// Throws base::Error (kInvalidArgument) when `options.firms` is too small, or when the grammar
/// cannot give that many different names.
DemoCity make_demo(const Grammar& grammar, const DemoOptions& options = {});

}  // namespace rongtong::demo
