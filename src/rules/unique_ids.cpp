#include "rules/unique_ids.h"

#include <algorithm>
#include <set>
#include <string>

namespace rongtong::rules {

namespace {

class Ids {
 public:
  Ids(const base::YamlNode& root, const IdPlaces& places) : root_(root), places_(places) {}

  void conditions(const std::vector<Condition>& list) {
    for (const Condition& condition : list) {
      add(condition.id);
      conditions(condition.parts);
      conditions(condition.waived_when);
    }
  }

  void items(const std::vector<PointItem>& list) {
    for (const PointItem& item : list) {
      add(item.id);
      items(item.parts);
    }
  }

  void add(const std::string& id) {
    if (seen_.insert(id).second || !told_.insert(id).second) return;
    const auto place = std::find_if(places_.rbegin(), places_.rend(), [&](const auto& entry) {
      return entry.first == id;
    });
    fault(place == places_.rend() ? root_ : place->second, "id_twice", id);
  }

 private:
  const base::YamlNode& root_;
  const IdPlaces& places_;
  std::set<std::string> seen_;
  std::set<std::string> told_;
};

}  // namespace

void check_unique_ids(const base::YamlNode& root, const IdPlaces& places, const RuleSet& set) {
  Ids conditions(root, places);
  conditions.conditions(set.conditions);
  Ids points(root, places);
  if (set.points) {
    conditions.conditions(set.points->direct);
    for (const PointGroup& group : set.points->groups) {
      points.add(group.id);
      points.items(group.items);
    }
  }
}

}  // namespace rongtong::rules
