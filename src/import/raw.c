/* The source as it stands. */
#include <string.h>

#include "base/utf8.h"
#include "import/import.h"
#include "readers.h"

enum {
    TAB_COLS = 8
};

void read_verbatim(Str source, size_t start, size_t end, InlineOptions options, InlineSink *sink)
{
    static const char blanks[] = "        ";
    (void)options;
    size_t column = 0, from = start;
    while (from < end) {
        const char *tab = memchr(source.data + from, '\t', end - from);
        size_t stop = tab ? (size_t)(tab - source.data) : end;
        inline_text(sink, from, stop);
        if (tab == NULL)
            return;
        size_t line = stop;
        while (line > from && source.data[line - 1] != '\n')
            line--;
        if (line > from)
            column = 0;
        column += utf8_width(str_slice(source, line, stop));
        size_t width_cols = TAB_COLS - column % TAB_COLS;
        inline_literal(sink, stop, stop + 1, (Str){blanks, width_cols});
        column += width_cols;
        from = stop + 1;
    }
}

DocumentBuilder *import_raw(const Source *source)
{
    DocumentBuilder *builder = builder_new(source, FORMAT_TEXT, read_verbatim);
    DraftList *drafts = builder_drafts(builder);
    cut_at_blank_lines(source_text(source), drafts);
    for (size_t i = 0; i < drafts->count; i++) {
        DraftBlock *draft = &drafts->items[i];
        draft->cls = BLOCK_PARA;
        draft->decided = true;
        draft->keep_lines = true;
        draft->confidence = 100;
        draft->rule = "source";
    }
    return builder;
}
