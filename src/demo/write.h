#pragma once

#include <ostream>
#include <string>

#include "demo/demo.h"

namespace rongtong::demo {

/// The firms as an officer's table would have them: CSV, UTF-8 with a byte order mark (as Chinese
/// Excel saves it), Chinese headers, one row a firm.
void write_firms(std::ostream& out, const Grammar& grammar, const DemoCity& city);

/// The needs as JSON lines; keys as in model::Need (docs/formats.md).
void write_needs(std::ostream& out, const DemoCity& city);

/// About forty rows under the same header, each with a fault of its own, named in the column 备注:
/// to see how an import treats them.
void write_bad_rows(std::ostream& out, const Grammar& grammar, const DemoCity& city);

/// Rows of the invented divisions in the form of catalog/codes/gb2260.csv, without header, as
/// catalog/codes/regions-demo.csv has them: 990000, 999900, 9999xx.
std::string region_rows(const CityWording& city);

/// What lies in the folder and that all of it is invented; Chinese first, then English (Markdown).
std::string readme(const Grammar& grammar, const DemoCity& city);

}  // namespace rongtong::demo
