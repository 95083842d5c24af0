/* ReaderState: what the reader knows, for the view to draw. The view reads it as const; only reader_*()
 * functions change it.
 *
 * Places
 *   anchor  the position of record: the first text at or after the top row. Scrolling moves it; a change of
 *           the measure or of the page does not, so that narrowing and widening comes back to the same word.
 *   here    where the reader's attention is: what was jumped to (a heading, a hit, a quote) for as long as
 *           the page stands still, else the anchor. "Next" and "previous" count from here.
 *   top     the first row of the page, worked out from the anchor for the present layout.
 *
 * The rows of the page are those from top on: the rest of top.block from top.row, then the rows of the
 * blocks behind it (blocks that are not shown have none). place_next() walks them. page_rows of them are in sight, in
 * two columns: the first left_rows in one, those from right_first on in the other (reader_column_spot()).
 *
 * Str members are borrowed: from the document, or from memory of the reader that lasts until the next call of
 * a function that changes it.
 */
#ifndef RECTO_READER_STATE_H
#define RECTO_READER_STATE_H

#include "document/notes.h"
#include "document/search.h"
#include "layout/layout.h"
#include "reader/keymap.h"
#include "reader/reader.h"

/* A row of a part of a block (layout_part()). block is NONE for "nowhere" (an empty document has no rows). */
typedef struct {
    size_t block, part, row;
} RowPlace;

typedef enum {
    FOCUS_TEXT,
    FOCUS_SIDEBAR,
    FOCUS_STRIP /* where hits lie, at the right edge of the text */
} Focus;

typedef enum {
    SIDEBAR_OUTLINE,
    SIDEBAR_QUOTES,
    SIDEBAR_REVIEWS,
    SIDEBAR_HITS,
    SIDEBAR_MODE_COUNT
} SidebarMode;

typedef enum {
    ITEM_SECTION, /* a heading; in quotes and hits the section that those below it stand in */
    ITEM_REVIEW,
    ITEM_QUOTE,
    ITEM_HIT,
    ITEM_MORE, /* "1234 more": what a list that is cut off says at its end; target is that of the first */
} ItemKind;

typedef struct {
    ItemKind kind;
    uint8_t depth;  /* of indentation, from 0 */
    Str label;      /* one line: '\n' and '\t' in it are to be drawn as blanks. Of a hit: text around it */
    DocRange match; /* of a hit: where it stands, as offsets into label; else 0, 0 */
    Str speaker;    /* of a quote who speaks, of a review who wrote the book; may be empty */
    DocPos target;  /* where Enter goes */
    size_t index;   /* of the section, quote, review or hit in its list; NONE for text before any section */
    size_t section; /* that it stands in, or that it is; NONE */
    size_t count;   /* of a section in quotes and hits: how many there are below it; else 0 */
    bool has_children, folded;
} SidebarItem;

typedef VEC(SidebarItem) SidebarItemList;

typedef struct {
    bool open;
    SidebarMode mode;
    SidebarItemList items; /* those that are shown: not folded away, and let through by the filter */
    size_t cursor;         /* below items.count, or 0 */
    size_t present;        /* the item for here; NONE when it lies before all of them */
    size_t top;            /* first item shown; an item takes one row */
    Buffer filter;         /* empty: all are shown */
    bool over;             /* it lies over the text (reader_set_sidebar_over()) */
    size_t cols_wanted;    /* that somebody has given it; 0: as many as are usual on the screen */
    size_t cols;           /* that it has or would have */
    bool grabbed;          /* its border follows the mouse */
} SidebarState;

/* A pattern of before that stays marked beside the present one. */
typedef struct {
    Buffer pattern;
    SearchMode mode;
    DocRangeList hits;
    bool stale; /* hits are not all known yet */
} KeptSearch;

enum {
    SEARCHES_KEPT_MAX = 3 /* as many colours as there are for them */
};

typedef struct {
    Buffer pattern; /* empty: nothing was searched for */
    SearchMode mode;
    bool backward;  /* it was looked for upwards, and so is the next hit */
    Buffer error;   /* what is wrong with the pattern; empty: nothing */
    bool searching; /* not all has been looked through: hits are those found so far, from where it began */
    DocRangeList hits;
    size_t current;       /* the hit that was gone to; NONE */
    bool highlight;       /* hits are to be shown */
    size_t section_count; /* how many sections the hits lie in */
    KeptSearch kept[SEARCHES_KEPT_MAX];
    size_t kept_count;
} SearchState;

typedef enum {
    PROMPT_NONE,
    PROMPT_SEARCH,  /* /, or ? when search.backward */
    PROMPT_FILTER,  /* / in the sidebar, the help screen or the information */
    PROMPT_COMMAND, /* : ; hints lists the actions that fit, the best first */
    PROMPT_TITLE,   /* s ; hints lists the titles and names that fit, choice is the one to go to */
} PromptKind;

typedef struct {
    PromptKind kind;
    Buffer text;
    size_t cursor; /* byte offset into text, between clusters */
} PromptState;

/* The notes at the foot of the text. */
typedef struct {
    Notes *all;        /* of the document; NULL until somebody asks */
    bool stay;         /* those that are called on the page are shown */
    bool open;         /* one that was asked for is shown, alone */
    DocRange call;     /* of that one */
    VEC(size_t) shown; /* indexes into all */
    size_t more;       /* notes called on the page that have no room; the last that is shown may be cut */
    size_t rows;       /* of the pane, of which the first is its frame; 0: it is not there */
    size_t row_count;  /* that all of what is shown has */
    size_t top;        /* the first of them in sight */
    Layout *layout;    /* of what is shown, for the text's measure; NULL until there was something to show */
} NotesState;

/* An address that leads out of Recto, to be looked at first. */
typedef struct {
    Buffer address; /* as a URI in ASCII, what is not allowed in one percent-encoded; empty: none is shown */
    Buffer shown;   /* as it is written, what cannot be seen made visible: <U+202E> */
    bool is_handed_out; /* O opens it: its scheme is one of those for which that is done */
    VEC(Str) rows;      /* shown, in rows of page_cols */
    size_t top;         /* the first of them in sight, when there is no room for all */
} AddressState;

/* A link in sight, and what to type for it. */
typedef struct {
    DocRange text;
    char letters[3]; /* NUL-terminated */
} LinkHint;

typedef struct {
    VEC(LinkHint) hints; /* empty: nothing is being chosen */
    Buffer typed;
} LinkChoice;

/* What is selected, while active: from a word that stays in it to an end that moves. */
typedef struct {
    bool active;
    DocRange fixed; /* the word */
    DocPos edge;    /* the end: at or behind fixed.end, or at or before fixed.start */
    DocPos pressed; /* where a button went down on the text, until it comes up; NONE */
} SelectionState;

typedef enum {
    OVERLAY_NONE,
    OVERLAY_HELP,
    OVERLAY_INFO,
    OVERLAY_MARKS,    /* and jumps: a list, one item of which is chosen */
    OVERLAY_READINGS, /* what was being read: another */
    OVERLAY_MESSAGES  /* what was wrong with settings */
} OverlayKind;

typedef struct {
    bool heading;   /* key is the title of the lines below it, text is empty; both empty: a blank line */
    Str key;        /* left column: the keys, or what the fact is about */
    Str text;       /* right column; what is too long for a column goes on in the lines below */
    Str aside;      /* of a list, at the right edge; may be empty */
    size_t item;    /* of a list, which of its items; NONE. An item has two lines, which are not broken */
    bool second;    /* the second of them: its text is about the first */
    bool keeps_end; /* aside is a path: when it is too long, its beginning is left out */
} OverlayLine;

typedef struct {
    OverlayKind kind;
    VEC(OverlayLine) lines; /* those that the filter lets through */
    size_t key_cols;        /* of the left column; none of its keys is wider, unless it is one word */
    size_t top;             /* first line shown; text_rows of them are reckoned to be in sight */
    Buffer filter;
    size_t cursor; /* of a list: the first line of the item that is chosen; NONE: there is none */
} OverlayState;

/* What to look for with m: positions behind letters. */
typedef struct {
    uint32_t letter;
    DocPos pos;
} Mark;

/* Where jumps came from, oldest first. Entries from index on are ahead: FORWARD goes there. */
typedef struct {
    VEC(DocPos) places;
    size_t index;
    DocPos last; /* before the last jump; NONE before the first */
} JumpList;

typedef struct {
    const Keymap *keymap; /* what keys mean */
    const Document *document;
    Layout *layout; /* for the present measure; layout_part() may be called while drawing */
    Str name;       /* what to call the document when it has no title */
    bool show_source;
    bool show_furniture;
    bool only_hits;    /* only blocks with hits, and the headings above them, are shown: those in shown */
    VEC(size_t) shown; /* in order */
    bool zen;
    bool plain;           /* for who hears the screen: reader_reading_row() is a line that the keys move */
    int progress_percent; /* how far reading is while partial; 0 at first */
    bool partial;         /* document is the head of a file that is still being read (reader_set_partial()) */

    RowPlace top;
    size_t anchor_lead; /* blank rows between top and the anchor's row */
    DocPos anchor, here;
    size_t pan_cols;  /* that what is too wide is shifted to the left; 0 while nothing such is in sight */
    size_t page_cols; /* of the text pane, at least 1 */
    size_t text_rows; /* of the text pane, at least 1 */
    size_t columns_wanted;   /* 1 or 2 */
    size_t columns;          /* that the page has: 2 where they are wanted and have room */
    size_t column_rows;      /* of each: what notes leave of text_rows */
    size_t page_rows;        /* rows in sight, those of both columns, at least 1 */
    size_t left_rows;        /* of them, those in the first column; page_rows when it is the only one */
    size_t right_first;      /* of them, the first in the second column: blank ones before it are left out */
    size_t sidebar_rows;     /* items that the sidebar has room for, at least 1 */
    size_t strip_rows;       /* of the strip; 0: it is not shown */
    size_t strip_row;        /* of it, the one under the cursor */
    bool justify, hyphenate; /* as asked for */
    bool keep_order;         /* text from right to left stays as it is stored: the terminal turns it round */
    Hyphenator *hyphenator;  /* NULL: words stay whole */
    size_t measure_cols;     /* wanted; the layout has the smaller of this and reader_column_cols() */
    RowPlace fresh;          /* first row that the last page down brought; block NONE: none */
    DocRange link;           /* that Enter last came to; start NONE: none */

    Focus focus;
    SidebarState sidebar;
    SearchState search;
    PromptState prompt;
    OverlayState overlay;
    size_t card;  /* review whose card is shown; NONE */
    size_t quote; /* quote that ]q or [q went to, while it is in sight; NONE */

    SelectionState selection;
    NotesState notes;
    AddressState address;
    LinkChoice choice_of_link;

    Buffer message; /* empty: none */
    bool message_is_error;
    KeyHintList hints; /* empty until the reader has waited; see also PROMPT_COMMAND, PROMPT_TITLE */
    size_t choice;     /* of hints */
    Buffer pending;    /* count and keys typed so far, as key_write() gives them */

    VEC(Mark) marks;
    JumpList jumps;
} ReaderState;

const ReaderState *reader_state(const Reader *reader);

/* The first row of the document; block NONE when nothing in it is shown. */
RowPlace place_first(const ReaderState *state);
/* To the row below; false at the last row, and place is left as it is. */
bool place_next(const ReaderState *state, RowPlace *place);
/* To the row above; false at the first row. */
bool place_previous(const ReaderState *state, RowPlace *place);
/* The row that shows pos, or the nearest that is shown. */
RowPlace place_of(const ReaderState *state, DocPos pos);
/* The row itself; NULL for "nowhere". Borrowed as layout_part() says. */
const Row *place_row(const ReaderState *state, RowPlace place);
bool place_equal(RowPlace a, RowPlace b);
/* True when a stands above b. */
bool place_before(RowPlace a, RowPlace b);

/* The least that each of two columns of text needs, and what lies between them. */
enum {
    COLUMN_MIN_COLS = 40,
    GUTTER_MIN_COLS = 4
};
/* What a column of text may take at most; all of the page when there is only one. */
size_t reader_column_cols(const ReaderState *state);
/* Where the row stands that is `index` rows below the top of the page, from 0; false when it is left out between the columns. */
bool reader_column_spot(const ReaderState *state, size_t index, size_t *column, size_t *row);
/* How far below the top of the page the row is that stands there; NONE when none does. */
size_t reader_column_index(const ReaderState *state, size_t column, size_t row);

/* The columns that a row has from the left edge of the measure to the right edge of the page, or of the column when there
 * are two, and by how many the rows of the
 * place's part of its block are shifted to the left in them: pan_cols when one of them is wider, else 0. */
size_t reader_room_cols(const ReaderState *state);
size_t reader_pan_cols(const ReaderState *state, RowPlace place);
/* A row of the notes that are shown, from 0 to notes.row_count; NULL behind the last. *note is the index of its note in
 * notes.shown; of a giant note, those of its first part. Borrowed as layout_part() says. */
const Row *reader_note_row(const ReaderState *state, size_t index, size_t *note);
/* How many rows of the notes the pane has room for: as on the page, in one column or two. */
size_t reader_notes_in_sight(const ReaderState *state);
/* How many rows of address.rows there is room for. */
size_t reader_address_rows(const ReaderState *state);

/* The row in sight that is being read: the one with here in it, else the first with text; block NONE for nowhere. */
RowPlace reader_reading_row(const ReaderState *state);

/* Bytes read of bytes in all, at the bottom of the page: 0 to 100. 100 only when the end is in sight. */
int reader_percent(const ReaderState *state);
/* True when the last row is in sight. */
bool reader_at_end(const ReaderState *state);
/* Innermost section at the position; NONE before the first. */
size_t reader_section_at(const ReaderState *state, DocPos pos);

/* What is selected; start is NONE when nothing is. How many words that is; NONE when there is too much of it to be counted
 * whenever it is drawn. */
DocRange reader_selection(const ReaderState *state);
size_t reader_selected_words(const ReaderState *state);

/* Where in the document a row of the strip begins, which has so many. */
DocPos reader_strip_pos(const ReaderState *state, size_t row, size_t rows);

#endif
