#include "base/io/io_error.h"

#include <cerrno>
#include <system_error>

namespace rongtong::base {

namespace {
std::string reason_text(int reason) { return std::generic_category().message(reason); }
}  // namespace

Error open_error(const std::string& path, int reason) {
  const Place place{path, 0, {}};
  switch (reason) {
    case ENOENT:
    case ENOTDIR:
      return {ErrorCode::kNotFound, msg("base.io.not_found"), place};
    case EISDIR:
      return {ErrorCode::kInvalidArgument, msg("base.io.directory"), place};
    case EACCES:
    case EPERM:
      return {ErrorCode::kForbidden, msg("base.io.unreadable"), place};
    default:
      return {ErrorCode::kUnavailable, msg("base.io.read_failed", reason_text(reason)), place};
  }
}

Error write_error(const std::string& path, int reason) {
  const Place place{path, 0, {}};
  switch (reason) {
    case ENOSPC:
    case EDQUOT:
      return {ErrorCode::kUnavailable, msg("base.io.disk_full"), place};
    case EACCES:
    case EPERM:
    case EROFS:
      return {ErrorCode::kForbidden, msg("base.io.unwritable"), place};
    case ENOENT:
    case ENOTDIR:
      return {ErrorCode::kNotFound, msg("base.io.no_folder"), place};
    case EISDIR:
      return {ErrorCode::kInvalidArgument, msg("base.io.write_directory"), place};
    default:
      return {ErrorCode::kUnavailable, msg("base.io.write_failed", reason_text(reason)), place};
  }
}

}  // namespace rongtong::base
