/* Citations of books: the parts that can be told by their shape alone (citations.c, citation_roles.c), the pieces that
 * are left between them (citation_pieces.c), the labels that fit these best (citation_labels.c), and the fields that
 * come of it (citation_slots.c). */
#ifndef RECTO_SRC_RECOVER_CITATION_H
#define RECTO_SRC_RECOVER_CITATION_H

#include "base/arena.h"
#include "base/vec.h"
#include "document/document.h"

/* ---- parts --------------------------------------------------------------------------------------------- */

/* Ranges are bytes of the text scanned; value is the part to be kept ("336" of "336 pp."), equal to the whole where all
 * is. */
typedef enum {
    CITE_ISBN,      /* ten or thirteen digits with blanks or hyphens; "ISBN" before it belongs to the range */
    CITE_PRICE,     /* "$27.99", "24,– €", "7s. 6d." */
    CITE_PAGES,     /* "336 pp.", "Pp. xii, 410; viii, 396", "(288p)", "320 S.", "pagg. XXII-410" */
    CITE_BINDING,   /* "(hbk)", "cloth", "geb." */
    CITE_YEAR,      /* 1500 to 2099, "2016–18" */
    CITE_MONTH,     /* "Sep.", "October"; with a day "Sep. 12,", "4 May" */
    CITE_ROLE,      /* "edited by", "(Hg.)", "Aus dem Englischen von", "by" before a name: who did what */
    CITE_PUBLISHER, /* a word that names a publisher: Press, Verlag, Éditions */
    CITE_SERIES,    /* "coll. « Rivages »", "Collana «I Ferri Corti»" */
    CITE_KEY,       /* "Author:", "- **Publisher:**" at the start of a line */
    CITE_VOLUME,    /* "vol. 2", "3 vols", "Bd. IV" */
    CITE_OTHER, /* "124 mins", "61 x 74 cm", "Oil on canvas": said of films and pictures, hardly of books */
} CiteKind;

/* What the people of a CITE_ROLE did; several may be said in one ("edited and translated by"). */
enum {
    DID_WRITE = 1 << 0,
    DID_EDIT = 1 << 1,
    DID_TRANSLATE = 1 << 2,
    DID_REVIEW = 1 << 4, /* not of the book at all */
    DID_HELP = 1 << 3,   /* pictures, forewords, voices: named on the book, kept in no field */
};

/* Where the names of a CITE_ROLE stand. */
typedef enum {
    NAMES_BEHIND, /* "edited by" */
    NAMES_BEFORE, /* "(eds)" */
    NAMES_EITHER, /* "ed.": where a name stands */
    NAMES_INSIDE, /* "illustrated by the author" */
} NamesPlace;

typedef struct {
    CiteKind kind;
    size_t start, end;
    size_t value_start, value_end;
    uint8_t did; /* CITE_ROLE: DID_... */
    NamesPlace names;
} CitePart;

typedef VEC(CitePart) CiteParts;

/* Finds the parts of text, in their order, none overlapping. Linear. parts is cleared first. */
void citation_scan(Str text, CiteParts *parts);

/* "before 1800", "the summer of 1911": a year at text[at] in the run of words, and of no imprint. */
bool citation_year_is_said(Str text, size_t at);

/* "Author: Ann Lee", "- **Pages:** 198" */
bool citation_begins_with_key(Str line);

/* Does the key name a person, a title or a publisher? "ISBN:" alone makes no list of keys. */
bool citation_key_names(Str key);

/* The role that is said at text[at], where a word begins; false when none is. */
bool citation_role_at(Str text, size_t at, CitePart *part);

/* ---- people (citation_names.c) ------------------------------------------------------------------------- */

/* "OSK, LINNEA", "Halvard, Birgit", "EGGLETON, R. J.": a surname, a comma, first names. */
bool is_inverted_name(Str s);

/* One person or several, in any order of names; "et al." and "The Rev." are looked through. */
bool is_people(Str s);

enum {
    PEOPLE_MAX_OF_BOOK = 12
};

/* The people that names lists, each without title, "et al." with the last; at most PEOPLE_MAX_OF_BOOK. Returns how
 * many. */
size_t people_split(Arena *arena, Str names, Str *people);

/* The family name of the first of them; empty when there is none. */
Str first_family_name(Str names);

/* ---- a head -------------------------------------------------------------------------------------------- */

/* A head as it is to be read: '\n' where its lines end on purpose, ' ' where they were only wrapped; marks of
 * emphasis are not in text but in styles. */
typedef struct {
    size_t start, end; /* bytes of text */
    SpanKind kind;
} CitationStyle;

/* What other heads of the page show about the order in which their fields stand: above 0 the first, below 0 the second.
 * 0 when they show nothing. */
typedef struct {
    int author_first; /* author, title: title, author */
    int city_first;   /* city, publisher: publisher, city */
} CitationHabits;

typedef struct {
    Str text;
    const CitationStyle *styles; /* by start, not overlapping */
    size_t style_count;
    size_t title_end; /* bytes at the start that are the title (a title line of its own); 0 when not known */
    Str body;         /* the beginning of the review, which names its author again; may be empty */
    CitationHabits habits;
} CitationText;

typedef struct {
    Str title, subtitle, publisher, city, year, pages, price, binding, series;
    StrList authors, editors, translators, isbns;
    Str reviewer;                  /* where the head names one */
    size_t title_start, title_end; /* bytes of the head that title and subtitle take; 0, 0 when it has none */
    int fit;                       /* how well the labels fit what has to be told by its place */
    CitationHabits shows;          /* this head's vote */
    uint8_t confidence;            /* per cent */
} Citation;

/* Reads one head. Values are slices of text or live in arena. False when no title can be told. */
bool citation_read(Arena *arena, CitationText text, Citation *out);

/* Heads of one page, each read freely and then in either order. */
typedef struct {
    size_t author_first, title_first;      /* how many stand in which order, read freely */
    int fit_author_first, fit_title_first; /* the sum of how well they fit when all are read in one order */
} CitationOrders;

enum {
    CITATION_ORDER = 5 /* of habits.author_first: what the heads of a page show together */
};

/* All stand in one order, or they are too few, or too many, to be read again. */
bool citation_orders_agree(const CitationOrders *orders);
/* The order in which heads that do not agree fit better together: habits.author_first; 0 for neither. */
int citation_common_order(const CitationOrders *orders);

/* True when the digits of isbn have the right check digit (ISO 2108; ten or thirteen digits). */
bool isbn_is_valid(Str isbn);

#endif
