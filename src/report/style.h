#pragma once

#include <string_view>

namespace rongtong::report {

/// The style of the plan report. White and light grey, one blue for what can be followed, amber for
/// what needs someone, green for willing, red for refused; dark with the system. Contrast of text
/// on its ground is at least 4.5 : 1 in both (tests/report/style_test.cpp).
extern const std::string_view kReportStyle;

/// What verdict pages add to the report's style.
extern const std::string_view kVerdictStyle;

/// The style of the letters: A4 sheets, on screen as on paper.
extern const std::string_view kLetterStyle;

}  // namespace rongtong::report
