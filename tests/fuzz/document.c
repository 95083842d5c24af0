/* A file of any format: import, recovery, what a reader put right by hand, the rows at two widths, and every dump. */
#include "fuzz.h"

#include "../unit/recover/whole.h"
#include "../unit/layout/check.h"
#include "../unit/document/check.h"
#include "app/export.h"

enum {
    AS_DETECTED,
    AS_TEXT,
    AS_MARKDOWN,
    AS_IT_STANDS,
    READ_AS_COUNT
};

static DocumentBuilder *import_as(const Source *source, unsigned how)
{
    bool is_markdown = how == AS_MARKDOWN || import_detect(source, NULL) == FORMAT_MARKDOWN;
    if (how == AS_IT_STANDS)
        return import_raw(source);
    return is_markdown && how != AS_TEXT ? import_markdown(source) : import_text(source);
}

/* Up to three, of lines that may be there. */
static void take_corrections(Str *input, CorrectionList *list)
{
    for (unsigned count = fuzz_choice(input) % 4; count > 0; count--) {
        uint8_t kind = fuzz_choice(input), line = fuzz_choice(input), lines = fuzz_choice(input);
        Correction correction = {.kind = kind % 3, .first_line = line, .last_line = line};
        if (correction.kind == CORRECTION_AS) {
            correction.last_line += lines % 8;
            correction.level = lines / 8 % (HEADING_LEVEL_MAX + 1);
            correction_class_named(str_from(block_class_name(kind / 3 % BLOCK_CLASS_COUNT)), &correction.cls);
            if (correction.cls == BLOCK_UNKNOWN)
                continue;
        }
        vec_push(list, correction);
    }
}

static Document *recover_document(const Source *source, unsigned how, const CorrectionList *corrections)
{
    DocumentBuilder *builder = import_as(source, how);
    builder_set_corrections(builder, corrections->items, corrections->count);
    if (how != AS_IT_STANDS) {
        recover_structure(builder);
        if (corrections->count == 0) /* else two may go on from one, in their order */
            assert_pieces_lead_back(builder);
    }
    builder_seal(builder);
    if (how != AS_IT_STANDS)
        recover_meaning(builder);
    return builder_finish(builder);
}

static void check_document(const Document *doc, Str text)
{
    LineTable table = read_lines(text);
    assert_each_line_once(doc, &table);
    assert_facts_lie_inside(doc, table.count);
    assert_dumped_lines_are_starts(doc, &table);
    line_table_free(&table);
    check_blocks(doc);
    check_sections(doc);
    assert_true(utf8_is_valid(document_text(doc)));
    for (size_t i = 0; i < document_block_count(doc); i++) {
        check_fragments(doc, document_block(doc, i));
        check_spans_inside(doc, document_block(doc, i));
    }
    for (DocPos pos = 0; pos < document_text(doc).len_bytes;
         pos = utf8_cluster_end(document_text(doc), pos)) {
        size_t offset = document_source_offset(doc, pos);
        assert_true(offset <= text.len_bytes);
        assert_true(document_pos_from_source(doc, offset) <= document_text(doc).len_bytes);
        assert_in_range(document_line_at(doc, pos), 1, table.count);
    }
}

static void check_rows(const Document *doc, unsigned flags, size_t width, Hyphenator *hyphenator)
{
    LayoutOptions options = {.measure_cols = width,
                             .justify = flags & 1,
                             .plain = flags & 2,
                             .visual_order = flags & 4,
                             .show_furniture = flags & 8,
                             .hyphenator = flags & 16 ? hyphenator : NULL};
    Layout *layout = layout_new(doc, options);
    for (size_t i = 0; i < document_block_count(doc); i++)
        check_block(layout, doc, i, width);
    layout_free(layout);
}

static void check_dump(Buffer *out)
{
    fuzz_check_written(out);
    buffer_clear(out);
}

/* What is written as Markdown can be read as such. */
static void check_markdown(const Document *doc, Buffer *out)
{
    dump_markdown(doc, out);
    Source *source = source_from_bytes(buffer_str(out));
    Document *again = recover_document(source, AS_MARKDOWN, &(CorrectionList){0});
    document_free(again);
    source_free(source);
    check_dump(out);
}

static void check_lists(const Document *doc, Buffer *out)
{
    dump_outline(doc, out);
    check_dump(out);
    dump_quotes(doc, out);
    check_dump(out);
    dump_reviews(doc, out);
    check_dump(out);
    dump_bibtex(doc, out);
    check_dump(out);
    dump_csl(doc, true, out);
    check_dump(out);
}

static void check_dumps(const Document *doc, unsigned wanted, size_t width)
{
    Buffer out = {0};
    if (wanted & 1) {
        dump_structure(doc, (StructureOptions){.explain = true}, &out);
        check_dump(&out);
    }
    if (wanted & 2) {
        dump_json(doc, (JsonOptions){.path = STR("page"), .pretty = wanted & 64}, &out);
        check_dump(&out);
    }
    if (wanted & 4)
        check_markdown(doc, &out);
    if (wanted & 8) {
        dump_html(doc, (HtmlOptions){.name = STR("page")}, &out);
        check_dump(&out);
    }
    if (wanted & 16)
        check_lists(doc, &out);
    if (wanted & 32) {
        export_text(doc, (ExportOptions){.width_cols = width, .justify = wanted & 128}, &out);
        check_dump(&out);
    }
    buffer_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Str input = fuzz_input(data, size);
    unsigned how = fuzz_choice(&input), flags = fuzz_choice(&input), wanted = fuzz_choice(&input);
    size_t width = 1 + fuzz_choice(&input) % 120;
    CorrectionList corrections = {0};
    take_corrections(&input, &corrections);
    Source *source = source_from_bytes(input);
    assert_true(utf8_is_valid(source_text(source)));
    Document *doc = recover_document(source, how % READ_AS_COUNT, &corrections);
    Hyphenator *hyphenator = hyphenator_new(RECTO_TESTS_DIR "/unit/layout/patterns", STR("xx"));
    check_document(doc, source_text(source));
    check_rows(doc, flags, width, hyphenator);
    check_rows(doc, flags, 1 + width / 3, hyphenator);
    check_dumps(doc, wanted, width);
    hyphenator_free(hyphenator);
    document_free(doc);
    source_free(source);
    vec_free(&corrections);
    return 0;
}
