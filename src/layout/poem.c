#include "poem.h"

#include "break.h"
#include "compose.h"

/* Columns of the blanks that a line begins with; 0 when it has nothing else. */
static size_t indent_cols(Str line)
{
    size_t cols = 0;
    for (size_t at = 0; at < line.len_bytes;) {
        ClusterMetrics cluster = measure_cluster(line, at, cols, 0);
        if (!cluster.blank)
            return cols;
        cols += cluster.width_cols;
        at = cluster.end;
    }
    return 0;
}

size_t poem_deepest_indent(Str text, DocRange poem)
{
    size_t deepest = 0;
    DocRange line;
    for (DocPos at = poem.start; next_line(text, poem, &at, &line);) {
        size_t cols = indent_cols(str_slice(text, line.start, line.end));
        deepest = cols > deepest ? cols : deepest;
    }
    return deepest;
}

size_t longest_line_cols(Str text, DocRange poem)
{
    size_t widest = 0;
    DocRange line;
    for (DocPos at = poem.start; next_line(text, poem, &at, &line);) {
        Str shown = str_slice(text, line.start, line.end);
        while (shown.len_bytes > 0 && shown.data[shown.len_bytes - 1] == ' ')
            shown.len_bytes--;
        size_t cols = measure_text(shown);
        widest = cols > widest ? cols : widest;
    }
    return widest;
}
