/* Keys and events, as the terminal and --replay produce them, and the notation in which they are written
 * down: in the table of actions, in help, in configuration and on the command line.
 *
 *   j  G  ?  é          the character itself
 *   ^F  <C-f>           control        <A-Left>  alt (also <M-Left>)        <S-Tab>  shift
 *   <Enter> <CR> <Esc> <Tab> <Space> <BS> <Up> <Down> <Left> <Right> <Home> <End> <PgUp> <PgDn>
 *   <Insert> <Del> <F1> ... <F12>      <lt> for '<'
 *   \n \r (Enter)  \t (Tab)  \e (Esc)  \\ (backslash); a backslash before anything else is itself
 *
 * A '<' that begins no name, and a '^' before no letter or [ ] \ _, stand for themselves. Names and modifiers
 * may be in either case. Control characters in the notation are the keys that send them. What a terminal
 * cannot tell apart is one key: ^H is <BS>, ^I <Tab>, ^J and ^M <Enter>, ^[ <Esc>; <S-a> is A.
 */
#ifndef RECTO_SCREEN_KEY_H
#define RECTO_SCREEN_KEY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/str.h"
#include "base/vec.h"

enum {
    /* Codes up to 0x10FFFF are characters. */
    KEYCODE_NONE = 0x110000,
    KEYCODE_ENTER,
    KEYCODE_ESCAPE,
    KEYCODE_TAB,
    KEYCODE_BACKSPACE,
    KEYCODE_UP,
    KEYCODE_DOWN,
    KEYCODE_LEFT,
    KEYCODE_RIGHT,
    KEYCODE_HOME,
    KEYCODE_END,
    KEYCODE_PAGE_UP,
    KEYCODE_PAGE_DOWN,
    KEYCODE_INSERT,
    KEYCODE_DELETE,
    KEYCODE_F1, /* F2 is KEYCODE_F1 + 1 ... */
    KEYCODE_F12 = KEYCODE_F1 + 11,
};

enum {
    MOD_SHIFT = 1,
    MOD_ALT = 2,
    MOD_CTRL = 4
};

typedef struct {
    uint32_t code;
    uint8_t mods; /* MOD_SHIFT only with named keys; MOD_CTRL with lower-case letters */
} Key;

bool key_equal(Key a, Key b);

/* The key that sends a character: controls become their keys (0x0D Enter, 0x06 ^F), others are themselves. */
Key key_from_character(uint32_t c);

typedef VEC(Key) KeyList;

/* Reads one key from the head of notation; returns how many bytes it took, 0 when notation is empty. */
size_t key_parse(Str notation, Key *out);
/* Appends all keys of notation. */
void key_parse_all(Str notation, KeyList *out);
/* Writes a key in the shortest notation that key_parse() reads back, for people to read: the space is
 * <Space>. Keys written one after another read back as well, except behind a lone '<', '^' or backslash. */
void key_write(Key key, Buffer *out);

typedef enum {
    EVENT_NONE, /* nothing came in time */
    EVENT_KEY,
    EVENT_MOUSE,
    EVENT_PASTE,  /* text came in bracketed paste */
    EVENT_RESIZE, /* the size changed, or all must be drawn anew (SIGCONT) */
    EVENT_HANGUP, /* SIGTERM, SIGHUP, or the terminal is gone: leave */
} EventKind;

typedef enum {
    MOUSE_CLICK, /* the left button went down */
    MOUSE_WHEEL_UP,
    MOUSE_WHEEL_DOWN,
    MOUSE_DRAG, /* it was moved while down */
    MOUSE_RELEASE
} MouseAction;

typedef struct {
    EventKind kind;
    Key key;
    MouseAction mouse;
    int clicks;   /* MOUSE_CLICK: 2 for the second of a double click, 3 for that of a triple; else 1 or 0 */
    int col, row; /* mouse: from the top left, 0-based */
    Str text;     /* paste: borrowed until the next event */
} Event;

#endif
