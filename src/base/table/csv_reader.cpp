#include "base/table/csv_reader.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/table/csv_shape.h"
#include "base/text/utf8.h"

namespace rongtong::base {

namespace {
/// What is kept of a record beyond the limit: enough to find it again by eye.
constexpr std::size_t kOverlongPrefix = 4096;
}  // namespace

CsvReader::CsvReader(std::unique_ptr<ByteSource> source, CsvOptions options)
    : source_(std::move(source)),
      options_(options),
      buffer_(options.max_record_bytes + 2 + std::max<std::size_t>(options.buffer_bytes, 64)) {}

char CsvReader::delimiter() {
  if (!started_) start();
  return options_.delimiter;
}

void CsvReader::start() {
  started_ = true;
  fill();
  std::string_view text(buffer_.data(), end_);
  if (text.starts_with("\xEF\xBB\xBF")) at_ = 3;
  text.remove_prefix(at_);
  newline_ = csv_newline(text);
  if (const auto named = csv_named_delimiter(text, newline_)) {
    pass(std::min(find(newline_, at_, end_), end_));
    if (options_.delimiter == '\0') options_.delimiter = *named;
  }
  if (options_.delimiter == '\0') options_.delimiter = csv_delimiter(text, newline_);
}

/// Moves the record at hand to the front and reads until the buffer is full.
void CsvReader::fill() {
  if (at_ != 0) std::memmove(buffer_.data(), buffer_.data() + at_, end_ - at_);
  end_ -= at_;
  at_ = 0;
  const std::size_t got = read_fully(*source_, std::span(buffer_).subspan(end_));
  end_ += got;
  eof_ = end_ < buffer_.size();
  quote_.stale = nul_.stale = true;
}

std::size_t CsvReader::find(char byte, std::size_t from, std::size_t to) const {
  if (from >= to) return kNone;
  const void* found = std::memchr(buffer_.data() + from, byte, to - from);
  if (found == nullptr) return kNone;
  return static_cast<std::size_t>(static_cast<const char*>(found) - buffer_.data());
}

std::size_t CsvReader::next_place(Ahead& ahead) const {
  if (ahead.stale || ahead.at < at_) {
    ahead.at = find(ahead.byte, at_, end_);
    ahead.stale = false;
  }
  return ahead.at;
}

/// Finds where the first line of the next record ends, reading on as far as a record may need;
/// false at the end of the source.
bool CsvReader::locate(std::size_t& end) {
  for (;;) {
    const std::size_t line_end = find(newline_, at_, end_);
    const bool complete = eof_ || end_ - at_ >= window();
    end = std::min(line_end, end_);
    if (line_end == kNone && !complete) {
      fill();
      continue;
    }
    if (without_cr(at_, end) == at_) {
      if (line_end == kNone) return false;
      pass(line_end);
      continue;
    }
    if (complete || next_place(quote_) >= end) return true;
    fill();
  }
}

bool CsvReader::next(Row& row) {
  if (!started_) start();
  std::size_t end = 0;
  if (!locate(end)) return false;
  unescaped_.clear();
  cells_.clear();
  cells_cut_ = false;
  RowFault fault = RowFault::kNone;
  if (end - at_ > options_.max_record_bytes) {
    end = kNone;
  } else if (next_place(quote_) >= end) {
    split_plain(end);
  } else {
    end = split_quoted(fault);
  }
  if (end == kNone) {
    take_overlong(row);
  } else {
    finish(row, end, fault);
  }
  return true;
}

void CsvReader::finish(Row& row, std::size_t end, RowFault fault) {
  if (cells_cut_) fault = RowFault::kTooManyCells;
  if (next_place(nul_) < end) fault = RowFault::kNulByte;
  row.cells = cells_;
  row.line = line_;
  row.raw = {buffer_.data() + at_, without_cr(at_, end) - at_};
  row.fault = fault;
  row.precision_lost = {};
  pass(end);
}

/// Goes behind the line end at `end`, counting the lines passed.
void CsvReader::pass(std::size_t end) {
  const auto* begin = buffer_.data() + at_;
  const auto* stop = buffer_.data() + end;
  for (const auto* p = begin; p < stop; ++p) {
    p = static_cast<const char*>(std::memchr(p, newline_, static_cast<std::size_t>(stop - p)));
    if (p == nullptr) break;
    ++line_;
  }
  at_ = end;
  if (at_ < end_) {
    ++at_;
    ++line_;
  }
}

std::size_t CsvReader::without_cr(std::size_t from, std::size_t end) const {
  return newline_ == '\n' && end > from && buffer_[end - 1] == '\r' ? end - 1 : end;
}

void CsvReader::add_cell(std::size_t from, std::size_t to) {
  if (cells_.size() == options_.max_cells) {
    cells_cut_ = true;
    return;
  }
  cells_.emplace_back(buffer_.data() + from, to - from);
}

void CsvReader::split_plain(std::size_t end) {
  const std::size_t stop = without_cr(at_, end);
  std::size_t from = at_;
  for (;;) {
    const std::size_t to = find(options_.delimiter, from, stop);
    if (to == kNone) break;
    add_cell(from, to);
    from = to + 1;
  }
  add_cell(from, stop);
}

/// Splits the record at hand; returns where it ends, kNone when that is beyond the limit.
std::size_t CsvReader::split_quoted(RowFault& fault) {
  const std::size_t limit = std::min(end_, at_ + options_.max_record_bytes);
  // Unescaped cells are shorter than the record, so that views into the text stay valid.
  if (unescaped_.capacity() < limit - at_) unescaped_.reserve(limit - at_);
  std::size_t at = at_;
  for (;;) {
    std::size_t cell_end = kNone;
    if (at < end_ && buffer_[at] == '"') cell_end = take_quoted(at, limit, fault);
    if (cell_end == kNone) cell_end = take_text(at);
    if (cell_end > limit) return kNone;
    if (cell_end == end_ || buffer_[cell_end] != options_.delimiter) {
      const bool crlf = cell_end + 1 < end_ && buffer_[cell_end] == '\r' && newline_ == '\n';
      return crlf || (cell_end + 1 == end_ && buffer_[cell_end] == '\r') ? cell_end + 1 : cell_end;
    }
    at = cell_end + 1;
  }
}

/// Takes the quoted cell at `at`; returns its end, or kNone when its quote has to be read as text.
std::size_t CsvReader::take_quoted(std::size_t at, std::size_t limit, RowFault& fault) {
  const Quoted quoted = closing(at + 1, limit);
  if (quoted.end != kNone && ends_cell(quoted.end)) {
    if (quoted.doubled) {
      add_unescaped(at + 1, quoted.end - 1);
    } else {
      add_cell(at + 1, quoted.end - 1);
    }
    return quoted.end;
  }
  const bool same_as_text = quoted.end != kNone && find(newline_, at, quoted.end) == kNone &&
                            find(options_.delimiter, at, quoted.end) == kNone;
  if (!same_as_text) fault = RowFault::kUnclosedQuote;
  return kNone;
}

CsvReader::Quoted CsvReader::closing(std::size_t at, std::size_t limit) const {
  Quoted quoted;
  for (;;) {
    const std::size_t quote = find('"', at, limit);
    if (quote == kNone) return quoted;
    if (quote + 1 >= end_ || buffer_[quote + 1] != '"') {
      quoted.end = quote + 1;
      return quoted;
    }
    quoted.doubled = true;
    at = quote + 2;
  }
}

bool CsvReader::ends_cell(std::size_t at) const {
  if (at >= end_ || buffer_[at] == options_.delimiter || buffer_[at] == newline_) return true;
  if (newline_ != '\n' || buffer_[at] != '\r') return false;
  return at + 1 >= end_ || buffer_[at + 1] == '\n';
}

/// Takes the unquoted cell at `at`; returns its end.
std::size_t CsvReader::take_text(std::size_t at) {
  const std::size_t line_end = std::min(find(newline_, at, end_), end_);
  const std::size_t end = std::min(find(options_.delimiter, at, line_end), line_end);
  const std::size_t stop = end == line_end ? without_cr(at, end) : end;
  add_cell(at, stop);
  return stop;
}

void CsvReader::add_unescaped(std::size_t from, std::size_t to) {
  const std::size_t begin = unescaped_.size();
  while (from < to) {
    const std::size_t quote = std::min(find('"', from, to), to - 1);
    unescaped_.append(buffer_.data() + from, quote + 1 - from);
    from = quote + 2;
    if (quote == to - 1) break;
  }
  if (cells_.size() == options_.max_cells) {
    cells_cut_ = true;
    return;
  }
  cells_.emplace_back(unescaped_.data() + begin, unescaped_.size() - begin);
}

/// Keeps the beginning of the record and drops bytes up to the next line end, in constant memory.
void CsvReader::take_overlong(Row& row) {
  const std::uint64_t line = line_;
  const std::size_t first_line = std::min(find(newline_, at_, end_), end_) - at_;
  const std::size_t kept = std::min({kOverlongPrefix, options_.max_record_bytes, first_line});
  unescaped_.assign(cut_utf8({buffer_.data() + at_, first_line}, kept));
  for (;;) {
    const std::size_t line_end = find(newline_, at_, end_);
    if (line_end != kNone) {
      pass(line_end);
      break;
    }
    at_ = end_;
    if (eof_) break;
    fill();
  }
  cells_.clear();
  row = {cells_, line, unescaped_, RowFault::kTooLong, {}};
}

}  // namespace rongtong::base
