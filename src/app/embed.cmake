# Writes FILES as byte arrays into OUT, with a table that src/app/embedded.h declares. A file goes by its path
# below assets/.
set(body "#include \"app/embedded.h\"\n\n")
set(table "")
set(index 0)
foreach(file IN LISTS FILES)
  file(READ ${file} hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  string(REGEX REPLACE "^.*/assets/" "" name ${file})
  string(APPEND body "static const unsigned char file_${index}[] = {${bytes}0};\n")
  string(APPEND table "    {\"${name}\", {(const char *)file_${index}, sizeof file_${index} - 1}},\n")
  math(EXPR index "${index} + 1")
endforeach()
file(WRITE ${OUT} "${body}\nconst EmbeddedFile embedded_files[] = {\n${table}};\nconst size_t embedded_file_count = ${index};\n")
