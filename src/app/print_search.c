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

enum {
    /* How far behind its size a piece may go on to a blank line. */
    SLACK_BYTES = 1 << 14
};

/* Behind the line end at the byte, whatever makes it; the byte itself where there is none. */
static size_t behind_line_end(Str raw, size_t at)
{
    if (at + 1 < raw.len_bytes && raw.data[at] == '\r' && raw.data[at + 1] == '\n')
        return at + 2;
    return at < raw.len_bytes && (raw.data[at] == '\r' || raw.data[at] == '\n') ? at + 1 : at;
}

/* Where a piece ends that has all of raw but for some slack: behind a blank line, else behind a line, else anywhere. */
static size_t piece_end(Str raw)
{
    size_t last_line = 0;
    for (size_t at = PIECE_BYTES; at < raw.len_bytes;) {
        size_t next = behind_line_end(raw, at), further = behind_line_end(raw, next);
        if (further > next)
            return further;
        last_line = next > at ? next : last_line;
        at = next > at ? next : at + 1;
    }
    return last_line > 0 ? last_line : utf8_start(raw, raw.len_bytes - 1);
}

/* The piece from start on; an empty one at the end. */
static Status read_piece(Stretches *stretches, size_t start, Str *piece)
{
    size_t size = stretches_size(stretches), room = PIECE_BYTES + SLACK_BYTES;
    size_t until = size - start > room ? start + room : size;
    Status status = stretches_read(stretches, start, until, piece);
    if (status.ok && until < size && piece->len_bytes == room)
        *piece = str_slice(*piece, 0, piece_end(*piece));
    return status;
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

/* Lines that end in raw: at LF, CR or both (base/source.h). */
static size_t count_lines(Str raw)
{
    size_t lines = str_count_byte(raw, '\n');
    if (str_count_byte(raw, '\r') > 0)
        for (size_t at = 0; (at = str_find_byte(raw, '\r', at)) < raw.len_bytes; at++)
            lines += at + 1 == raw.len_bytes || raw.data[at + 1] != '\n';
    return lines;
}

typedef struct {
    const Options *options;
    const char *path;
    Stretches *stretches;
    SearchQuery *query;
    VEC(size_t) starts; /* of the pieces that have been looked through */
    Buffer section;     /* title of the one that goes on at sections_known */
    size_t sections_known;
    SearchDumpOptions dump;
} PieceSearch;

/* The title of the last section that begins in one of the pieces before. */
static Status find_section_before(PieceSearch *search, size_t end)
{
    Status status = STATUS_OK;
    bool found = false;
    buffer_clear(&search->section);
    for (size_t i = search->starts.count; i-- > 0 && !found && status.ok; end = search->starts.items[i]) {
        Str piece;
        Source *source;
        status = stretches_read(search->stretches, search->starts.items[i], end, &piece);
        if (!status.ok)
            break;
        Document *doc = open_piece(piece, search->path, &source);
        found = take_last_title(doc, &search->section);
        close_piece(doc, source);
    }
    return status;
}

/* Recovers the piece [start, end) and puts its hits. */
static Status put_hits_of_piece(PieceSearch *search, size_t start, size_t end, Buffer *out, size_t *found)
{
    Str piece;
    Source *source;
    Status status = STATUS_OK;
    if (search->sections_known < start)
        status = find_section_before(search, start);
    if (status.ok)
        status = stretches_read(search->stretches, start, end, &piece);
    if (!status.ok)
        return status;
    search->dump.section_before = buffer_str(&search->section);
    Document *doc = open_piece(piece, search->path, &source);
    status = put_hits(search->options, doc, search->query, search->dump, out, found);
    take_last_title(doc, &search->section);
    search->sections_known = end;
    close_piece(doc, source);
    return status;
}

static Status search_pieces(PieceSearch *search, Buffer *out, size_t *found)
{
    Status status = STATUS_OK;
    for (size_t start = 0; status.ok && start < stretches_size(search->stretches);) {
        Str piece;
        status = read_piece(search->stretches, start, &piece);
        if (!status.ok || piece.len_bytes == 0)
            break;
        size_t lines = count_lines(piece), end = start + piece.len_bytes;
        if (search_query_may_match(search->query, piece))
            status = put_hits_of_piece(search, start, end, out, found);
        search->dump.lines_before += (uint32_t)lines;
        vec_push(&search->starts, start);
        start = end;
    }
    return status;
}

Status print_search_in_pieces(const Options *options, const char *path, Stretches *stretches, Buffer *out,
                              size_t *found)
{
    PieceSearch search = {
        .options = options, .path = path, .stretches = stretches, .dump = dump_options(options, path)};
    Status status = search_query_new(str_from(options->pattern), options->search_mode, &search.query);
    if (status.ok)
        status = search_pieces(&search, out, found);
    search_query_free(search.query);
    buffer_free(&search.section);
    vec_free(&search.starts);
    return status;
}
