/* Screen: a grid of cells that says what is where and what it means, and knows no terminal.
 *
 * A cell holds one grapheme cluster and a role. A wide cluster takes its cell and those that follow, which
 * are empty: one for an ideograph, more for an emoji sequence (see utf8_cluster_width()). Overwriting a part
 * of it leaves the rest blank.
 *
 * Roles, not colours: a Theme turns them into attributes when the grid is presented. No control character
 * ever gets into a cell.
 */
#ifndef RECTO_SCREEN_SCREEN_H
#define RECTO_SCREEN_SCREEN_H

#include <stdint.h>

#include "base/buffer.h"
#include "base/str.h"

/* X(id, name, letter): name as in theme files, letter as in --roles. */
#define ROLES(X)                                                                                             \
    X(TEXT, "text", '.')                                                                                     \
    X(TITLE, "title", 'T')                                                                                   \
    X(DECK, "deck", 'D')                                                                                     \
    X(KICKER, "kicker", 'K')                                                                                 \
    X(BYLINE, "byline", 'B')                                                                                 \
    X(HEADING_1, "heading-1", '1')                                                                           \
    X(HEADING_2, "heading-2", '2')                                                                           \
    X(HEADING_3, "heading-3", '3')                                                                           \
    X(CAPTION, "caption", 'c')                                                                               \
    X(QUOTE, "quote", 'q')                                                                                   \
    X(PULLQUOTE, "pull-quote", 'p')                                                                          \
    X(ATTRIBUTION, "attribution", 'a')                                                                       \
    X(VERSE, "verse", 'v')                                                                                   \
    X(CODE, "code", 'C')                                                                                     \
    X(TABLE, "table", 't')                                                                                   \
    X(NOTE, "note", 'n')                                                                                     \
    X(BIO, "bio", 'b')                                                                                       \
    X(BOOK_TITLE, "book-title", 'k')                                                                         \
    X(BOOK_CITATION, "book-citation", 'i')                                                                   \
    X(REVIEWER, "reviewer", 'r')                                                                             \
    X(QUESTION, "question", 'Q')                                                                             \
    X(FURNITURE, "furniture", 'f')                                                                           \
    X(META, "meta", 'm')                                                                                     \
    X(BAR, "bar", '|')                                                                                       \
    X(RULE, "rule", '-')                                                                                     \
    X(MARKER, "marker", '*')                                                                                 \
    X(LINK, "link", 'l')                                                                                     \
    X(MATCH, "match", 'x')                                                                                   \
    X(MATCH_CURRENT, "match-current", 'X')                                                                   \
    X(MATCH_2, "match-2", '4') /* of patterns that were searched for before, and kept */                     \
    X(MATCH_3, "match-3", '5')                                                                               \
    X(MATCH_4, "match-4", '6')                                                                               \
    X(SELECTION, "selection", 'z')                                                                           \
    X(STRIP, "strip", '~')   /* where in the document quotes and reviews lie */                              \
    X(FRESH, "fresh", '>')   /* mark of the first new line after paging */                                   \
    X(STICKY, "sticky", '^') /* section title kept at the top */                                             \
    X(BORDER, "border", '!')                                                                                 \
    X(SIDEBAR, "sidebar", 's')                                                                               \
    X(SIDEBAR_HEADER, "sidebar-header", 'h')                                                                 \
    X(SIDEBAR_QUOTE, "sidebar-quote", 'u')                                                                   \
    X(SIDEBAR_REVIEW, "sidebar-review", 'w')                                                                 \
    X(SIDEBAR_HERE, "sidebar-here", 'H') /* the entry for the present place */                               \
    X(SIDEBAR_CURSOR, "sidebar-cursor", 'S')                                                                 \
    X(STATUS, "status", '_')                                                                                 \
    X(STATUS_STRONG, "status-strong", '=')                                                                   \
    X(PROMPT, "prompt", ':')                                                                                 \
    X(MESSAGE, "message", 'M')                                                                               \
    X(ERROR, "error", 'E')                                                                                   \
    X(HELP, "help", 'o')                                                                                     \
    X(HELP_KEY, "help-key", 'y')                                                                             \
    X(CARD, "card", 'd') /* the review card */

typedef enum {
#define X(id, name, letter) ROLE_##id,
    ROLES(X)
#undef X
    ROLE_COUNT
} Role;

const char *role_name(Role role);
char role_letter(Role role);
/* False when no role has that name. */
bool role_from_name(Str name, Role *out);

/* Attributes that a cell adds to those of its role. */
enum {
    ATTR_BOLD = 1,
    ATTR_ITALIC = 2,
    ATTR_UNDERLINE = 4,
    ATTR_DIM = 8,
    ATTR_REVERSE = 16,
    ATTR_STRIKE = 32
};

typedef struct {
    uint32_t text_start; /* into the screen's bytes; see screen_cell_text() */
    uint8_t text_len;    /* 0: blank, or a later cell of a wide cluster */
    uint8_t width;       /* columns; 0 for a later cell of a wide cluster */
    uint8_t attrs;
    uint8_t role;
} Cell;

typedef struct {
    int cols, rows;
    Cell *cells; /* rows * cols, row by row */
    Buffer text;
    int cursor_col, cursor_row; /* where the terminal's cursor goes; -1: hidden */
} Screen;

Screen *screen_new(int cols, int rows); /* at least 1 by 1; all blank, ROLE_TEXT */
void screen_free(Screen *screen);       /* NULL is fine */
void screen_resize(Screen *screen, int cols, int rows);
void screen_clear(Screen *screen); /* all blank, cursor hidden */

Str screen_cell_text(const Screen *screen, const Cell *cell); /* a blank cell gives " " */
const Cell *screen_cell(const Screen *screen, int col, int row);

typedef struct {
    int col, row, cols, rows;
} Rect;

/* Puts text at (col, row) from the left, as much as fits into [col, col + max_cols) and the screen. Tabs and
 * line ends are drawn as a space; other controls as base/shown.h has it, dim; marks and joiners without a
 * character to stand on, not at all. A wide cluster that would be cut leaves blanks. Returns the columns
 * used: utf8_width(text) when all of it fits. Positions off the screen draw
 * nothing. */
int screen_put(Screen *screen, int col, int row, int max_cols, Str text, Role role, uint8_t attrs);

/* As screen_put(), but text that does not fit ends with an ellipsis, close to the last word. */
int screen_put_fitted(Screen *screen, int col, int row, int max_cols, Str text, Role role, uint8_t attrs);

/* Fills a rectangle with blanks of a role. */
void screen_fill(Screen *screen, Rect area, Role role);
/* Changes the role of cells that are there already. */
void screen_recolour(Screen *screen, Rect area, Role role);

/* The rows as lines of text, trailing blanks cut off; what --replay prints. */
void screen_dump_text(const Screen *screen, Buffer *out);
/* The same with each cell's role letter, ' ' for a blank cell of ROLE_TEXT. */
void screen_dump_roles(const Screen *screen, Buffer *out);

#endif
