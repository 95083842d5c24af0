#include "internal.h"

#include <time.h>

#include "base/utf8.h"

/* Numbers of keys of our own, far from those that ncurses gives to a terminal's extended keys (from
 * KEY_MAX). */
enum {
    OWN_KEYS = 0x1000,
    OWN_PASTE_BEGIN = 0x1F00,
    OWN_PASTE_END
};

/* How long ncurses waits for what may follow an escape: the bytes of a key come together, a person is slower. */
enum {
    ESCAPE_PATIENCE_MS = 25
};

/* A paste is cut here: it is a search or a name, not a library. */
enum {
    PASTE_MAX_BYTES = 1 << 20
};

/* A click that comes later than this after the one before, or elsewhere, is the first of others. */
enum {
    CLICKS_APART_MS = 400,
    CLICKS_MAX = 3
};

/* The sequences of xterm's PC-style keys (ctlseqs, "PC-Style Function Keys"), which most terminals send
 * whatever their terminfo says: CSI 1 ; m A with a letter, CSI 3 ; m ~ with a number; m is one more than the
 * bits shift 1, alt 2, control 4, which are our MOD_ bits. */
static const struct {
    int number;
    char final;
    uint32_t code;
} own_keys[] = {
    {1, 'A', KEYCODE_UP},        {1, 'B', KEYCODE_DOWN},     {1, 'C', KEYCODE_RIGHT},
    {1, 'D', KEYCODE_LEFT},      {1, 'H', KEYCODE_HOME},     {1, 'F', KEYCODE_END},
    {1, 'P', KEYCODE_F1},        {1, 'Q', KEYCODE_F1 + 1},   {1, 'R', KEYCODE_F1 + 2},
    {1, 'S', KEYCODE_F1 + 3},    {1, '~', KEYCODE_HOME},     {2, '~', KEYCODE_INSERT},
    {3, '~', KEYCODE_DELETE},    {4, '~', KEYCODE_END},      {5, '~', KEYCODE_PAGE_UP},
    {6, '~', KEYCODE_PAGE_DOWN}, {7, '~', KEYCODE_HOME},     {8, '~', KEYCODE_END},
    {11, '~', KEYCODE_F1},       {12, '~', KEYCODE_F1 + 1},  {13, '~', KEYCODE_F1 + 2},
    {14, '~', KEYCODE_F1 + 3},   {15, '~', KEYCODE_F1 + 4},  {17, '~', KEYCODE_F1 + 5},
    {18, '~', KEYCODE_F1 + 6},   {19, '~', KEYCODE_F1 + 7},  {20, '~', KEYCODE_F1 + 8},
    {21, '~', KEYCODE_F1 + 9},   {23, '~', KEYCODE_F1 + 10}, {24, '~', KEYCODE_F1 + 11},
};
enum {
    OWN_KEY_COUNT = sizeof own_keys / sizeof *own_keys,
    MODS_COUNT = 8
};

/* What terminfo has names for. */
static const struct {
    int curses;
    Key key;
} curses_keys[] = {
    {KEY_UP, {KEYCODE_UP, 0}},
    {KEY_DOWN, {KEYCODE_DOWN, 0}},
    {KEY_LEFT, {KEYCODE_LEFT, 0}},
    {KEY_RIGHT, {KEYCODE_RIGHT, 0}},
    {KEY_HOME, {KEYCODE_HOME, 0}},
    {KEY_END, {KEYCODE_END, 0}},
    {KEY_LL, {KEYCODE_END, 0}},
    {KEY_PPAGE, {KEYCODE_PAGE_UP, 0}},
    {KEY_NPAGE, {KEYCODE_PAGE_DOWN, 0}},
    {KEY_A1, {KEYCODE_HOME, 0}}, /* the corners of the keypad */
    {KEY_A3, {KEYCODE_PAGE_UP, 0}},
    {KEY_C1, {KEYCODE_END, 0}},
    {KEY_C3, {KEYCODE_PAGE_DOWN, 0}},
    {KEY_IC, {KEYCODE_INSERT, 0}},
    {KEY_DC, {KEYCODE_DELETE, 0}},
    {KEY_ENTER, {KEYCODE_ENTER, 0}},
    {KEY_BACKSPACE, {KEYCODE_BACKSPACE, 0}},
    {KEY_BTAB, {KEYCODE_TAB, MOD_SHIFT}},
    {KEY_SR, {KEYCODE_UP, MOD_SHIFT}},
    {KEY_SF, {KEYCODE_DOWN, MOD_SHIFT}},
    {KEY_SLEFT, {KEYCODE_LEFT, MOD_SHIFT}},
    {KEY_SRIGHT, {KEYCODE_RIGHT, MOD_SHIFT}},
    {KEY_SHOME, {KEYCODE_HOME, MOD_SHIFT}},
    {KEY_SEND, {KEYCODE_END, MOD_SHIFT}},
    {KEY_SPREVIOUS, {KEYCODE_PAGE_UP, MOD_SHIFT}},
    {KEY_SNEXT, {KEYCODE_PAGE_DOWN, MOD_SHIFT}},
    {KEY_SIC, {KEYCODE_INSERT, MOD_SHIFT}},
    {KEY_SDC, {KEYCODE_DELETE, MOD_SHIFT}},
};
enum {
    CURSES_KEY_COUNT = sizeof curses_keys / sizeof *curses_keys
};

/* ---- setting up -------------------------------------------------------------------------------------- */

static void define_if_free(const char *sequence, int code)
{
    if (key_defined(sequence) == 0)
        define_key(sequence, code);
}

static void define_own_key(size_t i)
{
    char sequence[32];
    int code = OWN_KEYS + (int)i * MODS_COUNT;
    for (int mods = 1; mods < MODS_COUNT; mods++) {
        snprintf(sequence, sizeof sequence, "\033[%d;%d%c", own_keys[i].number, mods + 1, own_keys[i].final);
        define_key(sequence, code + mods);
    }
    if (own_keys[i].final == '~') {
        snprintf(sequence, sizeof sequence, "\033[%d~", own_keys[i].number);
        define_if_free(sequence, code);
    } else {
        snprintf(sequence, sizeof sequence, "\033[%c", own_keys[i].final);
        define_if_free(sequence, code);
        sequence[1] = 'O'; /* application mode */
        define_if_free(sequence, code);
    }
}

void input_start(Terminal *terminal)
{
    terminal->keys = newpad(1, 1);
    keypad(terminal->keys, TRUE);
    nodelay(terminal->keys, TRUE);
    set_escdelay(ESCAPE_PATIENCE_MS);
    if (terminal->is_ansi) {
        for (size_t i = 0; i < OWN_KEY_COUNT; i++)
            define_own_key(i);
        define_if_free("\033[Z", KEY_BTAB);
        define_key("\033[200~", OWN_PASTE_BEGIN);
        define_key("\033[201~", OWN_PASTE_END);
    }
    if (terminal->has_mouse) {
        mouseinterval(0); /* presses at once, without waiting to see whether they become clicks */
        mousemask(BUTTON1_PRESSED | BUTTON1_RELEASED | BUTTON4_PRESSED | BUTTON5_PRESSED |
                      REPORT_MOUSE_POSITION,
                  NULL);
    }
}

void input_stop(Terminal *terminal)
{
    delwin(terminal->keys);
    buffer_free(&terminal->input.paste);
    buffer_free(&terminal->input.text);
}

/* ---- keys -------------------------------------------------------------------------------------------- */

static Event key_event(Key key)
{
    return (Event){.kind = EVENT_KEY, .key = key};
}

/* terminfo counts on past F12 for the same keys with shift, control, both, alt, and alt with shift. */
static bool function_key(int code, Key *out)
{
    static const uint8_t mods[] = {0,       MOD_SHIFT,          MOD_CTRL, MOD_CTRL | MOD_SHIFT,
                                   MOD_ALT, MOD_ALT | MOD_SHIFT};
    int index = code - KEY_F(1);
    if (index < 0 || index >= 12 * (int)sizeof mods)
        return false;
    *out = (Key){KEYCODE_F1 + (uint32_t)index % 12, mods[index / 12]};
    return true;
}

static bool key_of_code(int code, Key *out)
{
    if (code >= OWN_KEYS && code < OWN_KEYS + (int)OWN_KEY_COUNT * MODS_COUNT) {
        int index = code - OWN_KEYS;
        *out = (Key){own_keys[index / MODS_COUNT].code, (uint8_t)(index % MODS_COUNT)};
        return true;
    }
    for (size_t i = 0; i < CURSES_KEY_COUNT; i++) {
        if (curses_keys[i].curses == code) {
            *out = curses_keys[i].key;
            return true;
        }
    }
    return function_key(code, out);
}

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Which of several clicks at one place it is. */
static int count_click(Input *input, int col, int row)
{
    int64_t now = now_ms();
    bool goes_on = input->clicks > 0 && input->clicks < CLICKS_MAX && col == input->click_col &&
                   row == input->click_row && now - input->click_ms <= CLICKS_APART_MS;
    input->clicks = goes_on ? input->clicks + 1 : 1;
    input->click_col = col;
    input->click_row = row;
    input->click_ms = now;
    return input->clicks;
}

/* What one report of the mouse says. */
static Event mouse_event(Input *input, const MEVENT *mouse)
{
    Event event = {.kind = EVENT_MOUSE, .col = mouse->x, .row = mouse->y};
    if (mouse->bstate & BUTTON4_PRESSED) {
        event.mouse = MOUSE_WHEEL_UP;
    } else if (mouse->bstate & BUTTON5_PRESSED) {
        event.mouse = MOUSE_WHEEL_DOWN;
    } else if (mouse->bstate & REPORT_MOUSE_POSITION && input->is_down) {
        event.mouse = MOUSE_DRAG;
    } else if (mouse->bstate & BUTTON1_RELEASED && input->is_down) {
        event.mouse = MOUSE_RELEASE;
        input->is_down = false;
    } else if (mouse->bstate & BUTTON1_PRESSED) {
        event.mouse = MOUSE_CLICK;
        input->is_down = true;
        event.clicks = count_click(input, mouse->x, mouse->y);
    } else {
        return (Event){0};
    }
    return event;
}

/* ncurses reads on as long as there are reports, gives one code for all of them, and hands out the latest first. */
static void take_reports(Input *input)
{
    MEVENT mouse;
    while (input->report_count < REPORTS_MAX && getmouse(&mouse) == OK)
        input->reports[input->report_count++] = mouse;
}

static Event next_report(Input *input)
{
    while (input->report_count > 0) {
        Event event = mouse_event(input, &input->reports[--input->report_count]);
        if (event.kind != EVENT_NONE)
            return event;
    }
    return (Event){0};
}

/* How long a character is that begins with this byte; 0 when none does (RFC 3629). */
static size_t character_length(unsigned char first)
{
    if (first >= 0xC2 && first <= 0xDF)
        return 2;
    if (first >= 0xE0 && first <= 0xEF)
        return 3;
    return first >= 0xF0 && first <= 0xF4 ? 4 : 0;
}

/* Gathers the bytes of a character beyond ASCII. wgetch() rather than wget_wch(), because the latter depends
 * on the locale, loses the head of a character whose tail is not there yet, and swallows what follows a stray
 * byte. */
static Event character_byte(Input *input, unsigned char byte, uint8_t mods)
{
    bool is_tail = (byte & 0xC0) == 0x80;
    if (is_tail != (input->character_len > 0))
        input->character_len = 0; /* what was begun is broken off */
    if (is_tail && input->character_len == 0)
        return (Event){0};
    if (!is_tail)
        input->mods = mods;
    input->character[input->character_len++] = (char)byte;
    size_t length = character_length((unsigned char)input->character[0]);
    if (length != 0 && input->character_len < length)
        return (Event){0};
    Str character = {input->character, input->character_len};
    input->character_len = 0;
    size_t step;
    if (length == 0 || !utf8_is_valid(character))
        return (Event){0};
    return key_event((Key){utf8_decode(character, 0, &step), input->mods});
}

static Event event_of_code(Terminal *terminal, int code, uint8_t mods)
{
    Key key;
    if (code == KEY_MOUSE) {
        take_reports(&terminal->input);
        return next_report(&terminal->input);
    }
    if (code == OWN_PASTE_BEGIN) {
        terminal->input.pasting = true;
        buffer_clear(&terminal->input.paste);
        return (Event){0};
    }
    if (code >= 0x80 && code <= 0xFF)
        return character_byte(&terminal->input, (unsigned char)code, mods);
    if (code < 0x80)
        key = key_from_character((uint32_t)code);
    else if (!key_of_code(code, &key))
        return (Event){0};
    key.mods |= mods;
    return key_event(key);
}

/* Behind ESC [ or ESC O: the rest of a control sequence that no key is known for (parameters and
 * intermediates up to a final byte, ECMA-48, 5.4), which must not be taken for keys. When nothing follows, it
 * was alt. */
static Event unknown_sequence(Terminal *terminal, int introducer)
{
    int byte = wgetch(terminal->keys);
    if (byte == ERR)
        return event_of_code(terminal, introducer, MOD_ALT);
    while (byte >= 0x20 && byte <= 0x3F)
        byte = wgetch(terminal->keys);
    if (byte != ERR && (byte < 0x20 || byte > 0x7E))
        ungetch(byte); /* no part of it */
    return (Event){0};
}

/* An escape is the key, or alt with the key that comes along with it. */
static Event escape_event(Terminal *terminal)
{
    Event escape = key_event((Key){.code = KEYCODE_ESCAPE});
    int next = wgetch(terminal->keys);
    if (next == ERR)
        return escape;
    if (next == '\033' || next == KEY_MOUSE || next == OWN_PASTE_BEGIN) { /* nothing that alt is held with */
        ungetch(next);
        return escape;
    }
    if (next == '[' || next == 'O')
        return unknown_sequence(terminal, next);
    return event_of_code(terminal, next, MOD_ALT);
}

/* ---- paste ------------------------------------------------------------------------------------------- */

/* Line ends become '\n', tabs stay, and other controls and malformed bytes are left out. */
static void clean_paste(Str raw, Buffer *out)
{
    buffer_clear(out);
    for (size_t at = 0, step; at < raw.len_bytes; at += step) {
        uint32_t c = utf8_decode(raw, at, &step);
        Str character = str_slice(raw, at, at + step);
        if (c == '\r' && !(at + 1 < raw.len_bytes && raw.data[at + 1] == '\n'))
            buffer_put_byte(out, '\n');
        else if (c == '\n' || c == '\t' || (!utf8_is_control(c) && utf8_is_valid(character)))
            buffer_put(out, character);
    }
}

Event input_end_paste(Terminal *terminal)
{
    Input *input = &terminal->input;
    if (!input->pasting)
        return (Event){0};
    input->pasting = false;
    clean_paste(buffer_str(&input->paste), &input->text);
    buffer_free(&input->paste);
    return (Event){.kind = EVENT_PASTE, .text = buffer_str(&input->text)};
}

static Event paste_code(Terminal *terminal, int code)
{
    Buffer *paste = &terminal->input.paste;
    if (code == OWN_PASTE_END)
        return input_end_paste(terminal);
    if (code <= 0xFF && paste->len_bytes < PASTE_MAX_BYTES)
        buffer_put_byte(paste, (char)code);
    return (Event){0};
}

/* ---- taking ------------------------------------------------------------------------------------------ */

Event input_take(Terminal *terminal)
{
    for (;;) {
        Event event = next_report(&terminal->input);
        if (event.kind != EVENT_NONE)
            return event;
        int code = wgetch(terminal->keys);
        if (code == ERR)
            return (Event){0};
        if (terminal->input.pasting)
            event = paste_code(terminal, code);
        else if (code == '\033')
            event = escape_event(terminal);
        else
            event = event_of_code(terminal, code, 0);
        if (event.kind != EVENT_NONE)
            return event;
    }
}
