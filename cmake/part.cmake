# rongtong_part(NAME SOURCES... LINKS... [PRIVATE_LINKS...])
# One folder of src/ as one static library `rongtong_NAME` that sees only what it links.
function(rongtong_part name)
  cmake_parse_arguments(PART "" "" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
  add_library(rongtong_${name} STATIC ${PART_SOURCES})
  target_include_directories(rongtong_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  target_link_libraries(rongtong_${name}
    PUBLIC ${PART_LINKS}
    PRIVATE rongtong_flags ${PART_PRIVATE_LINKS})
endfunction()

# rongtong_test(FOLDER SOURCES... LINKS... [LABELS...] [TIMEOUT seconds])
# The tests of one folder, run in the source folder (so that no path of the machine is compiled in, and ccache
# knows the same file of another checkout), as one executable `rongtong_FOLDER_test`. LABELS: `fast` (default), `slow`,
# `data` (reads RONGTONG_TESTDATA), `tsan` (also built and run under ThreadSanitizer).
function(rongtong_test folder)
  cmake_parse_arguments(TEST "" "TIMEOUT" "SOURCES;LINKS;LABELS" ${ARGN})
  if(NOT TEST_LABELS)
    set(TEST_LABELS fast)
  endif()
  if(NOT TEST_TIMEOUT)
    set(TEST_TIMEOUT 300)
  endif()
  set(target rongtong_${folder}_test)
  add_executable(${target} ${TEST_SOURCES})
  target_link_libraries(${target} PRIVATE ${TEST_LINKS} rongtong_flags GTest::gtest_main)
  target_include_directories(${target} PRIVATE ${CMAKE_SOURCE_DIR})
  target_compile_definitions(${target} PRIVATE RONGTONG_SOURCE_DIR=".")
  add_test(NAME ${folder} COMMAND ${target} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  set_tests_properties(${folder} PROPERTIES LABELS "${TEST_LABELS}" TIMEOUT ${TEST_TIMEOUT})
  if("tsan" IN_LIST TEST_LABELS)
    set_property(GLOBAL APPEND PROPERTY RONGTONG_TSAN_TARGETS ${target})
  endif()
endfunction()
