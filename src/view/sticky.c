/* The title of the section whose heading has gone off the top of the page. */
#include "internal.h"

#include "base/utf8.h"

enum {
    PATH_DEPTH_MAX = 16
};

static const Str ARROW = {" › ", 5};

/* The sections from the outermost that is named down to section; returns how many. */
static size_t list_path(const Document *doc, size_t section, size_t *path)
{
    size_t count = 0;
    for (size_t at = section; at != NONE && count < PATH_DEPTH_MAX; at = document_section(doc, at)->parent) {
        if (document_section(doc, at)->kind == SECTION_TITLE && count > 0)
            break;
        path[count++] = at;
    }
    for (size_t i = 0; i < count / 2; i++) {
        size_t swapped = path[i];
        path[i] = path[count - 1 - i];
        path[count - 1 - i] = swapped;
    }
    return count;
}

/* A title as far as a row can show it: titles may be of any length. */
static Str short_title(const Document *doc, size_t section, int cols)
{
    Str title = document_slice(doc, document_section(doc, section)->title);
    return str_slice(title, 0, utf8_fit(title, (size_t)cols + 1));
}

Str section_path(Drawing *drawing, size_t section, int cols)
{
    const Document *doc = drawing->state->document;
    size_t path[PATH_DEPTH_MAX];
    size_t count = list_path(doc, section, path);
    if (count == 0 || cols <= 0)
        return (Str){0};
    size_t first = count - 1, used = utf8_width(short_title(doc, path[first], cols));
    while (first > 0) {
        used += utf8_width(short_title(doc, path[first - 1], cols)) + utf8_width(ARROW);
        if (used > (size_t)cols)
            break;
        first--;
    }
    Buffer text = {0};
    for (size_t i = first; i < count; i++) {
        buffer_put(&text, i > first ? ARROW : (Str){0});
        buffer_put(&text, short_title(doc, path[i], cols));
    }
    Str copy = arena_copy(&drawing->arena, buffer_str(&text));
    buffer_free(&text);
    return copy;
}

static bool is_above_page(const ReaderState *state, size_t section)
{
    const Section *s = document_section(state->document, section);
    return place_before(place_of(state, s->title.start), state->top);
}

void draw_sticky(Drawing *drawing)
{
    const ReaderState *state = drawing->state;
    const Rect *area = &drawing->panes.sticky;
    if (area->rows == 0 || state->top.block == NONE)
        return;
    size_t section = reader_section_at(state, state->anchor);
    while (section != NONE && !is_above_page(state, section))
        section = document_section(state->document, section)->parent;
    if (section == NONE)
        return;
    int col = panes_measure_col(&drawing->panes, state), cols = panes_spread_cols(&drawing->panes, state);
    screen_put_fitted(drawing->screen, col, area->row, cols, section_path(drawing, section, cols),
                      ROLE_STICKY, 0);
}
