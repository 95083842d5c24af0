/* Marks of notes in a text: what one looks like at the head of a note, and in a text that calls it. For the files of this
 * layer only. */
#ifndef RECTO_DOCUMENT_NOTE_MARKS_H
#define RECTO_DOCUMENT_NOTE_MARKS_H

#include "document/notes.h"

NoteLabel note_label(MarkForm form, Str text); /* cut at NOTE_LABEL_MAX_BYTES */

/* Below zero, zero, or above: the order of what labels say, ASCII letters alike in either case. The form is left aside. */
int note_label_compare(const NoteLabel *a, const NoteLabel *b);

/* The mark at the head of a note's text. *body is what it says, a range of text's bytes without blanks at its ends. */
bool note_mark_read_head(Str text, NoteLabel *out, DocRange *body);

/* A mark that an importer took out of the text: a Markdown item's "3." or the like. */
bool note_mark_read_marker(Str marker, NoteLabel *out);

/* What looks like a call at text[at]: its length in bytes; 0 when nothing does. */
size_t note_mark_read_call(Str text, size_t at, NoteLabel *out);

/* A call can only begin at such a byte: quick, for passes over a whole text. */
bool note_mark_may_begin(Str text, size_t at);

#endif
