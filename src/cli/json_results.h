#pragma once

#include <iostream>
#include <string>

namespace rongtong::cli {

/// `{"version":1,"results":[…]}` on standard output, written as the results come.
class JsonResults {
 public:
  JsonResults() { std::cout << R"({"version":1,"results":[)"; }
  ~JsonResults() { std::cout << "]}\n"; }
  JsonResults(const JsonResults&) = delete;
  JsonResults& operator=(const JsonResults&) = delete;

  void add(const std::string& result) {
    std::cout << (first_ ? "" : ",\n") << result;
    first_ = false;
  }

 private:
  bool first_ = true;
};

}  // namespace rongtong::cli
