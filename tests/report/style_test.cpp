// Text on its ground: at least 4.5 : 1 (WCAG 2.2, 1.4.3), in the light and in the dark.
#include "report/style.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <map>
#include <string>

namespace rongtong::report {
namespace {

using Colours = std::map<std::string, std::string>;

/// The custom properties of the first `:root` at or behind `from`.
Colours colours(std::string_view css, std::size_t from) {
  const auto begin = css.find(":root{", from) + 6;
  std::string body(css.substr(begin, css.find('}', begin) - begin));
  Colours found;
  for (std::size_t at = 0; (at = body.find("--", at)) != std::string::npos;) {
    const auto colon = body.find(':', at);
    const auto end = std::min(body.find(';', colon), body.size());
    found[body.substr(at + 2, colon - at - 2)] = body.substr(colon + 1, end - colon - 1);
    at = end;
  }
  return found;
}

double channel(const std::string& hex, std::size_t i) {
  const bool brief = hex.size() == 4;
  const auto digits = brief ? std::string(2, hex[1 + i]) : hex.substr(1 + 2 * i, 2);
  const double c = std::stoi(digits, nullptr, 16) / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

/// Relative luminance and contrast as WCAG 2.2 defines them.
double luminance(const std::string& hex) {
  return 0.2126 * channel(hex, 0) + 0.7152 * channel(hex, 1) + 0.0722 * channel(hex, 2);
}
double contrast(const std::string& a, const std::string& b) {
  const double x = luminance(a);
  const double y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

constexpr std::array<std::pair<const char*, const char*>, 15> kPairs{
    {{"text", "bg"},
     {"text", "soft"},
     {"muted", "bg"},
     {"muted", "soft"},
     {"blue", "bg"},
     {"blue", "soft"},
     {"blue", "blue-soft"},
     {"amber", "bg"},
     {"amber", "amber-soft"},
     {"green", "green-soft"},
     {"red", "red-soft"},
     {"on-blue", "h4"},
     {"muted", "h0"},
     {"text", "h1"},
     {"text", "h2"}}};

TEST(Style, TextStandsOutFromItsGround) {
  const auto dark_at = kReportStyle.find("prefers-color-scheme:dark");
  ASSERT_NE(dark_at, std::string_view::npos);
  for (const auto from : {std::size_t{0}, dark_at}) {
    auto palette = colours(kReportStyle, from);
    for (const auto& [text, ground] : kPairs) {
      ASSERT_TRUE(palette.contains(text) && palette.contains(ground)) << text << ground;
      EXPECT_GE(contrast(palette[text], palette[ground]), 4.5)
          << text << " on " << ground << (from == 0 ? ", light" : ", dark");
    }
    EXPECT_GE(contrast("#0b1626", palette["h3"]), 4.5);
  }
}

TEST(Style, IsWellFormedInsideXml) {
  for (const auto style : {kReportStyle, kVerdictStyle, kLetterStyle}) {
    EXPECT_EQ(style.find_first_of("<&"), std::string_view::npos);
  }
}

}  // namespace
}  // namespace rongtong::report
