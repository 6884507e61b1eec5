#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rongtong::http {

/// An IPv4 or IPv6 address; IPv4 is kept as `::ffff:a.b.c.d`, so that both spellings are equal.
struct Address {
  std::array<std::uint8_t, 16> bytes{};

  /// `10.0.0.1`, `2001:db8::1`, `[2001:db8::1]`, with or without a port behind it; empty for names.
  static std::optional<Address> parse(std::string_view text);
  /// `10.0.0.1` or `2001:db8::1`.
  std::string text() const;

  friend bool operator==(const Address&, const Address&) = default;
};

/// `10.0.0.0/8`, `2001:db8::/32` or a single address.
struct AddressRange {
  Address first;
  int bits = 128;

  static std::optional<AddressRange> parse(std::string_view text);
  bool holds(const Address& address) const;

  friend bool operator==(const AddressRange&, const AddressRange&) = default;
};

bool holds(const std::vector<AddressRange>& ranges, const Address& address);

/// Who really asks, when `peer` is one of `trusted`: the last address of `forwarded`
/// (X-Forwarded-For, all fields joined) that is not trusted itself. Anything before it was written
/// by strangers. `peer` when it is not trusted or the field says nothing usable.
Address client_address(
    const Address& peer, std::string_view forwarded, const std::vector<AddressRange>& trusted
);

/// Host names that we answer to, without port and case. `host` is a Host field or an authority.
bool is_allowed_host(std::string_view host, const std::vector<std::string>& allowed);

}  // namespace rongtong::http
