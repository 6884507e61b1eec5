#include "model/json/event_json.h"

#include "model/json/codec.h"

namespace rongtong::model {

boost::json::value to_json(const DockingEvent& value) { return write_json(value); }
DockingEvent event_from_json(const boost::json::value& value) {
  return read_json<DockingEvent>(value, {});
}

boost::json::value to_json(const Willingness& value) { return write_json(value); }
Willingness willingness_from_json(const boost::json::value& value) {
  return read_json<Willingness>(value, {});
}

}  // namespace rongtong::model
