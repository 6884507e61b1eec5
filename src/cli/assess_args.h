#pragma once

#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/session.h"
#include "usecase/choose_rules.h"

namespace rongtong::cli {

/// Whom a command is about, by what, as of when: the options that assess, way-up and what-if share.
struct FirmArgs {
  std::string firm;
  std::string values;
  std::vector<std::string> sets;
  std::string on;
  bool review = false;
  bool apply = false;
};

void add_firm_options(Command& command, FirmArgs& args);
void add_day_option(Command& command, FirmArgs& args);
void add_purpose_options(Command& command, FirmArgs& args);

/// Throws kInvalidArgument for what is no date and for --review with --apply.
usecase::AssessQuestion question_of(const FirmArgs& args);

/// A firm and what is asked of it.
struct AskedFirm {
  model::FirmFacts facts;
  usecase::AssessQuestion question;
};

/// The firms that --firm or --values name. What the reader says of the file goes to standard error.
/// Throws kInvalidArgument when neither or both are given, or when nothing in the file can be used.
std::vector<AskedFirm> asked_firms(const Context& context, Session& session, const FirmArgs& args);

/// The only firm that is named; throws kInvalidArgument when the file holds several.
AskedFirm asked_firm(const Context& context, Session& session, const FirmArgs& args);

}  // namespace rongtong::cli
