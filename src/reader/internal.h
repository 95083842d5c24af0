/* What the files of the reader layer share. */
#ifndef RECTO_READER_INTERNAL_H
#define RECTO_READER_INTERNAL_H

#include "base/utf8.h"
#include "reader/state.h"

enum {
    JUMPS_MAX = 200, /* older ones are forgotten */
    SEARCHES_MAX = 100
};

/* Where the page stands and what the reader looks at, to come back to. */
typedef struct {
    DocPos anchor, here;
    size_t anchor_lead, pan_cols;
} PageSpot;

/* What Esc in a search prompt comes back to. */
typedef struct {
    PageSpot spot;
    Buffer pattern;
    size_t current;
    bool highlight, backward;
    SearchMode mode;
} SearchOrigin;

/* What can be gone to by its name: titles.c. */
typedef enum {
    TITLE_SECTION,
    TITLE_REVIEW,
    TITLE_SPEAKER
} TitleKind;

typedef struct {
    TitleKind kind;
    Str label, detail; /* the title, and what it stands below or who wrote the book */
    size_t index;      /* of the section, the review, the first quote */
    int score;
} Title;

/* A search that was accepted. */
typedef struct {
    Buffer text;
    SearchMode mode;
} Searched;

/* What was accepted at a prompt, for Up and Down there. */
typedef struct {
    VEC(Searched) lines; /* oldest first */
    size_t recalled;     /* that of them which is in the prompt; lines.count: none */
} History;

/* What Tab in a search goes through. */
typedef struct {
    bool active;  /* Tab was the last key */
    Buffer typed; /* the word that it completes, as it was typed */
    size_t start; /* of it in the prompt */
    size_t turn;  /* of the words that fit, the next */
} Completion;

/* What can be followed: a link, or the call of a note, or both. */
typedef struct {
    DocRange text;
    const Span *link; /* NULL: a call that no markup has made a link */
    size_t note;      /* index into state->notes.all; NONE: no call */
} Goal;

/* What a selection grows and shrinks by: units.c */
typedef enum {
    UNIT_SEGMENT, /* between two word boundaries (UAX #29), white space left out: a word or a mark */
    UNIT_WORD,    /* such a one with a letter or digit in it */
    UNIT_SENTENCE,
    UNIT_PARAGRAPH, /* the text of a block */
    UNIT_SECTION    /* from a heading to the next, whatever their levels */
} Unit;

typedef VEC(Goal) GoalList;
typedef VEC(Title) TitleList;
typedef VEC(bool) FlagList;
typedef VEC(PageSpot) PageSpotList;

struct Reader {
    ReaderState state;
    Keymap *map, *own_map; /* own_map: that, if it is the reader's own */
    Str themes;
    Buffer wanted_theme;
    int wanted_value;
    bool keys_are_pending, hint_is_shown; /* what reader_timeout() is about */
    bool wants_source;
    Command previous;      /* applied before this one */
    Correction correction; /* of EFFECT_CORRECT */
    SearchOrigin origin;
    SearchQuery *query;   /* of scan */
    SearchScan *scan;     /* that is not finished yet; NULL */
    size_t scanned;       /* which of the kept patterns the scan is for; NONE: the pattern itself */
    bool awaits_hits;     /* Enter was typed before it was */
    bool wants_only_hits; /* state.only_hits, whenever there are hits */
    History searches, commands;
    bool searches_asked_for; /* what was typed in earlier readings */
    PageSpot
        preview_from; /* while the hit under the cursor of a list or the strip is shown: where one was before */
    bool previewing;
    bool press_is_used; /* it has selected, or ended a selection, and is no click any more */
    size_t goal_col;    /* that the end of a selection keeps to from row to row; NONE */
    DocPos followed;    /* the place that the sidebar has been brought to */
    Completion completion;
    TitleList titles, choices; /* all, and those that fit, the best first, while PROMPT_TITLE is open */
    Arena hint_arena, sidebar_arena, overlay_arena;
    VEC(OverlayLine) overlay_lines; /* all of them, before the filter */
    size_t overlay_cols;
    VEC(DocPos) list_places; /* of the items of OVERLAY_MARKS: marks first, then jumps */
    size_t chosen;           /* of OVERLAY_READINGS */
    size_t reading_count;
    bool lists_at_start;
    MarkChangeList mark_changes;
    FlagList folded[SIDEBAR_MODE_COUNT]; /* by section; the last is for what comes before them */
    Buffer clipboard, name;
    Buffer linked, handed_out; /* of EFFECT_OPEN_LINKED and EFFECT_OPEN_ADDRESS */
    PageSpotList turns_before,
        turns_behind;   /* spreads that pages were turned over, the nearest last: spread.c */
    PageSpot turned_to; /* the last of these turns */
    PageSpot note_spot; /* while a note is open: where the page stood before */
};

/* place.c */
size_t place_advance(const ReaderState *state, RowPlace *place,
                     size_t rows); /* returns how many were moved */
size_t place_retreat(const ReaderState *state, RowPlace *place, size_t rows);
RowPlace place_last(const ReaderState *state);
/* Is the block at pos left out, as it has no hit? */
bool place_is_left_out(const ReaderState *state, DocPos pos);
/* True when the row is in sight. */
bool place_on_page(const ReaderState *state, RowPlace place);

/* Where the reader's attention is, among what is shown: when here lies in a block that is folded away, the beginning of
 * the block that place_of() gives for it. NONE when nothing is shown. */
DocPos place_here(const ReaderState *state);

bool row_has_text(const Row *row);

/* page.c: where the page stands. All of them but page_turn_to() keep the last page full. */
DocPos page_end(const ReaderState *state);             /* end of the last text in sight */
DocRange page_range(const ReaderState *state);         /* from the first text in sight to that */
void page_anchor(ReaderState *state);                  /* the anchor anew from the top */
bool page_shows(const ReaderState *state, DocPos pos); /* pos is in sight */
void page_scroll_to(Reader *reader, RowPlace top);     /* and the anchor, and here, go along */
void page_turn_to(Reader *reader, RowPlace top);       /* the same for the next spread */
void page_read_row(Reader *reader,
                   RowPlace row); /* scrolls as far as need be; here is where the row begins */
void page_show_at_top(Reader *reader, DocPos pos);    /* here is pos */
void page_show(Reader *reader, DocPos pos);           /* moves only when pos is out of sight; here is pos */
void page_show_range(Reader *reader, DocRange range); /* moves only when a part of it is out of sight */
void page_relayout(
    Reader *reader); /* after a change of measure or size: top anew from the anchor, which stays */
PageSpot page_spot(const ReaderState *state);
/* Its top: the row of the anchor, less as many rows without text over it as were in sight and are there still. */
RowPlace page_spot_top(const ReaderState *state, PageSpot spot);
void page_return_to(Reader *reader, PageSpot spot);
void page_forget_marks(ReaderState *state); /* fresh line, link, card, quote */

/* spread.c: the page in one column or two. */
size_t spread_columns(const ReaderState *state); /* how many there are to be */
/* page_rows, and which of them stand in which column, for the present top, when a column has so many. */
void spread_fit(ReaderState *state, size_t column_rows);
/* No column begins with the blank rows that set its block off: top goes down past them, or place up to a row that is not
 * blank. In one column they stay. */
void spread_settle_top(ReaderState *state);
void spread_settle_above(const ReaderState *state, RowPlace *place);
/* The first row of the second column, and behind all that there is: block is then the count of blocks. */
RowPlace spread_second(const ReaderState *state);
RowPlace place_behind_all(const ReaderState *state);
/* The highest top of a spread that shows all before end; by_column: whose first column does. */
RowPlace spread_before(ReaderState *state, RowPlace end, bool by_column);
void spread_turn(Reader *reader, bool forward, size_t times);

/* pan.c: what is wider than the page. */
void pan_settle(ReaderState *state); /* the page is another: not shifted unless there is need to */
void pan_show(ReaderState *state, DocRange range); /* shifts only when the range is out of sight sideways */
Effects apply_pan(Reader *reader, Command command);

/* reader.c: a line for the reader, and one that something is amiss. */
#define say(reader, ...)      reader_say((reader), false, __VA_ARGS__)
#define complain(reader, ...) reader_say((reader), true, __VA_ARGS__)
/* For "%.*s" in a line: as much of a Str as is fit to stand in one. */
#define STR_ARGS(s) (int)utf8_fit((s), 60), (s).data ? (s).data : ""
void buffer_set(Buffer *buffer, Str text);
/* A message and hints, and with a click also an address and the letters of links, last until something is done. */
void forget_passing(ReaderState *state);
size_t count_or(Command command, size_t otherwise);

/* jumps.c */
void jump_record(Reader *reader, DocPos from);
void jump_to(Reader *reader, DocPos pos); /* records where the page is and shows pos at the top */
Effects apply_jump(Reader *reader, Command command);

/* marks.c */
Effects apply_mark(Reader *reader, Command command);
Effects marks_delete(Reader *reader, Str letters); /* ":delmarks a b": what stands behind the name */
Effects marks_open(Reader *reader);

/* correct.c */
Effects apply_correct(Reader *reader, Command command);
/* ":as heading 2": what stands behind the name. */
Effects correct_as(Reader *reader, Str words);
/* Hints for what can stand there. */
void correct_list_classes(Reader *reader, Str words);

/* move.c, structure.c, link.c, copy.c, facts.c, look.c */
Effects apply_move(Reader *reader, Command command);
Effects apply_structure(Reader *reader, Command command);
/* The first section that begins at or after pos; their count. And where that is. */
size_t structure_section_from(const Document *doc, DocPos pos);
DocPos structure_section_start(const Document *doc, size_t section);
void quote_go(Reader *reader, size_t index); /* shows it and says who speaks */
Effects apply_follow(Reader *reader, Command command);
Effects apply_links(Reader *reader, Command command);
Effects link_follow_at(Reader *reader, DocPos pos); /* EFFECT_NONE: no link there */
/* Appends what can be followed and begins in the range, in order. */
void links_list(ReaderState *state, DocRange range, GoalList *out);
void links_in_sight(ReaderState *state, GoalList *out); /* those of the page */
Effects link_choice_key(Reader *reader, Key key);       /* while state.choice_of_link has hints */
void link_choice_forget(ReaderState *state);

/* note_pane.c */
const Notes *notes_known(ReaderState *state); /* those of the document, found when they are first asked for */
void notes_forget(ReaderState *state);        /* all that is known of them */
void notes_fit(ReaderState *state); /* what is shown for the present top, and page_rows; page.c calls it */
bool notes_stay(const ReaderState *state); /* how many rows a page has depends on its notes */
/* Then: the highest top of a page on which that row has room. */
RowPlace notes_top_above(ReaderState *state, RowPlace bottom);
void note_open(Reader *reader, const NoteCall *call);
void note_close(Reader *reader);                          /* and the page stands where it did */
DocRange note_range(const ReaderState *state);            /* of the note that is open */
bool note_is_longer(const ReaderState *state);            /* than the pane, which then scrolls */
void notes_list_links(ReaderState *state, GoalList *out); /* of what is shown of notes */
Effects apply_note(Reader *reader, Command command);
Effects apply_note_move(Reader *reader, Command command);

/* anchor.c: where a fragment (without '#') leads; NONE. A note by what its anchor or its label is called. */
DocPos anchor_find(ReaderState *state, Str fragment);
size_t anchor_note(ReaderState *state, Str name, size_t block);

/* address.c */
void address_show(Reader *reader, Str target);
bool address_is_shown(const ReaderState *state);
void address_forget(ReaderState *state);
void address_fit(Reader *reader);                     /* after a change of size */
bool address_scroll(Reader *reader, Command command); /* false when it does not mean that */
Effects apply_open_address(Reader *reader, Command command);

Effects apply_copy(Reader *reader, Command command);
Effects apply_why(Reader *reader, Command command);
Effects apply_look(Reader *reader, Command command);
Effects look_want_theme(Reader *reader, Str name); /* empty: the next */
void facts_write(Reader *reader);                  /* fills overlay_lines */

/* units.c: among what is shown, but for rules, the first unit that ends behind pos, and the last that begins before it; start
 * is NONE when there is none. No more is looked at than lies between. */
DocRange unit_after(const ReaderState *state, Unit unit, DocPos pos);
DocRange unit_before(const ReaderState *state, Unit unit, DocPos pos);

/* selection.c */
Effects apply_select(Reader *reader, Command command);
bool selection_takes(const ReaderState *state,
                     Command command); /* it is apply_select()'s while something is selected */
void selection_end(Reader *reader);
void selection_follow(Reader *reader,
                      DocPos before); /* here has been another: the end that moves comes after it */
bool selection_is_shown(const ReaderState *state); /* the keys of the text are those of selecting */

/* search_scan.c */
void search_start(Reader *reader, Str pattern,
                  DocPos from);               /* sets the pattern, begins to look for its hits */
void search_run(Reader *reader, Str pattern); /* the same, to the end */
void search_again(Reader *reader); /* in what is there now: another document, or more of it is shown */
bool search_go_on(Reader *reader); /* by a step; false when there is nothing to go on with */
void search_keep(Reader *reader, Str pattern,
                 SearchMode mode);  /* marks its hits beside those of the pattern */
void search_forget(Reader *reader); /* all patterns */
void search_free(Reader *reader);

/* search_filter.c */
Effects search_toggle_filter(Reader *reader); /* only paragraphs with hits, or all of the text */
void search_end_filter(Reader *reader);
void search_follow_filter(Reader *reader); /* hits have changed */

/* search_state.c */
void search_show(Reader *reader, size_t hit); /* and makes it the current one */
void search_go(Reader *reader, size_t hit);   /* shows it and says which it is */
void search_begin(Reader *reader, bool backward);
void search_typed(Reader *reader);
void search_cancel(Reader *reader);
void search_accept(Reader *reader, bool beside); /* beside: the pattern of before is kept, too */
void search_next_mode(Reader *reader);
void search_say_not_found(Reader *reader); /* or what is wrong with the pattern */
bool search_step(Reader *reader);          /* goes on; false when there is nothing to go on with */
void search_settle(Reader *reader);        /* until all hits of the pattern are known */
Effects apply_hit(Reader *reader, Command command);

/* strip.c */
bool strip_enter(Reader *reader); /* false when there is none to go to */
void strip_set_rows(Reader *reader, size_t rows);
Effects apply_strip_move(Reader *reader, Command command);
Effects strip_go_there(Reader *reader);

/* sidebar.c */
/* Shows a hit without going there: Esc leads back to where one was. */
void preview_hit(Reader *reader, size_t hit);
/* What the sidebar's cursor led to is where one stays: a jump like others. */
void sidebar_settle(Reader *reader);
void sidebar_build(Reader *reader);
void sidebar_follow(Reader *reader); /* works out present; the cursor goes along unless it has the focus */
void sidebar_filter_changed(Reader *reader); /* the cursor goes to the first item that it accepts */
void sidebar_hits_changed(Reader *reader);
/* The list has so many rows: when that is news, the cursor comes to stand in their middle. */
void sidebar_fit(Reader *reader, size_t rows);
Effects apply_sidebar(Reader *reader, Command command);
Effects apply_sidebar_width(Reader *reader, Command command);
Effects apply_sidebar_move(Reader *reader, Command command);
Effects sidebar_scroll(Reader *reader, int lines);

/* sidebar_items.c */
void sidebar_list(const Reader *reader, SidebarItemList *out, Arena *arena); /* everything, unfolded */

/* prompt.c, palette.c */
Effects prompt_open(Reader *reader, PromptKind kind);
Effects prompt_open_search(Reader *reader, bool backward);
void prompt_free(Reader *reader); /* what was typed at prompts */
void prompt_close(Reader *reader);
Effects prompt_key(Reader *reader, Key key);
Effects prompt_paste(Reader *reader, Str text);
/* The shortest name that runs the action. */
const char *palette_name(Action action);
void palette_list(Reader *reader); /* hints for what is in the prompt */
Effects palette_run(Reader *reader, Str line);

/* Puts replacement in place of [start, end) of the prompt's text; the cursor comes to stand behind it. */
void prompt_splice(PromptState *prompt, size_t start, size_t end, Str replacement);

/* complete.c: false when nothing fits what is typed. */
bool search_complete(Reader *reader);

/* titles.c */
void titles_open(Reader *reader);
void titles_list(Reader *reader); /* what fits the letters in the prompt */
void titles_show(Reader *reader); /* as hints */
void titles_move(Reader *reader, bool better);
void titles_go(Reader *reader); /* to the one that is chosen */

/* overlay.c, help.c */
Effects overlay_open(Reader *reader, OverlayKind kind);
void overlay_begin(Reader *reader, OverlayKind kind); /* empty; lines and overlay_filter() follow */
void overlay_scroll_to(Reader *reader, size_t top);
void overlay_close(Reader *reader);
void overlay_fit(Reader *reader);    /* after a change of size */
void overlay_filter(Reader *reader); /* lines anew from overlay_lines; the first is in sight */
Effects overlay_apply(Reader *reader, Command command);
void help_write(Reader *reader); /* fills overlay_lines */
void overlay_line(Reader *reader, Str key, Str text);
void overlay_heading(Reader *reader, Str title);

/* lists.c: overlays with a line that is chosen. */
bool list_is_shown(const ReaderState *state);
/* An item: key, text and aside in its first line, detail in its second. */
void list_item(Reader *reader, size_t item, const OverlayLine *first, const OverlayLine *second);
size_t list_chosen(const ReaderState *state); /* the item; NONE */
void list_choose_first(Reader *reader);
void list_choose_near(Reader *reader, size_t line); /* the item that has this line, or the last before it */
/* What moves the choice, goes there or takes it out; false when the command means none of these. */
bool list_apply(Reader *reader, Command command, Effects *effects);

/* match.c */
/* The offset of needle in text, letters compared without case; text.len_bytes when it is not there. An empty
 * needle is at 0. */
size_t find_nocase(Str text, Str needle);
/* True when the characters of needle are in text in that order, without regard to case. */
bool is_subsequence_nocase(Str text, Str needle);

#endif
