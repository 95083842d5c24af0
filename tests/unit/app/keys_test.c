#include "files.h"

static Action action_of(Keymap *map, Mode mode, const char *notation)
{
    KeyList keys = {0};
    Command command = {0};
    KeymapResult result = KEYMAP_NONE;
    keymap_reset(map);
    key_parse_all(str_from(notation), &keys);
    for (size_t i = 0; i < keys.count; i++)
        result = keymap_feed(map, mode, keys.items[i], &command);
    vec_free(&keys);
    return result == KEYMAP_MATCH ? command.action : ACTION_NONE;
}

static Keymap *read_keys(const char *text, const char *expected)
{
    Keymap *map = keymap_new();
    Messages messages = {0};
    keys_read(str_from(text), "f", map, &messages);
    assert_told(&messages, expected);
    return map;
}

static Buffer printed(const Keymap *map)
{
    Buffer text = {0};
    keys_print(map, &text);
    return text;
}

/* What is printed but for where it was said. */
static Buffer without_comments(const Keymap *map)
{
    Buffer all = printed(map), rest = {0};
    Str text = buffer_str(&all);
    for (size_t at = 0; at < text.len_bytes;) {
        size_t end = str_find_byte(text, '\n', at);
        if (text.data[at] != '#')
            buffer_put(&rest, str_slice(text, at, end + 1));
        at = end + 1;
    }
    buffer_free(&all);
    return rest;
}

static void assert_same_keys(const Keymap *map, const Keymap *other)
{
    Buffer first = without_comments(map), second = without_comments(other);
    assert_string_equal(first.data, second.data);
    buffer_free(&first);
    buffer_free(&second);
}

/* ---- reading --------------------------------------------------------------------------------------------- */

static void test_keys_are_bound_and_taken_away(void **state)
{
    (void)state;
    Keymap *map = read_keys("preset = vim\n[text]\n  J <C-Down> = next-section\nj = none\n; = comment\n"
                            "[sidebar]\nx = why ; and so on\n[list]\nd = none\nX = take-out\n",
                            "");
    assert_int_equal(action_of(map, MODE_TEXT, "J"), ACTION_SECTION_NEXT);
    assert_int_equal(action_of(map, MODE_TEXT, "<C-Down>"), ACTION_SECTION_NEXT);
    assert_int_equal(action_of(map, MODE_LIST, "J"), ACTION_SECTION_NEXT);
    assert_int_equal(action_of(map, MODE_SIDEBAR, "J"), ACTION_NONE);
    assert_int_equal(action_of(map, MODE_TEXT, "j"), ACTION_NONE);
    assert_int_equal(action_of(map, MODE_LIST, "j"), ACTION_NONE);
    assert_int_equal(action_of(map, MODE_SIDEBAR, "j"), ACTION_LINE_DOWN);
    assert_int_equal(action_of(map, MODE_SIDEBAR, "x"), ACTION_WHY);
    assert_int_equal(action_of(map, MODE_LIST, "d"), ACTION_NONE);
    assert_int_equal(action_of(map, MODE_LIST, "X"), ACTION_TAKE_OUT);
    keymap_free(map);
}

static void test_lists_keep_their_own_keys(void **state)
{
    (void)state;
    Keymap *map = read_keys("[text]\nd = why\n<Enter> = line-down\n", "");
    assert_int_equal(action_of(map, MODE_TEXT, "d"), ACTION_WHY);
    assert_int_equal(action_of(map, MODE_LIST, "d"), ACTION_TAKE_OUT);
    assert_int_equal(action_of(map, MODE_LIST, "<Enter>"), ACTION_GO_THERE);
    keymap_free(map);
}

/* Every character of ASCII, every name, and each of them with alt, can be bound and is read as written. */
static void test_every_key_can_be_written(void **state)
{
    (void)state;
    for (uint32_t code = 0x20; code < 0x7F + 40; code++)
        for (uint8_t mods = 0; mods <= MOD_ALT; mods += MOD_ALT) {
            Key key = {code < 0x7F ? code : KEYCODE_NONE + 1 + code - 0x7F, mods};
            Buffer name = {0}, text = {0};
            if (key.code > KEYCODE_F12)
                continue;
            key_write_by_name(key, &name);
            buffer_put_format(&text, "preset = none\n[text]\n%s = why\n%s%s%s = info\n", name.data, "<F1>",
                              name.data, name.data);
            if (key.code == KEYCODE_F1 && mods == 0)
                buffer_put_format(&text, "<F1> = why\n");
            Messages messages = {0};
            Keymap *map = keymap_new();
            KeymapBinding found;
            keys_read(buffer_str(&text), "f", map, &messages);
            assert_true(keymap_find(map, MODE_TEXT, &key, 1, &found));
            assert_int_equal(found.action, ACTION_WHY);
            Key three[] = {{KEYCODE_F1, 0}, key, key};
            if (key.code != KEYCODE_F1 || mods != 0)
                assert_true(keymap_find(map, MODE_TEXT, three, 3, &found));
            messages_free(&messages);
            keymap_free(map);
            buffer_free(&name);
            buffer_free(&text);
        }
}

static void test_each_error_has_its_line_and_the_rest_holds(void **state)
{
    (void)state;
    Keymap *map = read_keys(
        "preset = ed\nj = line-down\n[text]\nx = fly\n<Entr> = quit\n^1 = quit\n= = measure\n: = command\n[[ "
        "= top\n"
        "gg = top\nZ = top\nX = why\nX = info\n<F2>\n[pane]\na = quit\nb = quit\n[sidebar]\nV = quit\n",
        "f:1: no such preset: ed (there are vim, less, emacs, none)\n"
        "f:2: only 'preset' may stand above [text] and the other sections\n"
        "f:4: no such action: fly\n"
        "f:5: no key is called <Entr> (< itself is <lt>, ^ is <caret>)\n"
        "f:6: no key is called ^1 (< itself is <lt>, ^ is <caret>)\n"
        "f:7: no key before the sign (the key = is <equal>, : is <colon>)\n"
        "f:8: no key before the sign (the key = is <equal>, : is <colon>)\n"
        "f:9: no ] behind the name of a section (the key [ is <lbracket>)\n"
        "f:10: gg begins with g = top (default), which holds no more\n"
        "f:11: Z begins ZZ = quit (default), which holds no more\n"
        "f:13: X is bound again, after X = why (f:12), which holds no more\n"
        "f:14: not of the form NAME = VALUE\n"
        "f:16: no such section: pane (there are text, sidebar, list, select)\n");
    assert_int_equal(action_of(map, MODE_TEXT, "j"), ACTION_LINE_DOWN);
    assert_int_equal(action_of(map, MODE_TEXT, "gg"), ACTION_TOP);
    assert_int_equal(action_of(map, MODE_TEXT, "Z"), ACTION_TOP);
    assert_int_equal(action_of(map, MODE_TEXT, "X"), ACTION_INFO);
    assert_int_equal(action_of(map, MODE_SIDEBAR, "V"), ACTION_QUIT);
    keymap_free(map);
    keymap_free(read_keys("[text]\ng = none\ngg = top\n", "")); /* who takes g away first means it */
}

static void test_a_way_out_is_left(void **state)
{
    (void)state;
    char folder[] = "/tmp/recto-keys-XXXXXX", path[64];
    Messages messages = {0};
    Keymap *map = keymap_new();
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/keys", folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs("preset = none\n[text]\nj = line-down\n", file);
    fclose(file);
    char config[64];
    snprintf(config, sizeof config, "%s/config", folder);
    keys_load(&(Options){.config = config}, map, &messages);
    assert_int_equal(messages.items.count, 1);
    assert_int_equal(action_of(map, MODE_TEXT, ":"), ACTION_COMMAND);
    assert_int_equal(action_of(map, MODE_TEXT, "j"), ACTION_LINE_DOWN);
    assert_int_equal(action_of(map, MODE_TEXT, "k"), ACTION_NONE);
    messages_free(&messages);
    keymap_free(map);
    unlink(path);
    assert_int_equal(rmdir(folder), 0);
}

/* ---- presets --------------------------------------------------------------------------------------------- */

static const char *const presets[] = {"vim", "less", "emacs"};
enum {
    PRESET_COUNT = sizeof presets / sizeof *presets
};

static Keymap *preset_map(const char *name)
{
    Keymap *map = keymap_new();
    assert_true(keys_use_preset(str_from(name), map));
    return map;
}

static void test_presets_are_without_fault(void **state)
{
    (void)state;
    for (size_t i = 1; i < PRESET_COUNT; i++) {
        char file[32];
        Str text;
        Messages messages = {0};
        Keymap *map = keymap_new();
        snprintf(file, sizeof file, "config/keys-%s", presets[i]);
        assert_true(embedded_find(file, &text));
        keys_read(text, file, map, &messages);
        assert_told(&messages, "");
        keymap_free(map);
    }
}

static bool is_reached(const Keymap *map, Mode mode, Action action)
{
    Arena arena = {0};
    bool reached = keymap_keys_of(map, mode, action, &arena).len_bytes > 0;
    arena_free(&arena);
    return reached;
}

/* Who loses a key to a preset gets another, where it had one. */
static void test_every_action_is_reached_in_every_preset(void **state)
{
    (void)state;
    Keymap *defaults = keymap_new();
    for (size_t i = 0; i < PRESET_COUNT; i++) {
        Keymap *map = preset_map(presets[i]);
        for (Mode mode = 0; mode < MODE_COUNT; mode++) {
            assert_true(is_reached(map, mode, ACTION_COMMAND)); /* and so every other by its name */
            for (Action action = ACTION_NONE + 1; action < ACTION_COUNT; action++)
                if (is_reached(defaults, mode, action) && !is_reached(map, mode, action))
                    fail_msg("preset %s: no key in pane %d for %s", presets[i], (int)mode,
                             action_info(action)->name);
        }
        keymap_free(map);
    }
    keymap_free(defaults);
}

static void test_less_and_emacs_are_themselves(void **state)
{
    (void)state;
    static const struct {
        const char *preset, *keys;
        Action action;
    } cases[] = {
        {"less", "e", ACTION_LINE_DOWN},
        {"less", "^E", ACTION_LINE_DOWN},
        {"less", "^N", ACTION_LINE_DOWN},
        {"less", "j", ACTION_LINE_DOWN},
        {"less", "<Enter>", ACTION_LINE_DOWN},
        {"less", "y", ACTION_LINE_UP},
        {"less", "^Y", ACTION_LINE_UP},
        {"less", "^K", ACTION_LINE_UP},
        {"less", "k", ACTION_LINE_UP},
        {"less", "^V", ACTION_PAGE_DOWN},
        {"less", "w", ACTION_PAGE_UP},
        {"less", "<A-v>", ACTION_PAGE_UP},
        {"less", "?", ACTION_SEARCH_BACK},
        {"less", "h", ACTION_HELP},
        {"less", "H", ACTION_HELP},
        {"less", "p", ACTION_PERCENT},
        {"less", "v", ACTION_EDIT},
        {"less", "Q", ACTION_QUIT},
        {"less", "ZZ", ACTION_QUIT},
        {"less", "^X^Xa", ACTION_MARK_GO},
        {"less", "ma", ACTION_MARK_SET},
        {"less", "'a", ACTION_MARK_GO},
        {"less", "''", ACTION_LAST_PLACE},
        {"less", "=", ACTION_INFO},
        {"less", "r", ACTION_REDRAW},
        {"less", "R", ACTION_RELOAD},
        {"less", "<A->>", ACTION_BOTTOM},
        {"emacs", "^N", ACTION_LINE_DOWN},
        {"emacs", "^P", ACTION_LINE_UP},
        {"emacs", "^V", ACTION_PAGE_DOWN},
        {"emacs", "<M-v>", ACTION_PAGE_UP},
        {"emacs", "<M-lt>", ACTION_TOP},
        {"emacs", "<M->>", ACTION_BOTTOM},
        {"emacs", "^S", ACTION_SEARCH},
        {"emacs", "^R", ACTION_SEARCH_BACK},
        {"emacs", "^G", ACTION_BACK_OUT},
        {"emacs", "<M-}>", ACTION_PARAGRAPH_NEXT},
        {"emacs", "<M-{>", ACTION_PARAGRAPH_PREVIOUS},
        {"emacs", "^X^C", ACTION_QUIT},
        {"emacs", "<C-h>", ACTION_HELP},
        {"emacs", "<M-x>", ACTION_COMMAND},
        {"emacs", "l", ACTION_BACK},
        {"emacs", "r", ACTION_FORWARD},
        {"emacs", "^Xrma", ACTION_MARK_SET},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Keymap *map = preset_map(cases[i].preset);
        print_message("%s: %s\n", cases[i].preset, cases[i].keys);
        assert_int_equal(action_of(map, MODE_TEXT, cases[i].keys), cases[i].action);
        keymap_free(map);
    }
}

/* ---- files ----------------------------------------------------------------------------------------------- */

static void test_the_shipped_file_says_what_holds(void **state)
{
    (void)state;
    Messages messages = {0};
    Keymap *defaults = keymap_new(), *map = keymap_new(), *empty = keymap_new();
    Buffer text = in_force("config/keys");
    keys_read(buffer_str(&text), "f", map, &messages); /* as it is, with its preset */
    assert_told(&messages, "");
    assert_same_keys(map, defaults);
    Str below =
        str_slice(buffer_str(&text), str_find(buffer_str(&text), STR("[text]\n\n"), 0), text.len_bytes);
    keymap_clear(empty);
    keys_read(below, "f", empty, &messages); /* and by its own lines alone */
    assert_told(&messages, "");
    for (size_t i = 0; i < keymap_binding_count(defaults); i++) {
        KeymapBinding binding = keymap_binding(defaults, i), found = {0};
        assert_true(keymap_find(empty, binding.mode, binding.keys, binding.key_count, &found));
        assert_int_equal(found.action, binding.action);
    }
    assert_int_equal(keymap_binding_count(empty), keymap_binding_count(defaults));
    buffer_free(&text);
    keymap_free(defaults);
    keymap_free(map);
    keymap_free(empty);
}

static void assert_reads_back(const Keymap *map)
{
    Messages messages = {0};
    Keymap *again = keymap_new();
    Buffer text = printed(map);
    keys_read(buffer_str(&text), "f", again, &messages);
    assert_told(&messages, "");
    assert_same_keys(map, again);
    buffer_free(&text);
    keymap_free(again);
}

static void test_what_is_printed_reads_back(void **state)
{
    (void)state;
    for (size_t i = 0; i < PRESET_COUNT; i++) {
        Keymap *map = preset_map(presets[i]);
        assert_reads_back(map);
        keymap_free(map);
    }
    Keymap *map = read_keys(
        "preset = less\n[text]\n<equal> <bslash> = none\n<equal><colon><lbracket> <bslash>n <caret>A = why\n"
        "[list]\nd k = none\n<hash><semicolon><lt>Enter> = take-out\n",
        "");
    Buffer text = printed(map);
    assert_non_null(strstr(text.data, "# f:4\n<equal><colon><lbracket> = why\n<bslash>n = why\n"));
    assert_non_null(strstr(text.data, "# preset less\n"));
    assert_non_null(strstr(text.data, "# default\n"));
    assert_reads_back(map);
    buffer_free(&text);
    keymap_free(map);
}

static void test_any_bytes(void **state)
{
    (void)state;
    uint32_t seed = 11;
    static const char *const names[] = {"config/keys", "config/keys-less", "config/keys-emacs"};
    for (int i = 0; i < 150; i++) {
        Str text;
        Messages messages = {0};
        Keymap *map = keymap_new();
        Buffer bytes = {0}, forced = in_force("config/keys");
        assert_true(embedded_find(names[i % 3], &text));
        Source *source = mutate(i % 3 == 0 ? buffer_str(&forced) : text, &seed, &bytes);
        keys_read(source_text(source), "f", map, &messages);
        for (size_t k = 0; k < messages.items.count; k++)
            assert_in_range(messages.items.items[k].line, 1, 1 + str_count_byte(source_text(source), '\n'));
        messages_free(&messages);
        assert_reads_back(map);
        source_free(source);
        buffer_free(&bytes);
        buffer_free(&forced);
        keymap_free(map);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_keys_are_bound_and_taken_away),
        cmocka_unit_test(test_lists_keep_their_own_keys),
        cmocka_unit_test(test_every_key_can_be_written),
        cmocka_unit_test(test_each_error_has_its_line_and_the_rest_holds),
        cmocka_unit_test(test_a_way_out_is_left),
        cmocka_unit_test(test_presets_are_without_fault),
        cmocka_unit_test(test_every_action_is_reached_in_every_preset),
        cmocka_unit_test(test_less_and_emacs_are_themselves),
        cmocka_unit_test(test_the_shipped_file_says_what_holds),
        cmocka_unit_test(test_what_is_printed_reads_back),
        cmocka_unit_test(test_any_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
