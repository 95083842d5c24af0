#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "screen/key.h"

typedef struct {
    const char *notation;
    uint32_t code;
    uint8_t mods;
    size_t taken;
    const char *written; /* NULL: as notation */
} KeyCase;

static const KeyCase cases[] = {
    {"j", 'j', 0, 1, NULL},
    {"G", 'G', 0, 1, NULL},
    {"?x", '?', 0, 1, "?"},
    {"é", 0xE9, 0, 2, NULL},
    {"日", 0x65E5, 0, 3, NULL},
    {"🙂", 0x1F642, 0, 4, NULL},
    {"\xFF", 0xFFFD, 0, 1, "\uFFFD"},
    {" ", ' ', 0, 1, "<Space>"},
    {"<Space>", ' ', 0, 7, NULL},
    {"<C-Space>", ' ', MOD_CTRL, 9, NULL},
    /* names */
    {"<Enter>", KEYCODE_ENTER, 0, 7, NULL},
    {"<CR>", KEYCODE_ENTER, 0, 4, "<Enter>"},
    {"<cr>", KEYCODE_ENTER, 0, 4, "<Enter>"},
    {"<Esc>", KEYCODE_ESCAPE, 0, 5, NULL},
    {"<Tab>", KEYCODE_TAB, 0, 5, NULL},
    {"<S-Tab>", KEYCODE_TAB, MOD_SHIFT, 7, NULL},
    {"<BS>", KEYCODE_BACKSPACE, 0, 4, NULL},
    {"<Backspace>", KEYCODE_BACKSPACE, 0, 11, "<BS>"},
    {"<Up>", KEYCODE_UP, 0, 4, NULL},
    {"<Down>", KEYCODE_DOWN, 0, 6, NULL},
    {"<Home>", KEYCODE_HOME, 0, 6, NULL},
    {"<End>", KEYCODE_END, 0, 5, NULL},
    {"<PgUp>", KEYCODE_PAGE_UP, 0, 6, NULL},
    {"<PageDown>", KEYCODE_PAGE_DOWN, 0, 10, "<PgDn>"},
    {"<Insert>", KEYCODE_INSERT, 0, 8, NULL},
    {"<Del>", KEYCODE_DELETE, 0, 5, NULL},
    {"<F1>", KEYCODE_F1, 0, 4, NULL},
    {"<F12>", KEYCODE_F12, 0, 5, NULL},
    {"<lt>", '<', 0, 4, "<"},
    /* modifiers */
    {"^F", 'f', MOD_CTRL, 2, NULL},
    {"^f", 'f', MOD_CTRL, 2, "^F"},
    {"<C-f>", 'f', MOD_CTRL, 5, "^F"},
    {"<c-F>", 'f', MOD_CTRL, 5, "^F"},
    {"^]", ']', MOD_CTRL, 2, NULL},
    {"^\\", '\\', MOD_CTRL, 2, NULL},
    {"^_", '_', MOD_CTRL, 2, NULL},
    {"<A-Left>", KEYCODE_LEFT, MOD_ALT, 8, NULL},
    {"<M-Left>", KEYCODE_LEFT, MOD_ALT, 8, "<A-Left>"},
    {"<A-x>", 'x', MOD_ALT, 5, NULL},
    {"<A-X>", 'X', MOD_ALT, 5, NULL},
    {"<A-é>", 0xE9, MOD_ALT, 6, NULL},
    {"<A->>", '>', MOD_ALT, 5, NULL},
    {"<A-<>", '<', MOD_ALT, 5, NULL},
    {"<A-->", '-', MOD_ALT, 5, NULL},
    {"<A-C-x>", 'x', MOD_ALT | MOD_CTRL, 7, "<C-A-x>"},
    {"<C-S-Right>", KEYCODE_RIGHT, MOD_CTRL | MOD_SHIFT, 11, NULL},
    {"<C-A-S-F5>", KEYCODE_F1 + 4, MOD_CTRL | MOD_ALT | MOD_SHIFT, 10, NULL},
    {"<S-a>", 'A', 0, 5, "A"},
    /* what a terminal cannot tell apart */
    {"^I", KEYCODE_TAB, 0, 2, "<Tab>"},
    {"^M", KEYCODE_ENTER, 0, 2, "<Enter>"},
    {"^J", KEYCODE_ENTER, 0, 2, "<Enter>"},
    {"^H", KEYCODE_BACKSPACE, 0, 2, "<BS>"},
    {"^[", KEYCODE_ESCAPE, 0, 2, "<Esc>"},
    {"<A-C-m>", KEYCODE_ENTER, MOD_ALT, 7, "<A-Enter>"},
    /* backslashes */
    {"\\n", KEYCODE_ENTER, 0, 2, "<Enter>"},
    {"\\r", KEYCODE_ENTER, 0, 2, "<Enter>"},
    {"\\t", KEYCODE_TAB, 0, 2, "<Tab>"},
    {"\\e", KEYCODE_ESCAPE, 0, 2, "<Esc>"},
    {"\\\\", '\\', 0, 2, "\\"},
    {"\\", '\\', 0, 1, NULL},
    {"\\x", '\\', 0, 1, "\\"},
    /* what stands for itself */
    {"<", '<', 0, 1, NULL},
    {"<<", '<', 0, 1, "<"},
    {"<>", '<', 0, 1, "<"},
    {"<x>", '<', 0, 1, "<"},
    {"<Entry>", '<', 0, 1, "<"},
    {"<Enter", '<', 0, 1, "<"},
    {"<C-", '<', 0, 1, "<"},
    {"<C->", '<', 0, 1, "<"},
    {"<X-f>", '<', 0, 1, "<"},
    {"<F13>", '<', 0, 1, "<"},
    {"<a long way from the next Enter>", '<', 0, 1, "<"},
    {"^", '^', 0, 1, NULL},
    {"^1", '^', 0, 1, "^"},
    {"^é", '^', 0, 1, "^"},
    /* raw controls */
    {"\n", KEYCODE_ENTER, 0, 1, "<Enter>"},
    {"\r", KEYCODE_ENTER, 0, 1, "<Enter>"},
    {"\x1b", KEYCODE_ESCAPE, 0, 1, "<Esc>"},
    {"\x7f", KEYCODE_BACKSPACE, 0, 1, "<BS>"},
    {"\x06", 'f', MOD_CTRL, 1, "^F"},
};

static void test_parse(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Key key = {0};
        size_t taken = key_parse(str_from(cases[i].notation), &key);
        if (taken != cases[i].taken || key.code != cases[i].code || key.mods != cases[i].mods)
            fail_msg("%s: took %zu, code %x, mods %d", cases[i].notation, taken, (unsigned)key.code,
                     key.mods);
    }
    Key key = {.code = 'k'};
    assert_int_equal(key_parse(STR(""), &key), 0);
    assert_int_equal(key.code, 'k');
}

static void test_write_and_read_back(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const KeyCase *c = &cases[i];
        Key key = {c->code, c->mods}, again = {0};
        Buffer out = {0};
        key_write(key, &out);
        assert_string_equal(out.data, c->written ? c->written : c->notation);
        assert_int_equal(key_parse(buffer_str(&out), &again), out.len_bytes);
        assert_true(key_equal(key, again));
        buffer_free(&out);
    }
}

/* Every key that a terminal can report survives being written down. */
static void test_all_keys_read_back(void **state)
{
    (void)state;
    for (uint32_t code = KEYCODE_ENTER; code <= KEYCODE_F12; code++) {
        for (uint8_t mods = 0; mods <= (MOD_SHIFT | MOD_ALT | MOD_CTRL); mods++) {
            Key key = {code, mods}, again = {0};
            Buffer out = {0};
            key_write(key, &out);
            assert_int_equal(key_parse(buffer_str(&out), &again), out.len_bytes);
            assert_true(key_equal(key, again));
            buffer_free(&out);
        }
    }
    for (uint32_t c = 0; c < 0x250; c++) {
        Key key = key_from_character(c), again = {0};
        Buffer out = {0};
        key_write(key, &out);
        assert_int_equal(key_parse(buffer_str(&out), &again), out.len_bytes);
        assert_true(key_equal(key, again));
        buffer_free(&out);
    }
}

static void test_keys_that_do_not_exist_write_nothing(void **state)
{
    (void)state;
    Buffer out = {0};
    key_write((Key){.code = KEYCODE_NONE}, &out);
    key_write((Key){.code = KEYCODE_F12 + 1}, &out);
    assert_int_equal(out.len_bytes, 0);
    buffer_free(&out);
}

static void test_parse_all(void **state)
{
    (void)state;
    KeyList keys = {0};
    key_parse_all(STR("]r^D/é\\n<A-Left><Z"), &keys);
    static const Key expected[] = {
        {']', 0}, {'r', 0}, {'d', MOD_CTRL}, {'/', 0}, {0xE9, 0}, {KEYCODE_ENTER, 0}, {KEYCODE_LEFT, MOD_ALT},
        {'<', 0}, {'Z', 0},
    };
    assert_int_equal(keys.count, sizeof expected / sizeof *expected);
    for (size_t i = 0; i < keys.count; i++)
        assert_true(key_equal(keys.items[i], expected[i]));
    key_parse_all(STR("q"), &keys); /* appends */
    assert_int_equal(keys.items[keys.count - 1].code, 'q');
    vec_free(&keys);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parse),
        cmocka_unit_test(test_write_and_read_back),
        cmocka_unit_test(test_all_keys_read_back),
        cmocka_unit_test(test_keys_that_do_not_exist_write_nothing),
        cmocka_unit_test(test_parse_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
