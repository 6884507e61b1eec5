#include <algorithm>
#include <cmath>

#include "rules/kleene.h"
#include "rules/read_points.h"

namespace rongtong::rules {

namespace {

using base::YamlNode;

/// A band as it is written, its ends still open to what the neighbours say.
struct WrittenBand {
  Band band;
  bool otherwise = false;
  YamlNode node;
  bool faulty = false;  ///< an end is written and was not read
};

class BandReader {
 public:
  BandReader(const Typed& value, std::int32_t maximum, const ReadContext& context)
      : value_(value), maximum_(maximum), context_(context) {}

  WrittenBand read(const YamlNode& node) const {
    WrittenBand written{{}, false, node, false};
    Band& band = written.band;
    const auto otherwise = node.child("otherwise");
    written.otherwise = otherwise.present();
    const auto points = written.otherwise ? otherwise : node.required("points");
    if (const auto range = read_range(points)) band.points = *range;
    if (band.points.most > maximum_) {
      fault(points, "points_above_maximum", shown_points(band.points.most), shown_points(maximum_));
    }
    band.text = read_words(node.child("text"));
    const Citation citation = read_citation(node);
    if (is_doubtful(citation.mark)) band.points = {0, maximum_};
    const bool from = read_end(node, "at_least", "above", band.from, band.from_included);
    const bool to = read_end(node, "at_most", "below", band.to, band.to_included);
    written.faulty = !from || !to;
    const bool ends = node.child("at_least").present() || node.child("above").present() ||
                      node.child("at_most").present() || node.child("below").present();
    if (written.otherwise && ends) fault(node, "otherwise_with_ends");
    if (!written.otherwise && !ends) fault(node, "band_without_ends");
    node.finish();
    return written;
  }

 private:
  /// False when there is an end that could not be read.
  bool read_end(
      const YamlNode& node,
      std::string_view including,
      std::string_view excluding,
      std::optional<double>& end,
      bool& included
  ) const {
    const auto with = node.child(including);
    const auto without = node.child(excluding);
    if (with.present() && without.present()) fault(without, "two_ends", including, excluding);
    if (!with.present() && !without.present()) return true;
    included = with.present();
    end = read_constant(with.present() ? with : without, value_, context_);
    return end.has_value();
  }

  const Typed& value_;
  std::int32_t maximum_;
  const ReadContext& context_;
};

bool same(double a, double b) { return std::fabs(a - b) <= tolerance(b); }

std::string edge(const YamlNode& node, bool lower) {
  for (const std::string_view key : {lower ? "at_least" : "at_most", lower ? "above" : "below"}) {
    if (const auto text = node.child(key).text()) return *text;
  }
  return {};
}

/// `upper` stands above `lower`: where they meet must be said once or twice the same.
void join(WrittenBand& upper, WrittenBand& lower) {
  Band& above = upper.band;
  Band& below = lower.band;
  if (!above.from && !below.to) {
    fault(lower.node, "bands_open");
    return;
  }
  if (!above.from) {
    above.from = below.to;
    above.from_included = !below.to_included;
  }
  if (!below.to) {
    below.to = above.from;
    below.to_included = !above.from_included;
    return;
  }
  const bool both = above.from_included && below.to_included;
  const bool neither = !above.from_included && !below.to_included;
  const bool meet = same(*above.from, *below.to);
  if ((meet && both) || (!meet && *below.to > *above.from)) {
    fault(lower.node, "bands_overlap", edge(lower.node, false), edge(upper.node, true));
  } else if ((meet && neither) || !meet) {
    fault(lower.node, "bands_gap", edge(lower.node, false), edge(upper.node, true));
  }
}

/// From the bottom: the first band has an upper end and no lower one.
bool is_ascending(const std::vector<WrittenBand>& bands) {
  const Band& first = bands.front().band;
  return bands.size() > 1 && first.to && !first.from;
}

void check_order(const std::vector<WrittenBand>& bands) {
  for (std::size_t i = 0; i + 1 < bands.size(); ++i) {
    const auto& upper = bands[i].band;
    const auto& lower = bands[i + 1].band;
    const bool wrong_from = upper.from && lower.from && *lower.from >= *upper.from;
    const bool wrong_to = upper.to && lower.to && *lower.to >= *upper.to;
    if (wrong_from || wrong_to) fault(bands[i + 1].node, "bands_order");
  }
}

}  // namespace

std::vector<Band> read_bands(
    const YamlNode& list, const Typed& value, std::int32_t maximum, const ReadContext& context
) {
  std::vector<WrittenBand> written;
  const BandReader reader(value, maximum, context);
  for (const auto& node : list.items()) {
    if (!written.empty() && written.back().otherwise) fault(node, "after_otherwise");
    written.push_back(reader.read(node));
  }
  std::vector<Band> bands;
  if (written.empty()) {
    if (list.is_list()) fault(list, "no_bands");
    return bands;
  }
  if (value.faulty() || std::ranges::any_of(written, &WrittenBand::faulty)) return bands;
  if (is_ascending(written)) std::ranges::reverse(written);
  check_order(written);
  if (written.front().band.to) fault(written.front().node, "bands_top");
  if (written.back().band.from) fault(written.back().node, "bands_bottom");
  for (std::size_t i = 0; i + 1 < written.size(); ++i) join(written[i], written[i + 1]);
  for (auto& one : written) bands.push_back(std::move(one.band));
  return bands;
}

}  // namespace rongtong::rules
