/* Notes and their calls for dumps that link the two. For the files of this layer only. */
#ifndef RECTO_DOCUMENT_DUMP_NOTES_H
#define RECTO_DOCUMENT_DUMP_NOTES_H

#include "base/vec.h"
#include "document/notes.h"
#include "internal.h"

typedef struct {
    size_t ordinal;    /* among the notes whose names would be the same, from 1 */
    DocPos first_call; /* where the first call of it is; NONE when nothing calls it */
} NoteFacts;

typedef struct {
    Notes *notes;
    VEC(NoteFacts) facts; /* of each note */
    VEC(NoteCall) calls;  /* of the whole text, in order */
} NoteTable;

/* Finds all of them; note_table_free() when done. */
void note_table_fill(const Document *doc, NoteTable *table);
void note_table_free(NoteTable *table);

/* The note that begins with the block, when it is to be linked: something calls it, or its mark is a name. Else NONE. */
size_t note_table_linked(const NoteTable *table, size_t block);

/* The last of its blocks that can be set as part of it: those behind the first stand in the same lists and quotations. */
size_t note_table_last_block(const NoteTable *table, const Document *doc, size_t note);

/* A name for the note that no other note has: letters, digits, '-' and '.' of ASCII. */
void note_table_put_name(const NoteTable *table, size_t note, Buffer *out);

#endif
