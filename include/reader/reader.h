/* Reader: the state machine between keys and screen.
 *
 * Keys become commands (keymap), commands change the reader, and the reader returns Effects: what its owner
 * must do next. It draws nothing and knows no terminal; the view reads it as const.
 *
 * The position of record is a byte of the document's text, never a row: the anchor. Rows are worked out from
 * it for the present measure, so that a resize or a reload lands on the same word.
 */
#ifndef RECTO_READER_READER_H
#define RECTO_READER_READER_H

#include "base/hyphenator.h"
#include "document/correction.h"
#include "document/document.h"
#include "document/search.h"
#include "reader/keymap.h"
#include "reader/setting.h"
#include "screen/key.h"

typedef struct Reader Reader;

typedef struct {
    size_t measure_cols; /* 0: MEASURE_DEFAULT_COLS */
    size_t columns;      /* of text, where there is room for them: 2; else 1 */
    Str name;            /* what to call the document when it has no title: the file's name. Copied */
    bool verbatim;       /* doc shows the source as it stands */
    bool justify;        /* lines are spread to the measure */
    bool plain;          /* one thing at a time, in words, for a screen reader: see ReaderState */
    bool keep_order; /* text from right to left stays as it is stored, for a terminal that turns it round */
    bool hyphenate;  /* words may be divided, if there is somebody to say where */
    Hyphenator *hyphenator; /* for the document's language; borrowed, may be NULL */
    Keymap *keymap;         /* borrowed; NULL: one of its own, with the default keys */
    Str themes;             /* what Tab offers behind :theme, a blank between two names; borrowed */
} ReaderOptions;

/* doc is borrowed, and must stay until reader_swap() or reader_free(). */
Reader *reader_new(const Document *doc, ReaderOptions options);
void reader_free(Reader *reader); /* NULL is fine */

/* What divides words from now on; borrowed until the next call, may be NULL. */
void reader_set_hyphenator(Reader *reader, Hyphenator *hyphenator);

/* Another document of the same file (reloaded, or the source as it stands) in place of this one: the place,
 * marks and jumps are kept through source offsets. verbatim: doc shows the source as it stands. */
void reader_swap(Reader *reader, const Document *doc, bool verbatim);

/* Puts a setting of the text in force, without a word: MEASURE in columns, the others by the index of their value. Those that
 * are not the reader's change nothing. */
void reader_set(Reader *reader, Setting setting, int value);
void reader_set_themes(Reader *reader, Str themes); /* as in ReaderOptions */

/* After EFFECT_THEME: its name, borrowed until the next command; empty: the next. After EFFECT_FOLLOW, EFFECT_MOUSE and EFFECT_AMBIGUOUS: the
 * index of the value; -1: the other. */
Str reader_wanted_theme(const Reader *reader);
int reader_wanted_value(const Reader *reader);

/* After EFFECT_MESSAGES: shows them, those of a file below its name. Copied. */
typedef struct {
    Str file;
    size_t line; /* 0: none */
    Str what;
} ReaderMessage;
void reader_show_messages(Reader *reader, const ReaderMessage *messages, size_t count);

/* doc is only the head of its file, the rest is still being read: the status line says so. */
void reader_set_partial(Reader *reader, bool partial);
/* How far that is; true when it was not so far before. */
bool reader_set_progress(Reader *reader, int percent);

/* One key: to the prompt, to the keymap, and from there to reader_apply(). */
Effects reader_key(Reader *reader, Key key);
/* Text that was pasted: into the prompt, on one line; nothing happens when none is open. */
Effects reader_paste(Reader *reader, Str text);
/* Nothing was typed for as long as reader_patience_ms() said. A search goes on by a step. Keys that are pending: the first
 * time it shows what may follow them, the second time it forgets them. */
Effects reader_timeout(Reader *reader);
enum {
    READER_HINT_MS = 400,
    READER_PENDING_MS = 5000 /* from the hint on */
};
/* How long to wait for a key before reader_timeout() is to be called; -1: for ever, 0 while a search goes on. */
int reader_patience_ms(const Reader *reader);

/* Does a command, wherever it came from. */
Effects reader_apply(Reader *reader, Command command);

/* Opens at a line of the source, or at the first hit of a pattern (+N, +/PATTERN). False: there is none, which is
 * said. */
void reader_go_to_line(Reader *reader, uint32_t line);
bool reader_go_to_pattern(Reader *reader, Str pattern);

/* True when the last that was asked for was the end, of a document that is only the head of its file: the end is not there yet. */
bool reader_wants_end(const Reader *reader);
/* To the last page; no jump. */
void reader_go_to_end(Reader *reader);

/* Goes to what "#fragment" means, without the '#': a heading or a note. False: there is none, which is said. No jump: who
 * opened the document there wants BACK to lead out of it. */
bool reader_go_to_fragment(Reader *reader, Str fragment);
/* The same as a jump: of a link that names the file that it stands in. */
void reader_follow_fragment(Reader *reader, Str fragment);
/* Takes over from another reader how things are shown: the measure, columns, notes at the foot, bars. */
void reader_take_look(Reader *reader, const Reader *from);

/* After EFFECT_OPEN_LINKED: the target of the link, a relative reference (RFC 3986, section 4.2) or a file: URL, as it is
 * in the document. Borrowed until the next key. */
Str reader_linked(const Reader *reader);
/* After EFFECT_OPEN_ADDRESS: a URI in ASCII that begins with one of the schemes that are handed out. Likewise. */
Str reader_address(const Reader *reader);

/* Where the reader is, as an offset into the source's clean text, and going there without a jump. What is only shown while
 * something is typed or chosen is not where one is. */
size_t reader_source_offset(const Reader *reader);
void reader_go_to_source_offset(Reader *reader, size_t source_offset);

/* Sets a mark, as one that is kept. What changes so is in no reader_mark_changes(). */
void reader_set_mark(Reader *reader, uint32_t letter, size_t source_offset);

/* After EFFECT_MARKS: what the last command has changed. */
typedef struct {
    uint32_t letter;
    bool deleted;
    size_t source_offset; /* else: where it is now */
} MarkChange;
typedef VEC(MarkChange) MarkChangeList;
const MarkChangeList *reader_mark_changes(const Reader *reader);

/* One of what was being read. All of it is clean text, and copied. */
typedef struct {
    Str title, section, when, path;
    int percent;
    bool gone; /* there is no such file any more */
} Reading;

/* After EFFECT_READINGS and EFFECT_FORGET: shows them in this order, and the guide behind them. at_start: it is what Recto
 * begins with, so that QUIT means more than leaving the list. */
void reader_show_readings(Reader *reader, const Reading *readings, size_t count, bool at_start);
void reader_close_list(Reader *reader);
/* After EFFECT_RESUME and EFFECT_FORGET: the index of a Reading; their count is the guide. */
size_t reader_chosen(const Reader *reader);

/* A line shown until the next key. */
void reader_say(Reader *reader, bool error, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* The room that the panes have: columns and rows of the text, rows of the sidebar's list. For view_fit(). */
void reader_set_page(Reader *reader, size_t cols, size_t rows, size_t sidebar_rows);
/* The columns that the lines of help and information have, both columns taken together. For view_fit(). */
void reader_set_overlay(Reader *reader, size_t cols);
/* The sidebar lies over the text, not beside it: it is to be seen only while it has the focus. For
 * view_fit(). */
void reader_set_sidebar_over(Reader *reader, bool over);

/* The columns of the sidebar: those that somebody has given it, 0 for the usual, to be kept after EFFECT_SIDEBAR; and those that
 * it has then. The latter is for view_fit(). */
void reader_want_sidebar_cols(Reader *reader, size_t cols);
size_t reader_sidebar_cols_wanted(const Reader *reader);
void reader_set_sidebar_cols(Reader *reader, size_t cols);

/* How many rows the strip has that shows where hits lie; 0: it is not shown. For view_fit(). */
void reader_set_strip(Reader *reader, size_t rows);

/* Mouse: a click on the item in that row of the sidebar's list (0 is state->sidebar.top); a click on the text
 * at pos; the wheel, by so many lines (above 0: down) over the pane. For view_mouse(). */
Effects reader_click_sidebar(Reader *reader, size_t row);
Effects reader_click_text(Reader *reader, DocPos pos);
/* A button goes down on the text at pos for the clicks-th time at one place, is moved with the button down, comes up: one
 * click is reader_click_text(), unless it ends a selection; to drag selects whole words; a double click selects a word, a
 * third a paragraph. */
Effects reader_press_text(Reader *reader, DocPos pos, int clicks); /* NONE: where there is none */
Effects reader_drag_text(Reader *reader, DocPos pos);
/* The same for the line between sidebar and text: it goes to where the sidebar has so many columns. */
Effects reader_grab_border(Reader *reader);
Effects reader_drag_border(Reader *reader, size_t cols);
Effects reader_release(Reader *reader);
/* A click on the strip that shows where hits lie: to the first hit from pos on, or the last before it. */
Effects reader_click_strip(Reader *reader, DocPos pos);
Effects reader_wheel(Reader *reader, bool over_sidebar, int lines);
/* A click on that row (0 is state->overlay.top) of a list that lies over the text: as Enter there. */
Effects reader_click_list(Reader *reader, size_t row);
/* A click on the text of a note at the foot of the page; the wheel over it. */
Effects reader_click_note(Reader *reader, DocPos pos);
Effects reader_wheel_note(Reader *reader, int lines);
enum {
    READER_WHEEL_LINES = 3
};

/* After EFFECT_CORRECT: what is to be put right, but for its anchor. Once the document that is shown is so, or is not any
 * more, the reader can be told. */
Correction reader_correction(const Reader *reader);
void reader_say_corrected(Reader *reader, const Correction *correction);
void reader_say_taken_back(Reader *reader, const Correction *correction);

uint32_t reader_line(const Reader *reader); /* source line of the first line of text shown */
/* After EFFECT_RECALL: what was searched for before all that is known, the latest first. */
void reader_add_earlier_search(Reader *reader, Str text, SearchMode mode);
/* After EFFECT_REMEMBER: what was searched for last; borrowed until the next search. Empty: nothing was. */
Str reader_last_search(const Reader *reader, SearchMode *mode);
/* The same for what was typed behind ':'. */
void reader_add_earlier_command(Reader *reader, Str text);
Str reader_last_command(const Reader *reader);
Str reader_clipboard(const Reader *reader);     /* after EFFECT_COPY; borrowed until the next command */
bool reader_wants_source(const Reader *reader); /* after EFFECT_SOURCE */

#endif
