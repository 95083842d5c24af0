/* Notes and their calls: which notes a document has, what in its text calls one, and which.
 *
 * A document does not say which call belongs to which note; their marks do, "[^name]" as in Markdown's footnotes, a number
 * in brackets or raised, one that runs on to the word before it as in text out of a PDF, asterisks and daggers. A call is
 * one only where the document has a note of that label, whose mark is of a kind that goes with it.
 *
 * Numbers may begin anew: on each page, in each chapter's own notes, or below each sub-heading of the notes at the end. A
 * call means the note of its own chapter (src/document/note_chapters.h), there the next one behind it.
 *
 * Nothing is found before it is asked for: notes_new() goes through the blocks once, notes_find_call() reads the text that
 * it is given and no other, and looking a note up takes a few binary searches. */
#ifndef RECTO_DOCUMENT_NOTES_H
#define RECTO_DOCUMENT_NOTES_H

#include "document/document.h"

/* How the mark of a note is printed. */
typedef enum {
    MARK_NAMED,    /* [^name] */
    MARK_BRACKETS, /* [12]; in e-texts [Footnote 12: ...] */
    MARK_ROUND,    /* (12) */
    MARK_RAISED,   /* digits of U+2070 and its kin; ^12^ as Pandoc writes them */
    MARK_PLAIN,    /* 12, 12. */
    MARK_SIGN,     /* asterisks, daggers, section signs */
    MARK_FORM_COUNT
} MarkForm;

enum {
    NOTE_LABEL_MAX_BYTES = 48
};

/* What a mark says, without what it is dressed in: "12", "name", "*". Raised digits are plain ones. */
typedef struct {
    MarkForm form;
    uint8_t len_bytes;
    char bytes[NOTE_LABEL_MAX_BYTES];
} NoteLabel;

static inline Str note_label_text(const NoteLabel *label)
{
    return (Str){label->bytes, label->len_bytes};
}

typedef struct {
    NoteLabel label;
    size_t block,
        end_block; /* [block, end_block): what has no mark of its own goes on with the note before it */
    DocRange body; /* what the first of its blocks says behind the mark; a mark may stand alone */
} Note;

typedef struct {
    DocRange text; /* the mark as printed */
    size_t note;   /* index */
} NoteCall;

typedef struct Notes Notes;

/* Lists the notes of a document, which must outlive what it returns; notes_free(). Never NULL. */
Notes *notes_new(const Document *doc);
void notes_free(Notes *notes); /* NULL is fine */

/* Indexes count the notes in the order of their blocks. */
size_t notes_count(const Notes *notes);
const Note *notes_at(const Notes *notes, size_t index);  /* index must be below the count; borrowed */
size_t notes_of_block(const Notes *notes, size_t block); /* the note that begins with the block; NONE */

/* The first call that begins in the range, whose note is there; false when there is none. Nothing inside of a note is a
 * call, nor in code or in what is folded away; a plain number is one in running text only. */
bool notes_find_call(const Notes *notes, DocRange range, NoteCall *out);

/* The note that a call of that name in that block means, as by a link to "fn-NAME"; ASCII letters are alike in either case
 * (of footnotes GFM has no specification; GitHub takes them so). NONE when there is none. A block beyond the last one
 * stands behind all of them. */
size_t notes_find_named(const Notes *notes, Str name, size_t block);

/* True when the section holds notes and hardly anything else, or nothing but sections that do. */
bool notes_fill_section(const Notes *notes, size_t section);

#endif
