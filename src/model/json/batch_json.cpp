#include "model/json/batch_json.h"

#include "model/json/codec.h"

namespace rongtong::model {

boost::json::value to_json(const Batch& value) { return write_json(value); }
Batch batch_from_json(const boost::json::value& value) { return read_json<Batch>(value, {}); }

boost::json::value to_json(const ImportCounts& value) { return write_json(value); }
ImportCounts import_counts_from_json(const boost::json::value& value) {
  return read_json<ImportCounts>(value, {});
}

boost::json::value to_json(const base::Finding& value) { return write_json(value); }
base::Finding finding_from_json(const boost::json::value& value) {
  return read_json<base::Finding>(value, {});
}

}  // namespace rongtong::model
