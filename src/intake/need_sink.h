#pragma once

#include <string>
#include <string_view>

#include "base/finding.h"
#include "base/text/utf8.h"

namespace rongtong::intake {

/// Writes down what is wrong with one need. The phrase of rule `need.x` is `intake.need.x`; its
/// first argument is the value.
class NeedSink {
 public:
  NeedSink(const std::string& file, std::uint64_t line, base::Findings& findings)
      : file_(file), line_(line), findings_(findings) {}

  template <class... Args>
  void warn(
      std::string_view rule, const std::string& key, std::string_view value, const Args&... args
  ) {
    add(base::Severity::kWarning, rule, key, value, args...);
  }
  template <class... Args>
  void reject(
      std::string_view rule, const std::string& key, std::string_view value, const Args&... args
  ) {
    add(base::Severity::kReject, rule, key, value, args...);
  }

 private:
  /// Values are shown to people: the first part of a long one will do.
  static constexpr std::size_t kMostBytes = 300;

  template <class... Args>
  void add(
      base::Severity severity,
      std::string_view rule,
      const std::string& key,
      std::string_view value,
      const Args&... args
  ) {
    std::string shown = base::repaired_utf8(base::cut_utf8(value, kMostBytes));
    if (value.size() > kMostBytes) shown += "…";
    auto message = base::msg("intake.need." + std::string(rule), shown, args...);
    findings_.push_back(
        {severity, "need." + std::string(rule), {file_, line_, key}, shown, std::move(message)}
    );
  }

  const std::string& file_;
  std::uint64_t line_;
  base::Findings& findings_;
};

}  // namespace rongtong::intake
