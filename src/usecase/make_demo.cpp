#include "usecase/make_demo.h"

#include <sstream>

#include "base/io/atomic_file.h"
#include "base/io/file.h"
#include "demo/demo.h"
#include "demo/write.h"
#include "intake/event_yaml.h"

namespace rongtong::usecase {

DemoFiles make_demo(const DemoRequest& request) {
  const auto grammar = demo::read_grammar(request.catalogue);
  demo::DemoOptions options;
  options.seed = request.seed;
  options.firms = request.firms;
  const auto city = demo::make_demo(grammar, options);
  DemoFiles made{city.firms.size(), city.issuers, city.needs.size(), {}};
  base::make_folders(request.folder);
  const auto put = [&](const char* name, const std::string& text) {
    made.files.push_back(request.folder / name);
    base::write_file_atomically(made.files.back(), text);
  };
  std::ostringstream firms;
  demo::write_firms(firms, grammar, city);
  put("enterprises.csv", firms.str());
  std::ostringstream needs;
  demo::write_needs(needs, city);
  put("needs.jsonl", needs.str());
  put("event.yaml", intake::event_to_yaml(city.event));
  std::ostringstream bad_rows;
  demo::write_bad_rows(bad_rows, grammar, city);
  put("名录-有问题的行.csv", bad_rows.str());
  put("README.md", demo::readme(grammar, city));
  return made;
}

}  // namespace rongtong::usecase
