#include "app/export.h"

#include "app/open.h"
#include "base/bytes.h"
#include "layout/layout.h"
#include "view/look.h"

/* --- SGR --- */

static void put_color(Buffer *out, Color color, int base)
{
    if (color.set)
        buffer_put_format(out, ";%d;5;%d", base, color_to_256(color));
}

static void put_sgr(Buffer *out, const RoleLook *look, uint8_t cell_attrs)
{
    static const struct {
        uint8_t attr;
        int parameter;
    } parameters[] = {{ATTR_BOLD, 1},      {ATTR_DIM, 2},     {ATTR_ITALIC, 3},
                      {ATTR_UNDERLINE, 4}, {ATTR_REVERSE, 7}, {ATTR_STRIKE, 9}};
    unsigned attrs = look->attrs | cell_attrs;
    buffer_put(out, STR("\x1B[0"));
    for (size_t i = 0; i < sizeof parameters / sizeof *parameters; i++)
        if (attrs & parameters[i].attr)
            buffer_put_format(out, ";%d", parameters[i].parameter);
    put_color(out, look->foreground, 38);
    put_color(out, look->background, 48);
    buffer_put_byte(out, 'm');
}

static bool is_plain(const RoleLook *look, uint8_t cell_attrs)
{
    return !look->attrs && !cell_attrs && !look->foreground.set && !look->background.set;
}

/* --- rows --- */

static int row_end(const Screen *screen)
{
    int end = screen->cols;
    while (end > 0 && screen_cell(screen, end - 1, 0)->text_len == 0 &&
           screen_cell(screen, end - 1, 0)->width)
        end--;
    return end;
}

static void put_row(const Screen *screen, const Theme *theme, Buffer *out)
{
    const RoleLook *look = NULL; /* of the cell before; NULL: all attributes are off */
    uint8_t attrs = 0;
    int end = row_end(screen);
    for (int col = 0; col < end; col++) {
        const Cell *cell = screen_cell(screen, col, 0);
        const RoleLook *next = theme ? &theme->looks[cell->role] : NULL;
        if (next && is_plain(next, cell->attrs))
            next = NULL;
        if (theme && (next != look || (next && cell->attrs != attrs))) {
            if (next)
                put_sgr(out, next, cell->attrs);
            else
                buffer_put(out, STR("\x1B[0m"));
            look = next;
            attrs = cell->attrs;
        }
        if (cell->width)
            buffer_put(out, screen_cell_text(screen, cell));
    }
    if (look)
        buffer_put(out, STR("\x1B[0m"));
    buffer_put_byte(out, '\n');
}

/* Writes a row of ASCII that is to have no looks, as put_row() would; false when it is not of that kind. */
static bool put_plain_row(const Row *row, Buffer *out)
{
    size_t start = out->len_bytes, end = start; /* where the last character that is no blank ends */
    for (size_t i = 0; i < row->run_count; i++) {
        const Run *run = &row->runs[i];
        if (run->text.len_bytes != run->width_cols ||
            printable_ascii_end(run->text, 0) < run->text.len_bytes) {
            out->len_bytes = start;
            return false;
        }
        buffer_put_repeat(out, STR(" "), start + run->col - out->len_bytes);
        buffer_put(out, run->text);
        end = str_is_blank(run->text) ? end : out->len_bytes;
    }
    out->len_bytes = end;
    while (out->len_bytes > start && out->data[out->len_bytes - 1] == ' ')
        out->len_bytes--;
    buffer_put_byte(out, '\n');
    return true;
}

/* Code and tables may be wider than the measure. */
static int row_width(const Row *row)
{
    if (row->run_count == 0)
        return 1;
    const Run *last = &row->runs[row->run_count - 1];
    size_t width = (size_t)last->col + last->width_cols;
    return width < 1 ? 1 : width > EXPORT_ROW_MAX_COLS ? EXPORT_ROW_MAX_COLS : (int)width;
}

static void put_laid(const LaidBlock *laid, const Theme *theme, Screen *screen, Buffer *out)
{
    for (size_t i = 0; i < laid->row_count; i++) {
        const Row *row = &laid->rows[i];
        int width = row_width(row);
        if (!theme && width < EXPORT_ROW_MAX_COLS && put_plain_row(row, out))
            continue;
        if (width > screen->cols)
            screen_resize(screen, width, 1);
        screen_clear(screen);
        look_put_row(screen, 0, 0, width, row);
        put_row(screen, theme, out);
    }
}

void export_text(const Document *doc, ExportOptions options, Buffer *out)
{
    Hyphenator *hyphenator =
        options.hyphenate ? hyphenator_new(HYPHENATION_FOLDER, document_language(doc)) : NULL;
    Layout *layout = layout_new(doc, (LayoutOptions){.measure_cols = options.width_cols,
                                                     .verbatim = options.verbatim,
                                                     .justify = options.justify,
                                                     .hyphenator = hyphenator});
    Screen *screen = screen_new((int)options.width_cols, 1);
    for (size_t i = 0; i < document_block_count(doc); i++)
        for (size_t part = 0; part < layout_part_count(layout, i); part++)
            put_laid(layout_part(layout, i, part), options.theme, screen, out);
    screen_free(screen);
    layout_free(layout);
    hyphenator_free(hyphenator);
}
