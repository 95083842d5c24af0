#include "files.h"

static void test_values_are_read(void **state)
{
    (void)state;
    Config config;
    Messages messages = {0};
    config_set_defaults(&config);
    config_read(STR("# mine\n\n  measure = 40\ntheme=light\nmouse: off ; for the terminal\r\ncolumns = 2\n"
                    "justify = on\nhyphenate = off\nbidi = off\nambiguous = wide"),
                "f", &config, &messages);
    assert_told(&messages, "");
    assert_int_equal(config.measure_cols, 40);
    assert_int_equal(config.columns, 2);
    assert_string_equal(config.theme, "light");
    assert_true(!config.mouse && config.justify && !config.hyphenate && !config.bidi &&
                config.ambiguous_wide);
}

static void test_each_error_has_its_line_and_the_rest_holds(void **state)
{
    (void)state;
    char text[600] =
        "measure = wide\n\nmeasure = 7\nambiguous = 2\nmouse = maybe\ncolumns = two\ncolour = red\n"
        "measure\n[text]\ntheme = dark\n[oops\ntheme =\njustify = on\n";
    size_t len = strlen(text);
    memset(text + len, 'x', 250);
    Config config;
    Messages messages = {0};
    config_set_defaults(&config);
    config_read((Str){text, len + 250}, "here/f", &config, &messages);
    assert_told(&messages, "here/f:1: measure is not a number from 20 to 200\n"
                           "here/f:3: measure must be from 20 to 200\n"
                           "here/f:4: ambiguous is neither narrow nor wide\n"
                           "here/f:5: mouse is neither off nor on\n"
                           "here/f:6: columns is neither 1 nor 2\n"
                           "here/f:7: no such setting: colour\n"
                           "here/f:8: not of the form NAME = VALUE\n"
                           "here/f:10: no such setting: theme (below [text])\n"
                           "here/f:11: no ] behind the name of a section (the key [ is <lbracket>)\n"
                           "here/f:12: no such setting: theme (below [text])\n"
                           "here/f:13: no such setting: justify (below [text])\n"
                           "here/f:14: the line is too long\n");
    assert_int_equal(config.measure_cols, 68);
}

static void test_the_shipped_file_says_what_holds(void **state)
{
    (void)state;
    Config defaults, shipped;
    Messages messages = {0};
    Buffer text = in_force("config/config");
    config_set_defaults(&defaults);
    shipped = defaults;
    shipped.measure_cols = 1;
    shipped.columns = 2;
    shipped.mouse = shipped.hyphenate = shipped.bidi = false;
    shipped.justify = shipped.ambiguous_wide = shipped.plain = true;
    config_read(buffer_str(&text), "f", &shipped, &messages);
    assert_told(&messages, "");
    for (Setting setting = 0; setting < SETTING_COUNT; setting++)
        assert_int_equal(shipped.origins[setting].origin, ORIGIN_FILE);
    assert_int_equal(shipped.measure_cols, defaults.measure_cols);
    assert_int_equal(shipped.columns, defaults.columns);
    assert_string_equal(shipped.theme, defaults.theme);
    assert_true(shipped.mouse == defaults.mouse && shipped.justify == defaults.justify &&
                shipped.hyphenate == defaults.hyphenate && shipped.bidi == defaults.bidi &&
                shipped.plain == defaults.plain && shipped.ambiguous_wide == defaults.ambiguous_wide);
    buffer_free(&text);
}

/* What is printed, read again, prints the same but for where it comes from. */
static void test_what_is_printed_reads_back(void **state)
{
    (void)state;
    Config config, again;
    Messages messages = {0};
    Buffer first = {0}, second = {0};
    config_set_defaults(&config);
    config_read(STR("theme = sepia\nmeasure = 55\nambiguous = wide\nmouse = off\n"), "/x/config", &config,
                &messages);
    config_print(&config, &first);
    assert_non_null(strstr(first.data, "# /x/config:2\nmeasure = 55\n"));
    assert_non_null(strstr(first.data, "# default\ncolumns = 1\n"));
    config_set_defaults(&again);
    config_read(buffer_str(&first), "f", &again, &messages);
    assert_told(&messages, "");
    memcpy(again.origins, config.origins, sizeof again.origins);
    memcpy(again.file, config.file, sizeof again.file);
    config_print(&again, &second);
    assert_string_equal(first.data, second.data);
    buffer_free(&first);
    buffer_free(&second);
}

static void test_the_command_line_wins(void **state)
{
    (void)state;
    Page page;
    Config config;
    Messages messages = {0};
    write_page(&page, STR("ambiguous = wide\nmouse = on\n"));
    page.options.config = page.path;
    assert_true(config_load(&page.options, &config, &messages).ok && config.ambiguous_wide && config.mouse);
    assert_int_equal(config.origins[SETTING_AMBIGUOUS].origin, ORIGIN_FILE);
    page.options.ambiguous_wide = CHOICE_OFF;
    page.options.no_mouse = true;
    assert_true(config_load(&page.options, &config, &messages).ok && !config.ambiguous_wide && !config.mouse);
    assert_int_equal(config.origins[SETTING_AMBIGUOUS].origin, ORIGIN_COMMAND_LINE);
    rewrite_page(&page, STR("ambiguous = narrow\n"));
    page.options.ambiguous_wide = CHOICE_NONE;
    assert_true(config_load(&page.options, &config, &messages).ok && !config.ambiguous_wide);
    page.options.ambiguous_wide = CHOICE_ON;
    assert_true(config_load(&page.options, &config, &messages).ok && config.ambiguous_wide);
    assert_told(&messages, "");
    unlink(page.path);
    assert_false(
        config_load(&page.options, &config, &messages).ok); /* the file that is named must be there */
    messages_free(&messages);
}

/* A path is not cut off to fit: there might be another file of that name. */
static void test_a_theme_name_that_is_too_long(void **state)
{
    (void)state;
    Config config;
    Messages messages = {0};
    char name[2 * sizeof config.theme];
    memset(name, 'x', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    Options options = {.config = "/dev/null", .theme = name};
    Status status = config_load(&options, &config, &messages);
    assert_false(status.ok);
    assert_non_null(strstr(status.message, "--theme"));
    messages_free(&messages);
}

static void write_file(const char *folder, const char *name, const char *text)
{
    char path[160];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void remove_file(const char *folder, const char *name)
{
    char path[160];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    assert_int_equal(remove(path), 0);
}

/* One's own theme goes before the embedded one of its name, and a theme that is none is told. */
static void test_themes_beside_the_settings(void **state)
{
    (void)state;
    char folder[] = "/tmp/recto-config-XXXXXX", path[64];
    Config config;
    Theme theme;
    Messages messages = {0};
    Buffer names = {0};
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/themes", folder);
    assert_int_equal(mkdir(path, 0700), 0);
    write_file(folder, "themes/dark.theme", "name = mine\ntext = #123456/blue\n");
    write_file(folder, "themes/umber.theme", "name = umber\ntext = #654321/red\n");
    write_file(folder, "themes/note.txt", "no theme\n");
    write_file(folder, "config", "measure = 60\ntheme = ochre\n");
    snprintf(path, sizeof path, "%s/config", folder);
    Options options = {.config = path};
    assert_true(config_load(&options, &config, &messages).ok);
    assert_int_equal(messages.items.count, 1);
    assert_int_equal(messages.items.items[0].line, 2);
    assert_non_null(strstr(messages.items.items[0].what.data, "ochre: no such theme"));
    assert_string_equal(config.theme, "dark");
    assert_true(config_theme(&options, "dark", &theme).ok);
    assert_string_equal(theme.name, "mine");
    config_put_themes(&options, &names);
    assert_string_equal(names.data, "dark light sepia contrast mono umber");
    Str next = config_next_theme(buffer_str(&names), "mono");
    assert_true(str_equal(next, STR("umber")));
    assert_true(str_equal(config_next_theme(buffer_str(&names), "umber"), STR("dark")));
    buffer_free(&names);
    messages_free(&messages);
    const char *const left[] = {
        "themes/dark.theme", "themes/umber.theme", "themes/note.txt", "themes", "config", ""};
    for (size_t i = 0; i < sizeof left / sizeof *left; i++)
        remove_file(folder, left[i]);
}

static void test_any_bytes(void **state)
{
    (void)state;
    uint32_t seed = 20;
    Str text;
    assert_true(embedded_find("config/config", &text));
    Buffer forced = in_force("config/config");
    for (int i = 0; i < 300; i++) {
        Config config;
        Messages messages = {0};
        Buffer bytes = {0};
        Source *source = mutate(i % 2 ? text : buffer_str(&forced), &seed, &bytes);
        config_set_defaults(&config);
        config_read(source_text(source), "f", &config, &messages);
        assert_in_range(config.measure_cols, 20, 200);
        assert_in_range(config.columns, 1, 2);
        for (size_t k = 0; k < messages.items.count; k++)
            assert_in_range(messages.items.items[k].line, 1, 1 + str_count_byte(source_text(source), '\n'));
        messages_free(&messages);
        source_free(source);
        buffer_free(&bytes);
    }
    buffer_free(&forced);
}

/* What stands in the file, or what it is called, never reaches a terminal as it is. */
static void test_controls_are_not_repeated(void **state)
{
    (void)state;
    Config config;
    Messages messages = {0};
    config_set_defaults(&config);
    config_read(STR("co\flour = 1\n\xE2\x80\xAEmeasure = 40\n"), "f\x1B[2J", &config, &messages);
    assert_told(&messages, "f\u241B[2J:1: no such setting: co\u240Clour\n"
                           "f\u241B[2J:2: no such setting: [RLO]measure\n");
}

/* Printed again, the first would read as a comment, and the second without its marks. */
static void test_a_theme_is_called_what_is_printed(void **state)
{
    (void)state;
    Config config;
    Messages messages = {0};
    config_set_defaults(&config);
    config_read(STR("theme=;sepia\ntheme=se\u200Epia\n"), "f", &config, &messages);
    assert_told(&messages, "f:1: theme: no name begins with ;\n"
                           "f:2: theme: the name has characters that are not shown\n");
    assert_string_equal(config.theme, "dark");
}

/* What is indented, by a form feed too, goes on with nothing. */
static void test_no_line_goes_on(void **state)
{
    (void)state;
    Config config;
    Messages messages = {0};
    config_set_defaults(&config);
    config_read(STR("theme = sepia\n light\n\t=mono\n\fdark ;x\n\v measure = 40\n"), "f", &config, &messages);
    assert_told(&messages, "f:2: not of the form NAME = VALUE\n"
                           "f:3: no such setting: \n"
                           "f:4: not of the form NAME = VALUE\n");
    assert_string_equal(config.theme, "sepia");
    assert_int_equal(config.measure_cols, 40);
}

/* With and without blanks around the mark, a name of any length is read again from what is printed, or else is refused. */
static void test_what_is_printed_is_short_enough(void **state)
{
    static const char *const marks[] = {"=", " =", "= ", " = ", "  =  "};
    (void)state;
    size_t read = 0;
    for (size_t len = 150; len < 220; len++)
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
            Config config;
            Messages messages = {0};
            Buffer text = {0}, printed = {0};
            buffer_put_format(&text, "# %0300d\ntheme%s%0*d\n", 0, marks[i], (int)len, 0);
            config_set_defaults(&config);
            config_read(buffer_str(&text), "f", &config, &messages);
            bool taken = messages.items.count == 0;
            messages_free(&messages);
            config_print(&config, &printed);
            config_read(buffer_str(&printed), "f", &config, &messages);
            assert_int_equal(messages.items.count, 0);
            assert_int_equal(strlen(config.theme), taken ? len : strlen("dark"));
            read += taken;
            messages_free(&messages);
            buffer_free(&text);
            buffer_free(&printed);
        }
    assert_in_range(read, 150, 300);
}

/* ---- while reading --------------------------------------------------------------------------------------- */

static void test_what_is_wrong_is_said_and_listed(void **state)
{
    (void)state;
    Page page, settings;
    Session session;
    write_page(&settings, STR("measure = 7\njustify = on\ncolour = red\n"));
    write_page(&page, STR("Some words.\n"));
    page.options.config = settings.path;
    assert_true(session_open(&page.options, 90, 12, true, &session).ok);
    session_go_to_start(&session);
    assert_on_screen(&session, ":1: measure must be from 20 to 200 (and 1 more:", true);
    assert_true(session.config.justify);
    press(&session, ":messages<Enter>");
    assert_on_screen(&session, "line 3  no such setting: colour", true);
    rewrite_page(&settings, STR("measure = 50\ncolumns = 2\n"));
    press(&session, "<Esc>:reload-config<Enter>");
    assert_on_screen(&session, "Settings and keys read again", true);
    assert_int_equal(reader_state(session.reader)->measure_cols, 50);
    assert_int_equal(reader_state(session.reader)->columns_wanted, 2);
    assert_false(reader_state(session.reader)->justify);
    press(&session, ":messages<Enter>");
    assert_on_screen(&session, "Nothing was wrong", true);
    unlink(settings.path);
    press(&session, ":reload-config<Enter>");
    assert_int_equal(reader_state(session.reader)->measure_cols, 50);
    session_close(&session);
    unlink(page.path);
}

static void test_settings_change_while_reading(void **state)
{
    (void)state;
    Page page;
    Session session;
    write_page(&page, STR("Some words.\n"));
    assert_true(session_open(&page.options, 90, 12, true, &session).ok);
    const ReaderState *reader = reader_state(session.reader);
    press(&session, ":theme sep<Tab><Enter>");
    assert_on_screen(&session, "Theme: sepia", true);
    assert_string_equal(session.config.theme, "sepia");
    press(&session, ":theme ochre<Enter>");
    assert_on_screen(&session, "ochre: no such theme", true);
    press(&session,
          ":measure 44<Enter>:columns 2<Enter>:justify on<Enter>:justify on<Enter>:bidi off<Enter>");
    assert_int_equal(reader->measure_cols, 44);
    assert_true(reader->columns_wanted == 2 && reader->justify && reader->keep_order);
    press(&session, ":mouse<Enter>:columns<Enter>:bidi<Enter>:hyphenate off<Enter>");
    assert_true(!session.config.mouse && reader->columns_wanted == 1 && !reader->keep_order &&
                !reader->hyphenate);
    press(&session, ":mouse on<Enter>:ambiguous wide<Enter>");
    assert_true(session.config.mouse && session.config.ambiguous_wide);
    assert_int_equal(utf8_width(STR("\xE2\x80\x94")), 2);
    press(&session, ":ambiguous<Enter>");
    assert_int_equal(utf8_width(STR("\xE2\x80\x94")), 1);
    press(&session, ":justify perhaps<Enter>");
    assert_on_screen(&session, "justify is off or on", true);
    session_close(&session);
    unlink(page.path);
}

static void test_commands_are_kept_as_searches_are(void **state)
{
    (void)state;
    Desk desk;
    make_desk(&desk, "Some words.\n\nAnd more of them.\n");
    assert_reads(&desk, ":info<Enter>", "About this document");
    assert_reads(&desk, "/more<Enter>", "1 of 1");
    assert_reads(&desk, ":<Up>", ":info");
    assert_reads(&desk, ":help<Enter><Esc>:<Up><Up>", ":info");
    assert_reads(&desk, "/<Up><Up><Up>", "/more"); /* and neither is among the other */
    clear_desk(&desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values_are_read),
        cmocka_unit_test(test_each_error_has_its_line_and_the_rest_holds),
        cmocka_unit_test(test_the_shipped_file_says_what_holds),
        cmocka_unit_test(test_what_is_printed_reads_back),
        cmocka_unit_test(test_the_command_line_wins),
        cmocka_unit_test(test_a_theme_name_that_is_too_long),
        cmocka_unit_test(test_themes_beside_the_settings),
        cmocka_unit_test(test_any_bytes),
        cmocka_unit_test(test_controls_are_not_repeated),
        cmocka_unit_test(test_a_theme_is_called_what_is_printed),
        cmocka_unit_test(test_no_line_goes_on),
        cmocka_unit_test(test_what_is_printed_is_short_enough),
        cmocka_unit_test(test_what_is_wrong_is_said_and_listed),
        cmocka_unit_test(test_settings_change_while_reading),
        cmocka_unit_test(test_commands_are_kept_as_searches_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
