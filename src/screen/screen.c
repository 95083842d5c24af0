#include "screen/screen.h"

#include <assert.h>
#include <string.h>

#include "base/memory.h"
#include "base/shown.h"
#include "base/utf8.h"

/* A cell's text is kept with an 8-bit length; see also UTF-8's longest character. */
enum {
    CELL_TEXT_MAX_BYTES = UINT8_MAX,
    CHARACTER_MAX_BYTES = 4
};

/* Texts of overwritten cells are only swept out once they are at least this much. */
enum {
    SWEEP_MIN_BYTES = 1 << 20
};

static const struct {
    const char *name;
    char letter;
} role_table[ROLE_COUNT] = {
#define X(id, name, letter) {name, letter},
    ROLES(X)
#undef X
};

const char *role_name(Role role)
{
    assert(role < ROLE_COUNT);
    return role_table[role].name;
}

char role_letter(Role role)
{
    assert(role < ROLE_COUNT);
    return role_table[role].letter;
}

bool role_from_name(Str name, Role *out)
{
    for (size_t i = 0; i < ROLE_COUNT; i++) {
        if (str_equal(name, str_from(role_table[i].name))) {
            *out = (Role)i;
            return true;
        }
    }
    return false;
}

/* ---- the grid ---------------------------------------------------------------------------------------- */

static const Cell blank_cell = {.width = 1, .role = ROLE_TEXT};

static size_t cell_count(const Screen *screen)
{
    return (size_t)screen->cols * (size_t)screen->rows;
}

static Cell *cell_at(Screen *screen, int col, int row)
{
    return &screen->cells[(size_t)row * (size_t)screen->cols + (size_t)col];
}

Screen *screen_new(int cols, int rows)
{
    Screen *screen = memory_alloc_zero(1, sizeof *screen);
    screen_resize(screen, cols, rows);
    return screen;
}

void screen_free(Screen *screen)
{
    if (screen) {
        memory_free(screen->cells);
        buffer_free(&screen->text);
        memory_free(screen);
    }
}

void screen_resize(Screen *screen, int cols, int rows)
{
    screen->cols = cols < 1 ? 1 : cols;
    screen->rows = rows < 1 ? 1 : rows;
    memory_free(screen->cells);
    screen->cells = memory_alloc_zero((size_t)screen->rows, (size_t)screen->cols * sizeof(Cell));
    screen_clear(screen);
}

void screen_clear(Screen *screen)
{
    for (size_t i = 0; i < cell_count(screen); i++)
        screen->cells[i] = blank_cell;
    buffer_clear(&screen->text);
    screen->cursor_col = screen->cursor_row = -1;
}

const Cell *screen_cell(const Screen *screen, int col, int row)
{
    if (col < 0 || row < 0 || col >= screen->cols || row >= screen->rows)
        return NULL;
    return &screen->cells[(size_t)row * (size_t)screen->cols + (size_t)col];
}

Str screen_cell_text(const Screen *screen, const Cell *cell)
{
    if (cell->width == 0)
        return (Str){0};
    if (cell->text_len == 0)
        return STR(" ");
    return (Str){screen->text.data + cell->text_start, cell->text_len};
}

/* ---- writing cells ----------------------------------------------------------------------------------- */

/* Forgets the texts that no cell uses any more, so that a screen which is drawn on and never cleared does not
 * grow. What is left is at most CELL_TEXT_MAX_BYTES a cell, so sweeps cost O(1) a byte put. */
static void sweep_texts(Screen *screen)
{
    if (screen->text.len_bytes < SWEEP_MIN_BYTES + 2 * CELL_TEXT_MAX_BYTES * cell_count(screen))
        return;
    Buffer kept = {0};
    for (size_t i = 0; i < cell_count(screen); i++) {
        Cell *cell = &screen->cells[i];
        if (cell->text_len > 0) {
            Str text = screen_cell_text(screen, cell);
            cell->text_start = (uint32_t)kept.len_bytes;
            buffer_put(&kept, text);
        }
    }
    buffer_free(&screen->text);
    screen->text = kept;
}

/* Blanks what will be left of clusters when the cells [col, end) are overwritten: the head of one that begins
 * before col, the tail of one that goes on behind end. */
static void blank_remains(Screen *screen, int col, int end, int row)
{
    int head = col;
    while (head > 0 && cell_at(screen, head, row)->width == 0)
        head--;
    for (; head < col; head++) {
        cell_at(screen, head, row)->text_len = 0;
        cell_at(screen, head, row)->width = 1;
    }
    for (int tail = end; tail < screen->cols && cell_at(screen, tail, row)->width == 0; tail++)
        cell_at(screen, tail, row)->width = 1;
}

/* Puts one cluster (an empty text: blank) into the cells [col, col + width), which must be on the screen. */
static void set_cell(Screen *screen, int col, int row, int width, Str text, Role role, uint8_t attrs)
{
    assert(col >= 0 && row >= 0 && width >= 1 && col + width <= screen->cols && row < screen->rows);
    assert(text.len_bytes <= CELL_TEXT_MAX_BYTES && role < ROLE_COUNT);
    blank_remains(screen, col, col + width, row);
    Cell *head = cell_at(screen, col, row);
    *head = (Cell){.width = (uint8_t)width, .attrs = attrs, .role = (uint8_t)role};
    for (int i = 1; i < width; i++)
        head[i] = (Cell){.attrs = attrs, .role = (uint8_t)role};
    if (text.len_bytes == 0)
        return;
    sweep_texts(screen);
    assert(screen->text.len_bytes <= UINT32_MAX);
    head->text_start = (uint32_t)screen->text.len_bytes;
    head->text_len = (uint8_t)text.len_bytes;
    buffer_put(&screen->text, text);
}

static void set_blanks(Screen *screen, int col, int end, int row, Role role, uint8_t attrs)
{
    for (; col < end; col++)
        set_cell(screen, col, row, 1, (Str){0}, role, attrs);
}

/* ---- clusters as they may be shown ------------------------------------------------------------------- */

typedef struct {
    size_t end; /* offset behind the cluster in the text it was taken from */
    int width;  /* columns; 0: nothing to see, not drawn */
    uint8_t attrs;
    size_t len_bytes;
    char bytes[CELL_TEXT_MAX_BYTES]; /* what goes into the cell; empty for a blank */
} Glyph;

/* Copies a cluster character by character, so that nothing slips through inside it: malformed bytes become
 * U+FFFD, controls (the tags of a flag emoji) are left out, and so is what has no width before there is
 * something for it to stand on: written to a terminal, it would change the cell to the left. Of more than
 * SHOWN_MARKS_MAX marks on one character the last are lost. */
static void copy_cluster(Str cluster, Glyph *glyph)
{
    unsigned marks = 0;
    glyph->width = 0;
    for (size_t at = 0, step; at < cluster.len_bytes; at += step) {
        char encoded[CHARACTER_MAX_BYTES];
        uint32_t c = utf8_decode(cluster, at, &step);
        Str character = {encoded, utf8_encode(c, encoded)};
        int width = utf8_cluster_width(character);
        if (utf8_is_control(c) || (width == 0 && glyph->width == 0))
            continue;
        marks = width == 0 ? marks + 1 : 0;
        if (marks > SHOWN_MARKS_MAX)
            continue;
        if (glyph->len_bytes + character.len_bytes > CELL_TEXT_MAX_BYTES)
            break;
        memcpy(glyph->bytes + glyph->len_bytes, encoded, character.len_bytes);
        glyph->len_bytes += character.len_bytes;
        glyph->width += width;
    }
}

/* Its sign, dim, so that it is not taken for words of the text. */
static void take_control(uint32_t c, Glyph *glyph)
{
    Str sign = utf8_sign(shown_control(c), STR("?"));
    if (sign.len_bytes > 0)
        memcpy(glyph->bytes, sign.data, sign.len_bytes);
    glyph->len_bytes = str_is_blank(sign) ? 0 : sign.len_bytes;
    glyph->width = utf8_character_width(c);
    glyph->attrs = ATTR_DIM;
}

/* Takes the cluster at text[at] in the form in which it may be shown. */
static void glyph_take(Str text, size_t at, Glyph *glyph)
{
    unsigned char byte = (unsigned char)text.data[at];
    bool ascii_follows = at + 1 == text.len_bytes || (unsigned char)text.data[at + 1] < 0x80;
    glyph->end = at + 1;
    glyph->len_bytes = 0;
    glyph->width = 1;
    glyph->attrs = 0;
    if (byte == ' ' && ascii_follows)
        return;
    if (byte > ' ' && byte < 0x7F && ascii_follows) {
        glyph->bytes[glyph->len_bytes++] = (char)byte;
        return;
    }
    glyph->end = utf8_cluster_end(text, at);
    size_t step;
    uint32_t first = utf8_decode(text, at, &step);
    if (first == '\t' || first == '\n' || first == '\r')
        return;
    if (utf8_is_control(first)) {
        take_control(first, glyph);
    } else {
        copy_cluster(str_slice(text, at, glyph->end), glyph);
    }
}

/* ---- putting text ------------------------------------------------------------------------------------ */

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

/* The column behind the last one that text put at col may use. */
static int put_limit(const Screen *screen, int col, int max_cols)
{
    if (max_cols <= 0 || col >= screen->cols)
        return col;
    long long limit = (long long)col + max_cols;
    return limit < screen->cols ? (int)limit : screen->cols;
}

/* Draws one glyph at col where limit allows; what is cut at an edge leaves blanks on the screen. */
static void put_glyph(Screen *screen, int col, int row, int limit, const Glyph *glyph, Role role,
                      uint8_t attrs)
{
    if (col >= 0 && glyph->width <= limit - col)
        set_cell(screen, col, row, glyph->width, (Str){glyph->bytes, glyph->len_bytes}, role,
                 attrs | glyph->attrs);
    else
        set_blanks(screen, col < 0 ? 0 : col, smaller(limit, col + glyph->width), row, role, attrs);
}

int screen_put(Screen *screen, int col, int row, int max_cols, Str text, Role role, uint8_t attrs)
{
    int limit = put_limit(screen, col, max_cols);
    if (row < 0 || row >= screen->rows)
        return 0;
    int at_col = col;
    Glyph glyph;
    for (size_t at = 0; at < text.len_bytes && at_col < limit; at = glyph.end) {
        glyph_take(text, at, &glyph);
        if (glyph.width == 0)
            continue;
        put_glyph(screen, at_col, row, limit, &glyph, role, attrs);
        at_col = glyph.width < limit - at_col ? at_col + glyph.width : limit;
    }
    return at_col - col;
}

/* The longest prefix of text that is drawn in cols columns without a cluster being cut. */
static Str fitting_prefix(Str text, int cols)
{
    Glyph glyph;
    for (size_t at = 0; at < text.len_bytes; at = glyph.end) {
        glyph_take(text, at, &glyph);
        if (glyph.width > cols)
            return str_slice(text, 0, at);
        cols -= glyph.width;
    }
    return text;
}

int screen_put_fitted(Screen *screen, int col, int row, int max_cols, Str text, Role role, uint8_t attrs)
{
    int cols = put_limit(screen, col, max_cols) - col;
    if (cols <= 0 || fitting_prefix(text, cols).len_bytes == text.len_bytes)
        return screen_put(screen, col, row, cols, text, role, attrs);
    int ellipsis_cols = smaller(cols, (int)utf8_width(STR("…")));
    Str prefix = fitting_prefix(text, cols - ellipsis_cols);
    while (prefix.len_bytes > 0 && prefix.data[prefix.len_bytes - 1] == ' ')
        prefix.len_bytes--;
    int used = screen_put(screen, col, row, cols - ellipsis_cols, prefix, role, attrs);
    return used + screen_put(screen, col + used, row, ellipsis_cols, STR("…"), role, attrs);
}

/* ---- rectangles -------------------------------------------------------------------------------------- */

/* The part of [start, start + len) that lies in [0, size). */
static void clip(int *start, int *len, int size)
{
    int from = *start < 0 ? 0 : *start;
    long long end = (long long)*start + (*len < 0 ? 0 : *len);
    if (end > size)
        end = size;
    *start = from;
    *len = end > from ? (int)end - from : 0;
}

static Rect clip_rect(const Screen *screen, Rect area)
{
    clip(&area.col, &area.cols, screen->cols);
    clip(&area.row, &area.rows, screen->rows);
    return area;
}

void screen_fill(Screen *screen, Rect area, Role role)
{
    area = clip_rect(screen, area);
    for (int row = area.row; row < area.row + area.rows; row++)
        set_blanks(screen, area.col, area.col + area.cols, row, role, 0);
}

void screen_recolour(Screen *screen, Rect area, Role role)
{
    assert(role < ROLE_COUNT);
    area = clip_rect(screen, area);
    for (int row = area.row; row < area.row + area.rows; row++) {
        for (int col = area.col; col < area.col + area.cols; col++)
            cell_at(screen, col, row)->role = (uint8_t)role;
    }
}

/* ---- dumps ------------------------------------------------------------------------------------------- */

static void end_line(Buffer *out, size_t line_start)
{
    while (out->len_bytes > line_start && out->data[out->len_bytes - 1] == ' ')
        out->len_bytes--;
    buffer_put_byte(out, '\n');
}

void screen_dump_text(const Screen *screen, Buffer *out)
{
    for (int row = 0; row < screen->rows; row++) {
        size_t line_start = out->len_bytes;
        for (int col = 0; col < screen->cols; col++)
            buffer_put(out, screen_cell_text(screen, screen_cell(screen, col, row)));
        end_line(out, line_start);
    }
}

static char dumped_role(const Cell *cell)
{
    bool blank = cell->text_len == 0 && cell->width == 1;
    return blank && cell->role == ROLE_TEXT ? ' ' : role_letter((Role)cell->role);
}

void screen_dump_roles(const Screen *screen, Buffer *out)
{
    for (int row = 0; row < screen->rows; row++) {
        size_t line_start = out->len_bytes;
        for (int col = 0; col < screen->cols; col++)
            buffer_put_byte(out, dumped_role(screen_cell(screen, col, row)));
        end_line(out, line_start);
    }
}
