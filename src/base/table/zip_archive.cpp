#include "base/table/zip_archive.h"

#include <zip.h>

#include "base/error.h"
#include "base/io/unpack_guard.h"

namespace rongtong::base {

namespace {

struct CloseArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

Error refusal(const std::string& name, std::string_view key) {
  return {ErrorCode::kInvalidArgument, msg(key), {name, 0, {}}};
}

class ZipPart final : public ByteSource {
 public:
  ZipPart(
      zip_file_t* file,
      std::uint64_t packed,
      std::uint64_t size,
      std::string name,
      const SheetLimits& limits
  )
      : file_(file),
        packed_(packed),
        size_(size),
        name_(std::move(name)),
        guard_({limits.max_part_bytes, limits.max_ratio, limits.ratio_from, 0}, name_) {}

  std::size_t read(std::span<char> out) override {
    const zip_int64_t got = zip_fread(file_.get(), out.data(), out.size());
    if (got < 0) throw refusal(name_, "base.table.zip_broken");
    out_ += static_cast<std::uint64_t>(got);
    guard_.check(packed_, out_);
    return static_cast<std::size_t>(got);
  }

  std::uint64_t consumed() const override {
    if (size_ == 0) return packed_;
    const double share = static_cast<double>(out_) / static_cast<double>(size_);
    return std::min(packed_, static_cast<std::uint64_t>(share * static_cast<double>(packed_)));
  }
  std::uint64_t total() const override { return packed_; }
  const std::string& name() const override { return name_; }

 private:
  std::unique_ptr<zip_file_t, CloseFile> file_;
  std::uint64_t packed_;
  std::uint64_t size_;
  std::string name_;
  UnpackGuard guard_;
  std::uint64_t out_ = 0;
};

}  // namespace

struct ZipArchive::Impl {
  std::unique_ptr<zip_t, CloseArchive> archive;
  std::string name;
  SheetLimits limits;

  void check() const {
    if (!archive) throw refusal(name, "base.table.zip_broken");
    const zip_int64_t entries = zip_get_num_entries(archive.get(), 0);
    if (entries < 0 || static_cast<std::uint64_t>(entries) > limits.max_entries) {
      throw refusal(name, "base.table.sheet_limit");
    }
  }
};

ZipArchive::ZipArchive(const std::filesystem::path& path, const SheetLimits& limits)
    : impl_(std::make_unique<Impl>()) {
  impl_->name = path.string();
  impl_->limits = limits;
  int code = 0;
  impl_->archive.reset(zip_open(path.c_str(), ZIP_RDONLY, &code));
  impl_->check();
}

ZipArchive::ZipArchive(std::string_view bytes, std::string name, const SheetLimits& limits)
    : impl_(std::make_unique<Impl>()) {
  impl_->name = std::move(name);
  impl_->limits = limits;
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source != nullptr) {
    impl_->archive.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (!impl_->archive) zip_source_free(source);
  }
  zip_error_fini(&error);
  impl_->check();
}

ZipArchive::ZipArchive(ZipArchive&&) noexcept = default;
ZipArchive::~ZipArchive() = default;

bool ZipArchive::has(const std::string& part) const {
  return zip_name_locate(impl_->archive.get(), part.c_str(), ZIP_FL_NOCASE) >= 0;
}

std::unique_ptr<ByteSource> ZipArchive::open(const std::string& part) const {
  zip_t* archive = impl_->archive.get();
  const zip_int64_t index = zip_name_locate(archive, part.c_str(), ZIP_FL_NOCASE);
  if (index < 0) {
    throw Error(ErrorCode::kNotFound, msg("base.table.no_part", part), {impl_->name, 0, {}});
  }
  zip_stat_t info;
  zip_stat_init(&info);
  const auto at = static_cast<zip_uint64_t>(index);
  if (zip_stat_index(archive, at, 0, &info) != 0)
    throw refusal(impl_->name, "base.table.zip_broken");
  const bool encrypted =
      (info.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && info.encryption_method != ZIP_EM_NONE;
  if (encrypted) throw refusal(impl_->name, "base.table.encrypted");
  zip_file_t* file = zip_fopen_index(archive, at, 0);
  if (file == nullptr) throw refusal(impl_->name, "base.table.zip_broken");
  return std::make_unique<ZipPart>(file, info.comp_size, info.size, impl_->name, impl_->limits);
}

const std::string& ZipArchive::name() const { return impl_->name; }

}  // namespace rongtong::base
