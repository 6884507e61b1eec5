#include <gtest/gtest.h>
#include <lzma.h>
#include <sys/resource.h>
#include <unistd.h>
#include <zlib.h>

#include <csignal>
#include <fstream>

#include "base/error.h"
#include "base/io/atomic_file.h"
#include "base/io/file.h"
#include "base/io/file_source.h"
#include "base/io/unpack.h"
#include "base/random.h"
#include "tests/support/temporary_folder.h"

namespace rongtong::base {
namespace {

std::string gzip(const std::string& bytes) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string xz(const std::string& bytes) {
  std::string out(lzma_stream_buffer_bound(bytes.size()), '\0');
  std::size_t size = 0;
  lzma_easy_buffer_encode(
      6,
      LZMA_CHECK_CRC64,
      nullptr,
      reinterpret_cast<const std::uint8_t*>(bytes.data()),
      bytes.size(),
      reinterpret_cast<std::uint8_t*>(out.data()),
      &size,
      out.size()
  );
  out.resize(size);
  return out;
}

std::string drained(ByteSource& source, std::size_t step = 4096) {
  std::string out;
  std::string buffer(step, '\0');
  while (const std::size_t got = source.read(buffer)) out.append(buffer, 0, got);
  return out;
}

std::string unpack(
    const std::string& bytes, std::size_t in = 0, std::size_t out = 4096, UnpackLimits limits = {}
) {
  return drained(*unpacked(memory_source(bytes, "t.gz", in), limits), out);
}

template <class Work>
std::string fault_of(Work work) {
  try {
    work();
  } catch (const Error& error) {
    return error.message().key;
  }
  return "none";
}

std::string random_bytes(std::uint64_t seed) {
  Random random(seed);
  std::string bytes;
  for (std::uint32_t i = random.below(5000); i > 0; --i)
    bytes += static_cast<char>(random.below(seed % 2 == 0 ? 256 : 3));
  return bytes;
}

TEST(UnpackProperty, GivesBackWhatWasPacked) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const std::string bytes = random_bytes(seed);
    const std::size_t in = 1 + seed % 7;
    const std::size_t out = 1 + seed % 11;
    ASSERT_EQ(unpack(bytes, in, out), bytes) << seed;
    ASSERT_EQ(unpack(gzip(bytes), in, out), bytes) << seed;
    ASSERT_EQ(unpack(xz(bytes), in, out), bytes) << seed;
    ASSERT_EQ(unpack(gzip(bytes) + gzip("more"), in, out), bytes + "more") << seed;
    ASSERT_EQ(unpack(xz(bytes) + xz("more"), in, out), bytes + "more") << seed;
  }
}

TEST(Unpack, EveryCutOffFileIsTruncated) {
  const std::string bytes = random_bytes(4);
  for (const std::string& packed : {gzip(bytes), xz(bytes)}) {
    for (std::size_t size = 6; size < packed.size(); size += 61) {
      EXPECT_EQ(fault_of([&] { unpack(packed.substr(0, size)); }), "base.io.truncated") << size;
    }
  }
}

TEST(Unpack, DamageIsSaid) {
  const std::string bytes = random_bytes(4);
  for (std::string packed : {gzip(bytes), xz(bytes)}) {
    packed[packed.size() / 2] = static_cast<char>(~packed[packed.size() / 2]);
    EXPECT_EQ(fault_of([&] { unpack(packed); }), "base.io.corrupt");
  }
}

TEST(Unpack, BombsAreStoppedEarly) {
  const std::string blanks(40U << 20U, ' ');
  EXPECT_EQ(fault_of([&] { unpack(gzip(blanks)); }), "base.io.bomb");
  EXPECT_EQ(fault_of([&] { unpack(xz(blanks)); }), "base.io.bomb");
  UnpackLimits small;
  small.max_unpacked = 1000;
  EXPECT_EQ(fault_of([&] { unpack(gzip(random_bytes(4)), 0, 100, small); }), "base.io.bomb");
  UnpackLimits narrow;
  narrow.max_memory = 1000;
  EXPECT_EQ(fault_of([&] { unpack(xz("abc"), 0, 100, narrow); }), "base.io.unpack_memory");
}

TEST(File, FaultsAreToldApart) {
  const tests::TemporaryFolder folder;
  EXPECT_EQ(fault_of([&] { open_bytes(folder.path() / "none"); }), "base.io.not_found");
  EXPECT_EQ(fault_of([&] { open_bytes(folder.path()); }), "base.io.directory");
  const auto secret = folder.path() / "secret";
  write_file_atomically(secret, "x");
  std::filesystem::permissions(secret, std::filesystem::perms::none);
  if (::geteuid() == 0) return;  // root may read it all the same
  EXPECT_EQ(fault_of([&] { open_bytes(secret); }), "base.io.unreadable");
}

TEST(File, ProgressCountsPackedBytes) {
  const tests::TemporaryFolder folder;
  const auto path = folder.path() / "a.gz";
  const std::string packed = gzip(std::string(100000, 'x'));
  write_file_atomically(path, packed);
  const auto source = open_bytes(path);
  EXPECT_EQ(source->total(), packed.size());
  drained(*source);
  EXPECT_EQ(source->consumed(), packed.size());
}

TEST(File, WritesWholeOrNotAtAll) {
  const tests::TemporaryFolder folder;
  const auto path = folder.path() / "a.txt";
  write_file_atomically(path, "old");
  write_file_atomically(path, "new");
  EXPECT_EQ(read_file(path, 100), "new");
  EXPECT_EQ(
      fault_of([&] { write_file_atomically(folder.path() / "no" / "a", "x"); }), "base.io.no_folder"
  );
  EXPECT_EQ(
      fault_of([&] { write_file_atomically(folder.path(), "x"); }), "base.io.write_directory"
  );
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
  EXPECT_EQ(fault_of([&] { read_file(path, 2); }), "base.io.too_large");
}

TEST(File, BareNamesNeedNoFolder) {
  EXPECT_NO_THROW(make_folders(std::filesystem::path("rejects.csv").parent_path()));
  const tests::TemporaryFolder folder;
  EXPECT_NO_THROW(make_folders(folder.path() / "a" / "b"));
  EXPECT_TRUE(std::filesystem::is_directory(folder.path() / "a" / "b"));
}

/// Files of the process end at `bytes` while it lives.
class NarrowFiles {
 public:
  explicit NarrowFiles(rlim_t bytes) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit narrow{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &narrow);
  }
  ~NarrowFiles() { ::setrlimit(RLIMIT_FSIZE, &before_); }
  NarrowFiles(const NarrowFiles&) = delete;
  NarrowFiles& operator=(const NarrowFiles&) = delete;

 private:
  rlimit before_{};
};

// A limit on file size stands for the full disk: both make write(2) fail half way.
TEST(File, FailedWriteLeavesTheOldFile) {
  const tests::TemporaryFolder folder;
  const auto path = folder.path() / "a.txt";
  write_file_atomically(path, "old");
  std::signal(SIGXFSZ, SIG_IGN);
  std::string fault;
  {
    const NarrowFiles narrow(1000);
    fault = fault_of([&] { write_file_atomically(path, std::string(100000, 'x')); });
  }
  EXPECT_EQ(fault, "base.io.write_failed");
  EXPECT_EQ(read_file(path, 100), "old");
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
}

// Reference: XXH3 128 of nothing with seed 0, from the sanity checks of xxHash 0.8.
TEST(Hash, IsXxh3) {
  EXPECT_EQ(bytes_hash(""), "99aa06d3014798d86001c324468d497f");
  const tests::TemporaryFolder folder;
  const std::string bytes = random_bytes(8) + std::string(600000, 'y');
  write_file_atomically(folder.path() / "a", bytes);
  EXPECT_EQ(file_hash(folder.path() / "a"), bytes_hash(bytes));
}

}  // namespace
}  // namespace rongtong::base
