#include "http/address.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>

#include "http/headers.h"

namespace rongtong::http {

namespace {

constexpr std::array<std::uint8_t, 12> kMapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};

/// The host of `host:port`, `[v6]:port`, `v6`; brackets off.
std::string_view without_port(std::string_view text) {
  if (text.starts_with('[')) return text.substr(1, std::min(text.find(']'), text.size()) - 1);
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || text.find(':', colon + 1) != std::string_view::npos) {
    return text;
  }
  return text.substr(0, colon);
}

bool is_mapped(const Address& address) {
  return std::equal(kMapped.begin(), kMapped.end(), address.bytes.begin());
}

bool is_port(std::string_view text) {
  return text.size() <= 5 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::optional<Address> Address::parse(std::string_view text) {
  const std::string host(without_port(trimmed(text)));
  Address address;
  if (::inet_pton(AF_INET6, host.c_str(), address.bytes.data()) == 1) return address;
  std::array<std::uint8_t, 4> four{};
  if (::inet_pton(AF_INET, host.c_str(), four.data()) != 1) return std::nullopt;
  std::ranges::copy(kMapped, address.bytes.begin());
  std::ranges::copy(four, address.bytes.begin() + kMapped.size());
  return address;
}

std::string Address::text() const {
  std::array<char, INET6_ADDRSTRLEN> buffer{};
  const bool four = is_mapped(*this);
  ::inet_ntop(
      four ? AF_INET : AF_INET6,
      four ? bytes.data() + kMapped.size() : bytes.data(),
      buffer.data(),
      buffer.size()
  );
  return buffer.data();
}

std::optional<AddressRange> AddressRange::parse(std::string_view text) {
  const auto slash = std::min(text.find('/'), text.size());
  const auto address = Address::parse(text.substr(0, slash));
  if (!address) return std::nullopt;
  AddressRange range{*address, 128};
  if (slash == text.size()) return range;
  const auto digits = text.substr(slash + 1);
  int bits = 0;
  const char* const end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, bits);
  const int base = is_mapped(*address) ? 96 : 0;
  if (read.ec != std::errc() || read.ptr != end || bits < 0 || base + bits > 128) {
    return std::nullopt;
  }
  range.bits = base + bits;
  return range;
}

bool AddressRange::holds(const Address& address) const {
  for (int bit = 0; bit < bits; ++bit) {
    const auto at = static_cast<std::size_t>(bit / 8);
    const unsigned mask = 0x80U >> static_cast<unsigned>(bit % 8);
    if ((first.bytes[at] & mask) != (address.bytes[at] & mask)) return false;
  }
  return true;
}

bool holds(const std::vector<AddressRange>& ranges, const Address& address) {
  return std::ranges::any_of(ranges, [&](const auto& range) { return range.holds(address); });
}

Address client_address(
    const Address& peer, std::string_view forwarded, const std::vector<AddressRange>& trusted
) {
  Address client = peer;
  while (holds(trusted, client) && !forwarded.empty()) {
    const auto comma = forwarded.rfind(',');
    const bool first = comma == std::string_view::npos;
    const auto next = Address::parse(first ? forwarded : forwarded.substr(comma + 1));
    if (!next) break;
    client = *next;
    forwarded = first ? std::string_view{} : forwarded.substr(0, comma);
  }
  return client;
}

bool is_allowed_host(std::string_view host, const std::vector<std::string>& allowed) {
  const auto name = without_port(host);
  if (name.empty() || host.find_first_of(" \t/@?#\\") != std::string_view::npos) return false;
  const auto end = static_cast<std::size_t>(name.data() + name.size() - host.data());
  auto rest = host.substr(end);
  if (host.starts_with('[')) {
    if (!rest.starts_with(']')) return false;
    rest.remove_prefix(1);
  }
  if (!rest.empty() && (rest.front() != ':' || !is_port(rest.substr(1)))) return false;
  return std::ranges::any_of(allowed, [&](const auto& one) { return same_word(name, one); });
}

}  // namespace rongtong::http
