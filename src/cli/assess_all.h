#pragma once

#include <string>

#include "cli/assess_args.h"

namespace rongtong::cli {

/// assess --all: summary on standard output, tables into `output` (may be empty).
void assess_everyone(const Context& context, const FirmArgs& args, const std::string& output);

}  // namespace rongtong::cli
