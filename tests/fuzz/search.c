/* A query in any of its modes against a small document: the first line is the query, the rest, if any, the document. */
#include "fuzz.h"

#include "app/open.h"
#include "document/dump.h"

static const char page[] =
    "# The weirs\n\nBy Ann Lee\n\n“The river went under,” said Ruth Kaye, “and *nobody* asked.” It was the "
    "Straße at 3.50 of naïve cafés, ﬁrst and last.\n\n## Books\n\nWeirs, by Ruth Kaye. Kamen: Deich, 2020. "
    "336 "
    "pp.\n\nA good book it is, of well-\nknown rivers.\n\n> One more weir. — Ann Lee\n\nReviewed by Tom "
    "Vane\n";

static void check_hits(const Document *doc, const DocRangeList *hits)
{
    DocPos at = 0;
    Str text = document_text(doc);
    for (size_t i = 0; i < hits->count; i++) {
        DocRange hit = hits->items[i];
        assert_true(hit.start >= at && hit.start < hit.end && hit.end <= text.len_bytes);
        assert_true(utf8_is_valid(document_slice(doc, hit)));
        at = hit.end;
    }
}

/* However small the steps are, the same is found. */
static void check_steps(const Document *doc, SearchQuery *query, SearchOptions options, size_t step_bytes,
                        const DocRangeList *expected)
{
    DocRangeList hits = {0};
    SearchScan *scan = search_scan_new(doc, query, options);
    while (search_scan_step(scan, step_bytes, &hits))
        check_hits(doc, &hits);
    assert_true(search_scan_early_count(scan) <= hits.count);
    if (!search_scan_failed(scan)) {
        check_hits(doc, &hits);
        assert_int_equal(hits.count, expected->count);
        for (size_t i = 0; i < hits.count; i++) {
            assert_int_equal(hits.items[i].start, expected->items[i].start);
            assert_int_equal(hits.items[i].end, expected->items[i].end);
        }
    }
    search_scan_free(scan);
    vec_free(&hits);
}

static void check_search(const Document *doc, SearchQuery *query, SearchOptions options, size_t step_bytes)
{
    DocRangeList hits = {0};
    Buffer out = {0};
    if (document_search(doc, query, options, &hits)) {
        check_hits(doc, &hits);
        check_steps(doc, query, options, step_bytes, &hits);
        if (document_format(doc) == FORMAT_TEXT && hits.count > 0)
            assert_true(search_query_may_match(query, source_text(document_source(doc))));
        assert_true(document_count_sections(doc, &hits) <= document_section_count(doc) + 1);
        dump_hits(doc, &hits, (SearchDumpOptions){.name = STR("page"), .json = step_bytes % 2}, &out);
        fuzz_check_written(&out);
    }
    buffer_free(&out);
    vec_free(&hits);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Str input = fuzz_input(data, size);
    SearchMode mode = fuzz_choice(&input) % SEARCH_MODE_COUNT;
    size_t step_bytes = 1 + fuzz_choice(&input);
    uint8_t place = fuzz_choice(&input);
    Source *typed = source_from_bytes(fuzz_part(&input, '\n'));
    Source *source = source_from_bytes(input.len_bytes > 0 ? input : STR(page));
    Document *doc = open_document(source, NULL, TYPE_DETECT, NULL);
    SearchQuery *query;
    Status status = search_query_new(source_text(typed), mode, &query);
    assert_true(status.ok == (query != NULL));
    if (query) {
        size_t sections = document_section_count(doc), end = document_text(doc).len_bytes;
        SearchOptions options = {.furniture = place % 2,
                                 .section = sections > 0 ? place % sections : NONE,
                                 .from = utf8_start(document_text(doc), end * place / 255)};
        check_search(doc, query, options, step_bytes);
    } else {
        assert_true(utf8_is_valid(str_from(status.message)));
    }
    search_query_free(query);
    document_free(doc);
    source_free(source);
    source_free(typed);
    return 0;
}
