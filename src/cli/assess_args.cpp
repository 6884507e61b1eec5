#include "cli/assess_args.h"

#include <iostream>

#include "base/error.h"
#include "usecase/firm_facts.h"
#include "usecase/places.h"
#include "usecase/read_values.h"

namespace rongtong::cli {

namespace {

[[noreturn]] void bad(const base::Message& message) {
  throw base::Error(base::ErrorCode::kInvalidArgument, message);
}

base::Date day_of(const std::string& text) {
  const auto day = base::parse_date(text.empty() ? usecase::utc_now() : text);
  if (!day) bad(base::msg("cli.import.bad_date", text));
  return *day;
}

AskedFirm stored_firm(Session& session, const FirmArgs& args) {
  const auto code = model::CreditCode::parse(args.firm);
  if (!code) {
    throw base::Error(base::ErrorCode::kNotFound, base::msg("cli.enterprise.none", args.firm));
  }
  auto facts = usecase::FactSource(session.existing_store(), session.codes()).find(*code);
  if (!facts) {
    throw base::Error(base::ErrorCode::kNotFound, base::msg("cli.enterprise.none", args.firm));
  }
  return {std::move(*facts), question_of(args)};
}

std::vector<AskedFirm> firms_of_file(
    const Context& context, Session& session, const FirmArgs& args
) {
  auto question = question_of(args);
  const auto on = args.on.empty() ? std::nullopt : std::optional(question.on);
  auto reading = usecase::read_values(
      args.values, {session.catalogue(), session.rules().vocabulary(), session.codes()}, on
  );
  for (const auto& finding : reading.findings) {
    std::cerr << usecase::finding_line(finding, context.language) << '\n';
  }
  if (reading.firms.empty()) bad(base::msg("cli_assess.no_values", args.values));
  question.on = reading.on;
  std::vector<AskedFirm> firms;
  for (auto& firm : reading.firms) {
    auto& asked = firms.emplace_back(AskedFirm{std::move(firm.facts), question});
    if (!asked.question.review) asked.question.review = firm.review;
  }
  return firms;
}

}  // namespace

void add_firm_options(Command& command, FirmArgs& args) {
  command.option("--firm", &args.firm, "cli_assess.firm");
  command.option("--values", &args.values, "cli_assess.values");
}

void add_day_option(Command& command, FirmArgs& args) {
  command.option("--on", &args.on, "cli_assess.on");
}

void add_purpose_options(Command& command, FirmArgs& args) {
  command.option("--ruleset", &args.sets, "cli_assess.ruleset");
  add_day_option(command, args);
  command.flag("--review", args.review, "cli_assess.review");
  command.flag("--apply", args.apply, "cli_assess.apply");
}

usecase::AssessQuestion question_of(const FirmArgs& args) {
  usecase::AssessQuestion question;
  if (args.review && args.apply) bad(base::msg("cli_assess.review_and_apply"));
  question.on = day_of(args.on);
  if (args.review) question.review = true;
  if (args.apply) question.review = false;
  question.sets = args.sets;
  return question;
}

std::vector<AskedFirm> asked_firms(const Context& context, Session& session, const FirmArgs& args) {
  if (args.firm.empty() == args.values.empty()) bad(base::msg("cli_assess.firm_or_values"));
  if (args.values.empty()) return {stored_firm(session, args)};
  return firms_of_file(context, session, args);
}

AskedFirm asked_firm(const Context& context, Session& session, const FirmArgs& args) {
  auto firms = asked_firms(context, session, args);
  if (firms.size() > 1) bad(base::msg("cli_assess.one_firm", args.values, firms.size()));
  return std::move(firms.front());
}

}  // namespace rongtong::cli
