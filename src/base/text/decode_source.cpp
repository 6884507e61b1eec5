#include "base/text/decode_source.h"

#include <algorithm>
#include <cstring>

#include "base/io/peek_source.h"
#include "base/text/icu_source.h"
#include "base/text/utf8.h"

namespace rongtong::base {

namespace {

constexpr std::size_t kPrefix = 256U << 10U;
/// Reads shorter than this go through a buffer of our own, so that a character cut in two has room.
constexpr std::size_t kShortRead = 64;

/// Passes well-formed UTF-8 through and puts U+FFFD where a byte is not.
class RepairSource final : public ByteSource {
 public:
  explicit RepairSource(std::unique_ptr<ByteSource> inner) : inner_(std::move(inner)) {}

  std::size_t read(std::span<char> out) override {
    while (at_ == pending_.size()) {
      pending_.clear();
      at_ = 0;
      if (out.size() >= kShortRead) {
        if (const std::size_t count = read_into(out)) return count;
      } else {
        char buffer[kShortRead];
        pending_.insert(0, buffer, read_into(buffer));
      }
      if (ended_ && pending_.empty()) return 0;
    }
    const std::size_t count = std::min(out.size(), pending_.size() - at_);
    std::memcpy(out.data(), pending_.data() + at_, count);
    at_ += count;
    return count;
  }

  std::uint64_t consumed() const override { return inner_->consumed(); }
  std::uint64_t total() const override { return inner_->total(); }
  const std::string& name() const override { return inner_->name(); }

 private:
  /// Reads once; returns the well-formed bytes at the front of `out`. What follows the first fault
  /// goes repaired to `pending_`, a character cut by the end of the read to `carry_`.
  std::size_t read_into(std::span<char> out) {
    std::memcpy(out.data(), carry_.data(), carry_.size());
    const std::size_t got = inner_->read(out.subspan(carry_.size()));
    ended_ = got == 0;
    const std::string_view text(out.data(), carry_.size() + got);
    carry_.clear();
    const std::size_t good = valid_utf8_prefix(text);
    if (good != text.size()) hold(text.substr(good));
    return good;
  }

  void hold(std::string_view rest) {
    if (!ended_) {
      for (std::size_t cut = std::min<std::size_t>(3, rest.size()); cut > 0; --cut) {
        if (!is_utf8_start(rest.substr(rest.size() - cut))) continue;
        carry_ = rest.substr(rest.size() - cut);
        rest.remove_suffix(cut);
        break;
      }
    }
    pending_ += repaired_utf8(rest);
  }

  std::unique_ptr<ByteSource> inner_;
  std::string carry_;
  std::string pending_;
  std::size_t at_ = 0;
  bool ended_ = false;
};

/// Passes ASCII through until bytes beyond it show which encoding this is.
class UndecidedSource final : public ByteSource {
 public:
  explicit UndecidedSource(std::unique_ptr<ByteSource> inner)
      : peeking_(std::make_unique<PeekSource>(std::move(inner))), current_(peeking_.get()) {
    decide();
  }

  std::size_t read(std::span<char> out) override {
    while (!decoded_) {
      if (ascii_left_ != 0) {
        const std::size_t count = peeking_->read(out.first(std::min(out.size(), ascii_left_)));
        ascii_left_ -= count;
        return count;
      }
      decide();
    }
    return decoded_->read(out);
  }

  std::uint64_t consumed() const override { return current_->consumed(); }
  std::uint64_t total() const override { return current_->total(); }
  const std::string& name() const override { return current_->name(); }

 private:
  void decide() {
    const std::string_view prefix = peeking_->peek(kPrefix);
    const DetectedEncoding found = detect_encoding(prefix);
    if (!found.certain && !prefix.empty()) {
      ascii_left_ = prefix.size();
      return;
    }
    peeking_->skip(found.bom_bytes);
    decoded_ = utf8_source(std::move(peeking_), found.encoding);
    current_ = decoded_.get();
  }

  std::unique_ptr<PeekSource> peeking_;
  std::unique_ptr<ByteSource> decoded_;
  ByteSource* current_;
  std::size_t ascii_left_ = 0;
};

std::string_view bom_of(Encoding encoding) {
  using namespace std::literals;
  switch (encoding) {
    case Encoding::kUtf8:
      return "\xEF\xBB\xBF"sv;
    case Encoding::kGb18030:
      return "\x84\x31\x95\x33"sv;
    case Encoding::kUtf16Le:
      return "\xFF\xFE"sv;
    case Encoding::kUtf16Be:
      return "\xFE\xFF"sv;
  }
  return {};
}

}  // namespace

std::unique_ptr<ByteSource> utf8_source(
    std::unique_ptr<ByteSource> source, std::optional<Encoding> encoding
) {
  if (!encoding) return std::make_unique<UndecidedSource>(std::move(source));
  auto peeking = std::make_unique<PeekSource>(std::move(source));
  const std::string_view bom = bom_of(*encoding);
  if (peeking->peek(bom.size()).starts_with(bom)) peeking->skip(bom.size());
  if (*encoding == Encoding::kUtf8) return std::make_unique<RepairSource>(std::move(peeking));
  return icu_source(std::move(peeking), *encoding);
}

}  // namespace rongtong::base
