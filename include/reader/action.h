/* Action: the one list of everything that the reader can be asked to do.
 *
 * It feeds the enum, the keymap, the help screen and the palette, so that none of them can say something else
 * than the others.
 *
 *   X(id, name, group, help, keys in the text, keys in the sidebar)
 *
 * name is what the palette calls it. Keys are written as screen/key.h says; a blank stands between two
 * sequences that do the same ("j <Down>" is two of one key, "]] ]s" would be two of two). An empty string is
 * no key: such an action is reached by its name behind ':'. The help and information screens go by the keys
 * of the text, and so do lists that lie over it and selecting, but for what keymap.c binds there.
 *
 * An action that takes a character (action_takes_character()) has it typed behind its keys.
 */
#ifndef RECTO_READER_ACTION_H
#define RECTO_READER_ACTION_H

#include <stdbool.h>

#include "base/str.h"

/* X(id, title) in the order of the help screen. */
#define ACTION_GROUPS(X)                                                                                     \
    X(MOVE, "Moving")                                                                                        \
    X(STRUCTURE, "Sections, reviews, quotes")                                                                \
    X(SEARCH, "Searching")                                                                                   \
    X(PLACE, "Places and links")                                                                             \
    X(SIDEBAR, "The sidebar")                                                                                \
    X(SELECT, "Selecting and copying")                                                                       \
    X(CORRECT, "Putting right by hand")                                                                      \
    X(LOOK, "What is shown")                                                                                 \
    X(PROGRAM, "Recto")

typedef enum {
#define X(id, title) GROUP_##id,
    ACTION_GROUPS(X)
#undef X
    GROUP_COUNT
} ActionGroup;

#define ACTIONS(X)                                                                                           \
    X(LINE_DOWN, "line-down", MOVE, "down a line", "j <Down> ^E ^N", "j <Down> ^N")                          \
    X(LINE_UP, "line-up", MOVE, "up a line", "k <Up> ^Y ^P", "k <Up> ^P")                                    \
    X(PAGE_DOWN, "page-down", MOVE, "down a page; in one column the last line stays", "<Space> <PgDn> f ^F", \
      "<Space> <PgDn> f ^F")                                                                                 \
    X(PAGE_UP, "page-up", MOVE, "up a page", "b <PgUp> ^B", "b <PgUp> ^B")                                   \
    X(HALF_DOWN, "half-page-down", MOVE, "down half a page", "d ^D", "d ^D")                                 \
    X(HALF_UP, "half-page-up", MOVE, "up half a page", "u ^U", "u ^U")                                       \
    X(TOP, "top", MOVE, "to the top; with a number, to that line of the source", "g <Home> <lt>",            \
      "g <Home> <lt>")                                                                                       \
    X(BOTTOM, "bottom", MOVE, "to the end; with a number, to that line of the source", "G <End> >",          \
      "G <End> >")                                                                                           \
    X(PERCENT, "percent", MOVE, "to so many per cent, as in 50%", "%", "")                                   \
    X(PARAGRAPH_NEXT, "next-paragraph", MOVE, "to the next paragraph", "}", "")                              \
    X(PARAGRAPH_PREVIOUS, "previous-paragraph", MOVE, "to the previous paragraph", "{", "")                  \
    X(PAN_RIGHT, "pan-right", MOVE, "code and tables that are too wide: further to the right", "<Right>",    \
      "")                                                                                                    \
    X(PAN_LEFT, "pan-left", MOVE, "and back to the left; Esc: all the way", "<Left>", "")                    \
    X(SECTION_NEXT, "next-section", STRUCTURE, "next section", "]]", "]]")                                   \
    X(SECTION_PREVIOUS, "previous-section", STRUCTURE, "previous section", "[[", "[[")                       \
    X(REVIEW_NEXT, "next-review", STRUCTURE, "next book review, with its card", "]r", "]r")                  \
    X(REVIEW_PREVIOUS, "previous-review", STRUCTURE, "previous book review, with its card", "[r", "[r")      \
    X(QUOTE_NEXT, "next-quote", STRUCTURE, "next quote, and who speaks", "]q", "]q")                         \
    X(QUOTE_PREVIOUS, "previous-quote", STRUCTURE, "previous quote, and who speaks", "[q", "[q")             \
    X(SEARCH, "search", SEARCH, "search while typing; empty: the last search again", "/", "")                \
    X(SEARCH_BACK, "search-backward", SEARCH, "the same upwards; next hit is then the one above", "", "")    \
    X(ONLY_HITS, "matches-only", SEARCH, "show only paragraphs with hits; again shows all", "&", "&")        \
    X(TITLE, "go-to-title", SEARCH, "to a section, a review or a speaker by some letters", "s", "s")         \
    X(HIT_NEXT, "next-hit", SEARCH, "next hit", "n", "n")                                                    \
    X(HIT_PREVIOUS, "previous-hit", SEARCH, "previous hit", "N", "N")                                        \
    X(BACK_OUT, "back-out", SEARCH, "back out: of a prompt, a screen, a pane, the highlight", "<Esc> ^C",    \
      "<Esc> ^C")                                                                                            \
    X(MARK_SET, "set-mark", PLACE, "mark this place with a letter", "m", "m")                                \
    X(MARK_GO, "go-to-mark", PLACE, "go to the mark of a letter", "' `", "' `")                              \
    X(LAST_PLACE, "last-place", PLACE, "to the place before the last jump, and back", "'' ``", "'' ``")      \
    X(BACK, "back", PLACE, "back through jumps", "^O <BS> <A-Left>", "^O <BS> <A-Left>")                     \
    X(FORWARD, "forward", PLACE, "forward through jumps", "<A-Right>", "<A-Right>")                          \
    X(MARKS, "marks", PLACE, "list of marks and jumps; again hides it", "M", "M")                            \
    X(MARK_DELETE, "delete-marks", PLACE, "forget marks, as in :delmarks a b", "", "")                       \
    X(READINGS, "recent", PLACE, "list of what was being read, to go on where it was left", "", "")          \
    X(TAKE_OUT, "take-out", PLACE, "forget this line: a mark, what was being read", "", "")                  \
    X(FOLLOW, "follow-link", PLACE,                                                                          \
      "follow the next link in sight, or show its note or address; again "                                   \
      "closes the note",                                                                                     \
      "<Enter>", "")                                                                                         \
    X(LINKS, "choose-link", PLACE, "follow any link in sight: by the letter that each then shows", "l", "")  \
    X(OPEN_ADDRESS, "open-address", PLACE, "hand the address that is shown to the browser", "O", "")         \
    X(NOTE, "go-to-note", PLACE, "to the note that is open, or the next that is called", "t", "")            \
    X(NOTES, "notes-at-foot", PLACE, "notes called on the page stay at its foot; again hides them", "a",     \
      "a")                                                                                                   \
    X(OUTLINE, "outline", SIDEBAR, "outline and highlighted quotes; again hides them", "o", "o")             \
    X(QUOTES, "quotes", SIDEBAR, "quotes by section; again hides them", "Q", "Q")                            \
    X(REVIEWS, "reviews", SIDEBAR, "book reviews; again hides them", "R", "R")                               \
    X(HITS, "hits", SIDEBAR, "search hits by section; again hides them", "S", "S")                           \
    X(OTHER_PANE, "other-pane", SIDEBAR, "to the sidebar, the strip of hits, the text", "<Tab> <S-Tab>",     \
      "<Tab> <S-Tab>")                                                                                       \
    X(GO_THERE, "go-there", SIDEBAR, "go to the place of this line", "", "<Enter>")                          \
    X(FOLD, "fold", SIDEBAR, "fold, or go to the line above it in rank", "", "h <Left>")                     \
    X(UNFOLD, "unfold", SIDEBAR, "unfold", "", "l <Right>")                                                  \
    X(FOLD_ALL, "fold-all", SIDEBAR, "fold everything", "", "H")                                             \
    X(UNFOLD_ALL, "unfold-all", SIDEBAR, "unfold everything", "", "L")                                       \
    X(SIDEBAR_NARROWER, "narrower-sidebar", SIDEBAR, "make it narrower", "", "-")                            \
    X(SIDEBAR_WIDER, "wider-sidebar", SIDEBAR, "make it wider", "", "+")                                     \
    X(SIDEBAR_USUAL, "usual-sidebar", SIDEBAR, "as wide as usual", "", "=")                                  \
    X(FILTER, "filter", SIDEBAR, "show only lines with these letters", "", "/")                              \
    X(COPY, "copy", SELECT, "copy what is selected; else this quote or paragraph", "y", "y")                 \
    X(COPY_CITED, "copy-with-citation", SELECT, "copy it with author, title and line", "Y", "Y")             \
    X(SELECT, "select", SELECT, "select, from this word on; again, or Esc: nothing", "v", "")                \
    X(WORD_NEXT, "next-word", SELECT, "to the next word", "", "")                                            \
    X(WORD_PREVIOUS, "previous-word", SELECT, "back by a word", "", "")                                      \
    X(SEGMENT_NEXT, "next-word-or-mark", SELECT, "to the next word or punctuation mark", "", "")             \
    X(SEGMENT_PREVIOUS, "previous-word-or-mark", SELECT, "back by a word or punctuation mark", "", "")       \
    X(SENTENCE_NEXT, "next-sentence", SELECT, "to the end of the sentence, the next", "", "")                \
    X(SENTENCE_PREVIOUS, "previous-sentence", SELECT, "back by a sentence", "", "")                          \
    X(SWAP_ENDS, "other-end", SELECT, "move the other end", "", "")                                          \
    X(WHOLE_PARAGRAPHS, "whole-paragraphs", SELECT, "the whole of each paragraph", "", "")                   \
    X(AS, "as", CORRECT, "take this block for another thing, as in :as heading, :as para", "", "")           \
    X(JOIN, "join", CORRECT, "this block goes on where the text before it was cut off", "J", "")             \
    X(SPLIT, "split", CORRECT, "a block of its own begins here", "|", "")                                    \
    X(UNDO_CORRECTION, "undo-correction", CORRECT,                                                           \
      "take back what was put right last, and what was before it", "U", "")                                  \
    X(NARROWER, "narrower", LOOK, "shorter lines", "-", "")                                                  \
    X(WIDER, "wider", LOOK, "longer lines", "+", "")                                                         \
    X(MEASURE, "measure", LOOK, "lines of the usual length; with a number, of so many columns", "=", "")     \
    X(COLUMNS, "columns", LOOK, "two columns of text where there is room, or one", "", "")                   \
    X(JUSTIFY, "justify", LOOK, "spread lines to the measure, or leave them ragged", "", "")                 \
    X(HYPHENATE, "hyphenate", LOOK, "divide words where lines would be ragged, or leave them whole", "", "") \
    X(PLAIN, "plain", LOOK, "for a screen reader: one column, no lines drawn, the cursor where one reads",   \
      "", "")                                                                                                \
    X(BIDI, "bidi", LOOK, "turn text from right to left round, or leave that to the terminal", "", "")       \
    X(AMBIGUOUS, "ambiguous", LOOK, "characters of ambiguous width in two columns, or in one", "", "")       \
    X(MOUSE, "mouse", LOOK, "take clicks and the wheel, or leave the mouse to the terminal", "", "")         \
    X(SOURCE, "source", LOOK, "the source as it stands, or the recovered text", "\\\\", "\\\\")              \
    X(FURNITURE, "furniture", LOOK, "show or hide running heads, page numbers, metadata", "F", "F")          \
    X(ZEN, "only-text", LOOK, "only the text, without bars", "z", "z")                                       \
    X(THEME, "theme", LOOK, "next theme; or that of a name, as in :theme sepia", "T", "T")                   \
    X(WHY, "why", LOOK, "why this block is taken for what it is", "x", "x")                                  \
    X(INFO, "info", LOOK, "about this document", "i", "i")                                                   \
    X(HELP, "help", PROGRAM, "this help; / looks for something in it", "h <F1> ?", "<F1> ?")                 \
    X(COMMAND, "command", PROGRAM, "any action by its name; a number: that line; q: quit", ":", ":")         \
    X(MESSAGES, "messages", PROGRAM, "what is wrong with the files of settings and keys", "", "")            \
    X(RELOAD_CONFIG, "reload-config", PROGRAM, "read settings and keys again", "<F2>", "<F2>")               \
    X(NEXT_FILE, "next-file", PROGRAM, "the next of the files named on the command line", "", "")            \
    X(PREVIOUS_FILE, "previous-file", PROGRAM, "the file before this one", "", "")                           \
    X(EDIT, "edit", PROGRAM, "open the editor at this line", "e", "e")                                       \
    X(RELOAD, "reload", PROGRAM, "read the file again", "r", "r")                                            \
    X(FOLLOW_FILE, "follow", PROGRAM,                                                                        \
      "read the file again by itself whenever it changes, or leave that to r", "", "")                       \
    X(REDRAW, "redraw", PROGRAM, "draw the screen anew", "^L", "^L")                                         \
    X(SUSPEND, "suspend", PROGRAM, "put Recto to sleep", "^Z", "^Z")                                         \
    X(QUIT, "quit", PROGRAM, "quit", "q ZZ", "q ZZ")

typedef enum {
    ACTION_NONE,
#define X(id, name, group, help, text_keys, sidebar_keys) ACTION_##id,
    ACTIONS(X)
#undef X
    ACTION_COUNT
} Action;

typedef struct {
    const char *name;
    ActionGroup group;
    const char *help;
    const char *text_keys, *sidebar_keys; /* "" for none */
} ActionInfo;

/* action must be above ACTION_NONE and below ACTION_COUNT. */
const ActionInfo *action_info(Action action);
const char *action_group_title(ActionGroup group);

/* True for actions that take the character typed behind their keys: m and '. */
bool action_takes_character(Action action);

#endif
