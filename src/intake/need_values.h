#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "intake/need_row.h"
#include "model/industry.h"

/// Single values of needs as people write them; empty where they cannot be read.
namespace rongtong::intake {

/// `H-` and eight hex digits of the hash of issuer and title: the same in every import.
std::string derived_code(const std::string& issuer, const std::string& title);

/// Whether the text holds U+FFFD: characters were lost on the way.
bool garbled(std::string_view text);

/// `300万元`, `3,000,000元`, or a bare number in the unit of its header. Exact; parts of a yuan are
/// rounded half up.
std::optional<std::int64_t> read_yuan(const NeedValue& value, const NeedColumns& columns);

/// `8`, also with 家, 次 or 年 behind it.
std::optional<std::int64_t> read_whole(std::string_view text);

/// A code whose division is in GB/T 4754, or the name of a class; else empty.
std::string read_industry(const std::string& text, const model::IndustryTable& industries);

}  // namespace rongtong::intake
