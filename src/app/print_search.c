#include "app/print_search.h"

#include "app/open.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "document/dump.h"
#include "document/search.h"

Status print_search_check(const Options *options)
{
    SearchQuery *query = NULL;
    Status status = search_query_new(str_from(options->pattern), options->search_mode, &query);
    if (status.ok && search_query_asks_for_section(query))
        status = status_error("in:section: only inside, where there is a place to be in");
    search_query_free(query);
    return status;
}

static SearchDumpOptions dump_options(const Options *options, const char *path)
{
    bool named = options->json || options->file_count > 1;
    return (SearchDumpOptions){.name = named ? str_from(path) : (Str){0}, .json = options->json};
}

static Status put_hits(const Options *options, const Document *doc, SearchQuery *query,
                       SearchDumpOptions dump, Buffer *out, size_t *found)
{
    DocRangeList hits = {0};
    bool done = document_search(doc, query, (SearchOptions){.section = NONE}, &hits);
    dump_hits(doc, &hits, dump, out);
    *found += hits.count;
    vec_free(&hits);
    return done ? STATUS_OK : status_error("%s: takes too many steps here", options->pattern);
}

Status print_search(const Options *options, const char *path, const Document *doc, Buffer *out, size_t *found)
{
    SearchQuery *query;
    Status status = search_query_new(str_from(options->pattern), options->search_mode, &query);
    if (status.ok)
        status = put_hits(options, doc, query, dump_options(options, path), out, found);
    search_query_free(query);
    return status;
}

/* ---- piece by piece ------------------------------------------------------------------------------------ */

/* Where the piece that begins at start ends: behind a blank line, if there is one before another piece's length. */
static size_t piece_end(Str text, size_t start)
{
    size_t end = start + PIECE_BYTES;
    if (end >= text.len_bytes)
        return text.len_bytes;
    size_t blank = str_find(str_slice(text, 0, end + PIECE_BYTES), STR("\n\n"), end);
    return utf8_start(text, blank + 2 < text.len_bytes ? blank + 2 : text.len_bytes);
}

static Document *open_piece(Str piece, const char *path, Source **source)
{
    *source = source_from_bytes(piece);
    return open_document(*source, path, TYPE_TEXT, NULL);
}

static void close_piece(Document *doc, Source *source)
{
    document_free(doc);
    source_free(source);
}

/* The title of the document's last section, in place of the one before; false when there is none. */
static bool take_last_title(const Document *doc, Buffer *title)
{
    size_t sections = document_section_count(doc);
    if (sections == 0)
        return false;
    buffer_clear(title);
    buffer_put(title, document_slice(doc, document_section(doc, sections - 1)->title));
    return true;
}

/* The title of the last section that begins in one of the pieces before; starts has where they begin. */
static void find_section_before(Str text, const char *path, const size_t *starts, size_t count, size_t end,
                                Buffer *title)
{
    bool found = false;
    buffer_clear(title);
    for (size_t i = count; i-- > 0 && !found; end = starts[i]) {
        Source *source;
        Document *doc = open_piece(str_slice(text, starts[i], end), path, &source);
        found = take_last_title(doc, title);
        close_piece(doc, source);
    }
}

static uint32_t count_lines(Str text)
{
    uint32_t lines = 0;
    for (size_t at = 0; (at = str_find_byte(text, '\n', at)) < text.len_bytes; at++)
        lines++;
    return lines;
}

Status print_search_in_pieces(const Options *options, const char *path, const Source *source, Buffer *out,
                              size_t *found)
{
    Str text = source_text(source);
    SearchQuery *query;
    SearchDumpOptions dump = dump_options(options, path);
    VEC(size_t) starts = {0};
    Buffer section = {0};
    size_t counted = 0;  /* of text, in dump.lines_before */
    size_t sections = 0; /* of text, how far section is known */
    Status status = search_query_new(str_from(options->pattern), options->search_mode, &query);
    for (size_t start = 0, end; start < text.len_bytes && status.ok; start = end) {
        end = piece_end(text, start);
        Str piece = str_slice(text, start, end);
        if (search_query_may_match(query, piece)) {
            Source *part;
            dump.lines_before += count_lines(str_slice(text, counted, start));
            counted = start;
            if (sections < start)
                find_section_before(text, path, starts.items, starts.count, start, &section);
            dump.section_before = buffer_str(&section);
            Document *doc = open_piece(piece, path, &part);
            status = put_hits(options, doc, query, dump, out, found);
            take_last_title(doc, &section);
            sections = end;
            close_piece(doc, part);
        }
        vec_push(&starts, start);
    }
    buffer_free(&section);
    vec_free(&starts);
    search_query_free(query);
    return status;
}
