/* Import: the bytes of one format into draft blocks. Nothing is guessed here but what the format itself says;
 * guessing is the recover layer's. */
#ifndef RECTO_IMPORT_IMPORT_H
#define RECTO_IMPORT_IMPORT_H

#include "document/builder.h"

/* The format of a source: by the name's ending (.md, .markdown, .mkd, .mdown), else by content: at least one ATX
 * heading and at least two lines that carry marks of Markdown's own. path may be NULL. Front matter counts. */
Format import_detect(const Source *source, const char *path);

/* A builder filled with the draft blocks of source. */
DocumentBuilder *import_text(const Source *source);     /* cut at blank lines and form feeds */
DocumentBuilder *import_markdown(const Source *source); /* CommonMark and GFM by md4c */
DocumentBuilder *import_raw(const Source *source);      /* the source as it stands: verbatim, all decided */

#endif
