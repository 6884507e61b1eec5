#include "usecase/capability.h"

#include <optional>

#include "base/io/atomic_file.h"
#include "base/io/file.h"
#include "base/io/mapped_file.h"
#include "match/index_builder.h"

namespace rongtong::usecase {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kCatalogueFileLimit = 8U << 20U;

struct Settings {
  match::MatchWeights weights;
  match::StopPhrases phrases;
  match::SnapshotName name;
};

std::string read(const fs::path& file) { return base::read_file(file, kCatalogueFileLimit); }

Settings read_settings(const store::Store& store, const IndexPlace& place) {
  const fs::path weights = place.catalogue / "match" / "weights.yaml";
  const fs::path phrases = place.catalogue / "match" / "stop-phrases.yaml";
  const std::string weights_text = read(weights);
  const std::string phrases_text = read(phrases);
  Settings settings;
  settings.weights = match::read_weights(weights_text, weights.string());
  settings.phrases = match::read_stop_phrases(phrases_text, phrases.string());
  settings.name = {store.enterprise_revision(), base::bytes_hash(weights_text + phrases_text)};
  return settings;
}

class MappedCapability final : public Capability {
 public:
  MappedCapability(
      base::MappedFile file, const Settings& settings, const model::Codes& codes, bool rebuilt
  )
      : file_(std::move(file)),
        matcher_(
            match::CapabilityIndex::open(file_.bytes(), settings.name),
            settings.weights,
            settings.phrases,
            codes
        ),
        rebuilt_(rebuilt) {}

  const match::Matcher& matcher() const override { return matcher_; }
  bool rebuilt() const override { return rebuilt_; }

 private:
  base::MappedFile file_;
  match::Matcher matcher_;
  bool rebuilt_;
};

/// The stored index, empty when it is not there or does not fit.
std::unique_ptr<Capability> stored(
    const fs::path& file, const Settings& settings, const model::Codes& codes
) {
  if (!fs::exists(file)) return nullptr;
  try {
    return std::make_unique<MappedCapability>(base::MappedFile(file), settings, codes, false);
  } catch (const base::Error& error) {
    // Out of date (kConflict) or broken (kInvalidArgument): built anew by the caller.
    if (error.code() != base::ErrorCode::kConflict &&
        error.code() != base::ErrorCode::kInvalidArgument) {
      throw;
    }
    return nullptr;
  }
}

void build(
    const store::Store& store,
    const fs::path& file,
    const Settings& settings,
    base::Progress& progress
) {
  match::IndexBuilder builder(settings.weights, settings.phrases);
  const std::uint64_t total = store.enterprise_count();
  std::uint64_t done = 0;
  store.each_enterprise([&](const store::EnterpriseRecord& record) {
    builder.add(record.id, record.enterprise);
    progress.update(++done, total);
  });
  base::make_folders(file.parent_path());
  base::AtomicFile out(file);
  builder.finish(settings.name, [&out](std::span<const std::byte> piece) {
    out.write({reinterpret_cast<const char*>(piece.data()), piece.size()});
  });
  out.commit();
}

}  // namespace

std::unique_ptr<Capability> open_capability(
    const store::Store& store, const IndexPlace& place, base::Progress& progress
) {
  const Settings settings = read_settings(store, place);
  const fs::path file = place.data / "index" / "capability.idx";
  if (auto capability = stored(file, settings, place.codes)) return capability;
  build(store, file, settings, progress);
  return std::make_unique<MappedCapability>(base::MappedFile(file), settings, place.codes, true);
}

}  // namespace rongtong::usecase
