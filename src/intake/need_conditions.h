#pragma once

#include "intake/need_row.h"
#include "intake/need_sink.h"

namespace rongtong::intake {

/// Reads the conditions on firms: from columns (地区, 梯度, 规模, 资质, 行业) and from JSON's
/// `conditions`. Values that are not understood are told and kept in `need.entry_conditions`.
void read_conditions(
    const NeedInput& input,
    const model::Codes& codes,
    const NeedColumns& columns,
    NeedSink& sink,
    model::Need& need
);

}  // namespace rongtong::intake
