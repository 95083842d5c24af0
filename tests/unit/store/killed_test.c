/* A process that keeps marks, one after the other, and is killed in the midst of it with no warning: every mark of which it
 * has said that it is kept is there, and the store is sound. ROUNDS in the environment says how often this is tried. */
#include "support.h"

#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

enum {
    ROUNDS = 50,
    LETTERS = 26,
    NEW_STORE_EVERY = 10, /* rounds, so that a store is also killed while it is made */
    MARKS_BEFORE_END_MAX = 12,
    WAIT_MAX_MS = 4
};

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u; /* Numerical Recipes' linear congruential generator */
    return *seed >> 8;
}

/* As a reader of a document does it: the store is opened for each. Mark number k has a letter for itself and its
 * 25 neighbours, and k is its place. */
static bool keep_mark(const char *path, uint32_t k)
{
    Store *store;
    StoreReading reading = {.place = {.offset = k, .text_bytes = UINT32_MAX}, .title = STR("A title")};
    StoreMark mark = {.letter = 'a' + k % LETTERS, .place = reading.place};
    Status status = store_open(path, true, &store);
    if (status.ok)
        status = store_set_mark(store, document(7, "/page"), &reading, NULL, 0, &mark);
    store_close(store);
    return status.ok;
}

static _Noreturn void keep_marks(const char *path, uint32_t k, int report)
{
    for (;; k++) {
        if (!keep_mark(path, k))
            _exit(1);
        if (write(report, &k, sizeof k) != sizeof k)
            _exit(2);
    }
}

/* Of each letter the last mark of which it was said that it is kept; 0: none. */
typedef struct {
    uint32_t kept[LETTERS], next;
} Told;

static void take_reports(int reports, Told *told)
{
    uint32_t k;
    while (read(reports, &k, sizeof k) == sizeof k) {
        told->kept[k % LETTERS] = k;
        told->next = k + 1;
    }
}

/* After some reports, and a while that has nothing to do with them. */
static void kill_one(const char *path, uint32_t *seed, Told *told)
{
    int ends[2], status;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0)
        keep_marks(path, told->next, ends[1]);
    close(ends[1]);
    uint32_t k, count = next_random(seed) % MARKS_BEFORE_END_MAX;
    for (uint32_t i = 0; i < count && read(ends[0], &k, sizeof k) == sizeof k; i++) {
        told->kept[k % LETTERS] = k;
        told->next = k + 1;
    }
    poll(NULL, 0, (int)(next_random(seed) % WAIT_MAX_MS));
    kill(child, SIGKILL);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status)); /* it did not give up before */
    take_reports(ends[0], told);
    close(ends[0]);
}

/* One mark more may be kept than was told. */
static void assert_all_is_kept(const char *path, const Told *told)
{
    StoreMarkList marks = {0};
    StoreAcquaintance known;
    Bookmark place;
    Store *store = opened(path);
    assert_true(store_reading(store, document(7, "/page"), &known, &place, &marks).ok);
    for (uint32_t i = 0; i < LETTERS; i++) {
        uint64_t offset = 0;
        for (size_t m = 0; m < marks.count; m++)
            if (marks.items[m].letter == 'a' + i)
                offset = marks.items[m].place.offset;
        assert_true(offset == told->kept[i] || (offset == told->next && told->next % LETTERS == i));
    }
    vec_free(&marks);
    store_close(store);
}

static void test_nothing_that_was_kept_is_lost(void **state)
{
    Place *place = *state;
    uint32_t seed = 20261128;
    const char *wanted = getenv("ROUNDS");
    Told told = {.next = 1};
    for (int i = 0, rounds = wanted ? atoi(wanted) : ROUNDS; i < rounds; i++) {
        if (i % NEW_STORE_EVERY == 0) {
            char name[128];
            unlink(place->path);
            snprintf(name, sizeof name, "%s-journal", place->path);
            unlink(name);
            told = (Told){.next = 1};
        }
        kill_one(place->path, &seed, &told);
        assert_all_is_kept(place->path, &told);
    }
}

/* A disk that is full, played by a limit to what may be written into a file: it is told, and what was kept is still there. */
static void test_a_full_disk(void **state)
{
    Place *place = *state;
    struct rlimit before, none;
    assert_true(keep_mark(place->path, 1));
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    none = (struct rlimit){0, before.rlim_max};
    void (*action)(int) = signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &none), 0);
    bool kept = keep_mark(place->path, 2);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, action);
    assert_false(kept);
    assert_all_is_kept(place->path, &(Told){.kept = {[1] = 1}});
    assert_true(keep_mark(place->path, 2));
    assert_all_is_kept(place->path, &(Told){.kept = {[1] = 1, [2] = 2}});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_nothing_that_was_kept_is_lost, make_place, clear_place),
        cmocka_unit_test_setup_teardown(test_a_full_disk, make_place, clear_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
