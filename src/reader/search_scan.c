/* Looking for a pattern, and for those that were kept beside it: in steps between keys. A scan is dropped when its pattern
 * changes. */
#include <string.h>

#include "internal.h"

/* Bytes of text: about a millisecond, or less where a key waits to be answered. */
enum {
    FIRST_STEP_BYTES = 1 << 18,
    STEP_BYTES = 1 << 19
};

static void stop_scan(Reader *reader)
{
    search_scan_free(reader->scan);
    search_query_free(reader->query);
    reader->scan = NULL;
    reader->query = NULL;
    reader->state.search.searching = false;
}

/* Fails when the pattern is none; then there is nothing to go on with. */
static Status begin_scan(Reader *reader, const Buffer *pattern, SearchMode mode, DocPos from)
{
    Status status = search_query_new(buffer_str(pattern), mode, &reader->query);
    if (!status.ok)
        return status;
    SearchOptions options = {.furniture = reader->state.show_furniture,
                             .section = reader_section_at(&reader->state, reader->state.here),
                             .from = from};
    reader->scan = search_scan_new(reader->state.document, reader->query, options);
    return status;
}

/* ---- patterns that were kept --------------------------------------------------------------------------- */

/* Goes on with the first of them whose hits are not known, if the scan has nothing else to do. */
static void begin_kept(Reader *reader)
{
    SearchState *search = &reader->state.search;
    for (size_t i = 0; i < search->kept_count && !reader->scan; i++) {
        KeptSearch *kept = &search->kept[i];
        if (!kept->stale)
            continue;
        vec_clear(&kept->hits);
        kept->stale = begin_scan(reader, &kept->pattern, kept->mode, 0).ok;
        reader->scanned = i;
    }
}

static void step_kept(Reader *reader)
{
    KeptSearch *kept = &reader->state.search.kept[reader->scanned];
    if (search_scan_step(reader->scan, STEP_BYTES, &kept->hits))
        return;
    kept->stale = false;
    stop_scan(reader);
    begin_kept(reader);
}

static void forget_kept(SearchState *search, size_t index)
{
    buffer_free(&search->kept[index].pattern);
    vec_free(&search->kept[index].hits);
    search->kept_count--;
    memmove(search->kept + index, search->kept + index + 1,
            (search->kept_count - index) * sizeof *search->kept);
}

void search_keep(Reader *reader, Str pattern, SearchMode mode)
{
    SearchState *search = &reader->state.search;
    KeptSearch kept = {.mode = mode, .stale = true};
    for (size_t i = search->kept_count; i-- > 0;)
        if (search->kept[i].mode == mode && str_equal(buffer_str(&search->kept[i].pattern), pattern))
            forget_kept(search, i);
    if (search->kept_count == SEARCHES_KEPT_MAX)
        forget_kept(search, 0);
    buffer_put(&kept.pattern, pattern);
    search->kept[search->kept_count++] = kept;
    begin_kept(reader);
}

/* ---- the pattern --------------------------------------------------------------------------------------- */

/* All has been looked through. */
static void end_scan(Reader *reader)
{
    SearchState *search = &reader->state.search;
    if (search->current != NONE)
        search->current += search_scan_early_count(reader->scan);
    if (search_scan_failed(reader->scan))
        buffer_set(&search->error, STR("This pattern takes too many steps here"));
    stop_scan(reader);
    search->section_count = document_count_sections(reader->state.document, &search->hits);
    sidebar_hits_changed(reader);
    begin_kept(reader);
}

static void step_scan(Reader *reader, size_t bytes)
{
    if (reader->scanned != NONE) {
        step_kept(reader);
        return;
    }
    if (!search_scan_step(reader->scan, bytes, &reader->state.search.hits))
        end_scan(reader);
    search_follow_filter(reader);
}

void search_start(Reader *reader, Str pattern, DocPos from)
{
    SearchState *search = &reader->state.search;
    stop_scan(reader);
    if (pattern.data != search->pattern.data)
        buffer_set(&search->pattern, pattern);
    vec_clear(&search->hits);
    buffer_clear(&search->error);
    search->section_count = 0;
    search->current = NONE;
    Status status = begin_scan(reader, &search->pattern, search->mode, from);
    if (!status.ok) {
        buffer_set(&search->error, str_from(status.message));
        search_follow_filter(reader);
        sidebar_hits_changed(reader);
        return;
    }
    reader->scanned = NONE;
    search->searching = true;
    step_scan(reader, FIRST_STEP_BYTES);
    if (search->searching)
        sidebar_hits_changed(reader); /* those of the pattern before are gone */
}

void search_run(Reader *reader, Str pattern)
{
    search_start(reader, pattern, 0);
    while (reader->scan)
        step_scan(reader, STEP_BYTES);
}

void search_again(Reader *reader)
{
    const ReaderState *state = &reader->state;
    stop_scan(reader);
    for (size_t i = 0; i < state->search.kept_count; i++) {
        vec_clear(&reader->state.search.kept[i].hits);
        reader->state.search.kept[i].stale = true;
    }
    if (state->search.pattern.len_bytes > 0)
        search_start(reader, buffer_str(&state->search.pattern), state->here);
    else
        begin_kept(reader);
}

bool search_go_on(Reader *reader)
{
    if (!reader->scan)
        return false;
    step_scan(reader, STEP_BYTES);
    return true;
}

void search_forget(Reader *reader)
{
    SearchState *search = &reader->state.search;
    stop_scan(reader);
    vec_clear(&search->hits);
    buffer_clear(&search->pattern);
    buffer_clear(&search->error);
    search->current = NONE;
    search->highlight = false;
    while (search->kept_count > 0)
        forget_kept(search, 0);
    search_follow_filter(reader);
    sidebar_hits_changed(reader);
}

void search_free(Reader *reader)
{
    stop_scan(reader);
    while (reader->state.search.kept_count > 0)
        forget_kept(&reader->state.search, 0);
    vec_free(&reader->state.search.hits);
}
