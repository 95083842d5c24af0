/* The shadow: the text as md4c is given it. As long as the source and alike in it byte for byte, but where md4c does not
 * know what we want read: there the shadow says something else in as many bytes, which md4c takes for a thing of the
 * same shape. Text is always recorded from the source, at the same offset, so that nothing of the disguise is ever
 * shown, and what is disguised by mistake inside code or HTML changes nothing. For the files of this layer only.
 *
 *   in the source            in the shadow           what is meant
 *   [^label]: note           "+   xxxx]:" ...        a footnote's definition is an item (cmark-gfm, PHP Markdown Extra)
 *   : definition             + definition            so is what a term means (PHP Markdown Extra)
 *   | head | of a table      > head | of a table     a table below the line of a paragraph (GFM, "Tables")
 *   | - | - |                ---|---                 delimiters of one dash (GFM, "Tables")
 *   | - |                    | x |                   a row of dashes that has fewer cells than its head or more
 *   $a_1 * b$                $axx x b$               no marks inside mathematics
 *   *£*b                     *¡*b                    symbols count as punctuation (CommonMark 0.31, 2.1)
 *   <!-- a -- b -->          <!-- a xx b -->         comments as HTML has them (CommonMark 0.31, 6.6)
 *   <search>, <textarea>     <center>, <pre     >    elements that begin a block of HTML (CommonMark 0.31, 4.6)
 */
#ifndef RECTO_IMPORT_SHADOW_H
#define RECTO_IMPORT_SHADOW_H

#include <stdint.h>

#include "base/vec.h"
#include "lines.h"

/* [start, end) of the source. */
typedef struct {
    size_t start, end;
} Stretch;

typedef VEC(Stretch) StretchList;

/* All lists rise. */
typedef struct {
    Str source;
    char *bytes;             /* of the source, disguised, and a NUL behind them */
    StretchList notes;       /* "[^label]:" */
    StretchList definitions; /* the ':' */
    StretchList terms;       /* the lines that are defined, without blanks around them */
    StretchList displays;    /* "$$...$$" over several lines */
    StretchList tables;      /* the '|' that begins a row of a table below a paragraph */
    VEC(uint64_t) labels;    /* of the notes, hashed */
} Shadow;

/* Reads source from start on. To be freed. */
void shadow_cast(Shadow *shadow, Str source, size_t start);
void shadow_free(Shadow *shadow);

/* What md4c shall read in place of the source; borrowed. */
Str shadow_text(const Shadow *shadow);

/* The stretch that holds offset; NULL when none does. */
const Stretch *stretch_at(const StretchList *list, size_t offset);
/* The last stretch that begins at or before offset; NULL when there is none. */
const Stretch *stretch_before(const StretchList *list, size_t offset);

/* The end of "[^label]" at `at`, at most end; 0 when there is none. A label has no blank and no '['. */
size_t note_mark_end(Str text, size_t at, size_t end);
/* Whether "[^label]" has a definition. Case does not count in ASCII. */
bool shadow_has_note(const Shadow *shadow, Str mark);

/* --- of the files of the shadow alone --- */

void shadow_write(Shadow *shadow, size_t at, char byte);
void shadow_fill(Shadow *shadow, size_t start, size_t end, char byte);
void shadow_add_label(Shadow *shadow, Str mark);

/* The passes: lines first, then what stands in them. */
void shadow_cast_lines(Shadow *shadow, size_t start);
void shadow_cast_math(Shadow *shadow, size_t start);

/* The end of the paragraph that `at` is in: its next blank line, or the end. */
size_t shadow_paragraph_end(Str text, size_t at);

#endif
