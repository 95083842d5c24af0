#include "internal.h"

#include <langinfo.h>
#include <locale.h>
#include <string.h>
#include <wchar.h>

#include "base/utf8.h"

/* ---- columns ----------------------------------------------------------------------------------------- */

/* ncurses asks the C library how wide a character is, and places what follows by the answer. This definition stands before
 * the library's wherever symbols of a program do (ELF), so that there is but one opinion in it: that of base/utf8.h, which
 * also knows how ambiguous characters are drawn. */
__attribute__((used, visibility("default"))) int wcwidth(wchar_t c)
{
    uint32_t character = (uint32_t)c;
    if (character == 0)
        return 0;
    return utf8_is_control(character) ? -1 : utf8_character_width(character);
}

/* ---- looks ------------------------------------------------------------------------------------------- */

/* ncurses has no attribute for a line through the text. */
static attr_t curses_attrs(unsigned attrs)
{
    attr_t out = A_NORMAL;
    out |= attrs & ATTR_BOLD ? A_BOLD : 0;
    out |= attrs & ATTR_ITALIC ? A_ITALIC : 0;
    out |= attrs & ATTR_UNDERLINE ? A_UNDERLINE : 0;
    out |= attrs & (ATTR_DIM | ATTR_STRIKE) ? A_DIM : 0;
    out |= attrs & ATTR_REVERSE ? A_REVERSE : 0;
    return out;
}

/* True when colour numbers are red, green and blue of eight bits each: the extended capability RGB of
 * user_caps(5), as in xterm-direct. */
static bool has_direct_colour(void)
{
    enum {
        DIRECT_COLOURS = 1 << 24
    };
    return COLORS >= DIRECT_COLOURS && (tigetflag("RGB") == 1 || tigetnum("RGB") == 8);
}

static int colour_number(Color color)
{
    enum {
        FIRST_DIRECT = 8
    }; /* xterm-direct: numbers below are the eight colours of the palette */
    if (!color.set)
        return -1;
    if (has_direct_colour()) {
        int number = color.red << 16 | color.green << 8 | color.blue;
        return number < FIRST_DIRECT ? FIRST_DIRECT : number;
    }
    return COLORS >= 256 ? color_to_256(color) : color.basic;
}

/* A colour pair that roles of equal colours share, since some terminals have but 64. */
static int pair_for(const Theme *theme, const int *pairs, int role)
{
    int foreground = colour_number(theme->looks[role].foreground);
    int background = colour_number(theme->looks[role].background);
    if (foreground < 0 && background < 0)
        return 0;
    for (int other = 0; other < role; other++) {
        if (pairs[other] != 0 && colour_number(theme->looks[other].foreground) == foreground &&
            colour_number(theme->looks[other].background) == background)
            return pairs[other];
    }
    int pair = role + 1;
    return pair < COLOR_PAIRS && init_extended_pair(pair, foreground, background) == OK ? pair : 0;
}

void terminal_set_theme(Terminal *terminal, const Theme *theme)
{
    bool in_colour = has_colors() && COLORS >= 8;
    Theme shown = in_colour ? *theme : theme_without_color(theme);
    for (int role = 0; role < ROLE_COUNT; role++) {
        terminal->attrs[role] = curses_attrs(shown.looks[role].attrs);
        terminal->pairs[role] = in_colour ? pair_for(&shown, terminal->pairs, role) : 0;
    }
}

void present_start(Terminal *terminal)
{
    terminal->has_utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
    if (has_colors()) {
        start_color();
        use_default_colors();
    }
    terminal_set_theme(terminal, &(Theme){0});
}

/* ---- cells ------------------------------------------------------------------------------------------- */

/* Screen keeps controls out of its cells. This is the last door before the terminal, so it looks again. */
static bool may_be_written(const Terminal *terminal, Str text)
{
    if (text.len_bytes == 1)
        return text.data[0] >= ' ' && text.data[0] < 0x7F;
    if (!terminal->has_utf8 || !utf8_is_valid(text))
        return false;
    for (size_t at = 0, step; at < text.len_bytes; at += step) {
        if (utf8_is_control(utf8_decode(text, at, &step)))
            return false;
    }
    return true;
}

/* By mvaddnstr(), because setcchar() drops the later spacing characters of a cluster. In the last column of
 * the last row it says ERR, having written the cell: there is no place left for the cursor. */
static void write_cell(const Terminal *terminal, int col, int row, Str text)
{
    if (!may_be_written(terminal, text))
        text = STR("?");
    mvaddnstr(row, col, text.data, (int)text.len_bytes);
}

static void draw_row(const Terminal *terminal, const Screen *screen, int row, int cols)
{
    int last_role = -1, last_attrs = -1;
    for (int col = 0; col < cols; col++) {
        const Cell *cell = screen_cell(screen, col, row);
        if (cell->width == 0 || cell->width > cols - col)
            continue;
        if (cell->role != last_role || cell->attrs != last_attrs) {
            int pair = terminal->pairs[cell->role];
            attr_set(terminal->attrs[cell->role] | curses_attrs(cell->attrs), (short)pair, NULL);
            last_role = cell->role;
            last_attrs = cell->attrs;
        }
        write_cell(terminal, col, row, screen_cell_text(screen, cell));
    }
}

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

void terminal_present(Terminal *terminal, const Screen *screen)
{
    int cols, rows;
    terminal_size(terminal, &cols, &rows);
    erase();
    for (int row = 0; row < smaller(rows, screen->rows); row++)
        draw_row(terminal, screen, row, smaller(cols, screen->cols));
    attr_set(A_NORMAL, 0, NULL);
    bool cursor = screen->cursor_col >= 0 && screen->cursor_row >= 0 &&
                  move(screen->cursor_row, screen->cursor_col) == OK;
    curs_set(cursor ? 1 : 0);
    refresh();
}

void terminal_invalidate(Terminal *terminal)
{
    (void)terminal;
    clearok(curscr, TRUE);
}
