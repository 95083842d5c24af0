/* What every fuzz target is made of: a function that libFuzzer calls with bytes of its own (LibFuzzer, "Fuzz Target"), and
 * that files.c calls with those of files. What must hold is said with cmocka's assertions, which end the process here. */
#ifndef RECTO_TESTS_FUZZ_H
#define RECTO_TESTS_FUZZ_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/buffer.h"
#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static inline Str fuzz_input(const uint8_t *data, size_t size)
{
    return (Str){(const char *)data, size};
}

/* The last byte of what is left of the input; 0 when nothing is. Choices are taken from the end, so that any page is a seed
 * as it is. */
static inline uint8_t fuzz_choice(Str *input)
{
    return input->len_bytes > 0 ? (uint8_t)input->data[--input->len_bytes] : 0;
}

/* The bytes up to the next one of those, which is dropped; all that is left when there is none. */
static inline Str fuzz_part(Str *input, char end)
{
    size_t at = str_find_byte(*input, end, 0);
    Str part = str_slice(*input, 0, at);
    *input = str_slice(*input, at < input->len_bytes ? at + 1 : at, input->len_bytes);
    return part;
}

/* What is written out is UTF-8, without controls of C0 and C1 but line ends and tabs. */
static inline void fuzz_check_written(const Buffer *out)
{
    Str text = buffer_str(out);
    assert_true(utf8_is_valid(text));
    for (size_t at = 0, len; at < text.len_bytes; at += len) {
        uint32_t c = utf8_decode(text, at, &len);
        assert_true(c == '\n' || c == '\t' || (c >= 0x20 && !(c >= 0x7F && c < 0xA0)));
    }
}

#endif
