#pragma once

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <string>
#include <vector>

namespace rongtong::tests {

struct Outcome {
  int status = -1;  ///< exit status; 128 + signal when killed
  std::string out;
  std::string err;
};

/// A program started with `args` (the first is its path); its output is collected by `wait`.
class Process {
 public:
  explicit Process(const std::vector<std::string>& args) {
    int out[2];
    int err[2];
    if (::pipe2(out, O_CLOEXEC) != 0 || ::pipe2(err, O_CLOEXEC) != 0) return;
    pid_ = ::fork();
    if (pid_ == 0) {
      ::dup2(out[1], STDOUT_FILENO);
      ::dup2(err[1], STDERR_FILENO);
      std::vector<char*> argv;
      for (const auto& arg : args) argv.push_back(const_cast<char*>(arg.c_str()));
      argv.push_back(nullptr);
      ::execv(argv[0], argv.data());
      ::_exit(127);
    }
    ::close(out[1]);
    ::close(err[1]);
    fds_ = {out[0], err[0]};
  }

  pid_t pid() const { return pid_; }

  Outcome wait() {
    Outcome outcome;
    std::array<std::string*, 2> sinks{&outcome.out, &outcome.err};
    std::array<pollfd, 2> polled{pollfd{fds_[0], POLLIN, 0}, pollfd{fds_[1], POLLIN, 0}};
    int open = 2;
    while (open > 0 && ::poll(polled.data(), 2, -1) > 0) {
      for (std::size_t i = 0; i < 2; ++i) {
        if (polled[i].fd < 0 || polled[i].revents == 0) continue;
        std::array<char, 65536> buffer{};
        const auto got = ::read(polled[i].fd, buffer.data(), buffer.size());
        if (got > 0) {
          sinks[i]->append(buffer.data(), static_cast<std::size_t>(got));
        } else {
          ::close(polled[i].fd);
          polled[i].fd = -1;
          --open;
        }
      }
    }
    int status = 0;
    ::waitpid(pid_, &status, 0);
    outcome.status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    return outcome;
  }

 private:
  pid_t pid_ = -1;
  std::array<int, 2> fds_{-1, -1};
};

}  // namespace rongtong::tests
