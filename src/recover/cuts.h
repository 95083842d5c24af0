/* What the files share that cut drafts apart: the lines of a block, and what each kind of evidence does with them. For
 * recovery_cut() only.
 *
 *   cut_lines.c  what one line looks like
 *   cut_items.c  lists, tables, chronologies
 *   cut_heads.c  heads of articles and reviews, citations, attributions, signatures
 *   cut_prose.c  paragraphs told by indentation or by a forced line break, talk, page lines, ornaments
 *   cuts.c       which of these are asked, in which order */
#ifndef RECTO_SRC_RECOVER_CUTS_H
#define RECTO_SRC_RECOVER_CUTS_H

#include "passes.h"

typedef struct {
    size_t start, end; /* source bytes, from the line's first byte to the last that is no blank */
    size_t text;       /* first byte that is no blank */
    uint32_t chars, first_word;
    uint32_t indent;
    bool stops; /* ends like a sentence */
    bool open;  /* ends in a letter, a digit, a comma or a hyphen */
    bool caps, bold;
    bool cut; /* a block begins here */
} Line;

typedef VEC(Line) LineList;

/* Length of a list marker at the start of s: a bullet, "1.", "2)", "(iv)". Its kind, and a number's value. */
typedef enum {
    MARKER_NONE,
    MARKER_BULLET,
    MARKER_DASH,
    MARKER_NUMBER
} MarkerKind;

/* How the text's paragraphs are told from each other where no blank line parts them. */
typedef struct {
    uint32_t base;         /* the indentation of most lines */
    uint32_t first_indent; /* how much further in the first line of a paragraph stands; 0: no further */
    bool hanging;          /* its other lines stand further in */
} ParagraphStyle;

/* Paragraphs that begin with a citation of the same parts. */
typedef struct {
    uint32_t kinds; /* bit per CiteKind */
    size_t count;
} Front;

enum {
    FRONTS_MAX = 8
};

typedef struct {
    Recovery *recovery;
    ParagraphStyle style;
    Front fronts[FRONTS_MAX];
    size_t front_count;
    LineList lines;
    uint32_t measure; /* of these lines: a letter may be narrower than the text around it */
    DraftList out;
    size_t draft;     /* that they are of */
    size_t page_line; /* the next of recovery->page_lines */
    Buffer scratch;
    bool changed;
} Cutter;

/* ---- cut_lines.c ----------------------------------------------------------------------------------------------- */

Str line_text(const Recovery *recovery, const Line *line);
bool ends_with_stop(Str s);
void read_lines(const Recovery *recovery, const DraftBlock *draft, LineList *lines);
MarkerKind marker_at(Str s, long *number, size_t *length);
/* "Q: ", "P. ", "[00:00:07] ", "MRS PARR: ": a turn of an interview. */
bool begins_turn(Str s);

/* An address to write to belongs to the line above it. */
bool is_contact(Str s);

bool starts_lower(Str s);
bool has_column_gap(Str s);
/* The least indentation of the lines; *count says how many stand there. */
uint32_t least_indent(const LineList *lines, size_t *count);
/* A line that reaches so far with the first word of the next was ended on purpose. */
bool fill_is_forced(uint32_t measure, uint32_t fill);

bool break_is_forced(const Cutter *cutter, const Line *line, const Line *next);
bool ends_in_closing_quote(Str s);
/* "- - NOTICES - -", "~ SNOWDROPS IN COMBE LANE ~": the same ornament on both sides of a few words in capitals. */
bool is_between_ornaments(Str line);
/* "H. T. Mallory, Notes from the Wings": a name and, behind a comma, what it stands in. */
bool names_a_work(Str s);

bool ends_in_abbreviation(Str s);
/* How many lines end before the measure does, in per cent. */
size_t forced_breaks(const Cutter *cutter);

bool lines_are_few(const Cutter *cutter);

/* ---- cut_items.c ----------------------------------------------------------------------------------------------- */

/* What stands before the first item stays apart. */
bool cut_list(Cutter *cutter);

void cut_references(Cutter *cutter);
/* Three books and more that are named and hardly spoken of, an entry on a line or on a few: "Hob's Ladder, Edwin Sale
 * (Tern House, £7.99)". A line without figures on top stays apart. */
bool cut_books(Cutter *cutter);
bool is_table(const Cutter *cutter);
/* Three lines and more with a gap, in a row, between others: a table with its title and its note. */
bool cut_table_inside(Cutter *cutter);

/* What stands below the columns without a gap is a note to them. */
void cut_below_table(Cutter *cutter);

/* In text that has a paragraph a line, a line below the items that begins like a sentence is none of them. */
void cut_behind_items(Cutter *cutter);

/* In wrapped text an item's lines stand further in than its marker: what does not is a paragraph. Above the
 * first item a heading may stand in the middle, or in capitals. */
void cut_around_items(Cutter *cutter);

/* "doi:10.99999/x.1", "Published on ..." below a name: lines of their own. */
void cut_statements(Cutter *cutter);

/* Most lines begin with a number: ingredients, figures. */
bool are_quantities(const Cutter *cutter);

/* Short lines, most of them with figures, and no citation of a book: films, books, dates, addresses. */
bool are_entries(const Cutter *cutter);

/* A chronology: three lines and more begin with a year, none earlier than the one before. */
bool cut_chronology(Cutter *cutter);

/* ---- cut_heads.c ----------------------------------------------------------------------------------------------- */

/* A quotation from the first line on, and below its end who said it. */
bool is_quoted_above_name(const Cutter *cutter);

/* The last line names a source: it begins with a dash, or stands far to the right of the others, or names a
 * work below a sentence. */
void cut_attribution(Cutter *cutter);

CiteEvidence evidence_of(const Cutter *cutter, size_t first_line, size_t last_line);
CiteEvidence evidence_from(const Cutter *cutter, size_t first_line);
/* A heading of one or two lines right upon its paragraph: the lines below are full. */
void cut_head_above(Cutter *cutter);

/* "3.1" above the title of its section. */
bool is_section_number(Str s);

/* The head of a review right upon its text. */
void cut_citation_head(Cutter *cutter);

/* The head of a review that stands right under its text or its heading: the last lines of the block, from one
 * that begins after a stop, are a citation with a title of its own. */
bool cut_citation_tail(Cutter *cutter);

/* The head of a review that stands right over its text: the first lines of the block are a citation, and what follows is
 * running text. */
bool cut_citation_front(Cutter *cutter);
/* Counts the block among those that may begin with such a head: where several do alike, less makes it sure. */
void note_front(Cutter *cutter);

/* Short lines that belong together: verse, a signature with an address, a byline with a role. */
bool is_stack(const Cutter *cutter);

/* The head of a review over several lines. */
bool is_head_stack(Cutter *cutter);

/* A letter or a review ends above: what follows may be its signature, in any dress. */
bool may_be_signature(const Cutter *cutter, size_t i);

/* Three lines and more, the first two in capitals: kicker, title, deck and byline of a newspaper, each on its own. */
bool cut_headlines(Cutter *cutter);

/* A title, perhaps a deck, and a name, with running text below. */
bool cut_named_head(Cutter *cutter, size_t draft);

/* "SIR – Who is Mr Pargeter? / J. Dunmow": a letter of one line. */
bool cut_short_letter(Cutter *cutter);

/* "Instructions for Losing a Ship / ELVIRA MONTSANT": the head of a review and who wrote it. */
bool cut_signed_head(Cutter *cutter);

/* At the top of a text: one word, and right below it the title. */
bool cut_kicker_above_title(Cutter *cutter);

/* At the top of a text: a title, and right below it who wrote it. */
/* Near the head: "Who lives far comes early. / Said in Low Ash". */
bool cut_motto(Cutter *cutter, size_t draft);
bool cut_name_below_title(Cutter *cutter);
/* "OWEN TARRANT" right below the last line of what he signs, however full that is; an office may stand below. */
void cut_capital_signature(Cutter *cutter);
/* "Denzil Harkaway / 9 March 2019" */
bool cut_day_below_name(Cutter *cutter);

/* ---- cut_prose.c ----------------------------------------------------------------------------------------------- */

/* Every line is something of its own: text that has a paragraph a line, or a stack of lines in it. */
void cut_every_line(Cutter *cutter);

/* A change of dress between short lines: capitals or bold above plain, a byline under a title. */
void cut_by_dress(Cutter *cutter);

/* Lines that begin like the first line of a paragraph, or stand in the middle, amid lines at the left
 * edge. */
void cut_by_indent(Cutter *cutter);

/* Turns of a conversation, each on a line of its own: a quotation begins below the end of another's turn. */
void cut_talk(Cutter *cutter);

void cut_prose(Cutter *cutter);
void cut_page_lines(Cutter *cutter);
/* Turns behind a dash, each set in like a paragraph, below or above other text. */
bool is_dashed_talk(const Cutter *cutter);

/* Jump lines, captions with a keyword and a number, buttons: short lines that say what they are, on top or at the foot of
 * a block, or where the line above ends early. */
void cut_speaking_lines(Cutter *cutter);

/* A line of signs alone parts what stands above it from what stands below. */
void cut_ornaments(Cutter *cutter);

/* A speaker's name in a play stands alone, and each speech begins a block. */
void cut_speeches(Cutter *cutter);

/* In an interview whose questions stand right upon the answers: the first lines of a block are the question, when
 * their last one ends before the measure does. */
void cut_question(Cutter *cutter);

#endif
