#pragma once

#include <string>

#include "base/error.h"

namespace rongtong::base {

/// What a person is told when a file cannot be opened or read; `reason` is an errno value.
Error open_error(const std::string& path, int reason);

/// The same for writing: a full disk says so, and that the old file stands unchanged.
Error write_error(const std::string& path, int reason);

}  // namespace rongtong::base
