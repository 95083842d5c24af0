#include "support.h"

/* What a sequence of keys comes to from a fresh keymap. */
static KeymapResult feed(Keymap *map, Mode mode, const char *keys, Command *command)
{
    KeyList list = {0};
    KeymapResult result = KEYMAP_NONE;
    *command = (Command){0};
    keymap_reset(map);
    key_parse_all(str_from(keys), &list);
    for (size_t i = 0; i < list.count; i++)
        result = keymap_feed(map, mode, list.items[i], command);
    vec_free(&list);
    return result;
}

typedef struct {
    const char *keys;
    KeymapResult result;
    Action action;
    int count;
    uint32_t argument;
} KeyCase;

static void check_cases(Mode mode, const KeyCase *cases, size_t count)
{
    Keymap *map = keymap_new();
    for (size_t i = 0; i < count; i++) {
        Command command;
        print_message("keys %s\n", cases[i].keys);
        assert_int_equal(feed(map, mode, cases[i].keys, &command), cases[i].result);
        assert_int_equal(command.action, cases[i].action);
        assert_int_equal(command.count, cases[i].count);
        assert_int_equal(command.argument, cases[i].argument);
    }
    keymap_free(map);
}

static void keys_of_the_text(void **state)
{
    (void)state;
    static const KeyCase cases[] = {
        {"j", KEYMAP_MATCH, ACTION_LINE_DOWN, 0, 0},
        {"<Down>", KEYMAP_MATCH, ACTION_LINE_DOWN, 0, 0},
        {"k", KEYMAP_MATCH, ACTION_LINE_UP, 0, 0},
        {"5j", KEYMAP_MATCH, ACTION_LINE_DOWN, 5, 0},
        {"<Space>", KEYMAP_MATCH, ACTION_PAGE_DOWN, 0, 0},
        {"<PgDn>", KEYMAP_MATCH, ACTION_PAGE_DOWN, 0, 0},
        {"f", KEYMAP_MATCH, ACTION_PAGE_DOWN, 0, 0},
        {"^F", KEYMAP_MATCH, ACTION_PAGE_DOWN, 0, 0},
        {"b", KEYMAP_MATCH, ACTION_PAGE_UP, 0, 0},
        {"<PgUp>", KEYMAP_MATCH, ACTION_PAGE_UP, 0, 0},
        {"^B", KEYMAP_MATCH, ACTION_PAGE_UP, 0, 0},
        {"d", KEYMAP_MATCH, ACTION_HALF_DOWN, 0, 0},
        {"^U", KEYMAP_MATCH, ACTION_HALF_UP, 0, 0},
        {"g", KEYMAP_MATCH, ACTION_TOP, 0, 0},
        {"<lt>", KEYMAP_MATCH, ACTION_TOP, 0, 0},
        {"12G", KEYMAP_MATCH, ACTION_BOTTOM, 12, 0},
        {">", KEYMAP_MATCH, ACTION_BOTTOM, 0, 0},
        {"50%", KEYMAP_MATCH, ACTION_PERCENT, 50, 0},
        {"}", KEYMAP_MATCH, ACTION_PARAGRAPH_NEXT, 0, 0},
        {"]", KEYMAP_PENDING, ACTION_NONE, 0, 0},
        {"]]", KEYMAP_MATCH, ACTION_SECTION_NEXT, 0, 0},
        {"[[", KEYMAP_MATCH, ACTION_SECTION_PREVIOUS, 0, 0},
        {"3]q", KEYMAP_MATCH, ACTION_QUOTE_NEXT, 3, 0},
        {"[r", KEYMAP_MATCH, ACTION_REVIEW_PREVIOUS, 0, 0},
        {"]x", KEYMAP_NONE, ACTION_NONE, 0, 0},
        {"]<Esc>", KEYMAP_NONE, ACTION_NONE, 0, 0},
        {"]xj", KEYMAP_MATCH, ACTION_LINE_DOWN, 0, 0},
        {"m", KEYMAP_PENDING, ACTION_NONE, 0, 0},
        {"ma", KEYMAP_MATCH, ACTION_MARK_SET, 0, 'a'},
        {"mm", KEYMAP_MATCH, ACTION_MARK_SET, 0, 'm'},
        {"m1", KEYMAP_MATCH, ACTION_MARK_SET, 0, '1'},
        {"mé", KEYMAP_MATCH, ACTION_MARK_SET, 0, 0xE9},
        {"m<Enter>", KEYMAP_NONE, ACTION_NONE, 0, 0},
        {"'a", KEYMAP_MATCH, ACTION_MARK_GO, 0, 'a'},
        {"`a", KEYMAP_MATCH, ACTION_MARK_GO, 0, 'a'},
        {"''", KEYMAP_MATCH, ACTION_LAST_PLACE, 0, 0},
        {"<BS>", KEYMAP_MATCH, ACTION_BACK, 0, 0},
        {"<A-Left>", KEYMAP_MATCH, ACTION_BACK, 0, 0},
        {"<A-Right>", KEYMAP_MATCH, ACTION_FORWARD, 0, 0},
        {"\\\\", KEYMAP_MATCH, ACTION_SOURCE, 0, 0},
        {"h", KEYMAP_MATCH, ACTION_HELP, 0, 0},
        {"<F1>", KEYMAP_MATCH, ACTION_HELP, 0, 0},
        {"Z", KEYMAP_PENDING, ACTION_NONE, 0, 0},
        {"ZZ", KEYMAP_MATCH, ACTION_QUIT, 0, 0},
        {"^Z", KEYMAP_MATCH, ACTION_SUSPEND, 0, 0},
        {"^C", KEYMAP_MATCH, ACTION_BACK_OUT, 0, 0},
        {"5^C", KEYMAP_NONE, ACTION_NONE, 0, 0},
        {"5<Esc>", KEYMAP_NONE, ACTION_NONE, 0, 0},
        {"5<Esc>j", KEYMAP_MATCH, ACTION_LINE_DOWN, 0, 0},
        {"0", KEYMAP_NONE, ACTION_NONE, 0, 0},
        {"10j", KEYMAP_MATCH, ACTION_LINE_DOWN, 10, 0},
        {"<F9>", KEYMAP_NONE, ACTION_NONE, 0, 0},
        {"99999999999999999999j", KEYMAP_MATCH, ACTION_LINE_DOWN, COUNT_MAX, 0},
    };
    check_cases(MODE_TEXT, cases, sizeof cases / sizeof *cases);
}

static void keys_of_the_sidebar(void **state)
{
    (void)state;
    static const KeyCase cases[] = {
        {"j", KEYMAP_MATCH, ACTION_LINE_DOWN, 0, 0},
        {"h", KEYMAP_MATCH, ACTION_FOLD, 0, 0},
        {"l", KEYMAP_MATCH, ACTION_UNFOLD, 0, 0},
        {"/", KEYMAP_MATCH, ACTION_FILTER, 0, 0},
        {"<Enter>", KEYMAP_MATCH, ACTION_GO_THERE, 0, 0},
        {"?", KEYMAP_MATCH, ACTION_HELP, 0, 0},
        {"%", KEYMAP_NONE, ACTION_NONE, 0, 0},
        {"<Tab>", KEYMAP_MATCH, ACTION_OTHER_PANE, 0, 0},
    };
    check_cases(MODE_SIDEBAR, cases, sizeof cases / sizeof *cases);
}

static void lists_go_by_the_keys_of_the_text_but_for_some(void **state)
{
    (void)state;
    static const KeyCase cases[] = {
        {"j", KEYMAP_MATCH, ACTION_LINE_DOWN, 0, 0},    {"^D", KEYMAP_MATCH, ACTION_HALF_DOWN, 0, 0},
        {"d", KEYMAP_MATCH, ACTION_TAKE_OUT, 0, 0},     {"x", KEYMAP_MATCH, ACTION_TAKE_OUT, 0, 0},
        {"<Del>", KEYMAP_MATCH, ACTION_TAKE_OUT, 0, 0}, {"<Enter>", KEYMAP_MATCH, ACTION_GO_THERE, 0, 0},
        {"/", KEYMAP_MATCH, ACTION_SEARCH, 0, 0},       {"M", KEYMAP_MATCH, ACTION_MARKS, 0, 0},
    };
    check_cases(MODE_LIST, cases, sizeof cases / sizeof *cases);
}

static void every_action_is_described_and_reached(void **state)
{
    (void)state;
    for (Action action = ACTION_NONE + 1; action < ACTION_COUNT; action++) {
        const ActionInfo *info = action_info(action);
        assert_non_null(info->name);
        print_message("%s\n", info->name);
        assert_true(strlen(info->help) > 3);
        assert_true(info->group < GROUP_COUNT);
        for (Action other = action + 1; other < ACTION_COUNT; other++)
            assert_string_not_equal(info->name, action_info(other)->name);
        bool has_no_keys =
            action == ACTION_NEXT_FILE || action == ACTION_PREVIOUS_FILE || /* :n and :p */
            action == ACTION_AS || action == ACTION_MARK_DELETE ||          /* what, is typed */
            action == ACTION_TAKE_OUT ||                                    /* in lists only */
            action == ACTION_READINGS ||                                    /* what begins with it */
            action == ACTION_SEARCH_BACK ||                                 /* has one in presets */
            action == ACTION_FOLLOW_FILE || action == ACTION_MESSAGES || action == ACTION_BIDI ||
            action == ACTION_MOUSE || action == ACTION_AMBIGUOUS || action == ACTION_JUSTIFY ||
            action == ACTION_HYPHENATE || action == ACTION_COLUMNS || action == ACTION_PLAIN || /* seldom */
            (action > ACTION_SELECT && action <= ACTION_WHOLE_PARAGRAPHS); /* while selecting */
        assert_int_equal(strlen(info->text_keys) + strlen(info->sidebar_keys) == 0, has_no_keys);
    }
}

/* Each default sequence, typed, gives its own action: so no two are the same and none begins another. */
static void no_keys_are_shared(void **state)
{
    (void)state;
    Keymap *map = keymap_new();
    for (Action action = ACTION_NONE + 1; action < ACTION_COUNT; action++)
        for (Mode mode = MODE_TEXT; mode <= MODE_SIDEBAR; mode++) {
            const ActionInfo *info = action_info(action);
            Str keys = str_from(mode == MODE_TEXT ? info->text_keys : info->sidebar_keys);
            for (size_t at = 0; at < keys.len_bytes;) {
                size_t end = str_find_byte(keys, ' ', at);
                Buffer sequence = {0};
                buffer_put(&sequence, str_slice(keys, at, end));
                buffer_put(&sequence, action_takes_character(action) ? STR("a") : (Str){0});
                buffer_put_byte(&sequence, '\0');
                Command command;
                print_message("%s: %s\n", info->name, sequence.data);
                assert_int_equal(feed(map, mode, sequence.data, &command), KEYMAP_MATCH);
                assert_int_equal(command.action, action);
                buffer_free(&sequence);
                at = end + 1;
            }
        }
    keymap_free(map);
}

static void binding_replaces(void **state)
{
    (void)state;
    Keymap *map = keymap_new();
    Command command;
    keymap_bind(map, MODE_TEXT, STR("gg  ge"), ACTION_WHY); /* g stood in the way */
    assert_int_equal(feed(map, MODE_TEXT, "g", &command), KEYMAP_PENDING);
    assert_int_equal(feed(map, MODE_TEXT, "ge", &command), KEYMAP_MATCH);
    assert_int_equal(command.action, ACTION_WHY);
    assert_int_equal(feed(map, MODE_SIDEBAR, "g", &command), KEYMAP_MATCH);
    keymap_bind(map, MODE_TEXT, STR("]"), ACTION_INFO); /* and so did ]] ]r ]q */
    assert_int_equal(feed(map, MODE_TEXT, "]", &command), KEYMAP_MATCH);
    keymap_bind(map, MODE_TEXT, STR("j"), ACTION_NONE);
    assert_int_equal(feed(map, MODE_TEXT, "j", &command), KEYMAP_NONE);
    assert_int_equal(feed(map, MODE_TEXT, "<Down>", &command), KEYMAP_MATCH);
    keymap_bind(map, MODE_TEXT, STR("0"), ACTION_TOP); /* a digit that is bound counts no more at the head */
    assert_int_equal(feed(map, MODE_TEXT, "0", &command), KEYMAP_MATCH);
    assert_int_equal(feed(map, MODE_TEXT, "20<Down>", &command), KEYMAP_MATCH);
    assert_int_equal(command.count, 20);
    keymap_free(map);
}

static void hints_after_a_prefix(void **state)
{
    (void)state;
    Keymap *map = keymap_new();
    Arena arena = {0};
    KeyHintList hints = {0};
    Command command;
    feed(map, MODE_TEXT, "2]", &command);
    keymap_hints(map, MODE_TEXT, &arena, &hints);
    assert_int_equal(hints.count, 3);
    assert_str(hints.items[0].key, "]");
    assert_str(hints.items[0].help, "next section");
    assert_str(hints.items[1].key, "r");
    assert_str(hints.items[2].key, "q");
    vec_clear(&hints);
    feed(map, MODE_TEXT, "'", &command);
    keymap_hints(map, MODE_TEXT, &arena, &hints);
    assert_int_equal(hints.count, 2);
    assert_str(hints.items[0].key, "a letter");
    assert_str(hints.items[1].key, "'");
    vec_clear(&hints);
    keymap_reset(map);
    keymap_hints(map, MODE_TEXT, &arena, &hints);
    assert_int_equal(hints.count, 0);
    vec_free(&hints);
    arena_free(&arena);
    keymap_free(map);
}

static void keys_of_an_action(void **state)
{
    (void)state;
    Keymap *map = keymap_new();
    Arena arena = {0};
    assert_str(keymap_keys_of(map, MODE_TEXT, ACTION_LINE_DOWN, &arena), "j <Down> ^E ^N");
    assert_str(keymap_keys_of(map, MODE_TEXT, ACTION_QUIT, &arena), "q ZZ");
    assert_str(keymap_keys_of(map, MODE_TEXT, ACTION_FOLD, &arena), "");
    assert_str(keymap_keys_of(map, MODE_SIDEBAR, ACTION_FOLD, &arena), "h <Left>");
    arena_free(&arena);
    keymap_free(map);
}

static void hint_waits_for_the_timeout(void **state)
{
    (void)state;
    Fixture fixture = open_document("One.\n\nTwo.", 40, 10);
    type(&fixture, "3]");
    assert_int_equal(reader_patience_ms(fixture.reader), READER_HINT_MS);
    assert_int_equal(fixture.state->hints.count, 0);
    assert_str(buffer_str(&fixture.state->pending), "3]");
    assert_int_equal(reader_timeout(fixture.reader), EFFECT_DRAW);
    assert_int_equal(fixture.state->hints.count, 3);
    assert_int_equal(reader_patience_ms(fixture.reader), READER_PENDING_MS);
    type(&fixture, "<Esc>");
    assert_int_equal(fixture.state->hints.count, 0);
    assert_int_equal(fixture.state->pending.len_bytes, 0);
    type(&fixture, "3");
    assert_int_equal(reader_patience_ms(fixture.reader), -1);
    assert_int_equal(reader_timeout(fixture.reader), EFFECT_NONE);
    assert_str(buffer_str(&fixture.state->pending), "3"); /* a number waits for ever */
    close_document(&fixture);
}

static void pending_keys_are_forgotten_in_the_end(void **state)
{
    (void)state;
    Fixture fixture = open_document("One.\n\nTwo.\n\nThree.", 40, 2);
    type(&fixture, "3]");
    reader_timeout(fixture.reader);
    assert_int_equal(reader_timeout(fixture.reader), EFFECT_DRAW);
    assert_int_equal(fixture.state->hints.count, 0);
    assert_int_equal(fixture.state->pending.len_bytes, 0);
    assert_int_equal(reader_patience_ms(fixture.reader), -1);
    type(&fixture, "j"); /* not ]j, nor 3j */
    assert_int_equal(fixture.state->top.block, 1);
    assert_int_equal(fixture.state->top.row, 0);
    type(&fixture, "m"); /* and the next keys have their hint again */
    assert_int_equal(reader_patience_ms(fixture.reader), READER_HINT_MS);
    close_document(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_of_the_text),
        cmocka_unit_test(keys_of_the_sidebar),
        cmocka_unit_test(lists_go_by_the_keys_of_the_text_but_for_some),
        cmocka_unit_test(every_action_is_described_and_reached),
        cmocka_unit_test(no_keys_are_shared),
        cmocka_unit_test(binding_replaces),
        cmocka_unit_test(hints_after_a_prefix),
        cmocka_unit_test(keys_of_an_action),
        cmocka_unit_test(hint_waits_for_the_timeout),
        cmocka_unit_test(pending_keys_are_forgotten_in_the_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
