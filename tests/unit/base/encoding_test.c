#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/source.h"

static Source *open_bytes(Str bytes, const char *encoding)
{
    char path[] = "/tmp/recto-encoding-XXXXXX";
    int file = mkstemp(path);
    Source *source;
    assert_true(file >= 0);
    assert_int_equal(write(file, bytes.data, bytes.len_bytes), bytes.len_bytes);
    close(file);
    Status status = source_open_as(path, encoding, &source);
    unlink(path);
    assert_true(status.ok);
    return source;
}

static void assert_read(Str bytes, const char *encoding, const char *taken_for, const char *text)
{
    Source *source = open_bytes(bytes, encoding);
    assert_string_equal(source_encoding(source), taken_for);
    Buffer read = {0};
    buffer_put(&read, source_text(source));
    buffer_put_byte(&read, '.');
    Buffer wanted = {0};
    buffer_put_format(&wanted, "%s.", text);
    assert_string_equal(read.data, wanted.data);
    assert_int_equal(source_file_bytes(source), bytes.len_bytes);
    buffer_free(&read);
    buffer_free(&wanted);
    source_free(source);
}

static void marks_decide(void **state)
{
    (void)state;
    assert_read(STR("\xEF\xBB\xBF"
                    "a\xC3\xA9"),
                NULL, "", "aé");
    assert_read(STR("\xFF\xFE"
                    "a\0\xE9\0\r\0\n\0b\0"),
                NULL, "UTF-16LE", "aé\nb");
    assert_read(STR("\xFE\xFF\0a\0\xE9\xD8\x3D\xDE\x00"), NULL, "UTF-16BE", "aé😀");
    assert_read(STR("\xFF\xFE\0\0a\0\0\0\xE9\0\0\0"), NULL, "UTF-32LE", "aé");
    assert_read(STR("\0\0\xFE\xFF\0\0\0a\0\0\0\xE9"), NULL, "UTF-32BE", "aé");
}

static void nuls_in_every_second_place_are_utf_16(void **state)
{
    (void)state;
    assert_read(STR("a\0b\0\n\0"), NULL, "UTF-16LE", "ab\n");
    assert_read(STR("\0a\0b\0\n"), NULL, "UTF-16BE", "ab\n");
    assert_read(STR("\0\0\0\0"), NULL, "", "␀␀␀␀");
    assert_read(STR("ab\0cdefghijk"), NULL, "", "ab␀cdefghijk");
}

/* Half of a surrogate, and half of a unit at the end. */
static void what_stands_for_nothing_is_told(void **state)
{
    (void)state;
    assert_read(STR("\xFF\xFE"
                    "a\0\x00\xD8"
                    "b\0c"),
                NULL, "UTF-16LE", "a\uFFFDb\uFFFD");
}

static void utf_8_may_have_faults(void **state)
{
    (void)state;
    assert_read(STR("caf\xC3\xA9 \xC3\xA0 \xFF b"), NULL, "", "café à \uFFFD b");
    assert_read(STR("caf\xC3"), NULL, "", "caf\uFFFD");
    assert_read(STR("\xE2\x82"), NULL, "", "\uFFFD");
    assert_read(STR("caf\xE9 and na\xEFve"), NULL, "WINDOWS-1252", "café and naïve");
    assert_read(STR("it\x92s \x93so\x94 \x81"), NULL, "WINDOWS-1252", "it’s “so” \uFFFD");
}

/* Converted by the same iconv, which is not what is tested. */
static void assert_guessed(const char *text, const char *name)
{
    Buffer bytes = {0};
    char command[] = "/tmp/recto-encoding-XXXXXX";
    int file = mkstemp(command);
    assert_int_equal(write(file, text, strlen(text)), strlen(text));
    close(file);
    Buffer convert = {0};
    buffer_put_format(&convert, "iconv -f UTF-8 -t %s %s", name, command);
    FILE *pipe = popen(convert.data, "r");
    assert_non_null(pipe);
    for (int c; (c = fgetc(pipe)) != EOF;)
        buffer_put_byte(&bytes, (char)c);
    assert_int_equal(pclose(pipe), 0);
    unlink(command);
    assert_read(buffer_str(&bytes), NULL, name, text);
    assert_read(buffer_str(&bytes), name, name, text);
    buffer_free(&convert);
    buffer_free(&bytes);
}

static void others_are_guessed(void **state)
{
    (void)state;
    assert_guessed(
        "Смотритель сосчитал фонари, прежде чем гавань погрузилась во тьму, и записал их число в книгу.\n",
        "KOI8-R");
    assert_guessed(
        "Смотритель сосчитал фонари, прежде чем гавань погрузилась во тьму, и записал их число в книгу.\n",
        "WINDOWS-1251");
    assert_guessed("灯台守は港が暗くなる前にランプを数え、その数を誰も頼まなかった本に書き留めました。\n",
                   "EUC-JP");
    assert_guessed("灯台守は港が暗くなる前にランプを数え、その数を誰も頼まなかった本に書き留めました。\n",
                   "SHIFT_JIS");
}

static void an_unknown_name_is_told(void **state)
{
    (void)state;
    Source *source;
    Status status = source_open_as("/dev/null", "no-such", &source);
    assert_false(status.ok);
    assert_null(source);
    assert_non_null(strstr(status.message, "no-such"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_decide),
        cmocka_unit_test(nuls_in_every_second_place_are_utf_16),
        cmocka_unit_test(what_stands_for_nothing_is_told),
        cmocka_unit_test(utf_8_may_have_faults),
        cmocka_unit_test(others_are_guessed),
        cmocka_unit_test(an_unknown_name_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
