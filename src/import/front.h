/* Front matter: the YAML between two lines of dashes, or the TOML between two of pluses, at the head of a Markdown file.
 * Only the few plain forms that a title, a subtitle, names, a date and a language take are read. For the files of this
 * layer only. */
#ifndef RECTO_IMPORT_FRONT_H
#define RECTO_IMPORT_FRONT_H

#include "document/builder.h"
#include "lines.h"

/* True when text begins with front matter; *last is then its closing line. */
bool front_matter_find(Str text, Line *last);

/* Gives builder what the front matter text[0, end) says of title, subtitle or description, authors, date and language. */
void front_matter_read(DocumentBuilder *builder, Str text, size_t end);

#endif
