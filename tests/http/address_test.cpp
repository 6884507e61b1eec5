#include "http/address.h"

#include <gtest/gtest.h>

#include "tests/support/cases.h"

namespace rongtong::http {
namespace {

std::vector<AddressRange> ranges(std::initializer_list<const char*> texts) {
  std::vector<AddressRange> all;
  for (const char* text : texts) all.push_back(AddressRange::parse(text).value());
  return all;
}

struct ClientCase {
  const char* name;
  const char* peer;
  const char* forwarded;
  const char* client;
};

class ClientAddress : public testing::TestWithParam<ClientCase> {};

TEST_P(ClientAddress, IsTheLastThatIsNotTrusted) {
  const auto& c = GetParam();
  const auto trusted = ranges({"10.0.0.0/8", "fd00::/8"});
  const auto client = client_address(Address::parse(c.peer).value(), c.forwarded, trusted);
  EXPECT_EQ(client.text(), c.client);
}

INSTANTIATE_TEST_SUITE_P(
    Proxies,
    ClientAddress,
    testing::Values(
        ClientCase{"Direct", "192.0.2.1", "", "192.0.2.1"},
        ClientCase{"StrangerLies", "192.0.2.1", "10.0.0.1", "192.0.2.1"},
        ClientCase{"OneProxy", "10.0.0.1", "192.0.2.7", "192.0.2.7"},
        ClientCase{"ForgedBefore", "10.0.0.1", "127.0.0.1, 192.0.2.7", "192.0.2.7"},
        ClientCase{"TwoProxies", "10.0.0.1", "192.0.2.7, 10.1.1.1", "192.0.2.7"},
        ClientCase{"WithPort", "10.0.0.1", "192.0.2.7:1234", "192.0.2.7"},
        ClientCase{"Version6", "fd00::1", "[2001:db8::5]:80", "2001:db8::5"},
        ClientCase{"Words", "10.0.0.1", "unknown", "10.0.0.1"},
        ClientCase{"MappedPeer", "::ffff:10.0.0.1", "192.0.2.7", "192.0.2.7"}
    ),
    tests::kCaseName
);

TEST(AddressRange, RefusesWhatIsNone) {
  for (const char* text :
       {"", "a", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8x", "10.0.0/8", "::/129"}) {
    EXPECT_FALSE(AddressRange::parse(text)) << text;
  }
}

struct HostCase {
  const char* name;
  const char* host;
  bool allowed;
};

class AllowedHost : public testing::TestWithParam<HostCase> {};

TEST_P(AllowedHost, ComparesTheNameOnly) {
  const std::vector<std::string> allowed{"sme.example.cn", "::1", "127.0.0.1"};
  EXPECT_EQ(is_allowed_host(GetParam().host, allowed), GetParam().allowed);
}

INSTANTIATE_TEST_SUITE_P(
    Hosts,
    AllowedHost,
    testing::Values(
        HostCase{"Plain", "sme.example.cn", true},
        HostCase{"Port", "sme.example.cn:8080", true},
        HostCase{"Capitals", "SME.Example.CN", true},
        HostCase{"Version6", "[::1]:8080", true},
        HostCase{"Version4", "127.0.0.1", true},
        HostCase{"Other", "evil.example", false},
        HostCase{"Suffix", "sme.example.cn.evil.example", false},
        HostCase{"UserPart", "sme.example.cn@evil.example", false},
        HostCase{"BadPort", "sme.example.cn:80x", false},
        HostCase{"LongPort", "sme.example.cn:808080", false},
        HostCase{"AfterBracket", "[::1]evil", false},
        HostCase{"NoBracketEnd", "[::1", false},
        HostCase{"Blank", "sme.example.cn evil", false},
        HostCase{"Empty", "", false}
    ),
    tests::kCaseName
);

}  // namespace
}  // namespace rongtong::http
