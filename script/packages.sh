# The Debian 12 packages behind each purpose. A line: `package  how to see that it is there`.
# `file:` a path, `cmd:` a command on the PATH. Read by script/bootstrap only.
packages_run='
g++                    cmd:g++
cmake                  cmd:cmake
ninja-build            cmd:ninja
pkg-config             cmd:pkg-config
xz-utils               cmd:xz
libboost-json1.81-dev  file:/usr/lib/*/libboost_json.so
libboost1.81-dev       file:/usr/include/boost/beast.hpp
libssl-dev             file:/usr/include/openssl/ssl.h
libfmt-dev             file:/usr/include/fmt/format.h
libyaml-cpp-dev        file:/usr/include/yaml-cpp/yaml.h
libicu-dev             file:/usr/include/unicode/ucnv.h
libsqlite3-dev         file:/usr/include/sqlite3.h
libzip-dev             file:/usr/include/zip.h
libexpat1-dev          file:/usr/include/expat.h
libpugixml-dev         file:/usr/include/pugixml.hpp
libxlsxwriter-dev      file:/usr/include/xlsxwriter.h
liblzma-dev            file:/usr/include/lzma.h
zlib1g-dev             file:/usr/include/zlib.h
libxxhash-dev          file:/usr/include/xxhash.h
liblemon-dev           file:/usr/include/lemon/network_simplex.h
libcli11-dev           file:/usr/include/CLI/CLI.hpp
'
packages_test='
libgtest-dev           file:/usr/include/gtest/gtest.h
python3                cmd:python3
'
packages_bench='
nginx-light            cmd:nginx
nghttp2-client         cmd:h2load
libbenchmark-dev       file:/usr/include/benchmark/benchmark.h
sqlite3                cmd:sqlite3
python3                cmd:python3
'
packages_format='
clang-format-14        cmd:clang-format-14
clang-tidy-14          cmd:clang-tidy-14
'
