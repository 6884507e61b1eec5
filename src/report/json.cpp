#include "model/json/document.h"
#include "model/json/plan_json.h"
#include "report/report.h"

namespace rongtong::report {

std::string plan_json(const model::Plan& plan) { return model::json_text(model::to_json(plan)); }

}  // namespace rongtong::report
