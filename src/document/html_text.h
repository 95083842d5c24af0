/* Pieces of text as HTML. For the files of this layer only. */
#ifndef RECTO_DOCUMENT_HTML_TEXT_H
#define RECTO_DOCUMENT_HTML_TEXT_H

#include "dump_pieces.h"

/* Text with `<>&"'` escaped, implicit marks as entities, and other controls as base/shown.h has it. */
void html_put(Buffer *out, Str text);

/* Writes all pieces of the maker; line ends as <br>. With keep_blanks, blanks at the head of a line are kept. */
void html_put_pieces(Buffer *out, const PieceMaker *maker, bool keep_blanks);

/* The name of a note as a target in the page, or of the first mark that refers to it. */
void html_put_note_name(Buffer *out, const NoteTable *notes, size_t note, Str kind);

#endif
