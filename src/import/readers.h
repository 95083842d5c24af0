/* What reads the text of a draft block when somebody asks for it. For the files of this layer only. */
#ifndef RECTO_IMPORT_READERS_H
#define RECTO_IMPORT_READERS_H

#include "document/builder.h"

/* Plain text with the light marks that people and OCR tools leave in it: emphasis, links, escapes. */
void read_light(Str source, size_t start, size_t end, InlineOptions options, InlineSink *sink);

/* As it stands, whatever the options; tabs become spaces to the next multiple of 8 columns. */
void read_verbatim(Str source, size_t start, size_t end, InlineOptions options, InlineSink *sink);

/* Appends to drafts the runs of non-blank lines of text, undecided. */
void cut_at_blank_lines(Str text, DraftList *drafts);

#endif
