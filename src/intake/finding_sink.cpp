#include "intake/finding_sink.h"

#include "base/text/utf8.h"

namespace rongtong::intake {

namespace {

/// Values are shown to people: the first part of a long one will do, the raw row has it all.
constexpr std::size_t kMostBytes = 300;

}  // namespace

void FindingSink::add(
    base::Severity severity, EnterpriseField field, std::string_view rule, std::string_view value
) {
  const auto column = columns_.column_of(field);
  const std::string header = column ? columns_.columns[*column].header : "";
  std::string shown = base::repaired_utf8(base::cut_utf8(value, kMostBytes));
  if (value.size() > kMostBytes) shown += "…";
  base::Message message = base::msg("intake." + std::string(rule), shown, header);
  findings_.push_back(
      {severity, std::string(rule), {file_, line_, header}, std::move(shown), std::move(message)}
  );
}

}  // namespace rongtong::intake
