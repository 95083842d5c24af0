/* Golden files of unit tests. Include behind <cmocka.h>. */
#ifndef RECTO_TESTS_LAYOUT_GOLDEN_H
#define RECTO_TESTS_LAYOUT_GOLDEN_H

#include <stdio.h>
#include <stdlib.h>

#include "base/buffer.h"

static void read_golden(FILE *file, Buffer *out)
{
    char part[4096];
    size_t count;
    while ((count = fread(part, 1, sizeof part, file)) > 0) {
        buffer_put(out, (Str){part, count});
    }
    buffer_put_byte(out, '\0');
}

/* Compares out with the golden file of that name under tests/unit; UPDATE_GOLDEN=1 writes it instead. */
static void assert_golden(Buffer *out, const char *name)
{
    char path[512];
    int length = snprintf(path, sizeof path, "%s/unit/%s", RECTO_TESTS_DIR, name);
    assert_true(length > 0 && (size_t)length < sizeof path);
    FILE *file = fopen(path, getenv("UPDATE_GOLDEN") ? "wb" : "rb");
    if (!file) {
        fail_msg("cannot open %s", path);
        return;
    }
    if (getenv("UPDATE_GOLDEN")) {
        assert_int_equal(fwrite(out->data, 1, out->len_bytes, file), out->len_bytes);
        fclose(file);
        return;
    }
    Buffer expected = {0};
    read_golden(file, &expected);
    fclose(file);
    buffer_put_byte(out, '\0');
    assert_string_equal(out->data, expected.data);
    buffer_free(&expected);
}

#endif
