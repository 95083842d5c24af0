/* Notes and the marks in the text that refer to them, for dumps that link the two. For the files of this layer only.
 *
 * A document does not know which mark belongs to which note; their labels say it: "[^1]", "[1]", a superior figure, or a
 * figure set directly behind a point refer to the next note that begins with it. */
#ifndef RECTO_DOCUMENT_DUMP_NOTES_H
#define RECTO_DOCUMENT_DUMP_NOTES_H

#include "base/vec.h"
#include "internal.h"

enum {
    NOTE_LABEL_MAX_BYTES = 24
};

typedef struct {
    size_t block;
    char label[NOTE_LABEL_MAX_BYTES + 1]; /* superior figures as plain ones */
    DocRange body;                        /* the text without the label */
    size_t ordinal;                       /* among those with this label, from 1 */
    bool is_named;                        /* printed as "[^label]:" */
    bool is_referred;                     /* a mark refers to it */
    DocPos first_mark;                    /* where the first does */
} Note;

typedef struct {
    DocRange text; /* the mark as printed */
    size_t note;   /* index */
} NoteMark;

typedef struct {
    VEC(Note) notes;     /* by block */
    VEC(NoteMark) marks; /* by text */
    VEC(size_t) by_label;
} NoteTable;

/* Finds all of them; notes_free() when done. */
void notes_find(const Document *doc, NoteTable *table);
void notes_free(NoteTable *table);

/* The index of the note that the block is, when it is to be linked; else NONE. */
size_t notes_linked(const NoteTable *table, size_t block);

/* A name for the note that no other note has: letters, digits, '-' and '.' of ASCII. */
void notes_put_name(const NoteTable *table, size_t note, Buffer *out);

#endif
