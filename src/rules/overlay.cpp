#include "rules/overlay.h"

#include <algorithm>
#include <variant>

#include "base/text/nearest.h"
#include "rules/read_classes.h"
#include "rules/read_condition.h"
#include "rules/read_points.h"

namespace rongtong::rules {

namespace {

using base::YamlNode;

/// A member of one of the lists of a set.
template <class T>
struct Slot {
  std::vector<T>* list = nullptr;
  std::size_t index = 0;

  T& operator*() const { return (*list)[index]; }
};

using Found = std::variant<Slot<Condition>, Slot<PointItem>, Slot<PointGroup>, Slot<ClassCase>>;

/// Everything in a set that has an id.
class Finder {
 public:
  explicit Finder(RuleSet& set) {
    conditions(set.conditions);
    members(set.classes, [](ClassCase&) {});
    if (!set.points) return;
    conditions(set.points->direct);
    members(set.points->groups, [&](PointGroup& group) { items(group.items); });
  }

  std::vector<Found> named(std::string_view id) const {
    std::vector<Found> fits;
    for (std::size_t i = 0; i < ids_.size(); ++i) {
      if (ids_[i] == id) fits.push_back(found_[i]);
    }
    return fits;
  }
  const std::vector<std::string>& ids() const { return ids_; }

 private:
  template <class T, class Inner>
  void members(std::vector<T>& list, const Inner& inner) {
    for (std::size_t i = 0; i < list.size(); ++i) {
      ids_.push_back(list[i].id);
      found_.push_back(Slot<T>{&list, i});
      inner(list[i]);
    }
  }
  void conditions(std::vector<Condition>& list) {
    members(list, [&](Condition& condition) {
      conditions(condition.parts);
      conditions(condition.waived_when);
    });
  }
  void items(std::vector<PointItem>& list) {
    members(list, [&](PointItem& item) { items(item.parts); });
  }

  std::vector<std::string> ids_;
  std::vector<Found> found_;
};

class Changes {
 public:
  Changes(const ReadContext& context, RuleSet& set) : context_(context), set_(set) {}

  void apply(const YamlNode& node) {
    if (!node.is_map()) {
      fault(node, "item_map");
      return;
    }
    const bool mark = node.child("pass_mark").present() || node.child("above").present();
    const int forms = static_cast<int>(mark) + static_cast<int>(node.child("replace").present()) +
                      static_cast<int>(node.child("remove").present()) +
                      static_cast<int>(node.child("add").present());
    if (forms != 1) {
      fault(node, "change_form");
      return;
    }
    if (mark) set_pass_mark(node);
    if (node.child("replace").present()) replace(node);
    if (node.child("remove").present()) remove(node.child("remove"));
    if (node.child("add").present()) add(node);
    node.finish();
  }

 private:
  void set_pass_mark(const YamlNode& node) {
    if (set_.points) {
      read_pass_mark(node, *set_.points);
      set_.points->citation = read_citation(node);
    } else {
      fault(node, "no_points_in_base", set_.overlays);
    }
  }

  std::optional<Found> find(const YamlNode& node) {
    const auto id = node.text();
    if (!id) return std::nullopt;
    const Finder finder(set_);
    const auto found = finder.named(*id);
    if (found.size() == 1) return found.front();
    if (found.size() > 1) {
      fault(node, "id_ambiguous", *id, set_.overlays);
    } else if (const auto meant = base::nearest(*id, finder.ids())) {
      fault(node, "id_unknown_meant", *id, set_.overlays, *meant);
    } else {
      fault(node, "id_unknown", *id, set_.overlays);
    }
    return std::nullopt;
  }

  void replace(const YamlNode& node) {
    const auto with = node.required("with");
    const auto found = find(node.child("replace"));
    if (!found || !with.present()) return;
    std::visit([&](const auto& slot) { put(with, slot); }, *found);
  }

  /// The new one keeps the id of the old unless it has one of its own.
  template <class T>
  void put(const YamlNode& with, const Slot<T>& slot) {
    const std::string id = (*slot).id;
    const bool named = with.is_map() && with.child("id").present();
    T fresh = read(with, slot);
    if (!named) fresh.id = id;
    *slot = std::move(fresh);
  }

  Condition read(const YamlNode& node, const Slot<Condition>&) {
    return read_condition(node, context_);
  }
  PointItem read(const YamlNode& node, const Slot<PointItem>&) {
    return read_point_item(node, context_);
  }
  PointGroup read(const YamlNode& node, const Slot<PointGroup>&) {
    return read_point_group(node, context_);
  }
  ClassCase read(const YamlNode& node, const Slot<ClassCase>&) {
    return read_class(node, context_);
  }

  void remove(const YamlNode& node) {
    const auto found = find(node);
    if (!found) return;
    std::visit(
        [](const auto& slot) {
          slot.list->erase(slot.list->begin() + static_cast<std::ptrdiff_t>(slot.index));
        },
        *found
    );
  }

  void add(const YamlNode& node) {
    const auto what = node.child("add");
    const auto to = node.child("to");
    const auto before = node.child("before");
    if (!to.present()) {
      insert(what, before, set_.conditions);
    } else if (to.text() == "points" && set_.points) {
      insert(what, before, set_.points->groups);
    } else if (const auto found = find(to)) {
      add_to(*found, what, before, to);
    }
  }

  void add_to(
      const Found& found, const YamlNode& what, const YamlNode& before, const YamlNode& to
  ) {
    if (const auto* group = std::get_if<Slot<PointGroup>>(&found)) {
      insert(what, before, (**group).items);
      return;
    }
    const auto* condition = std::get_if<Slot<Condition>>(&found);
    const bool grouped = condition != nullptr && (**condition).kind != Condition::Kind::kCompare &&
                         (**condition).kind != Condition::Kind::kIs;
    if (grouped) {
      insert(what, before, (**condition).parts);
    } else {
      fault(to, "no_group", to.text().value_or(""));
    }
  }

  template <class T>
  void insert(const YamlNode& what, const YamlNode& before, std::vector<T>& list) {
    T fresh = read(what, Slot<T>{});
    auto place = list.end();
    if (const auto id = before.text()) {
      place = std::ranges::find(list, *id, &T::id);
      if (place == list.end()) fault(before, "before_unknown", *id);
    }
    list.insert(place, std::move(fresh));
  }

  const ReadContext& context_;
  RuleSet& set_;
};

}  // namespace

void apply_changes(const YamlNode& list, const ReadContext& context, RuleSet& set) {
  Changes changes(context, set);
  for (const auto& node : list.items()) changes.apply(node);
}

}  // namespace rongtong::rules
