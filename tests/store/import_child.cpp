/// A process for kill_test.cpp to kill. Usage: rongtong_store_import_child FOLDER

#include <cstdio>

#include "base/error.h"
#include "tests/store/killed_import.h"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  try {
    const auto store = rongtong::store::open_sqlite_store(argv[1]);
    rongtong::tests::run_killed_import(*store);
  } catch (const rongtong::base::Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
