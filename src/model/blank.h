#pragma once

#include "model/enterprise.h"

namespace rongtong::model {

/// An organisation of which nothing is known but its code.
Enterprise blank_enterprise(const CreditCode& code);

}  // namespace rongtong::model
