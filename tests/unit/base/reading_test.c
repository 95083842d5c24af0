/* Reading that goes wrong, or comes in crumbs: read() and pread() of this program stand in place of the system's. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/source.h"
#include "base/stretches.h"

enum {
    TEXT_BYTES = 300000 /* more than is asked for at once */
};

static struct {
    size_t most_bytes;     /* at once; 0: as many as are asked for */
    bool interrupted;      /* every second call is */
    size_t fails_at_bytes; /* EIO behind so many; 0: never */
    size_t calls, given_bytes;
} plan;

static ssize_t read_as_planned(int file, void *out, size_t size, off_t offset)
{
    plan.calls++;
    if (plan.interrupted && plan.calls % 2 == 1) {
        errno = EINTR;
        return -1;
    }
    if (plan.fails_at_bytes > 0 && plan.given_bytes >= plan.fails_at_bytes) {
        errno = EIO;
        return -1;
    }
    if (plan.most_bytes > 0 && size > plan.most_bytes)
        size = plan.most_bytes;
    if (plan.fails_at_bytes > 0 && size > plan.fails_at_bytes - plan.given_bytes)
        size = plan.fails_at_bytes - plan.given_bytes;
    struct iovec room = {out, size};
    if (offset >= 0 && lseek(file, offset, SEEK_SET) < 0)
        return -1;
    ssize_t got = readv(file, &room, 1);
    plan.given_bytes += got > 0 ? (size_t)got : 0;
    return got;
}

ssize_t read(int file, void *out, size_t size)
{
    return read_as_planned(file, out, size, -1);
}

ssize_t pread(int file, void *out, size_t size, off_t offset)
{
    return read_as_planned(file, out, size, offset);
}

static void plan_to(size_t most_bytes, bool interrupted, size_t fails_at_bytes)
{
    memset(&plan, 0, sizeof plan);
    plan.most_bytes = most_bytes;
    plan.interrupted = interrupted;
    plan.fails_at_bytes = fails_at_bytes;
}

/* ---- files and pipes ------------------------------------------------------------------------------------- */

static Buffer make_text(void)
{
    Buffer text = {0};
    for (int i = 0; text.len_bytes < TEXT_BYTES; i++)
        buffer_put_format(&text, "Line %d of what is to be read, with an \xC3\xA9 in it.\n", i);
    return text;
}

static void write_file(char path[32], Str text)
{
    strcpy(path, "/tmp/recto-reading-XXXXXX");
    int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, text.data, text.len_bytes), text.len_bytes);
    close(file);
}

static Status read_through_pipe(const char *path, Source **out)
{
    char command[64];
    snprintf(command, sizeof command, "cat %s", path);
    FILE *pipe = popen(command, "r");
    assert_non_null(pipe);
    Status status = source_read(fileno(pipe), "a pipe", out);
    pclose(pipe);
    return status;
}

typedef Status (*Reading)(const char *path, Source **out);

static const Reading readings[] = {source_open, read_through_pipe};
enum {
    READING_COUNT = sizeof readings / sizeof *readings
};

static void assert_read_whole(size_t most_bytes, bool interrupted)
{
    Buffer text = make_text();
    char path[32];
    write_file(path, buffer_str(&text));
    for (int i = 0; i < READING_COUNT; i++) {
        Source *source;
        plan_to(most_bytes, interrupted, 0);
        assert_true(readings[i](path, &source).ok);
        assert_int_equal(source_raw(source).len_bytes, text.len_bytes);
        assert_true(str_equal(source_text(source), buffer_str(&text)));
        assert_true(plan.calls > 1);
        source_free(source);
    }
    unlink(path);
    buffer_free(&text);
}

static void test_byte_by_byte(void **state)
{
    (void)state;
    assert_read_whole(1, false);
}

static void test_interrupted(void **state)
{
    (void)state;
    assert_read_whole(0, true);
    assert_read_whole(4097, true);
}

/* What could be read is not taken for the whole: it is told, and there is no document. */
static void test_an_error_in_the_middle(void **state)
{
    (void)state;
    static const size_t places[] = {1, 4096, TEXT_BYTES / 2, TEXT_BYTES - 1};
    Buffer text = make_text();
    char path[32];
    write_file(path, buffer_str(&text));
    for (size_t i = 0; i < 2 * sizeof places / sizeof *places; i++) {
        Source *source;
        plan_to(i % 3 ? 0 : 1000, false, places[i / 2]);
        Status status = readings[i % READING_COUNT](path, &source);
        assert_false(status.ok);
        assert_null(source);
        assert_non_null(strstr(status.message, strerror(EIO)));
        assert_non_null(strstr(status.message, i % READING_COUNT ? "a pipe" : path));
    }
    unlink(path);
    buffer_free(&text);
}

static void test_an_error_at_once(void **state)
{
    (void)state;
    char path[32];
    Source *source;
    write_file(path, STR("text\n"));
    plan_to(0, false, 1);
    plan.given_bytes = 1;
    assert_false(source_open(path, &source).ok);
    assert_null(source);
    unlink(path);
}

/* ---- in stretches ---------------------------------------------------------------------------------------- */

static void test_stretches(void **state)
{
    (void)state;
    Buffer text = make_text();
    char path[32];
    Stretches *stretches;
    Str got;
    write_file(path, buffer_str(&text));
    assert_true(stretches_open(path, &stretches).ok);
    plan_to(7, true, 0);
    assert_true(stretches_read(stretches, 1000, 9000, &got).ok);
    assert_true(str_equal(got, str_slice(buffer_str(&text), 1000, 9000)));
    plan_to(0, false, 3000);
    Status status = stretches_read(stretches, 2000, 9000, &got);
    assert_false(status.ok);
    assert_non_null(strstr(status.message, strerror(EIO)));
    stretches_close(stretches);
    unlink(path);
    buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_byte_by_byte),
        cmocka_unit_test(test_interrupted),
        cmocka_unit_test(test_an_error_in_the_middle),
        cmocka_unit_test(test_an_error_at_once),
        cmocka_unit_test(test_stretches),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
