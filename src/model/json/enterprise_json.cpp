#include "model/json/enterprise_json.h"

#include "model/json/codec.h"

namespace rongtong::model {

boost::json::value to_json(const Enterprise& value) { return write_json(value); }
Enterprise enterprise_from_json(const boost::json::value& value) {
  return read_json<Enterprise>(value, {});
}

}  // namespace rongtong::model
