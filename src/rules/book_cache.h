#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "rules/rule_book.h"

namespace rongtong::rules {

/// What a cached book was made from: all sources in their order (rule files, catalogue), and the
/// version of the cache's form. Another byte anywhere gives another key.
std::uint64_t book_key(std::span<const std::string_view> sources);

/// `book` as bytes, little-endian: "RTRULES1", key, length and XXH3 of the rest, then text lists,
/// inputs and nodes of the graph and the sets, field by field (book_fields.h).
std::string write_compiled(const RuleBook& book, std::uint64_t key);

/// The book, or nothing when the bytes are of another key or form, cut off, changed, or do not make
/// a book whose parts fit each other. Safe on any bytes.
std::optional<RuleBook> read_compiled(std::string_view bytes, std::uint64_t key);

/// `payload` behind a header that fits it: what write_compiled does last. For fuzzing.
std::string seal_compiled(std::string_view payload, std::uint64_t key);

}  // namespace rongtong::rules
