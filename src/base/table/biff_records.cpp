#include "base/table/biff_records.h"

#include <algorithm>

#include "base/table/little_endian.h"

namespace rongtong::base {

namespace {
constexpr std::uint16_t kContinue = 0x3C;
constexpr std::size_t kHead = 4;
}  // namespace

std::optional<BiffRecord> BiffCursor::next() {
  if (at_ > stream_.size() || stream_.size() - at_ < kHead) return std::nullopt;
  const auto type = little_endian<std::uint16_t>(stream_, at_);
  const std::size_t length = little_endian<std::uint16_t>(stream_, at_ + 2);
  if (stream_.size() - at_ - kHead < length) return std::nullopt;
  const BiffRecord record{type, stream_.substr(at_ + kHead, length)};
  at_ += kHead + length;
  return record;
}

std::vector<std::string_view> BiffCursor::continued() {
  std::vector<std::string_view> pieces;
  for (;;) {
    const std::size_t before = at_;
    const auto record = next();
    if (!record || record->type != kContinue) {
      at_ = before;
      return pieces;
    }
    pieces.push_back(record->data);
  }
}

BiffText::BiffText(std::string_view record, std::vector<std::string_view> continued)
    : pieces_(std::move(continued)) {
  pieces_.insert(pieces_.begin(), record);
}

/// Whether there is another byte, going on to the next piece as needed.
bool BiffText::more() {
  while (piece_ < pieces_.size() && at_ == pieces_[piece_].size()) {
    ++piece_;
    at_ = 0;
  }
  if (piece_ == pieces_.size()) failed_ = true;
  return !failed_;
}

std::uint32_t BiffText::number(std::size_t bytes) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < bytes && more(); ++i) {
    value |= static_cast<std::uint32_t>(static_cast<unsigned char>(pieces_[piece_][at_++]))
             << (8 * i);
  }
  return value;
}

void BiffText::skip(std::size_t bytes) {
  while (bytes > 0 && more()) {
    const std::size_t step = std::min(bytes, pieces_[piece_].size() - at_);
    at_ += step;
    bytes -= step;
  }
}

std::string BiffText::string(std::size_t length_bytes) {
  constexpr std::uint32_t kWide = 1;
  constexpr std::uint32_t kExtended = 4;
  constexpr std::uint32_t kRich = 8;
  const std::uint32_t count = number(length_bytes);
  if (count == 0 && piece_ < pieces_.size() && at_ == pieces_[piece_].size() &&
      piece_ + 1 == pieces_.size()) {
    return {};  // some programs leave out the options of an empty string at the end of a record
  }
  const std::uint32_t options = number(1);
  const std::uint32_t runs = (options & kRich) != 0 ? number(2) : 0;
  const std::uint32_t extension = (options & kExtended) != 0 ? number(4) : 0;
  std::string text = characters(count, (options & kWide) != 0);
  skip(std::size_t{4} * runs);
  skip(extension);
  return text;
}

/// Characters cut by the end of a record go on behind a new options byte in the next.
std::string BiffText::characters(std::uint32_t count, bool wide) {
  std::string text;
  Utf16Appender out(text);
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::size_t piece = piece_;
    if (!more()) break;
    if (piece_ != piece) wide = (number(1) & 1U) != 0;
    const std::size_t left =
        pieces_.empty() || piece_ == pieces_.size() ? 0 : pieces_[piece_].size() - at_;
    if (left < (wide ? 2U : 1U)) {
      failed_ = true;
      break;
    }
    out.add(number(wide ? 2 : 1));
  }
  out.flush();
  return text;
}

}  // namespace rongtong::base
