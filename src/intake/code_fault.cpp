#include "intake/code_fault.h"

#include "model/credit_code.h"

namespace rongtong::intake {

std::string_view code_fault(std::string_view text) {
  switch (model::CreditCode::fault(text)) {
    case model::CreditCodeFault::kEmpty:
      return "empty";
    case model::CreditCodeFault::kLength:
      return "length";
    case model::CreditCodeFault::kCharacter:
      return "character";
    case model::CreditCodeFault::kNone:
    case model::CreditCodeFault::kCheckCharacter:
      break;
  }
  return "check_character";
}

}  // namespace rongtong::intake
