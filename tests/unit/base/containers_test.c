#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/vec.h"

static void test_slices_are_clamped(void **state)
{
    (void)state;
    Str s = STR("recto");
    assert_true(str_equal(str_slice(s, 1, 3), STR("ec")));
    assert_true(str_equal(str_slice(s, 3, 99), STR("to")));
    assert_int_equal(str_slice(s, 4, 2).len_bytes, 0);
    assert_int_equal(str_slice(s, 9, 12).len_bytes, 0);
}

static void test_comparing(void **state)
{
    (void)state;
    assert_true(str_starts(STR("recto"), STR("rec")) && !str_starts(STR("re"), STR("rec")));
    assert_true(str_ends(STR("recto"), STR("to")) && !str_ends(STR("o"), STR("to")));
    assert_true(str_equal_nocase(STR("ReCtO"), STR("rEcTo")) && !str_equal_nocase(STR("[ab"), STR("{ab")));
    assert_true(str_starts_nocase(STR("</STYLE>"), STR("</style")));
    assert_true(str_ends_nocase(STR("NOTES.MD"), STR(".md")) && !str_ends_nocase(STR("md"), STR(".md")));
    assert_true(str_compare(STR("a"), STR("ab")) < 0 && str_compare(STR("b"), STR("ab")) > 0);
    assert_int_equal(str_compare(STR(""), (Str){0}), 0);
}

/* More of them than a byte can count, at both ends of what is taken at once. */
static void test_counting_bytes(void **state)
{
    (void)state;
    enum {
        SIZE = 32 * 256 * 3 + 7
    };
    static char bytes[SIZE];
    memset(bytes, 'x', SIZE);
    for (size_t len = SIZE - 40; len <= SIZE; len++)
        assert_int_equal(str_count_byte((Str){bytes, len}, 'x'), len);
    bytes[0] = bytes[SIZE - 1] = '\n';
    assert_int_equal(str_count_byte((Str){bytes, SIZE}, '\n'), 2);
    assert_int_equal(str_count_byte((Str){0}, 'x'), 0);
}

static void test_trimming(void **state)
{
    (void)state;
    assert_true(str_equal(str_trim(STR(" \t\xC2\xA0 a b\xC2\xA0\n")), STR("a b")));
    assert_true(str_is_blank(STR(" \xC2\xA0\t\f")) && str_is_blank((Str){0}) && !str_is_blank(STR(" . ")));
}

static void test_finding(void **state)
{
    (void)state;
    Str s = STR("ababac");
    assert_int_equal(str_find(s, STR("abac"), 0), 2);
    assert_int_equal(str_find(s, STR("ab"), 1), 2);
    assert_int_equal(str_find(s, STR("x"), 0), 6);
    assert_int_equal(str_find(s, STR("ababacx"), 0), 6);
    assert_int_equal(str_find_byte(s, 'c', 0), 5);
    assert_int_equal(str_find_byte(s, 'c', 6), 6);
}

static void test_vec_keeps_its_items(void **state)
{
    (void)state;
    VEC(int) numbers = {0};
    for (int i = 0; i < 1000; i++)
        vec_push(&numbers, i * 3);
    assert_int_equal(numbers.count, 1000);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(numbers.items[i], i * 3);
    assert_int_equal(vec_last(&numbers), 2997);
    vec_free(&numbers);
    assert_null(numbers.items);
}

static void test_arena_hands_out_aligned_and_separate_memory(void **state)
{
    (void)state;
    Arena arena = {0};
    char *before = NULL;
    for (size_t size = 1; size < 20000; size += 371) {
        char *block = arena_alloc(&arena, size, 1);
        assert_int_equal((uintptr_t)block % sizeof(long double), 0);
        memset(block, 1, size);
        if (before)
            assert_int_equal(*before, 1);
        before = block;
    }
    Str copy = arena_copy(&arena, STR("word"));
    assert_int_equal(copy.data[4], '\0');
    assert_true(str_equal(arena_format(&arena, "%d of %s", 3, "17"), STR("3 of 17")));
    arena_reset(&arena);
    assert_int_equal(arena.used_bytes, 0);
    assert_non_null(arena_alloc(&arena, 5, 5));
    arena_free(&arena);
    assert_null(arena.chunks);
}

static void test_buffer(void **state)
{
    (void)state;
    Buffer buffer = {0};
    assert_int_equal(buffer_str(&buffer).len_bytes, 0);
    buffer_put(&buffer, STR("a"));
    buffer_put_repeat(&buffer, STR("-="), 2);
    buffer_put_format(&buffer, "%05d", 42);
    buffer_put_byte(&buffer, '!');
    assert_true(str_equal(buffer_str(&buffer), STR("a-=-=00042!")));
    buffer_clear(&buffer);
    for (int i = 0; i < 5000; i++)
        buffer_put_format(&buffer, "%d", i % 10);
    assert_int_equal(buffer_str(&buffer).len_bytes, 5000);
    assert_int_equal(buffer.data[4999], '9');
    buffer_free(&buffer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_slices_are_clamped),
        cmocka_unit_test(test_comparing),
        cmocka_unit_test(test_counting_bytes),
        cmocka_unit_test(test_trimming),
        cmocka_unit_test(test_finding),
        cmocka_unit_test(test_vec_keeps_its_items),
        cmocka_unit_test(test_arena_hands_out_aligned_and_separate_memory),
        cmocka_unit_test(test_buffer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
