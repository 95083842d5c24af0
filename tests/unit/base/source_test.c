#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/source.h"
#include "base/stretches.h"
#include "base/utf8.h"

typedef struct {
    const char *what;
    Str raw, clean;
    size_t invalid_count;
} CleanCase;

static const CleanCase clean_cases[] = {
    {"nothing", {"", 0}, {"", 0}, 0},
    {"clean text is left alone", STR_INIT("one\ntwo\tthree\f\n"), STR_INIT("one\ntwo\tthree\f\n"), 0},
    {"CR LF is one line end", STR_INIT("a\r\nb\r\n"), STR_INIT("a\nb\n"), 0},
    {"a lone CR is a line end", STR_INIT("a\rb"), STR_INIT("a\nb"), 0},
    {"CR CR LF is two", STR_INIT("a\r\r\nb"), STR_INIT("a\n\nb"), 0},
    {"CR at the end", STR_INIT("a\r"), STR_INIT("a\n"), 0},
    {"byte-order mark",
     STR_INIT("\xEF\xBB\xBF"
              "a"),
     STR_INIT("a"), 0},
    {"a byte-order mark inside stays", STR_INIT("a\xEF\xBB\xBF"), STR_INIT("a\xEF\xBB\xBF"), 0},
    {"ESC becomes its picture", STR_INIT("\x1B[2J"), STR_INIT("\xE2\x90\x9B[2J"), 0},
    {"NUL becomes its picture",
     {"a\0b", 3},
     STR_INIT("a\xE2\x90\x80"
              "b"),
     0},
    {"DEL becomes its picture", STR_INIT("\x7F"), STR_INIT("\xE2\x90\xA1"), 0},
    {"a C1 control",
     STR_INIT("\xC2\x9B"
              "2J"),
     STR_INIT("\xEF\xBF\xBD"
              "2J"),
     0},
    {"Latin-1 bytes", STR_INIT("caf\xE9 x"), STR_INIT("caf\xEF\xBF\xBD x"), 1},
    {"an overlong solidus", STR_INIT("\xC0\xAF"), STR_INIT("\xEF\xBF\xBD\xEF\xBF\xBD"), 2},
    {"a character cut off", STR_INIT("a\xE2\x82"), STR_INIT("a\xEF\xBF\xBD"), 1},
    {"a surrogate", STR_INIT("\xED\xA0\x80"), STR_INIT("\xEF\xBF\xBD"), 1},
    {"NO-BREAK SPACE is text", STR_INIT("\xC2\xA0"), STR_INIT("\xC2\xA0"), 0},
};

static void test_cleaning(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof clean_cases / sizeof *clean_cases; i++) {
        const CleanCase *c = &clean_cases[i];
        Source *source = source_from_bytes(c->raw);
        if (!str_equal(source_text(source), c->clean) || source_invalid_count(source) != c->invalid_count)
            fail_msg("%s: got \"%.*s\", %zu invalid", c->what, (int)source_text(source).len_bytes,
                     source_text(source).data, source_invalid_count(source));
        source_free(source);
    }
}

/* Wherever a clean byte equals a raw byte, the map must lead to that very byte. */
static void test_raw_offsets(void **state)
{
    (void)state;
    static const char raw[] = "\xEF\xBB\xBF"
                              "one\r\ntwo\x1B three\xFF\xFE four\r\n\r\nfive";
    static const char *words[] = {"one", "two", "three", "four", "five"};
    Source *source = source_from_bytes(STR(raw));
    Str clean = source_text(source);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t at = str_find(clean, str_from(words[i]), 0);
        const char *there = strstr(raw, words[i]);
        assert_int_equal(source_raw_offset(source, at), there - raw);
        assert_int_equal(source_raw_offset(source, at + 2), there + 2 - raw);
    }
    assert_int_equal(source_raw_offset(source, clean.len_bytes), sizeof raw - 1);
    source_free(source);
}

static void test_raw_offsets_of_clean_text(void **state)
{
    (void)state;
    Source *source = source_from_bytes(STR("plain"));
    assert_int_equal(source_raw_offset(source, 3), 3);
    assert_int_equal(source_raw_offset(source, 99), 5);
    assert_ptr_equal(source_text(source).data, source_raw(source).data);
    source_free(source);
}

static void test_random_bytes_become_clean(void **state)
{
    (void)state;
    uint32_t seed = 7;
    for (int round = 0; round < 300; round++) {
        char bytes[97];
        for (size_t i = 0; i < sizeof bytes; i++) {
            seed = seed * 1664525u + 1013904223u;
            bytes[i] = (char)(seed >> 24);
        }
        Source *source = source_from_bytes((Str){bytes, sizeof bytes});
        Str text = source_text(source);
        assert_true(utf8_is_valid(text));
        size_t before = 0;
        for (size_t at = 0, len; at < text.len_bytes; at += len) {
            uint32_t c = utf8_decode(text, at, &len);
            assert_true((c >= 0x20 && c != 0x7F && (c < 0x80 || c >= 0xA0)) || c == '\n' || c == '\t' ||
                        c == '\f');
            assert_true(source_raw_offset(source, at) >= before);
            before = source_raw_offset(source, at);
        }
        source_free(source);
    }
}

static void test_opening(void **state)
{
    (void)state;
    Source *source;
    Status status = source_open("/no/such/page", &source);
    assert_false(status.ok);
    assert_string_equal(status.message, "/no/such/page: No such file or directory");
    assert_null(source);
    status = source_open("/", &source);
    assert_false(status.ok);
    assert_string_equal(status.message, "/: is a directory");

    char path[] = "/tmp/recto-source-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, "a\r\nb", 4), 4);
    close(file);
    assert_true(source_open(path, &source).ok);
    assert_true(str_equal(source_text(source), STR("a\nb")));
    assert_true(str_equal(source_raw(source), STR("a\r\nb")));
    source_free(source);
    unlink(path);

    assert_true(source_open("/dev/null", &source).ok);
    assert_int_equal(source_text(source).len_bytes, 0);
    source_free(source);
}

static void test_binary(void **state)
{
    (void)state;
    Source *elf = source_from_bytes((Str){"\x7F"
                                          "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0",
                                          20});
    assert_true(source_looks_binary(elf));
    source_free(elf);
    Source *text = source_from_bytes(STR("\x1B[1mA page\x1B[0m with colour\n\fand a page break\n"));
    assert_false(source_looks_binary(text));
    source_free(text);
}

/* A FIFO is not so much as opened: who waits to write into it would be let in, and find nobody there. */
static void test_stretches_leave_a_fifo_alone(void **state)
{
    (void)state;
    char folder[] = "/tmp/recto-fifo-XXXXXX", path[64], event[256];
    Stretches *stretches;
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/fifo", folder);
    assert_int_equal(mkfifo(path, 0600), 0);
    int watch = inotify_init1(IN_NONBLOCK);
    assert_true(watch >= 0 && inotify_add_watch(watch, path, IN_OPEN) >= 0);
    assert_true(stretches_open(path, &stretches).ok && stretches == NULL);
    assert_true(read(watch, event, sizeof event) < 0); /* nothing has happened */
    close(watch);
    unlink(path);
    rmdir(folder);
}

/* What is cut off behind an open file is not there any more: what is read is what there is. */
static void test_stretches_of_a_file(void **state)
{
    (void)state;
    char path[] = "/tmp/recto-stretches-XXXXXX";
    int file = mkstemp(path);
    Stretches *stretches;
    Str bytes;
    assert_true(file >= 0 && write(file, "0123456789", 10) == 10);
    assert_true(stretches_open(path, &stretches).ok && stretches != NULL);
    assert_int_equal(stretches_size(stretches), 10);
    assert_true(stretches_read(stretches, 2, 5, &bytes).ok && str_equal(bytes, STR("234")));
    assert_true(stretches_read(stretches, 0, 10, &bytes).ok && str_equal(bytes, STR("0123456789")));
    assert_int_equal(ftruncate(file, 4), 0);
    assert_true(stretches_read(stretches, 2, 10, &bytes).ok && str_equal(bytes, STR("23")));
    assert_true(stretches_read(stretches, 6, 10, &bytes).ok && bytes.len_bytes == 0);
    stretches_close(stretches);
    close(file);
    unlink(path);
    assert_false(stretches_open(path, &stretches).ok);
    assert_true(stretches_open("/dev/null", &stretches).ok && stretches == NULL);
    assert_true(stretches_open("/tmp", &stretches).ok && stretches == NULL);
}

/* What root may read anyway is read by nobody here. */
static void without_permission(void **state)
{
    char path[] = "/tmp/recto-letter-XXXXXX";
    int file = mkstemp(path), result;
    (void)state;
    assert_true(file >= 0);
    assert_int_equal(fchmod(file, 0), 0);
    close(file);
    pid_t child = fork();
    if (child == 0) {
        Source *source, *head;
        if (geteuid() == 0 && setuid(65534) != 0)
            _exit(2);
        Status whole = source_open(path, &source), begun = source_open_head(path, 0, 64, &head);
        _exit(whole.ok || source || head || !begun.ok ||
              strcmp(whole.message + strlen(path), ": Permission denied") != 0);
    }
    assert_int_equal(waitpid(child, &result, 0), child);
    unlink(path);
    assert_true(WIFEXITED(result));
    assert_int_equal(WEXITSTATUS(result), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cleaning),
        cmocka_unit_test(test_raw_offsets),
        cmocka_unit_test(test_raw_offsets_of_clean_text),
        cmocka_unit_test(test_random_bytes_become_clean),
        cmocka_unit_test(test_opening),
        cmocka_unit_test(test_binary),
        cmocka_unit_test(test_stretches_of_a_file),
        cmocka_unit_test(test_stretches_leave_a_fifo_alone),
        cmocka_unit_test(without_permission),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
