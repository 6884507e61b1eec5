#include "model/catalogue.h"

#include <fstream>
#include <iterator>

#include "base/error.h"

namespace rongtong::model {

namespace {

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (!in || text.empty()) {
    throw base::Error(
        base::ErrorCode::kUnavailable,
        base::msg("model.codes.unreadable", file.filename().string()),
        {file.string(), 0, {}}
    );
  }
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(kByteOrderMark)) text.erase(0, kByteOrderMark.size());
  return text;
}

/// The divisions of GB/T 2260, and behind them those of the demonstration city, which no authority
/// has.
std::string divisions(const std::filesystem::path& folder) {
  const std::string standard = text_of(folder / "gb2260.csv");
  const std::string demo = text_of(folder / "regions-demo.csv");
  return standard + demo.substr(demo.find('\n') + 1);
}

Dictionary dictionary(const std::filesystem::path& folder, const char* name) {
  return Dictionary::read(text_of(folder / name), (folder / name).string());
}

}  // namespace

Codes read_codes(const std::filesystem::path& catalog) {
  const std::filesystem::path folder = catalog / "codes";
  return Codes{
      .regions = RegionTable{divisions(folder), text_of(folder / "region-old-names.csv")},
      .industries = IndustryTable(text_of(folder / "gb4754-2017.csv")),
      .docking_areas = dictionary(folder, "docking-areas.csv"),
      .tiers = dictionary(folder, "tiers.csv"),
      .size_classes = dictionary(folder, "size-classes.csv"),
      .need_types = dictionary(folder, "need-types.csv"),
      .organisation_kinds = dictionary(folder, "credit-code-prefixes.csv"),
      .currencies = dictionary(folder, "currencies.csv"),
  };
}

}  // namespace rongtong::model
