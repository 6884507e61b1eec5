# Language level, warnings and sanitizers for every target of ours.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)

find_program(RONGTONG_CCACHE ccache)
if(RONGTONG_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${RONGTONG_CCACHE})
endif()

# Sanitized builds run whole imports and timetables: -O1 keeps them within minutes.
if(RONGTONG_SANITIZE)
  set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g1")
else()
  set(CMAKE_CXX_FLAGS_DEBUG "-O0 -g1")
endif()
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")

add_library(rongtong_flags INTERFACE)
target_compile_options(rongtong_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
  -Wnon-virtual-dtor -Woverloaded-virtual -Werror
  # g++ 12 takes `"text" + string` for overlapping memory (GCC bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
target_compile_definitions(rongtong_flags INTERFACE $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)
if(RONGTONG_SANITIZE)
  add_compile_options(-fsanitize=${RONGTONG_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${RONGTONG_SANITIZE})
  if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    # g++ 12 reports false maybe-uninitialized and similar in instrumented library code.
    add_compile_options(-Wno-maybe-uninitialized -Wno-stringop-overflow -Wno-array-bounds)
  endif()
endif()
if(RONGTONG_LIBFUZZER)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
