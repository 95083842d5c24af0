/* Plain text: a block is a run of lines that are not blank. */
#include <string.h>

#include "import/import.h"
#include "lines.h"
#include "readers.h"

/* What the walk knows of the lines since the last block. */
typedef struct {
    uint32_t blank_lines;
    bool page_break;
} Room;

/* A form feed among the blanks before offset. */
static bool page_mark_in(Str text, size_t start, size_t end)
{
    return end > start && memchr(text.data + start, '\f', end - start) != NULL;
}

/* Text of a PDF has its form feed before the first line of a page, or behind the last. */
static bool line_ends_page(Str text, const Line *line)
{
    return page_mark_in(text, trim_blanks(text, line->start, line->end), line->end);
}

static void add_line(DraftList *drafts, const Line *line, bool goes_on, Room *room)
{
    if (goes_on) {
        vec_last(drafts).end = line->end;
        vec_last(drafts).last_line = line->number;
        return;
    }
    DraftBlock block = draft_block(line->start, line->end, line->number, line->number);
    block.blank_lines = room->blank_lines;
    block.page_break = room->page_break;
    vec_push(drafts, block);
    *room = (Room){0};
}

void cut_at_blank_lines(Str text, DraftList *drafts)
{
    LineWalk walk = {.text = text};
    Line line;
    Room room = {0};
    bool inside = false;
    while (line_next(&walk, &line)) {
        size_t ink = skip_blanks(text, line.start, line.end);
        if (page_mark_in(text, line.start, ink)) {
            room.page_break = true;
            inside = false;
        }
        if (ink == line.end) {
            room.blank_lines++;
            inside = false;
            continue;
        }
        add_line(drafts, &line, inside, &room);
        inside = !line_ends_page(text, &line);
        room.page_break = !inside;
    }
}

DocumentBuilder *import_text(const Source *source)
{
    DocumentBuilder *builder = builder_new(source, FORMAT_TEXT, read_light);
    cut_at_blank_lines(source_text(source), builder_drafts(builder));
    return builder;
}
