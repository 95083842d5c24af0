/* What a link in a text may open, and what not. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "app/linked.h"

static void paths(void **state)
{
    (void)state;
    static const struct {
        const char *target, *base, *path, *fragment; /* path NULL: none */
    } cases[] = {
        {"b.md", "/x/a.md", "/x/b.md", ""},
        {"b.md#part-1", "a.md", "b.md", "part-1"},
        {"../b%20c.md", "x/a.md", "x/../b c.md", ""},
        {"b.md?raw=1#x", "x/a.md", "x/b.md", "x"},
        {"/x/y", "z/a.md", "/x/y", ""},
        {"file:///x/y%C3%A9", "a", "/x/y\xC3\xA9", ""},
        {"FILE://localhost/x", "a", "/x", ""},
        {"file:/x#y", "a", "/x", "y"},
        {"file:b.md", "x/a.md", "x/b.md", ""},
        {"file://elsewhere/x", "a", NULL, ""},
        {"a%00b", "a", NULL, ""},
        {"#x", "a", NULL, "x"},
        {"-x", "a", "-x", ""},
        {"b.md", "-", "b.md", ""},
        {"100%", "x/a", "x/100%", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Buffer path = {0};
        Str fragment;
        Status status = linked_path(str_from(cases[i].target), cases[i].base, &path, &fragment);
        assert_int_equal(status.ok, cases[i].path != NULL);
        if (status.ok)
            assert_string_equal(path.data, cases[i].path);
        assert_true(str_equal(fragment, str_from(cases[i].fragment)));
        buffer_free(&path);
    }
}

static int make_folder(void **state)
{
    char *folder = strdup("/tmp/recto-linked-XXXXXX");
    *state = folder;
    return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int clear_folder(void **state)
{
    char command[128];
    snprintf(command, sizeof command, "rm -r %s", (char *)*state);
    int result = chdir("/") + system(command);
    free(*state);
    return result;
}

static void write_file(const char *name, const char *bytes, size_t len)
{
    FILE *file = fopen(name, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, len, file), len);
    fclose(file);
}

static void assert_refused(const char *path, const char *why)
{
    Source *source;
    Status status = linked_open(path, &source);
    assert_false(status.ok);
    assert_null(source);
    if (!strstr(status.message, why))
        fail_msg("\"%s\" does not say \"%s\"", status.message, why);
}

static void a_text_is_opened(void **state)
{
    (void)state;
    Source *source;
    write_file("page", "Some words.\n", 12);
    assert_int_equal(symlink("page", "link"), 0);
    assert_true(linked_open("link", &source).ok);
    assert_true(str_equal(source_text(source), STR("Some words.\n")));
    source_free(source);
    assert_true(linked_is_same_file("link", "./page"));
    assert_false(linked_is_same_file("page", "gone"));
}

/* None of these may make it wait, or do something to a device. */
static void special_files_are_not_opened(void **state)
{
    (void)state;
    struct sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = "socket"};
    int socket_file = socket(AF_UNIX, SOCK_STREAM, 0);
    assert_int_equal(bind(socket_file, (struct sockaddr *)&address, sizeof address), 0);
    assert_int_equal(mkfifo("fifo", 0600), 0);
    assert_int_equal(symlink("fifo", "to-fifo"), 0);
    assert_int_equal(symlink("/dev/zero", "to-zero"), 0);
    assert_int_equal(symlink("loop", "loop"), 0);
    assert_refused("fifo", "is no plain file");
    assert_refused("to-fifo", "is no plain file");
    assert_refused("to-zero", "is no plain file");
    assert_refused("/dev/tty", "is no plain file");
    assert_refused("socket", "is no plain file");
    assert_refused(".", "is a directory");
    assert_refused("loop", "loop: ");
    assert_refused("gone", "gone: No such file or directory");
    if (access("/proc/self/environ", R_OK) == 0)
        assert_refused("/proc/self/environ", "is no plain file");
    close(socket_file);
}

static void what_is_no_text_is_not_opened(void **state)
{
    (void)state;
    static const char bytes[200] = {0x7F, 'E', 'L', 'F'};
    write_file("binary", bytes, sizeof bytes);
    write_file("empty", "", 0);
    write_file("huge", "x", 1);
    assert_int_equal(truncate("huge", ((off_t)LINKED_MAX_MIB << 20) + 1), 0);
    assert_refused("binary", "does not look like text");
    assert_refused("empty", "is empty");
    assert_refused("huge", "has more than 64 MiB");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths),
        cmocka_unit_test_setup_teardown(a_text_is_opened, make_folder, clear_folder),
        cmocka_unit_test_setup_teardown(special_files_are_not_opened, make_folder, clear_folder),
        cmocka_unit_test_setup_teardown(what_is_no_text_is_not_opened, make_folder, clear_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
