#pragma once

#include <deque>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "rules/read_fields.h"
#include "rules/read_head.h"
#include "rules/rule_book.h"

namespace rongtong::rules {

/// Reads the files of a book. A set that another needs (base, gates, classification) is read when
/// it is asked for, whatever the order of the files.
class BookReader : public ClassResolver {
 public:
  BookReader(std::span<const RuleFile> files, const model::Vocabulary& vocabulary);

  ReadBook read();

  Answer classed(std::string_view classification, std::span<const std::string> classes) override;

 private:
  enum class State { kUnread, kReading, kRead };
  struct Entry {
    explicit Entry(base::YamlDocument read) : document(std::move(read)) {}

    base::YamlDocument document;
    std::string id;
    State state = State::kUnread;
    RuleSet set;
    Scope scope;
    std::set<std::string> open_maxima;
    EffectPlaces effect_places;
    IdPlaces id_places;

    bool faulty() const { return base::rejected(document.findings()); }
  };

  void enlist(Entry& entry);
  void read(Entry& entry);
  void read_set(Entry& entry, const base::YamlNode& root);
  void read_body(const base::YamlNode& root, const ReadContext& context, Entry& entry);
  void read_overlay(
      const base::YamlNode& root, const Entry& base, const ReadContext& context, Entry& entry
  );
  void include_gates(const base::YamlNode& list, Entry& entry);
  void complete(const base::YamlNode& root, Entry& entry);
  void check_versions();
  void check_pair(Entry& a, const Entry& b, std::span<const RuleSet> sets);

  /// The set `id`, read; null with the reason when it is unknown, faulty or stands on the asker.
  const Entry* need(const std::string& id, base::Message& reason);
  const Entry* need(const base::YamlNode& node, std::string_view rule);

  const model::Vocabulary& vocabulary_;
  ExpressionGraph graph_;
  std::deque<Entry> entries_;
  std::map<std::string, Entry*, std::less<>> by_id_;
  std::vector<std::string> open_;  ///< being read, outermost first
};

}  // namespace rongtong::rules
