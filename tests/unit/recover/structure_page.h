/* Pages as string literals and what must become of their blocks. */
#ifndef RECTO_TESTS_STRUCTURE_PAGE_H
#define RECTO_TESTS_STRUCTURE_PAGE_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "document/dump.h"
#include "import/import.h"
#include "recover/recover.h"

/* The lines of the structure dump that name blocks ("5 caption"), joined by '\n'. */
static void read_corrected_blocks(const char *page, Format format, const Correction *corrections,
                                  size_t count, Buffer *out)
{
    Source *source = source_from_bytes(str_from(page));
    DocumentBuilder *builder = format == FORMAT_MARKDOWN ? import_markdown(source) : import_text(source);
    builder_set_corrections(builder, corrections, count);
    recover_structure(builder);
    builder_seal(builder);
    Document *doc = builder_finish(builder);
    Buffer dump = {0};
    dump_structure(doc, (StructureOptions){0}, &dump);
    Str text = buffer_str(&dump);
    for (size_t at = 0; at < text.len_bytes;) {
        size_t end = str_find_byte(text, '\n', at);
        Str line = str_slice(text, at, end);
        if (line.len_bytes > 0 && line.data[0] >= '0' && line.data[0] <= '9') {
            buffer_put(out, line);
            buffer_put_byte(out, '\n');
        }
        at = end + 1;
    }
    buffer_put_byte(out, '\0');
    buffer_free(&dump);
    document_free(doc);
    source_free(source);
}

__attribute__((unused)) static void read_blocks(const char *page, Format format, Buffer *out)
{
    read_corrected_blocks(page, format, NULL, 0, out);
}

__attribute__((unused)) static void assert_blocks(const char *page, const char *expected)
{
    Buffer found = {0};
    read_blocks(page, FORMAT_TEXT, &found);
    assert_string_equal(found.data, expected);
    buffer_free(&found);
}

__attribute__((unused)) static void assert_marked_blocks(const char *page, const char *expected)
{
    Buffer found = {0};
    read_blocks(page, FORMAT_MARKDOWN, &found);
    assert_string_equal(found.data, expected);
    buffer_free(&found);
}

/* Running text to stand between what is tested: whole sentences, long enough to be a paragraph. */
#define TEXT_A                                                                                               \
    "The kiln was lit on the first dry evening of the month, and half the village came to see whether the "  \
    "chimney would hold. It held. The other half stayed at home and said afterwards that they had known."
#define TEXT_B                                                                                               \
    "Clay keeps a record of every hand that was in a hurry. The potter showed me a shelf of failures, each " \
    "with a label, and would not say which of them were her own; the tallest had been a jug for an hour."
#define TEXT_C                                                                                               \
    "Nobody has counted the wells of the upper parish since the survey of the forties, when two clerks and " \
    "a mule went from gate to gate and wrote down what they were told. The mule was not asked."

#endif
