#include "base/text/icu_source.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include "base/error.h"

namespace rongtong::base {

namespace {

constexpr std::size_t kInput = 64U << 10U;

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open_converter(const char* name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(name, &status));
  if (U_FAILURE(status)) {
    throw Error(ErrorCode::kInternal, msg("base.text.no_converter", name, u_errorName(status)));
  }
  return converter;
}

class IcuSource final : public ByteSource {
 public:
  IcuSource(std::unique_ptr<ByteSource> inner, Encoding encoding)
      : inner_(std::move(inner)),
        from_(open_converter(std::string(encoding_name(encoding)).c_str())),
        to_(open_converter("UTF-8")),
        input_(kInput),
        output_(3 * kInput) {}

  std::size_t read(std::span<char> out) override {
    while (at_ == end_) {
      if (ended_) return 0;
      convert();
    }
    const std::size_t count = std::min(out.size(), end_ - at_);
    std::memcpy(out.data(), output_.data() + at_, count);
    at_ += count;
    return count;
  }

  std::uint64_t consumed() const override { return inner_->consumed(); }
  std::uint64_t total() const override { return inner_->total(); }
  const std::string& name() const override { return inner_->name(); }

 private:
  void convert() {
    if (from_at_ == from_end_ && !flushing_) {
      const std::size_t got = inner_->read(input_);
      from_at_ = input_.data();
      from_end_ = from_at_ + got;
      flushing_ = got == 0;
    }
    char* target = output_.data();
    UErrorCode status = U_ZERO_ERROR;
    ucnv_convertEx(
        to_.get(),
        from_.get(),
        &target,
        output_.data() + output_.size(),
        &from_at_,
        from_end_,
        pivot_.data(),
        &pivot_source_,
        &pivot_target_,
        pivot_.data() + pivot_.size(),
        kKeepState,
        static_cast<UBool>(flushing_),
        &status
    );
    at_ = 0;
    end_ = static_cast<std::size_t>(target - output_.data());
    if (status == U_BUFFER_OVERFLOW_ERROR) return;
    if (U_FAILURE(status)) {
      throw Error(ErrorCode::kInternal, msg("base.text.no_converter", name(), u_errorName(status)));
    }
    ended_ = flushing_;
  }

  static constexpr UBool kKeepState = 0;  ///< the stream goes on: converters are not reset

  std::unique_ptr<ByteSource> inner_;
  Converter from_;
  Converter to_;
  std::vector<char> input_;
  std::vector<char> output_;
  std::array<UChar, 8192> pivot_{};
  UChar* pivot_source_ = pivot_.data();
  UChar* pivot_target_ = pivot_.data();
  const char* from_at_ = nullptr;
  const char* from_end_ = nullptr;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
  bool flushing_ = false;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<ByteSource> icu_source(std::unique_ptr<ByteSource> source, Encoding encoding) {
  return std::make_unique<IcuSource>(std::move(source), encoding);
}

}  // namespace rongtong::base
