#include "internal.h"

#include "base/utf8.h"

Pen pen_at(Screen *screen, Rect area, int row)
{
    return (Pen){screen, area.col, area.row + row, area.col + area.cols};
}

Str view_sign(const Drawing *drawing, Str sign, Str ascii, Str plain)
{
    return drawing->state->plain ? plain : utf8_sign(sign, ascii);
}

void pen_put(Pen *pen, Str text, Role role, uint8_t attrs)
{
    if (pen->col < pen->end) {
        pen->col +=
            screen_put_fitted(pen->screen, pen->col, pen->row, pen->end - pen->col, text, role, attrs);
    }
}

bool pen_put_right(Pen *pen, Str text, Role role, uint8_t attrs)
{
    int room = pen->end - pen->col;
    if (room <= 0 || utf8_fit(text, (size_t)room) < text.len_bytes)
        return false;
    int cols = (int)utf8_width(text);
    screen_put(pen->screen, pen->end - cols, pen->row, cols, text, role, attrs);
    pen->end -= cols;
    return true;
}
