#include "app/settings.h"

#include <stdio.h>

#include "app/keys.h"
#include "base/utf8.h"
#include "reader/state.h"

static Status read_all(Session *session)
{
    Status status = config_load(session->options, &session->config, &session->messages);
    if (status.ok)
        status = config_theme(session->options, session->config.theme, &session->theme);
    if (!session->keymap)
        session->keymap = keymap_new_empty();
    keys_load(session->options, session->keymap, &session->messages);
    buffer_clear(&session->themes);
    config_put_themes(session->options, &session->themes);
    return status;
}

Status settings_open(Session *session)
{
    Status status = read_all(session);
    utf8_set_ambiguous_wide(session->config.ambiguous_wide);
    return status;
}

void settings_close(Session *session)
{
    keymap_free(session->keymap);
    messages_free(&session->messages);
    buffer_free(&session->themes);
}

void settings_say(Session *session)
{
    const ReaderState *state = reader_state(session->reader);
    size_t count = session->messages.items.count;
    if (count == 0 || (state->message_is_error && state->message.len_bytes > 0))
        return;
    Buffer first = {0};
    message_write(&session->messages.items.items[0], &first);
    if (count > 1)
        buffer_put_format(&first, " (and %zu more: \":messages\" shows all)", count - 1);
    reader_say(session->reader, true, "%s", first.data);
    buffer_free(&first);
}

static void show_messages(Session *session)
{
    VEC(ReaderMessage) shown = {0};
    for (size_t i = 0; i < session->messages.items.count; i++) {
        const Message *message = &session->messages.items.items[i];
        vec_push(&shown, (ReaderMessage){message->file, message->line, message->what});
    }
    if (shown.count > 0)
        reader_show_messages(session->reader, shown.items, shown.count);
    else
        reader_say(session->reader, false, "Nothing was wrong with settings and keys");
    vec_free(&shown);
}

/* ---- one at a time ------------------------------------------------------------------------------------- */

static void apply_theme(Session *session)
{
    if (session->terminal)
        terminal_set_theme(session->terminal, &session->theme);
}

static void change_theme(Session *session)
{
    Str wanted = reader_wanted_theme(session->reader);
    Buffer name = {0};
    Theme theme;
    if (wanted.len_bytes == 0)
        wanted = config_next_theme(buffer_str(&session->themes), session->config.theme);
    buffer_put(&name, wanted);
    Status status = name.len_bytes < sizeof session->config.theme
                        ? config_theme(session->options, name.data, &theme)
                        : status_error("The name of the theme is too long");
    if (status.ok) {
        session->theme = theme;
        snprintf(session->config.theme, sizeof session->config.theme, "%s", name.data);
        apply_theme(session);
        reader_say(session->reader, false, "Theme: %s", name.data);
    } else {
        reader_say(session->reader, true, "%s", status.message);
    }
    buffer_free(&name);
}

static bool wanted_value(const Session *session, bool present)
{
    int wanted = reader_wanted_value(session->reader);
    return wanted < 0 ? !present : wanted > 0;
}

static void apply_mouse(Session *session)
{
    if (session->terminal)
        terminal_set_mouse(session->terminal, session->config.mouse);
}

static void change_mouse(Session *session)
{
    session->config.mouse = wanted_value(session, session->config.mouse);
    apply_mouse(session);
    reader_say(session->reader, false,
               session->config.mouse ? "The wheel scrolls, and a click goes there"
                                     : "The mouse is left to the terminal");
}

/* Rows are made anew: their widths are others. */
static void apply_ambiguous(Session *session)
{
    utf8_set_ambiguous_wide(session->config.ambiguous_wide);
    reader_set(session->reader, SETTING_AMBIGUOUS, session->config.ambiguous_wide);
    if (session->terminal)
        terminal_invalidate(session->terminal);
}

static void change_ambiguous(Session *session)
{
    session->config.ambiguous_wide = wanted_value(session, session->config.ambiguous_wide);
    apply_ambiguous(session);
    reader_say(session->reader, false, "Characters of ambiguous width are taken to be %s",
               session->config.ambiguous_wide ? "two columns wide" : "one column wide");
}

/* ---- all of them --------------------------------------------------------------------------------------- */

static void apply_all(Session *session)
{
    const Config *config = &session->config;
    Reader *reader = session->reader;
    reader_set(reader, SETTING_MEASURE, (int)config->measure_cols);
    reader_set(reader, SETTING_COLUMNS, config->columns > 1);
    reader_set(reader, SETTING_JUSTIFY, config->justify);
    reader_set(reader, SETTING_HYPHENATE, config->hyphenate);
    reader_set(reader, SETTING_PLAIN, config->plain);
    reader_set(reader, SETTING_BIDI, config->bidi);
    reader_set_themes(reader, buffer_str(&session->themes));
    apply_ambiguous(session);
    apply_theme(session);
    apply_mouse(session);
}

/* A file that cannot be read leaves everything as it was. */
static void reload(Session *session)
{
    Config config = session->config;
    Theme theme = session->theme;
    messages_free(&session->messages);
    Status status = read_all(session);
    if (!status.ok) {
        session->config = config;
        session->theme = theme;
        reader_say(session->reader, true, "%s", status.message);
        return;
    }
    apply_all(session);
    reader_say(session->reader, false, "Settings and keys read again");
    settings_say(session);
}

void settings_carry_out(Session *session, Effects effects)
{
    bool changes_widths = effects & (EFFECT_AMBIGUOUS | EFFECT_RELOAD_CONFIG);
    if (changes_widths && session->loader) {
        reader_say(session->reader, false, "It is still being read");
        return;
    }
    if (effects & EFFECT_THEME)
        change_theme(session);
    if (effects & EFFECT_MOUSE)
        change_mouse(session);
    if (effects & EFFECT_AMBIGUOUS)
        change_ambiguous(session);
    if (effects & EFFECT_RELOAD_CONFIG)
        reload(session);
    if (effects & EFFECT_MESSAGES)
        show_messages(session);
}
