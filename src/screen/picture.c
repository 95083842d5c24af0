#include "screen/picture.h"

#include "base/utf8.h"

enum {
    CELL_WIDTH = 9, /* pixels; three fifths of the size of the letters, as in most monospaced fonts */
    CELL_HEIGHT = 18,
    LETTER_SIZE = 15,
    BASELINE = 14, /* below the top of the cell */
    MARGIN = 12
};

/* What the theme leaves to the terminal. */
typedef struct {
    Color letters, ground;
} TerminalColors;

typedef struct {
    Color letters, ground;
    unsigned attrs;
} CellLook;

/* ---- colours ------------------------------------------------------------------------------------------- */

/* Relative luminance in thousandths, gamma left out: it only parts light from dark. */
static int luminance(Color color)
{
    return (2126 * color.red + 7152 * color.green + 722 * color.blue) / 2550;
}

static bool has_light_letters(const Theme *theme)
{
    int sum = 0, count = 0;
    for (int role = 0; role < ROLE_COUNT; role++) {
        const RoleLook *look = &theme->looks[role];
        if (look->foreground.set && !look->background.set) {
            sum += luminance(look->foreground);
            count++;
        }
    }
    return count > 0 && sum / count > 500;
}

static TerminalColors terminal_colors(const Theme *theme)
{
    static const Color light = {.set = true, .red = 0xFB, .green = 0xFA, .blue = 0xF7};
    static const Color dark = {.set = true, .red = 0x1B, .green = 0x1B, .blue = 0x1D};
    static const Color pale = {.set = true, .red = 0xDC, .green = 0xDA, .blue = 0xD4};
    const RoleLook *text = &theme->looks[ROLE_TEXT];
    TerminalColors colors =
        has_light_letters(theme) ? (TerminalColors){pale, dark} : (TerminalColors){dark, light};
    if (text->foreground.set)
        colors.letters = text->foreground;
    if (text->background.set)
        colors.ground = text->background;
    return colors;
}

static CellLook look_of(const Cell *cell, const Theme *theme, TerminalColors colors)
{
    const RoleLook *role = &theme->looks[cell->role];
    CellLook look = {.letters = role->foreground.set ? role->foreground : colors.letters,
                     .ground = role->background.set ? role->background : colors.ground,
                     .attrs = role->attrs | cell->attrs};
    if (look.attrs & ATTR_REVERSE) {
        Color letters = look.letters;
        look.letters = look.ground;
        look.ground = letters;
        look.attrs &= ~(unsigned)ATTR_REVERSE;
    }
    return look;
}

static bool same_color(Color a, Color b)
{
    return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

static bool same_look(CellLook a, CellLook b)
{
    return a.attrs == b.attrs && same_color(a.letters, b.letters) && same_color(a.ground, b.ground);
}

static void put_color(Buffer *out, const char *property, Color color)
{
    buffer_put_format(out, " %s=\"#%02x%02x%02x\"", property, color.red, color.green, color.blue);
}

/* ---- lines ----------------------------------------------------------------------------------------------- */

/* Lines are drawn, so that they meet from cell to cell whatever the font. The path from the cell's corner; NULL for what
 * is no line. */
static const char *line_path(Str text)
{
    static const struct {
        Str character;
        const char *path;
    } lines[] = {{STR_INIT("─"), "h9"},
                 {STR_INIT("│"), "m4.5-9v18"},
                 {STR_INIT("╭"), "m9 0h-1.5q-3 0-3 3v6"},
                 {STR_INIT("╮"), "h1.5q3 0 3 3v6"},
                 {STR_INIT("╰"), "m9 0h-1.5q-3 0-3-3v-6"},
                 {STR_INIT("╯"), "h1.5q3 0 3-3v-6"}};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        if (str_equal(text, lines[i].character))
            return lines[i].path;
    return NULL;
}

/* ---- runs -------------------------------------------------------------------------------------------------- */

static void put_escaped(Buffer *out, Str text)
{
    for (size_t i = 0; i < text.len_bytes; i++) {
        switch (text.data[i]) {
        case '&': buffer_put(out, STR("&amp;")); break;
        case '<': buffer_put(out, STR("&lt;")); break;
        case '>': buffer_put(out, STR("&gt;")); break;
        default: buffer_put_byte(out, text.data[i]);
        }
    }
}

typedef struct {
    const Screen *screen;
    const Theme *theme;
    TerminalColors colors;
    Buffer *out;
} Picture;

static CellLook look_at(const Picture *picture, int col, int row)
{
    return look_of(screen_cell(picture->screen, col, row), picture->theme, picture->colors);
}

static Str text_at(const Picture *picture, int col, int row)
{
    return screen_cell_text(picture->screen, screen_cell(picture->screen, col, row));
}

static bool is_blank_at(const Picture *picture, int col, int row)
{
    return str_is_blank(text_at(picture, col, row));
}

static void put_ground(const Picture *picture, CellLook look, int col, int end, int row)
{
    if (same_color(look.ground, picture->colors.ground))
        return;
    buffer_put_format(picture->out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"",
                      MARGIN + col * CELL_WIDTH, MARGIN + row * CELL_HEIGHT, (end - col) * CELL_WIDTH,
                      CELL_HEIGHT);
    put_color(picture->out, "fill", look.ground);
    buffer_put(picture->out, STR("/>\n"));
}

static void put_attrs(Buffer *out, unsigned attrs)
{
    if (attrs & ATTR_BOLD)
        buffer_put(out, STR(" font-weight=\"bold\""));
    if (attrs & ATTR_ITALIC)
        buffer_put(out, STR(" font-style=\"italic\""));
    if (attrs & (ATTR_UNDERLINE | ATTR_STRIKE))
        buffer_put_format(out, " text-decoration=\"%s\"",
                          attrs & ATTR_UNDERLINE ? "underline" : "line-through");
    if (attrs & ATTR_DIM)
        buffer_put(out, STR(" opacity=\"0.6\""));
}

/* The letters from col to end, which neither begin nor end with a blank. */
static void put_letters(const Picture *picture, CellLook look, int col, int end, int row)
{
    Buffer *out = picture->out;
    buffer_put_format(out, "<text x=\"%d\" y=\"%d\" textLength=\"%d\"", MARGIN + col * CELL_WIDTH,
                      MARGIN + row * CELL_HEIGHT + BASELINE, (end - col) * CELL_WIDTH);
    put_color(out, "fill", look.letters);
    put_attrs(out, look.attrs);
    buffer_put_byte(out, '>');
    for (int i = col; i < end; i++)
        if (screen_cell(picture->screen, i, row)->width > 0)
            put_escaped(out, text_at(picture, i, row));
    buffer_put(out, STR("</text>\n"));
}

static void put_line(const Picture *picture, CellLook look, int col, int row)
{
    buffer_put_format(picture->out, "<path d=\"M%d %d%s\" fill=\"none\"", MARGIN + col * CELL_WIDTH,
                      MARGIN + row * CELL_HEIGHT + CELL_HEIGHT / 2, line_path(text_at(picture, col, row)));
    put_color(picture->out, "stroke", look.letters);
    buffer_put(picture->out, STR("/>\n"));
}

static bool is_later_cell(const Picture *picture, int col, int row)
{
    return col < picture->screen->cols && screen_cell(picture->screen, col, row)->width == 0;
}

/* A run of cells of one look: its ground, its words, its lines. */
static void put_run(const Picture *picture, CellLook look, int col, int end, int row)
{
    put_ground(picture, look, col, end, row);
    while (col < end) {
        if (is_blank_at(picture, col, row) && !is_later_cell(picture, col, row)) {
            col++;
        } else if (line_path(text_at(picture, col, row)) != NULL) {
            put_line(picture, look, col++, row);
        } else {
            int behind = col + 1, next = behind;
            for (; next < end && line_path(text_at(picture, next, row)) == NULL; next++) {
                bool blank = is_blank_at(picture, next, row) && !is_later_cell(picture, next, row);
                if (blank && is_blank_at(picture, next - 1, row))
                    break; /* more than one */
                behind = blank ? behind : next + 1;
            }
            put_letters(picture, look, col, behind, row);
            col = behind;
        }
    }
}

static void put_row(const Picture *picture, int row)
{
    int cols = picture->screen->cols;
    for (int col = 0; col < cols;) {
        CellLook look = look_at(picture, col, row);
        int end = col + 1;
        while (end < cols &&
               (is_later_cell(picture, end, row) || same_look(look_at(picture, end, row), look)))
            end++;
        put_run(picture, look, col, end, row);
        col = end;
    }
}

void picture_svg(const Screen *screen, const Theme *theme, Buffer *out)
{
    Picture picture = {.screen = screen, .theme = theme, .colors = terminal_colors(theme), .out = out};
    int width = screen->cols * CELL_WIDTH + 2 * MARGIN, height = screen->rows * CELL_HEIGHT + 2 * MARGIN;
    buffer_put_format(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" "
        "font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" "
        "font-size=\"%d\" xml:space=\"preserve\">\n",
        width, height, width, height, LETTER_SIZE);
    buffer_put_format(out, "<rect width=\"%d\" height=\"%d\" rx=\"8\"", width, height);
    put_color(out, "fill", picture.colors.ground);
    buffer_put(out, STR("/>\n"));
    for (int row = 0; row < screen->rows; row++)
        put_row(&picture, row);
    buffer_put(out, STR("</svg>\n"));
}
