#include "tests/store/store_suite.h"

namespace rongtong::tests {

INSTANTIATE_TEST_SUITE_P(
    Sqlite,
    StoreSuite,
    testing::Values(Engine{
        "Sqlite",
        [](const std::filesystem::path& folder) { return store::open_sqlite_store(folder); }}),
    [](const auto& engine) { return std::string(engine.param.name); }
);

}  // namespace rongtong::tests
