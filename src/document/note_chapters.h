/* Whose notes a section holds. Endnotes whose numbers begin anew with each chapter stand in sections of their own, which
 * say by their headings whose they are: "Chapter II" below "Notes" at the end of the book. For the files of this layer
 * only. */
#ifndef RECTO_DOCUMENT_NOTE_CHAPTERS_H
#define RECTO_DOCUMENT_NOTE_CHAPTERS_H

#include "document/document.h"

/* What stands in a section itself, not in those below it; headings, and what is folded away or floats, left aside. */
typedef struct {
    size_t notes, others; /* blocks */
    bool begins_with_note;
    bool is_filled; /* holds notes and hardly anything else, or nothing but sections that do */
} SectionNotes;

typedef struct {
    SectionNotes *contents; /* by section */
    size_t *notes_of;       /* by section: the one that holds its notes, which stands behind it; NONE */
} NoteChapters;

/* One pass over the blocks; then the headings are looked at, if sections of notes are there. A section of notes belongs to
 * the section before it whose heading has the same words, or whose heading has them behind its number or on its second
 * line, or whose number is the same; or, where none of those below one head is called as a chapter is, and there are as
 * many of them as chapters before that head, to that which has its place among these. note_chapters_free(). */
void note_chapters_find(const Document *doc, NoteChapters *out);
void note_chapters_free(NoteChapters *chapters);

#endif
