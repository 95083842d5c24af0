/* What may be written to a terminal, byte by byte, and a document, a name and settings that would have it otherwise. The
 * lists here are the test's own: were they those of the program, what is missing there would not be missed here. */
#ifndef RECTO_TESTS_PTY_HARMLESS_H
#define RECTO_TESTS_PTY_HARMLESS_H

#include "base/buffer.h"

typedef enum {
    HARMLESS_TEXT,    /* no sequences at all */
    HARMLESS_COLOURS, /* ESC [ ... m */
    HARMLESS_SCREEN   /* what ncurses and the terminal layer write for xterm; of controls, ESC alone */
} HarmlessKind;

/* Fails the test, naming `what` and showing the place, where bytes hold anything else. Line ends and tabs are fine but in what
 * is for a screen. As is said in a clipboard (OSC 52) is decoded and must be harmless, too. */
void assert_harmless(const char *what, Str bytes, HarmlessKind kind);

/* Fails when more marks than are shown stand on one character. */
void assert_few_marks(const char *what, Str bytes);

typedef enum {
    HOSTILE_TEXT,
    HOSTILE_MARKDOWN
} HostileFormat;

/* Every kind of hostile character in every kind of place. */
void put_hostile_document(HostileFormat format, Buffer *out);

/* What a file may be called: everything but NUL and '/'. */
#define HOSTILE_NAME                                                                                         \
    "name \033]0;own\a\n\r\x7F \x9B"                                                                         \
    "5n \xC2\x9B"                                                                                            \
    "5n \xE2\x80\xAE"                                                                                        \
    "txt \xE2\x81\xA6 \xE2\x80\xA8 \xF3\xA0\x81\x81 \xC0\x9B"

#endif
