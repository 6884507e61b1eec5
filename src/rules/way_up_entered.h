#pragma once

#include "rules/way_up_lower.h"

namespace rongtong::rules::way {

/// Sets a scope and puts the former one back at the end.
class Lowering::Entered {
 public:
  Entered(Lowering& of, Scope scope) : of_(of), before_(of.scope_) { of_.scope_ = scope; }
  ~Entered() { of_.scope_ = before_; }
  Entered(const Entered&) = delete;
  Entered& operator=(const Entered&) = delete;

 private:
  Lowering& of_;
  Scope before_;
};

}  // namespace rongtong::rules::way
