# Embeds catalog/phrases/*.yaml, so that a message can be shown even where no catalogue is found.
# Target rongtong_phrases: one string table, parsed on the first use (src/base/message.cpp).
set(RONGTONG_PHRASE_OUT ${CMAKE_BINARY_DIR}/generated/phrases.cpp)
file(GLOB RONGTONG_PHRASE_FILES CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/catalog/phrases/*.yaml)
add_custom_command(
  OUTPUT ${RONGTONG_PHRASE_OUT}
  COMMAND ${CMAKE_COMMAND} -DOUT=${RONGTONG_PHRASE_OUT} "-DFILES=${RONGTONG_PHRASE_FILES}"
          -P ${CMAKE_SOURCE_DIR}/cmake/embed_phrases.cmake
  DEPENDS ${RONGTONG_PHRASE_FILES} ${CMAKE_SOURCE_DIR}/cmake/embed_phrases.cmake
  VERBATIM)
add_library(rongtong_phrases STATIC ${RONGTONG_PHRASE_OUT})
