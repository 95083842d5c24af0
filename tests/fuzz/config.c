/* A file of settings, which is also tried as a theme. */
#include "fuzz.h"

#include <string.h>

#include "app/config.h"
#include "base/source.h"

static void check_messages(const Messages *messages, Str text)
{
    Buffer said = {0};
    for (size_t i = 0; i < messages->items.count; i++) {
        assert_in_range(messages->items.items[i].line, 1, 1 + str_count_byte(text, '\n'));
        message_write(&messages->items.items[i], &said);
        buffer_put_byte(&said, '\n');
    }
    fuzz_check_written(&said);
    buffer_free(&said);
}

/* What is printed is a file that says the same. */
static void check_prints(const Config *config)
{
    Config again;
    Messages messages = {0};
    Buffer first = {0}, second = {0};
    config_print(config, &first);
    config_set_defaults(&again);
    config_read(buffer_str(&first), "f", &again, &messages);
    assert_int_equal(messages.items.count, 0);
    memcpy(again.origins, config->origins, sizeof again.origins);
    memcpy(again.file, config->file, sizeof again.file);
    config_print(&again, &second);
    assert_string_equal(first.data, second.data);
    fuzz_check_written(&first);
    messages_free(&messages);
    buffer_free(&first);
    buffer_free(&second);
}

static void check_settings(Str text)
{
    Config config;
    Messages messages = {0};
    config_set_defaults(&config);
    config_read(text, "f", &config, &messages);
    check_messages(&messages, text);
    messages_free(&messages);
    assert_in_range(config.measure_cols, 20, 200);
    assert_in_range(config.columns, 1, 2);
    check_prints(&config);
}

static void check_theme(Str text)
{
    Theme theme;
    Status status = theme_parse(text, &theme);
    if (!status.ok) {
        assert_true(utf8_is_valid(str_from(status.message)));
        return;
    }
    Theme plain = theme_without_color(&theme);
    for (int i = 0; i < ROLE_COUNT; i++) {
        const Color *color = &theme.looks[i].foreground;
        assert_false(plain.looks[i].foreground.set || plain.looks[i].background.set);
        assert_in_range(color->basic, 0, 7);
        assert_in_range(color_to_256(*color), 16, 255);
    }
    assert_non_null(memchr(theme.name, '\0', sizeof theme.name));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Source *source = source_from_bytes(fuzz_input(data, size));
    check_settings(source_text(source));
    check_theme(source_text(source));
    source_free(source);
    return 0;
}
