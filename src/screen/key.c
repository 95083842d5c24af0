#include "screen/key.h"

#include "base/utf8.h"

bool key_equal(Key a, Key b)
{
    return a.code == b.code && a.mods == b.mods;
}

/* The first name of a code is the one that is written. */
static const struct {
    const char *name;
    uint32_t code;
} names[] = {
    {"Enter", KEYCODE_ENTER},
    {"CR", KEYCODE_ENTER},
    {"Return", KEYCODE_ENTER},
    {"Esc", KEYCODE_ESCAPE},
    {"Escape", KEYCODE_ESCAPE},
    {"Tab", KEYCODE_TAB},
    {"Space", ' '},
    {"BS", KEYCODE_BACKSPACE},
    {"Backspace", KEYCODE_BACKSPACE},
    {"Up", KEYCODE_UP},
    {"Down", KEYCODE_DOWN},
    {"Left", KEYCODE_LEFT},
    {"Right", KEYCODE_RIGHT},
    {"Home", KEYCODE_HOME},
    {"End", KEYCODE_END},
    {"PgUp", KEYCODE_PAGE_UP},
    {"PageUp", KEYCODE_PAGE_UP},
    {"PgDn", KEYCODE_PAGE_DOWN},
    {"PageDown", KEYCODE_PAGE_DOWN},
    {"Insert", KEYCODE_INSERT},
    {"Ins", KEYCODE_INSERT},
    {"Del", KEYCODE_DELETE},
    {"Delete", KEYCODE_DELETE},
    {"lt", '<'},
    {"equal", '='},
    {"colon", ':'},
    {"semicolon", ';'},
    {"hash", '#'},
    {"lbracket", '['},
    {"caret", '^'},
    {"bslash", '\\'},
    {"F1", KEYCODE_F1},
    {"F2", KEYCODE_F1 + 1},
    {"F3", KEYCODE_F1 + 2},
    {"F4", KEYCODE_F1 + 3},
    {"F5", KEYCODE_F1 + 4},
    {"F6", KEYCODE_F1 + 5},
    {"F7", KEYCODE_F1 + 6},
    {"F8", KEYCODE_F1 + 7},
    {"F9", KEYCODE_F1 + 8},
    {"F10", KEYCODE_F1 + 9},
    {"F11", KEYCODE_F1 + 10},
    {"F12", KEYCODE_F12},
};
enum {
    NAME_COUNT = sizeof names / sizeof *names
};

/* ---- reading ----------------------------------------------------------------------------------------- */

static uint32_t ascii_lower(uint32_t c)
{
    return c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c;
}

/* Control with a character, as a terminal would report it: four letters and [ are keys of their own. */
static Key control_key(uint32_t c, uint8_t mods)
{
    c = ascii_lower(c);
    switch (c) {
    case 'h': return (Key){KEYCODE_BACKSPACE, mods};
    case 'i': return (Key){KEYCODE_TAB, mods};
    case 'j':
    case 'm': return (Key){KEYCODE_ENTER, mods};
    case '[': return (Key){KEYCODE_ESCAPE, mods};
    default: return (Key){c, mods | MOD_CTRL};
    }
}

static bool has_caret_form(uint32_t c)
{
    c = ascii_lower(c);
    return (c >= 'a' && c <= 'z') || c == '[' || c == ']' || c == '\\' || c == '_';
}

Key key_from_character(uint32_t c)
{
    if (c == 0x7F)
        return (Key){.code = KEYCODE_BACKSPACE};
    if (c == 0) /* what terminals send for it */
        return (Key){' ', MOD_CTRL};
    if (c < 0x20)
        return control_key(c + 0x40, 0);
    return (Key){.code = c};
}

static Key modified_character(uint32_t c, uint8_t mods)
{
    if (mods & MOD_SHIFT) { /* a shifted character is another character */
        c = c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c;
        mods &= (uint8_t)~MOD_SHIFT;
    }
    if (!(mods & MOD_CTRL))
        return (Key){c, mods};
    return control_key(c, mods & (uint8_t)~MOD_CTRL);
}

static uint8_t modifier(char letter)
{
    switch (letter) {
    case 'C':
    case 'c': return MOD_CTRL;
    case 'A':
    case 'a':
    case 'M': /* Meta, as Emacs and Vim write it */
    case 'm': return MOD_ALT;
    case 'S':
    case 's': return MOD_SHIFT;
    default: return 0;
    }
}

static bool code_of_name(Str name, uint32_t *code)
{
    for (size_t i = 0; i < NAME_COUNT; i++) {
        if (str_equal_nocase(name, str_from(names[i].name))) {
            *code = names[i].code;
            return true;
        }
    }
    return false;
}

static Key named_key(uint32_t code, uint8_t mods)
{
    if (code >= KEYCODE_NONE)
        return (Key){code, mods};
    return modified_character(code, mods);
}

/* Reads <...>; returns 0 when there is no key of that name. */
static size_t parse_bracketed(Str notation, Key *out)
{
    enum {
        LONGEST_NAME = 9,
        MODIFIERS_MAX = 3
    };
    size_t at = 1;
    uint8_t mods = 0;
    for (int i = 0; i < MODIFIERS_MAX && at + 2 < notation.len_bytes && notation.data[at + 1] == '-'; i++) {
        if (modifier(notation.data[at]) == 0)
            break;
        mods |= modifier(notation.data[at]);
        at += 2;
    }
    if (mods != 0 && at < notation.len_bytes) {
        size_t step;
        uint32_t c = utf8_decode(notation, at, &step);
        if (at + step < notation.len_bytes && notation.data[at + step] == '>') {
            *out = modified_character(c, mods);
            return at + step + 1;
        }
    }
    size_t end = str_find_byte(str_slice(notation, 0, at + LONGEST_NAME + 1), '>', at);
    uint32_t code;
    if (end >= notation.len_bytes || !code_of_name(str_slice(notation, at, end), &code))
        return 0;
    *out = named_key(code, mods);
    return end + 1;
}

static size_t parse_caret(Str notation, Key *out)
{
    if (notation.len_bytes < 2 || !has_caret_form((unsigned char)notation.data[1]))
        return 0;
    *out = control_key((unsigned char)notation.data[1], 0);
    return 2;
}

static size_t parse_backslash(Str notation, Key *out)
{
    switch (notation.len_bytes < 2 ? 0 : notation.data[1]) {
    case 'n':
    case 'r': *out = (Key){.code = KEYCODE_ENTER}; return 2;
    case 't': *out = (Key){.code = KEYCODE_TAB}; return 2;
    case 'e': *out = (Key){.code = KEYCODE_ESCAPE}; return 2;
    case '\\': *out = (Key){.code = '\\'}; return 2;
    default: return 0;
    }
}

size_t key_parse(Str notation, Key *out)
{
    size_t taken = 0;
    if (notation.len_bytes == 0)
        return 0;
    switch (notation.data[0]) {
    case '<': taken = parse_bracketed(notation, out); break;
    case '^': taken = parse_caret(notation, out); break;
    case '\\': taken = parse_backslash(notation, out); break;
    }
    if (taken == 0)
        *out = key_from_character(utf8_decode(notation, 0, &taken));
    return taken;
}

void key_parse_all(Str notation, KeyList *out)
{
    for (size_t at = 0; at < notation.len_bytes;) {
        Key key;
        at += key_parse(str_slice(notation, at, notation.len_bytes), &key);
        vec_push(out, key);
    }
}

/* ---- writing ----------------------------------------------------------------------------------------- */

static const char *name_of_code(uint32_t code)
{
    for (size_t i = 0; i < NAME_COUNT; i++) {
        if (names[i].code == code)
            return names[i].name;
    }
    return NULL;
}

static void put_character(uint32_t c, Buffer *out)
{
    char encoded[4];
    buffer_put(out, (Str){encoded, utf8_encode(c, encoded)});
}

/* Characters that can be seen are themselves, unless they are wanted by name. */
static void put_bracketed(Key key, bool by_name, Buffer *out)
{
    bool is_seen = key.code < KEYCODE_NONE && key.code != ' ';
    const char *name = is_seen && !by_name ? NULL : name_of_code(key.code);
    buffer_put_byte(out, '<');
    if (key.mods & MOD_CTRL)
        buffer_put(out, STR("C-"));
    if (key.mods & MOD_ALT)
        buffer_put(out, STR("A-"));
    if (key.mods & MOD_SHIFT)
        buffer_put(out, STR("S-"));
    if (name)
        buffer_put(out, str_from(name));
    else
        put_character(key.code, out);
    buffer_put_byte(out, '>');
}

void key_write(Key key, Buffer *out)
{
    if (key.mods == MOD_CTRL && key.code < 0x80 && has_caret_form(key.code)) {
        buffer_put_byte(out, '^');
        buffer_put_byte(out, (char)(key.code >= 'a' && key.code <= 'z' ? key.code - 'a' + 'A' : key.code));
    } else if (key.mods == 0 && key.code < KEYCODE_NONE && key.code != ' ') {
        put_character(key.code, out);
    } else if (key.code < KEYCODE_NONE || name_of_code(key.code)) {
        put_bracketed(key, false, out);
    }
}

void key_write_by_name(Key key, Buffer *out)
{
    bool is_caret_form = key.mods == MOD_CTRL && has_caret_form(key.code);
    if (name_of_code(key.code) && !is_caret_form)
        put_bracketed(key, true, out);
    else
        key_write(key, out);
}
