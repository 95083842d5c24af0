/* The text of a head as citation_read() wants it, put together line by line: a line end stays one where somebody ended
 * the line on purpose, and becomes a blank where it was only wrapped. */
#ifndef RECTO_SRC_RECOVER_HEAD_TEXT_H
#define RECTO_SRC_RECOVER_HEAD_TEXT_H

#include "base/buffer.h"
#include "citation.h"

enum {
    HEAD_STYLES_MAX = 64
};

typedef struct {
    Buffer text;
    CitationStyle styles[HEAD_STYLES_MAX];
    size_t style_count;
    size_t measure; /* characters in a full line of hard-wrapped text; 0 when paragraphs are lines */
    size_t line;    /* where the last line begins */
} HeadText;

/* Empties it and keeps its memory. */
void head_text_clear(HeadText *head, size_t measure);
void head_text_free(HeadText *head);

/* Puts one line behind what is there. */
void head_text_add_line(HeadText *head, Str line);

/* Notes that bytes of the text are set in type; they must follow those noted before. */
void head_text_add_style(HeadText *head, CitationStyle style);

/* Puts the lines of text behind what is there; its marks of emphasis (* _) become styles. */
void head_text_add_marked(HeadText *head, Str marked);

/* What has been put together; borrowed until the head is changed. title_end as in CitationText. */
CitationText head_text_get(const HeadText *head, size_t title_end);

/* Evidence that a text is the head of a book review, and what can be told in it. */
typedef struct {
    int score;
    bool has_title, has_people, has_publisher;
    bool imprint;   /* names, publisher and year, and nothing else */
    uint32_t kinds; /* bit per CiteKind */
} CiteEvidence;

CiteEvidence head_evidence(const HeadText *head);

/* A price, pages, a year or an ISBN. */
bool evidence_has_figures(const CiteEvidence *evidence);
/* A citation has something that only a citation has, and people or a publisher beside it. */
bool evidence_names_book(const CiteEvidence *evidence);
/* ... and in all enough to be one where others stand beside it. */
bool evidence_is_of_book(const CiteEvidence *evidence);

/* "To order for £17, call ...", "is published by ...": what is for sale. */
bool citation_sells(Str s);

#endif
