#include "report/standard_text.h"

#include <fmt/format.h>

#include "report/point_words.h"

namespace rongtong::report {
namespace {

using base::msg;
using rules::Condition;
using rules::PointItem;

class Standard {
 public:
  Standard(const rules::RuleSet& set, const RuleWords& words) : set_(set), words_(words) {}

  std::string text() {
    heading();
    number_ = 0;
    for (const auto& condition : set_.conditions) write(condition, 1, true);
    for (const auto& one : set_.classes) write(one);
    if (set_.points) write(*set_.points);
    return std::move(out_);
  }

 private:
  void line(std::size_t depth, const std::string& text) {
    if (!text.empty()) out_ += std::string(depth * 2, ' ') + text + "\n";
  }
  void labelled(std::string_view key, const std::string& value) {
    if (!value.empty()) line(1, words_.say(msg(key, value)));
  }
  std::string cited(const std::string& text, const rules::Citation& citation) const {
    const auto where = words_.citation(citation, set_.document.number);
    return where.empty() ? text : words_.say(msg("report_verdict.cited", text, where));
  }

  void heading() {
    line(0, words_.say(msg("report_verdict.standard.heading", words_.text(set_.name), set_.id)));
    const auto& document = set_.document;
    line(
        1,
        words_.say(msg("report_verdict.by_document", words_.text(document.title), document.number))
    );
    labelled("report_verdict.standard.issuer", words_.text(document.issuer));
    if (document.issued_on) {
      labelled("report_verdict.standard.issued", base::to_iso(*document.issued_on));
    }
    labelled("report_verdict.standard.mark", document.mark);
    labelled("report_verdict.standard.overlays", set_.overlays);
    labelled("report_verdict.standard.region", set_.region);
    effects();
    duties();
    labelled("report_verdict.standard.notes", words_.text(set_.notes));
  }

  void effects() {
    if (set_.effects.empty()) line(1, words_.phrase("report_verdict.standard.by_name"));
    for (const auto& effect : set_.effects) {
      line(1, cited(effect_text(effect, words_), effect.citation));
    }
  }

  void duties() {
    if (!set_.grants.empty()) labelled("report_verdict.standard.grants", words_.title(set_.grants));
    if (set_.valid_years) {
      line(1, words_.say(msg("report_verdict.standard.valid", *set_.valid_years)));
    }
    if (set_.update_by) {
      const auto day = fmt::format("{:02}-{:02}", set_.update_by->month, set_.update_by->day);
      labelled("report_verdict.standard.update_by", day);
    }
    if (set_.report_change_months) {
      line(1, words_.say(msg("report_verdict.standard.change", *set_.report_change_months)));
    }
  }

  std::string group_words(const Condition& condition) const {
    switch (condition.kind) {
      case Condition::Kind::kAny:
        return words_.phrase("report_verdict.standard.any");
      case Condition::Kind::kAtLeastOf:
        return words_.say(msg("report_verdict.standard.at_least_of", condition.count));
      case Condition::Kind::kAll:
        return words_.phrase("report_verdict.standard.all");
      case Condition::Kind::kCompare:
      case Condition::Kind::kIs:
        break;
    }
    return "";
  }

  void write(const Condition& condition, std::size_t depth, bool numbered) {
    auto text = cited(words_.text(condition.text), condition.citation);
    if (!condition.parts.empty()) text += " " + group_words(condition);
    if (condition.undecided) text += " " + words_.phrase("report_verdict.standard.undecided");
    line(depth, (numbered ? std::to_string(++number_) + ". " : "\u00B7 ") + text);
    if (condition.undecided) line(depth + 2, words_.text(condition.note));
    if (condition.applies_when != rules::kNoNode) {
      line(depth + 2, words_.phrase("report_verdict.standard.sometimes"));
    }
    for (const auto& part : condition.parts) write(part, depth + 1, false);
    for (const auto& waiver : condition.waived_when) {
      line(depth + 1, words_.phrase("report_verdict.standard.waived_when"));
      write(waiver, depth + 2, false);
    }
  }

  void write(const rules::ClassCase& one) {
    const auto& text = words_.text(one.text);
    line(1, "\u00B7 " + (text.empty() ? one.id : text));
    for (const auto& part : one.when.parts) write(part, 2, false);
  }

  void write(const rules::PointTable& table) {
    const auto mark = words_.points(table.pass_mark);
    line(
        1,
        cited(
            words_.say(
                msg(table.above ? "report_verdict.standard.points_above"
                                : "report_verdict.standard.points",
                    mark)
            ),
            table.citation
        )
    );
    for (const auto& group : table.groups) write(group);
    for (const auto& direct : table.direct) {
      line(2, words_.phrase("report_verdict.direct"));
      write(direct, 3, false);
    }
  }

  std::string full(const std::string& text, std::int32_t maximum) const {
    return words_.say(msg("report_verdict.standard.full", text, words_.points(maximum)));
  }

  void write(const rules::PointGroup& group) {
    auto text = full(words_.text(group.text), group.maximum);
    if (group.minimum) {
      text = words_.say(msg("report_verdict.with_minimum", text, words_.points(*group.minimum)));
    }
    line(2, cited(text, group.citation));
    for (const auto& item : group.items) write(item, 3);
  }

  void write(const PointItem& item, std::size_t depth) {
    line(depth, "\u00B7 " + cited(full(words_.text(item.text), item.maximum), item.citation));
    if (item.undecided) line(depth + 1, words_.phrase("report_verdict.standard.undecided"));
    const auto of = words_.quantity(item.value);
    for (const auto& band : item.bands) scored(depth, band_text(band, of, words_), band.points);
    for (const auto& one : item.cases) {
      const auto& text = words_.text(one.when.text);
      const bool bare = text.empty() && one.when.parts.empty();
      scored(depth, bare ? words_.phrase("report_verdict.standard.otherwise") : text, one.points);
    }
    if (item.kind == PointItem::Kind::kPerFull) {
      const auto step = words_.number(item.step, of);
      const auto points = words_.points(item.per_step);
      line(depth + 1, words_.say(msg("report_verdict.standard.per_full", step, points)));
    }
    if (item.kind == PointItem::Kind::kGiven) {
      line(depth + 1, words_.phrase("report_verdict.given"));
    }
    if (!item.parts.empty()) line(depth + 1, words_.phrase("report_verdict.better_of"));
    for (const auto& part : item.parts) write(part, depth + 1);
  }

  void scored(std::size_t depth, const std::string& text, const rules::Points& points) {
    line(depth + 1, words_.say(msg("report_verdict.standard.scored", text, words_.points(points))));
  }

  const rules::RuleSet& set_;
  const RuleWords& words_;
  std::string out_;
  int number_ = 0;
};

}  // namespace

std::string standard_text(const rules::RuleSet& set, const RuleWords& words) {
  return Standard(set, words).text();
}

std::string effect_text(const rules::Effect& effect, const RuleWords& words) {
  const auto purpose = words.purpose(effect.purpose == rules::Purpose::kReview);
  const auto from = base::to_iso(effect.from);
  if (!effect.until) return words.say(msg("report_verdict.standard.since", purpose, from));
  const auto last = base::date_from_days(base::days_since_epoch(*effect.until) - 1);
  return words.say(msg("report_verdict.standard.between", purpose, from, base::to_iso(last)));
}

}  // namespace rongtong::report
