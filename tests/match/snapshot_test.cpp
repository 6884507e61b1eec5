#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>

#include "base/error.h"
#include "base/io/atomic_file.h"
#include "base/io/mapped_file.h"
#include "match/snapshot_format.h"
#include "match/snapshot_view.h"
#include "tests/match/small_registry.h"
#include "tests/support/temporary_folder.h"

namespace rongtong::match {
namespace {

std::vector<model::Enterprise> some_firms() {
  std::vector<model::Enterprise> firms{
      test_firm(3, "宁波甲机械有限公司", "伺服驱动器、减速机"),
      test_firm(1, "苏州乙电气有限公司", "交流伺服系统"),
      test_firm(2, "青岛丙食品有限公司", "")};
  firms[0].region = model::RegionCode(330200);
  firms[0].qualifications = {"ISO9001", "CE"};
  firms[2].is_branch = true;
  return firms;
}

base::ErrorCode code_of(
    std::span<const std::byte> bytes, const std::optional<SnapshotName>& name = std::nullopt
) {
  try {
    CapabilityIndex::open(bytes, name);
  } catch (const base::Error& error) {
    return error.code();
  }
  return base::ErrorCode::kInternal;  // no error
}

TEST(Snapshot, KeepsWhatWasAdded) {
  const auto firms = some_firms();
  const auto bytes = SmallRegistry::build(firms);
  const auto index = CapabilityIndex::open(bytes, SnapshotName{"revision 1", "catalogue 1"});
  EXPECT_EQ(index.firms(), 3U);
  EXPECT_EQ(index.name(), (SnapshotName{"revision 1", "catalogue 1"}));
  EXPECT_EQ(index.snapshot_bytes(), bytes.size());
  for (std::size_t i = 0; i < firms.size(); ++i) {
    EXPECT_EQ(index.credit_code(SmallRegistry::id(i)), firms[i].credit_code.text());
  }
  EXPECT_FALSE(index.credit_code(model::EnterpriseId(1)));
  const auto& view = index.view();
  const auto firm = view.find(firms[0].credit_code.text());
  ASSERT_EQ(firm, 2U);
  EXPECT_EQ(view.id(*firm), SmallRegistry::id(0));
  EXPECT_EQ(view.values(Column::kRegion)[view.column(Column::kRegion)[*firm]], "330200");
  EXPECT_EQ(
      view.values(Column::kQualifications)[view.column(Column::kQualifications)[*firm]],
      "ISO9001\nCE"
  );
  EXPECT_TRUE(view.is_branch(1));
  EXPECT_FALSE(view.find("91999999000000099X"));
}

TEST(Snapshot, EqualFirmsGiveEqualBytesInAnyOrder) {
  const auto firms = some_firms();
  IndexBuilder builder(MatchWeights{}, StopPhrases{});
  for (const std::size_t i : {1U, 2U, 0U}) builder.add(SmallRegistry::id(i), firms[i]);
  EXPECT_EQ(builder.finish({"revision 1", "catalogue 1"}), SmallRegistry::build(firms));
}

TEST(Snapshot, BuilderIsEmptyAfterwards) {
  IndexBuilder builder(MatchWeights{}, StopPhrases{});
  builder.add(model::EnterpriseId(1), some_firms()[0]);
  builder.finish({"a", "b"});
  EXPECT_EQ(builder.finish({"revision 1", "catalogue 1"}), SmallRegistry::build({}));
}

TEST(Snapshot, OfNoFirmsFindsNothing) {
  const SmallRegistry registry({});
  const auto result = registry.match(test_need("轴承"));
  EXPECT_TRUE(result.candidates.empty());
  EXPECT_EQ(result.firms_considered, 0U);
}

TEST(Snapshot, ACodeTwiceIsOurFault) {
  IndexBuilder builder(MatchWeights{}, StopPhrases{});
  builder.add(model::EnterpriseId(1), some_firms()[0]);
  builder.add(model::EnterpriseId(2), some_firms()[0]);
  EXPECT_DEATH_IF_SUPPORTED(
      {
        try {
          builder.finish({"a", "b"});
        } catch (const base::Error&) {
          std::abort();  // release builds throw
        }
      },
      ""
  );
}

TEST(Snapshot, IsReadFromAMappedFile) {
  const tests::TemporaryFolder folder;
  const auto file = folder.path() / "capability.idx";
  const auto bytes = SmallRegistry::build(some_firms());
  base::AtomicFile out(file);
  out.write({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  out.commit();
  base::MappedFile mapped(file);
  const base::MappedFile moved = std::move(mapped);
  EXPECT_TRUE(mapped.bytes().empty());  // NOLINT(bugprone-use-after-move): that is what is tested
  EXPECT_TRUE(std::ranges::equal(moved.bytes(), bytes));
  EXPECT_EQ(CapabilityIndex::open(moved.bytes()).firms(), 3U);
}

TEST(MappedFile, SaysWhatIsNotThere) {
  const tests::TemporaryFolder folder;
  EXPECT_THROW(base::MappedFile(folder.path() / "none"), base::Error);
  EXPECT_THROW(base::MappedFile(folder.path()), base::Error);
}

TEST(Snapshot, OtherNameIsOutOfDate) {
  const auto bytes = SmallRegistry::build(some_firms());
  EXPECT_EQ(code_of(bytes, SnapshotName{"revision 2", "catalogue 1"}), base::ErrorCode::kConflict);
  EXPECT_EQ(code_of(bytes, SnapshotName{"revision 1", "catalogue 2"}), base::ErrorCode::kConflict);
}

TEST(Snapshot, OtherFormatVersionIsAConflict) {
  auto bytes = SmallRegistry::build(some_firms());
  bytes[offsetof(SnapshotHeader, version)] = std::byte{99};
  EXPECT_EQ(code_of(bytes), base::ErrorCode::kConflict);
}

TEST(Snapshot, CutOffAnywhereIsBroken) {
  const auto bytes = SmallRegistry::build(some_firms());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_EQ(code_of(std::span(bytes).first(size)), base::ErrorCode::kInvalidArgument) << size;
  }
}

TEST(Snapshot, AnyChangedByteIsNoticedOrHarmless) {
  const auto good = SmallRegistry::build(some_firms());
  const auto expected = CapabilityIndex::open(good).name();
  auto bytes = good;
  std::size_t unnoticed = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    bytes[i] ^= std::byte{0x10};
    try {
      EXPECT_EQ(CapabilityIndex::open(bytes).name(), expected);
      ++unnoticed;
    } catch (const base::Error&) {
      SUCCEED();
    }
    bytes[i] = good[i];
  }
  // Padding between sections, 7 bytes each at most, and the header's reserved word.
  EXPECT_LE(unnoticed, kSections * 7 + sizeof(std::uint32_t));
}

TEST(Snapshot, BytesThatAreNotAlignedAreRefused) {
  const auto bytes = SmallRegistry::build(some_firms());
  std::vector<std::byte> shifted(bytes.size() + 1);
  std::ranges::copy(bytes, shifted.begin() + 1);
  EXPECT_EQ(code_of(std::span(shifted).subspan(1)), base::ErrorCode::kInvalidArgument);
}

}  // namespace
}  // namespace rongtong::match
