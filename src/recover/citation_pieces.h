/* A head of a review in pieces: typed parts, and stretches of text between marks, line ends and changes of type. */
#ifndef RECTO_SRC_RECOVER_CITATION_PIECES_H
#define RECTO_SRC_RECOVER_CITATION_PIECES_H

#include "citation.h"

/* What a stretch of text is. Pieces that follow each other with no more than a comma between may be one. */
typedef enum {
    LABEL_NONE,
    LABEL_AUTHOR,
    LABEL_TITLE,
    LABEL_SUBTITLE,
    LABEL_PUBLISHER,
    LABEL_CITY,
    LABEL_SERIES,
    LABEL_PEOPLE, /* whom a word such as "edited by" or "(eds)" beside them names */
    LABEL_APART,  /* genre, equipment, whatever is kept in no field */
    LABEL_COUNT
} Label;

typedef struct {
    bool typed;
    CiteKind kind;     /* typed */
    uint8_t did;       /* typed CITE_ROLE: DID_... */
    bool names_before; /* typed CITE_ROLE: its names stand before it */
    bool names_inside; /* "illustrated by the author" */
    size_t start, end; /* text without the marks around it; typed: the part's value */
    char mark;     /* what divides it from the piece before: the first of ". , : ; | / - ( )" ..., or ' ' */
    bool new_line; /* a line ends between them */
    bool styled;   /* set in italics or in bold */
    bool quoted;   /* set in quotation marks, which are left out of it */
    bool cue;      /* has a word such as Press in it */
    bool bracketed;
    bool volume; /* "vol. 4" */
} Piece;

/* A head has fewer pieces than this; what follows them is not read. It bounds the work on a paragraph that was taken
 * for a citation. */
enum {
    PIECES_MAX = 40,
};

typedef struct {
    Str text;
    Piece pieces[PIECES_MAX];
    size_t count;
    char end_mark;     /* behind the last piece */
    bool title_known;  /* a title line of its own stands above */
    bool author_known; /* "by" names somebody */
    bool editor_known;
    bool listed_as_editors; /* "Anselm Croy (ed.)": who stands there wrote nothing */
    Str body;
    CitationHabits habits;
} Pieces;

typedef struct {
    size_t first, last; /* pieces, both included */
    Label label;
} LabelledSpan;

typedef struct {
    LabelledSpan spans[PIECES_MAX];
    size_t count;
    int score;
} Labelling;

void pieces_cut(const CitationText *head, CiteParts *parts, Pieces *out);

/* The text of pieces first to last with the marks between them. */
Str pieces_text(const Pieces *pieces, size_t first, size_t last);

/* Finds the labels that fit best. Linear in the number of pieces. */
void pieces_label(const Pieces *pieces, Labelling *out);

/* Without blanks, brackets and marks at its ends; the stop of an abbreviation stays. */
Str citation_value(Str s);

/* "61 maps", "Illus.", "bibl index": what a book has besides text. */
bool is_equipment(Str s);
/* "Roman", "Stories", "a novel": what kind of book it is. */
bool is_genre(Str s);
bool begins_with_genre(Str s);

#endif
