#include "model/blank.h"

// The other members keep their defaults, which is just what is meant.
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

namespace rongtong::model {

Enterprise blank_enterprise(const CreditCode& code) { return {.credit_code = code}; }

}  // namespace rongtong::model
