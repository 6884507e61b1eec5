// An own certificate: who may speak, and how.
#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>

#include "base/error.h"
#include "tests/http/client.h"
#include "tests/http/test_server.h"
#include "tests/support/temporary_folder.h"

namespace rongtong::http {
namespace {

using tests::RawClient;
using tests::test_options;

template <class T, void (*Free)(T*)>
struct Deleter {
  void operator()(T* object) const { Free(object); }
};
using Key = std::unique_ptr<EVP_PKEY, Deleter<EVP_PKEY, EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Deleter<X509, X509_free>>;
using Context = std::unique_ptr<SSL_CTX, Deleter<SSL_CTX, SSL_CTX_free>>;
using Stream = std::unique_ptr<SSL, Deleter<SSL, SSL_free>>;

/// A certificate of its own making, for a day, in two PEM files.
TlsFiles write_certificate(const std::filesystem::path& folder, const char* name) {
  const Key key(EVP_RSA_gen(2048));
  const Certificate certificate(X509_new());
  ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), 0);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 86400);
  X509_set_pubkey(certificate.get(), key.get());
  X509_NAME* const subject = X509_get_subject_name(certificate.get());
  const auto* const bytes = reinterpret_cast<const unsigned char*>(name);
  X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, bytes, -1, -1, 0);
  X509_set_issuer_name(certificate.get(), subject);
  X509_sign(certificate.get(), key.get(), EVP_sha256());
  const TlsFiles files{folder / "cert.pem", folder / "key.pem"};
  std::FILE* file = std::fopen(files.certificate.c_str(), "w");
  PEM_write_X509(file, certificate.get());
  std::fclose(file);
  file = std::fopen(files.key.c_str(), "w");
  PEM_write_PrivateKey(file, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
  std::fclose(file);
  return files;
}

/// What a client of `version` reads when it asks for /who, and the name in the certificate.
struct Told {
  std::string text;
  std::string name;
};

Told ask(std::uint16_t port, int version) {
  const Context context(SSL_CTX_new(TLS_client_method()));
  SSL_CTX_set_security_level(context.get(), 0);  // else the client itself refuses old versions
  SSL_CTX_set_min_proto_version(context.get(), version);
  SSL_CTX_set_max_proto_version(context.get(), version);
  const Stream stream(SSL_new(context.get()));
  const RawClient connection(port);
  SSL_set_fd(stream.get(), connection.descriptor());
  if (SSL_connect(stream.get()) != 1) return {};
  Told told;
  const Certificate certificate(SSL_get1_peer_certificate(stream.get()));
  char name[64] = "";
  X509_NAME_get_text_by_NID(
      X509_get_subject_name(certificate.get()), NID_commonName, name, sizeof name
  );
  told.name = name;
  const std::string request = "GET /who HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
  SSL_write(stream.get(), request.data(), static_cast<int>(request.size()));
  char buffer[4096];
  for (int n = 1; n > 0;) {
    n = SSL_read(stream.get(), buffer, sizeof buffer);
    if (n > 0) told.text.append(buffer, static_cast<std::size_t>(n));
  }
  return told;
}

class Tls : public testing::Test {
 protected:
  Tls() {
    router_.add(Method::kGet, "/who", {.compress = false}, [](Request& request) {
      return text_response(200, request.client.secure ? "secure" + large_ : "plain", "text/plain");
    });
    auto options = test_options();
    options.tls = write_certificate(folder_.path(), "first");
    server_ = std::make_unique<Server>(options, router_);
    server_->start();
  }

  static inline const std::string large_ = std::string(100'000, 'x');  // several records
  tests::TemporaryFolder folder_;
  Router router_;
  std::unique_ptr<Server> server_;
};

TEST_F(Tls, NewVersionsAreServed) {
  for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
    const auto told = ask(server_->port(), version);
    EXPECT_EQ(tests::content_in(told.text), "secure" + large_);
    EXPECT_EQ(told.name, "first");
  }
}

TEST_F(Tls, OldVersionsAreRefused) {
  for (const int version : {TLS1_VERSION, TLS1_1_VERSION}) {
    EXPECT_EQ(ask(server_->port(), version).text, "");
  }
}

TEST_F(Tls, PlainRequestsGetNoAnswer) {
  const auto answer =
      tests::exchange(server_->port(), "GET /who HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_EQ(answer.find("HTTP/1.1 200"), std::string::npos);
  EXPECT_TRUE(tests::eventually([&] { return server_->state().connections == 0; }));
}

TEST_F(Tls, ANewCertificateIsTakenAndABrokenOneIsNot) {
  write_certificate(folder_.path(), "second");
  server_->reload_certificate();
  EXPECT_EQ(ask(server_->port(), TLS1_3_VERSION).name, "second");
  std::ofstream(folder_.path() / "cert.pem") << "broken";
  EXPECT_THROW(server_->reload_certificate(), base::Error);
  EXPECT_EQ(ask(server_->port(), TLS1_3_VERSION).name, "second");
}

}  // namespace
}  // namespace rongtong::http
