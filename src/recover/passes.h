/* The passes of recover_structure(), in the order in which structure.c runs them. Each goes over the drafts once
 * and leaves alone what an earlier one has decided. */
#ifndef RECTO_SRC_RECOVER_PASSES_H
#define RECTO_SRC_RECOVER_PASSES_H

#include "head_text.h"
#include "internal.h"

/* ---- helpers ------------------------------------------------------------------------------------------- */

/* How far behind the text's margin a line begins that has so many blanks before it. */
static inline uint32_t behind_margin(const Recovery *recovery, uint32_t blanks)
{
    return blanks > recovery->margin ? blanks - recovery->margin : 0;
}

void features_read(const Recovery *recovery, const DraftBlock *draft, BlockFeatures *out);

/* Puts other drafts in place and reads their features; takes the list over. */
void recovery_renew(Recovery *recovery, DraftList *drafts);

/* The block's source as it is, but for blanks at its ends. */
Str block_source(const Recovery *recovery, size_t i);

/* The line of plain that begins at *at, trimmed; *at moves behind it. Ask while *at < plain.len_bytes. */
Str block_line(Str plain, size_t *at);

/* Does the block's source begin with two letters with which no phrase of a list does? Asked without a look at the text. */
static inline bool begins_otherwise(const BlockFeatures *features, SecondLetters seconds)
{
    return is_ascii_letter(features->head[0]) && !may_begin((Str){features->head, 2}, seconds);
}

/* "The", "He", "\"Wait": with a word, as most blocks do, and neither with a mark nor with a number. */
static inline bool begins_with_word(const BlockFeatures *features)
{
    const char *head = features->head;
    head += head[0] == '"';
    return is_ascii_letter(head[0]) && (is_ascii_letter(head[1]) || head[1] == ' ');
}

static inline bool is_open(const Recovery *recovery, size_t i)
{
    return recovery->drafts[i].cls == BLOCK_UNKNOWN && !recovery->drafts[i].decided;
}

static inline bool is_turn(const Recovery *recovery, size_t i)
{
    return recovery->drafts[i].cls == BLOCK_QUESTION || recovery->drafts[i].cls == BLOCK_ANSWER;
}

static inline bool ends_in_question(const BlockFeatures *features)
{
    return features->end == END_STOP && features->last_mark == '?';
}

/* Gives block i a class, unless markup decided it. */
static inline void decide(Recovery *recovery, size_t i, BlockClass cls, const char *rule, unsigned confidence)
{
    DraftBlock *draft = &recovery->drafts[i];
    if (draft->decided)
        return;
    draft->cls = cls;
    draft->rule = rule;
    draft->confidence = (uint8_t)(confidence > 100 ? 100 : confidence);
    draft->kind = NULL;
}

static inline void decide_kind(Recovery *recovery, size_t i, BlockClass cls, const char *kind,
                               const char *rule, unsigned confidence)
{
    decide(recovery, i, cls, rule, confidence);
    if (!recovery->drafts[i].decided)
        recovery->drafts[i].kind = kind;
}

/* What stands in the way of a paragraph without belonging to it. */
static inline bool is_float(BlockClass cls)
{
    return block_class_is_float(cls);
}

/* Running text that another block may continue. */
static inline bool is_body(BlockClass cls)
{
    return cls == BLOCK_UNKNOWN || cls == BLOCK_PARA || cls == BLOCK_CONT || cls == BLOCK_ANSWER ||
           cls == BLOCK_QUOTE;
}

/* One short line that ends without a stop: what headings, running heads and titles of books look like. */
bool is_line_without_stop(const Recovery *recovery, size_t i, uint32_t max_words);

/* "By Ann Lee", "BY / ANN LEE", "Das Gespräch führte Ann Lee.": a short block, and the names in it. */
bool explicit_byline(Recovery *recovery, size_t i, Str *names);
/* A byline at the end of a deck: where it begins in text; text's length when there is none. */
size_t trailing_byline(Str text, Str *names);
/* A byline, also as title pages and papers spin it out: "by the Rev. HOSEA PLIM, M.A., / Rector of Sandry", "Edited by
 * her niece / FRANCES LOAM". */
bool loose_byline(Recovery *recovery, size_t i, Str *names);
bool is_picture_credit(Str line); /* "Photograph: L. Amory" (captions.c) */
/* Who took the picture, in capitals tight below what it shows. */
bool is_credit_below_caption(const Recovery *recovery, size_t i);
Str without_place(Str line);  /* "Priya Lind in Tromholm": the name */
bool begins_byline(Str line); /* "By ...", "Edited by ...", whatever follows */
/* One name or several, and perhaps a second line with what they are. */
bool bare_name(Recovery *recovery, size_t i, Str *names);

/* The nearest block before and behind i that is no float; NONE at the ends. Looks no further than 12 blocks. */
size_t solid_before(const Recovery *recovery, size_t i);
size_t solid_behind(const Recovery *recovery, size_t i);

/* How well block next goes on with block tail; joined at JOIN_THRESHOLD and more. floats tells how much stands between. */
enum {
    JOIN_THRESHOLD = 4,
    JOIN_NEVER = -9
};
int join_score(const Recovery *recovery, size_t tail, size_t next, bool floats_between);

/* "214 | Kew Road", "Essays · 12": parts kept apart by a mark that no sentence has. */
bool has_divider(const Recovery *recovery, size_t i);

/* One line in capitals, in parts, or with a page's number: what inside a sentence can only be a running head. */
bool is_dressed_as_head(const Recovery *recovery, size_t i);

/* "<!-- page 33 -->": what nobody sees stands between nothing. */
bool is_comment(const Recovery *recovery, size_t i);

/* The last word begins with a small letter: names and credits do not. */
bool ends_small(const Recovery *recovery, size_t i);

/* Wrapped text: the last line of tail is as full as the others, so that the paragraph need not end there. True in text
 * that is not wrapped. */
bool fills_last_line(const Recovery *recovery, size_t tail, size_t next);

/* "Figure 1. The ...", "Abb. 2: ...", "Tabla 3 ...": the keyword, a number, then a mark or the end. A sentence that begins
 * "Figure 1 shows" goes on in small letters. */
bool begins_caption(Str plain);

/* A line that sends the reader to another page, or takes up what another broke off. scratch is cleared first. */
typedef enum {
    JUMP_NONE,
    JUMP_ON,
    JUMP_FROM
} JumpDirection;
JumpDirection jump_direction(Str plain, Buffer *scratch);

/* web.c: a line, or nothing but lines, that a web page has around its text; edge: near the top or the foot of it.
 * scratch is cleared first. */
bool is_web_line(Str plain, bool edge, Buffer *scratch);
bool are_web_lines(Str plain, uint32_t words, bool edge, Buffer *scratch);
void find_web_boxes(Recovery *recovery);
/* "[Subscribe now](...)": a link, and nothing else, that is called like a button; names of links far apart on a line. */
bool leads_elsewhere(Str source, Str plain);

/* "12 THE MERIDIAN", "- 14 -", "Letters 13": a line that begins or ends with the number of a page. */
bool has_page_number(Str line);

/* True when the text before i goes on behind it: whatever i is, it is no heading. */
bool interrupts_sentence(const Recovery *recovery, size_t i);

/* Evidence that the text is the head of a book review; see head_text.h. */
CiteEvidence citation_evidence(Str marked, Str plain);

/* A signature: a name, or initials, on one of the first three lines. */
bool looks_like_signature(Str plain);

/* A block of one line that says by itself that it is a masthead or a running head: with a gap and a number, a date, the
 * number of an issue. */
bool is_head_line(const Recovery *recovery, size_t i);

/* A few lines that end like a sentence, and right below them a short line that does not: where they come from. */
bool is_epigraph_with_source(Recovery *recovery, size_t i);

/* "vol", "no", "heft": a number behind it is an issue's. */
bool is_issue_word(Str word);

/* A paragraph like most: its lines begin alike and are full. */
bool has_even_lines(const Recovery *recovery, size_t i);

/* Begins with what only the end of a letter has: "Yours faithfully, ...". */
bool closes_letter(Str plain);

/* "Sir, ...", "Dear Editor, ...": the first paragraph of a letter. */
bool opens_letter(const Recovery *recovery, size_t i);
bool salutes(Str s);

/* What the heading counts by: a number for "Chapter", another for "Act", for bare Roman numerals ...; odd for words, even for
 * bare numbers, 0 when it counts nothing (series.c). */
uint64_t counted_kind(Recovery *recovery, size_t i);

/* "First", "Zweites", "tercera", "seven": 1 and up; 0 for a word that is no ordinal and no English number (series.c). */
uint32_t number_word_value(Str word);

/* The first paragraph of running text behind the table of contents that block i heads; i when it heads none. */
size_t contents_reach(Recovery *recovery, size_t i);

/* Plays (plays.c). What is met in the text as a whole is surveyed before blocks are cut; the cutter asks of lines. */
void survey_cast(Recovery *recovery);
/* A speaker's name and nothing else but a direction, so many blanks from the left edge. */
bool names_speaker(const Recovery *recovery, Str line, uint32_t indent);
/* A speaker's name in front of the speech. */
bool begins_speech(const Recovery *recovery, Str line);
void find_play(Recovery *recovery);

/* Interviews whose questions stand right upon their answers (turns.c), surveyed before blocks are cut. */
void survey_interview(Recovery *recovery);
bool ends_question_line(const Recovery *recovery, Str line, Str next);

/* "Letters", "Corrigendum", "Books received": departments that nearly every periodical has (levels.c). */
bool names_standing_department(Str plain);
bool names_letters(Str plain);
bool names_department(Str plain);

/* The head of an article, read upwards from its byline (openings.c). */
typedef struct {
    size_t kicker, title, deck, byline; /* blocks; kicker and deck may be NONE */
    size_t first;
    bool cited; /* a book's citation stands in the head or at the foot */
    bool named; /* by a word: "By Ann Lee" */
} Opening;
/* Is the line below what could be a title its deck, by its length and by how both are set? */
bool is_deck_of(Recovery *recovery, size_t title, size_t deck);
bool read_opening(Recovery *recovery, size_t byline, Opening *opening);
/* "Courier Staff", "University of Kingsmere" right below who wrote belong to the byline. */
void decide_office_below(Recovery *recovery, size_t byline);

/* ---- passes -------------------------------------------------------------------------------------------- */

void recovery_profile(Recovery *recovery);      /* modes.c: language, hard-wrapped lines and their measure */
bool looks_like_code(const Recovery *recovery); /* modes.c */
void find_page_lines(Recovery *recovery);  /* pages.c: running heads and page numbers of the whole text */
void mark_page_lines(Recovery *recovery);  /* pages.c: the blocks that they became */
void recovery_cut(Recovery *recovery);     /* cuts.c: several things without a blank line between */
void find_boilerplate(Recovery *recovery); /* modes.c: header, licence, front matter of e-texts */
void find_furniture(Recovery *recovery);   /* furniture.c: by what a line says of itself */
void find_marked_furniture(Recovery *recovery); /* furniture.c: the same for Markdown, with care */
void find_marked_notes(Recovery *recovery);     /* lists.c: the same for Markdown */
void find_captions(Recovery *recovery);         /* captions.c: by keyword, credit */
void find_lists(Recovery *recovery);            /* lists.c: items, tables, notes, contents */
void find_questions(Recovery *recovery); /* interviews.c: those that no name marks; find_turns() calls it */
void find_turns(Recovery *recovery);     /* turns.c: interviews, transcripts; plays.c */
void find_long_answers(Recovery *recovery); /* turns.c: answers of several paragraphs */
void find_contents(Recovery *recovery);     /* series.c: the table of contents, and heads that it names */
void find_series(Recovery *recovery);       /* series.c: heads that count on */
void find_wedges(Recovery *recovery);       /* wedges.c: what stands between the halves of a sentence */
bool find_title_page(Recovery *recovery);   /* title_page.c: of a book; false when there is none */
void find_front(Recovery *recovery);        /* front.c: title, deck, byline */
void find_openings(Recovery *recovery);     /* openings.c: other articles below the first */
void find_epigraphs(Recovery *recovery);    /* front.c: below a title or a heading */
/* Keys of a citation that stand each as a paragraph ("Author: Ann Lee") become one block. review_heads.c */
void join_citation_keys(Recovery *recovery);
void find_review_heads(Recovery *recovery); /* review_heads.c */
/* One line, set in, inside a sentence: "as a verse of his says, / ... / and goes on". verse.c */
bool is_verse_in_sentence(const Recovery *recovery, size_t i);
void find_verse(Recovery *recovery);    /* verse.c: verse and block quotations */
void find_closings(Recovery *recovery); /* closings.c: reviewers, signatures, notes about authors */
/* The article ends here: nothing below but the end, a heading or another head. closings.c */
bool article_ends(const Recovery *recovery, size_t i);
void find_book_rows(Recovery *recovery);  /* book_lists.c: entries of books in a row */
void find_book_lists(Recovery *recovery); /* book_lists.c: heads with no text below */
/* The days of the week, whole or as papers shorten them. service.c */
bool is_weekday(Str word);
void find_service_notes(Recovery *recovery); /* service.c: where and when, where it stood first */
/* Where paragraphs follow each other without a blank line, what has room on both sides is none of them. captions.c */
bool paragraphs_stand_close(const Recovery *recovery);
void find_loose_captions(Recovery *recovery); /* captions.c: by the hole around them */
void find_headings(Recovery *recovery);       /* headings.c */
void find_drop_caps(Recovery *recovery);      /* joins.c */
void find_joins(Recovery *recovery);          /* joins.c */
void find_pull_quotes(Recovery *recovery);    /* pullquotes.c */
void find_levels(Recovery *recovery);         /* levels.c */
void find_line_hyphens(Recovery *recovery);   /* hyphens.c: at line ends and seams */
void find_bylines(Recovery *recovery);        /* bylines.c: names, for the builder */

#endif
