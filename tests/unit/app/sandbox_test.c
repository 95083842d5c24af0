/* What a process may no longer do once it is in the sandbox, and what it still may. Each case is a child that enters it. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include "app/sandbox.h"
#include "stand.h"

enum {
    NOT_OFFERED = 77
};

typedef struct {
    Stand *stand;
    char inside[96], outside[96];
} Room;

static void write_file(const char *path)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs("text", file);
    fclose(file);
}

/* A folder, and a file beside it. */
static int set_up(void **state)
{
    Room *room = calloc(1, sizeof *room);
    *state = room;
    room->stand = stand_new();
    snprintf(room->inside, sizeof room->inside, "%s/state", room->stand->folder);
    snprintf(room->outside, sizeof room->outside, "%s/letter", room->stand->folder);
    write_file(room->outside);
    return mkdir(room->inside, 0700);
}

static int clear(void **state)
{
    Room *room = *state;
    void *stand = room->stand;
    int result = stand_clear(&stand);
    free(room);
    return result;
}

/* Runs the case in a child that has entered the sandbox; it fails when the case says no. */
static void assert_in_sandbox(const Room *room, SandboxParts part, bool (*holds)(const Room *room))
{
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        if (!(sandbox_enter(room->inside) & part))
            _exit(NOT_OFFERED);
        _exit(holds(room) ? 0 : 1);
    }
    int result;
    assert_int_equal(waitpid(child, &result, 0), child);
    assert_true(WIFEXITED(result));
    if (WEXITSTATUS(result) == NOT_OFFERED)
        skip();
    assert_int_equal(WEXITSTATUS(result), 0);
}

static bool is_refused(int result, int expected)
{
    return result < 0 && errno == expected;
}

static bool keeps_from_writing(const Room *room)
{
    char path[128];
    snprintf(path, sizeof path, "%s/new", room->stand->folder);
    return is_refused(open(room->outside, O_WRONLY), EACCES) &&
           is_refused(open(path, O_WRONLY | O_CREAT, 0600), EACCES) &&
           is_refused(mkdir(path, 0700), EACCES) && is_refused(unlink(room->outside), EACCES) &&
           is_refused(rename(room->outside, path), EACCES) && is_refused(symlink("letter", path), EACCES);
}

static bool lets_read(const Room *room)
{
    char text[5] = "";
    int file = open(room->outside, O_RDONLY);
    return file >= 0 && read(file, text, 4) == 4 && strcmp(text, "text") == 0;
}

static bool lets_keep_state(const Room *room)
{
    char path[128], other[128];
    snprintf(path, sizeof path, "%s/state.db", room->inside);
    snprintf(other, sizeof other, "%s/state.db-aside", room->inside);
    int file = open(path, O_RDWR | O_CREAT, 0600);
    return file >= 0 && write(file, "x", 1) == 1 && ftruncate(file, 0) == 0 && rename(path, other) == 0 &&
           unlink(other) == 0 && open("/dev/null", O_WRONLY) >= 0;
}

static bool keeps_from_network(const Room *room)
{
    (void)room;
    return is_refused(socket(AF_INET, SOCK_STREAM, 0), EPERM) &&
           is_refused(socket(AF_INET6, SOCK_DGRAM, 0), EPERM) &&
           is_refused(socket(AF_UNIX, SOCK_STREAM, 0), EPERM);
}

static bool keeps_from_programs(const Room *room)
{
    (void)room;
    return is_refused(execl("/bin/true", "true", (char *)NULL), EPERM);
}

/* Without the filter it is ENOTTY, of a file that is no terminal. */
static bool keeps_from_typing(const Room *room)
{
    int file = open(room->outside, O_RDONLY);
    return file >= 0 && is_refused(ioctl(file, TIOCSTI, "x"), EPERM) &&
           is_refused(ioctl(file, TIOCGWINSZ, &(struct winsize){0}), ENOTTY);
}

static void writing(void **state)
{
    assert_in_sandbox(*state, SANDBOX_WRITING, keeps_from_writing);
    assert_in_sandbox(*state, SANDBOX_WRITING, lets_read);
    assert_in_sandbox(*state, SANDBOX_WRITING, lets_keep_state);
}

static void programs(void **state)
{
    assert_in_sandbox(*state, SANDBOX_PROGRAMS, keeps_from_network);
    assert_in_sandbox(*state, SANDBOX_PROGRAMS, keeps_from_programs);
    assert_in_sandbox(*state, SANDBOX_PROGRAMS, keeps_from_typing);
}

/* A part may be given up on top of others. */
static bool may_be_entered_again(const Room *room)
{
    (void)room;
    return sandbox_enter(NULL) != 0;
}

static void entered_twice(void **state)
{
    assert_in_sandbox(*state, SANDBOX_PROGRAMS, may_be_entered_again);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(writing, set_up, clear),
        cmocka_unit_test_setup_teardown(programs, set_up, clear),
        cmocka_unit_test_setup_teardown(entered_twice, set_up, clear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
