#include "model/json/need_json.h"

#include "model/json/codec.h"

namespace rongtong::model {

boost::json::value to_json(const Need& value) { return write_json(value); }
Need need_from_json(const boost::json::value& value) { return read_json<Need>(value, {}); }

boost::json::value to_json(const NeedCondition& value) { return write_json(value); }
NeedCondition need_condition_from_json(const boost::json::value& value) {
  return read_json<NeedCondition>(value, {});
}

}  // namespace rongtong::model
