/* The line at the foot of the screen in which something is typed. */
#include <string.h>

#include "internal.h"

void prompt_splice(PromptState *prompt, size_t start, size_t end, Str replacement)
{
    Buffer *text = &prompt->text;
    size_t tail = text->len_bytes - end;
    size_t wanted = start + replacement.len_bytes + tail;
    if (wanted > text->len_bytes)
        buffer_put_repeat(text, STR(" "), wanted - text->len_bytes);
    if (tail > 0)
        memmove(text->data + start + replacement.len_bytes, text->data + end, tail);
    if (replacement.len_bytes > 0)
        memcpy(text->data + start, replacement.data, replacement.len_bytes);
    text->len_bytes = wanted;
    prompt->cursor = start + replacement.len_bytes;
}

/* The start of the cluster before the cursor, or the cursor when it is at the beginning. */
static size_t before_cursor(const PromptState *prompt)
{
    Str text = buffer_str(&prompt->text);
    size_t at = 0;
    while (at < prompt->cursor) {
        size_t end = utf8_cluster_end(text, at);
        if (end >= prompt->cursor)
            break;
        at = end;
    }
    return at;
}

static size_t after_cursor(const PromptState *prompt)
{
    Str text = buffer_str(&prompt->text);
    return prompt->cursor < text.len_bytes ? utf8_cluster_end(text, prompt->cursor) : prompt->cursor;
}

/* The start of the word before the cursor, as ^W in a shell has it. */
static size_t before_word(const PromptState *prompt)
{
    const char *text = prompt->text.data;
    size_t at = prompt->cursor;
    while (at > 0 && text[at - 1] == ' ')
        at--;
    while (at > 0 && text[at - 1] != ' ')
        at--;
    return at;
}

static void insert_character(PromptState *prompt, uint32_t c)
{
    char bytes[4];
    size_t len = utf8_encode(c, bytes);
    prompt_splice(prompt, prompt->cursor, prompt->cursor, (Str){bytes, len});
}

/* What was typed at prompts of the kind; NULL: such is not kept. */
static History *history_of(Reader *reader, PromptKind kind)
{
    if (kind == PROMPT_SEARCH)
        return &reader->searches;
    return kind == PROMPT_COMMAND ? &reader->commands : NULL;
}

Effects prompt_open(Reader *reader, PromptKind kind)
{
    History *history = history_of(reader, kind);
    PromptState *prompt = &reader->state.prompt;
    prompt->kind = kind;
    buffer_clear(&prompt->text);
    prompt->cursor = 0;
    if (history)
        history->recalled = history->lines.count;
    reader->state.choice = 0;
    reader->completion.active = false;
    if (kind == PROMPT_COMMAND)
        palette_list(reader);
    else if (kind == PROMPT_TITLE)
        titles_open(reader);
    bool recall = history && !reader->searches_asked_for;
    reader->searches_asked_for = reader->searches_asked_for || recall;
    return recall ? EFFECT_DRAW | EFFECT_RECALL : EFFECT_DRAW;
}

Effects prompt_open_search(Reader *reader, bool backward)
{
    search_begin(reader, backward);
    return prompt_open(reader, PROMPT_SEARCH);
}

void prompt_close(Reader *reader)
{
    reader->state.prompt.kind = PROMPT_NONE;
    vec_clear(&reader->state.hints);
}

static void set_filter(Reader *reader, Str text)
{
    ReaderState *state = &reader->state;
    if (state->overlay.kind != OVERLAY_NONE) {
        buffer_set(&state->overlay.filter, text);
        overlay_filter(reader);
    } else {
        buffer_set(&state->sidebar.filter, text);
        sidebar_filter_changed(reader);
    }
}

/* What is typed takes effect at once. */
static void prompt_changed(Reader *reader)
{
    const PromptState *prompt = &reader->state.prompt;
    switch (prompt->kind) {
    case PROMPT_SEARCH: search_typed(reader); break;
    case PROMPT_FILTER: set_filter(reader, buffer_str(&prompt->text)); break;
    case PROMPT_TITLE: titles_list(reader); break;
    case PROMPT_COMMAND:
    case PROMPT_NONE: break;
    }
}

static void cancel(Reader *reader)
{
    if (reader->state.prompt.kind == PROMPT_SEARCH)
        search_cancel(reader);
    else if (reader->state.prompt.kind == PROMPT_FILTER)
        set_filter(reader, (Str){0});
    prompt_close(reader);
}

static bool is_searched(const Searched *searched, Str text, SearchMode mode)
{
    return searched->mode == mode && str_equal(buffer_str(&searched->text), text);
}

static void forget_line(History *history, size_t index)
{
    size_t count = --history->lines.count;
    buffer_free(&history->lines.items[index].text);
    memmove(history->lines.items + index, history->lines.items + index + 1,
            (count - index) * sizeof *history->lines.items);
}

static void free_history(History *history)
{
    while (history->lines.count > 0)
        forget_line(history, history->lines.count - 1);
    vec_free(&history->lines);
}

void prompt_free(Reader *reader)
{
    free_history(&reader->searches);
    free_history(&reader->commands);
}

/* Keeps what was typed, for Up, as the latest; false when there is nothing to keep. */
static bool remember(History *history, Str text, SearchMode mode)
{
    Searched line = {.mode = mode};
    if (text.len_bytes == 0)
        return false;
    buffer_put(&line.text, text);
    for (size_t i = history->lines.count; i-- > 0;)
        if (is_searched(&history->lines.items[i], text, mode))
            forget_line(history, i);
    if (history->lines.count == SEARCHES_MAX)
        forget_line(history, 0);
    vec_push(&history->lines, line);
    return true;
}

static void add_earlier(History *history, Str text, SearchMode mode)
{
    Searched line = {.mode = mode};
    size_t count = history->lines.count;
    for (size_t i = 0; i < count; i++)
        if (is_searched(&history->lines.items[i], text, mode))
            return;
    if (count == SEARCHES_MAX || !utf8_is_valid(text))
        return;
    buffer_put(&line.text, text);
    vec_push(&history->lines, line);
    memmove(history->lines.items + 1, history->lines.items, count * sizeof *history->lines.items);
    history->lines.items[0] = line;
    history->recalled++;
}

void reader_add_earlier_search(Reader *reader, Str text, SearchMode mode)
{
    add_earlier(&reader->searches, text, mode);
}

void reader_add_earlier_command(Reader *reader, Str text)
{
    add_earlier(&reader->commands, text, 0);
}

Str reader_last_search(const Reader *reader, SearchMode *mode)
{
    if (reader->searches.lines.count == 0)
        return (Str){0};
    *mode = vec_last(&reader->searches.lines).mode;
    return buffer_str(&vec_last(&reader->searches.lines).text);
}

Str reader_last_command(const Reader *reader)
{
    const History *commands = &reader->commands;
    return commands->lines.count > 0 ? buffer_str(&vec_last(&commands->lines).text) : (Str){0};
}

/* The list above what is typed: each key takes hints away. */
static void list_again(Reader *reader)
{
    if (reader->state.prompt.kind == PROMPT_COMMAND)
        palette_list(reader);
    else if (reader->state.prompt.kind == PROMPT_TITLE)
        titles_show(reader);
}

/* beside: the pattern that was searched for before stays marked. */
static Effects accept(Reader *reader, bool beside)
{
    PromptKind kind = reader->state.prompt.kind;
    Buffer line = {0};
    Effects effects = EFFECT_DRAW;
    buffer_set(&line, buffer_str(&reader->state.prompt.text));
    if (kind == PROMPT_SEARCH) {
        if (remember(&reader->searches, buffer_str(&line), reader->state.search.mode))
            effects |= EFFECT_REMEMBER;
        search_accept(reader, beside);
    }
    prompt_close(reader);
    if (kind == PROMPT_TITLE)
        titles_go(reader);
    if (kind == PROMPT_COMMAND) {
        Str command = str_trim(buffer_str(&line));
        bool is_place = command.len_bytes > 0 && is_ascii_digit(command.data[0]); /* soon typed again */
        if (!is_place && remember(&reader->commands, command, 0))
            effects |= EFFECT_REMEMBER_COMMAND;
        effects |= palette_run(reader, buffer_str(&line));
    }
    buffer_free(&line);
    return effects;
}

/* Tab: the name of the best action, or the best value of a setting, in place of what is typed, the word that says where to search in place of its
 * beginning. */
static void complete(Reader *reader)
{
    PromptState *prompt = &reader->state.prompt;
    if (prompt->kind == PROMPT_SEARCH && search_complete(reader))
        prompt_changed(reader);
    if (prompt->kind != PROMPT_COMMAND)
        return;
    palette_list(reader);
    if (reader->state.hints.count > 0)
        prompt_splice(prompt, 0, prompt->text.len_bytes, reader->state.hints.items[0].key);
}

/* Keys that move the cursor; false when key is none of them. */
static bool move_cursor(PromptState *prompt, Key key)
{
    bool ctrl = key.mods == MOD_CTRL;
    if (key.code == KEYCODE_LEFT || (ctrl && key.code == 'b'))
        prompt->cursor = before_cursor(prompt);
    else if (key.code == KEYCODE_RIGHT || (ctrl && key.code == 'f'))
        prompt->cursor = after_cursor(prompt);
    else if (key.code == KEYCODE_HOME || (ctrl && key.code == 'a'))
        prompt->cursor = 0;
    else if (key.code == KEYCODE_END || (ctrl && key.code == 'e'))
        prompt->cursor = prompt->text.len_bytes;
    else
        return false;
    return true;
}

/* Keys that change the text, as Readline's; false when key is none of them. */
static bool edit_text(PromptState *prompt, Key key)
{
    bool ctrl = key.mods == MOD_CTRL;
    size_t cursor = prompt->cursor;
    if (key.code == KEYCODE_BACKSPACE || (ctrl && key.code == 'h'))
        prompt_splice(prompt, before_cursor(prompt), cursor, (Str){0});
    else if (key.code == KEYCODE_DELETE || (ctrl && key.code == 'd'))
        prompt_splice(prompt, cursor, after_cursor(prompt), (Str){0});
    else if (ctrl && key.code == 'u')
        prompt_splice(prompt, 0, cursor, (Str){0});
    else if (ctrl && key.code == 'k')
        prompt_splice(prompt, cursor, prompt->text.len_bytes, (Str){0});
    else if (ctrl && key.code == 'w')
        prompt_splice(prompt, before_word(prompt), cursor, (Str){0});
    else if (key.code < KEYCODE_NONE && key.mods == 0 && !utf8_is_control(key.code))
        insert_character(prompt, key.code);
    else
        return false;
    return true;
}

/* The line before or after the one that is recalled, in the prompt. */
static void recall(Reader *reader, History *history, bool older)
{
    PromptState *prompt = &reader->state.prompt;
    size_t count = history->lines.count;
    if (older ? history->recalled == 0 : history->recalled >= count)
        return;
    history->recalled = older ? history->recalled - 1 : history->recalled + 1;
    Str text = {0};
    if (history->recalled < count) {
        text = buffer_str(&history->lines.items[history->recalled].text);
        if (prompt->kind == PROMPT_SEARCH)
            reader->state.search.mode = history->lines.items[history->recalled].mode;
    }
    prompt_splice(prompt, 0, prompt->text.len_bytes, text);
    prompt_changed(reader);
}

/* Up and down go through the list that is being filtered, or through what was typed before; false when key
 * is neither. */
static bool move_up_or_down(Reader *reader, Key key)
{
    bool down = key.code == KEYCODE_DOWN || (key.mods == MOD_CTRL && key.code == 'n');
    bool up = key.code == KEYCODE_UP || (key.mods == MOD_CTRL && key.code == 'p');
    PromptKind kind = reader->state.prompt.kind;
    Command command = {.action = down ? ACTION_LINE_DOWN : ACTION_LINE_UP};
    History *history = history_of(reader, kind);
    if (!(down || up))
        return false;
    if (history)
        recall(reader, history, up);
    else if (kind == PROMPT_TITLE)
        titles_move(reader, down);
    else if (reader->state.overlay.kind != OVERLAY_NONE)
        overlay_apply(reader, command);
    else
        apply_sidebar_move(reader, command);
    return true;
}

/* What backs out of everything else backs out of a prompt, unless it is a character that can be typed. */
static bool backs_out(const Reader *reader, Key key)
{
    KeymapBinding binding;
    bool is_typed = key.code < KEYCODE_NONE && key.mods == 0;
    return !is_typed && keymap_find(reader->map, MODE_TEXT, &key, 1, &binding) &&
           binding.action == ACTION_BACK_OUT;
}

static bool is_cancel(const Reader *reader, Key key)
{
    const PromptState *prompt = &reader->state.prompt;
    bool rubs_out_nothing = key.code == KEYCODE_BACKSPACE && prompt->text.len_bytes == 0;
    return key.code == KEYCODE_ESCAPE || (key.mods == MOD_CTRL && key.code == 'c') || rubs_out_nothing ||
           backs_out(reader, key);
}

Effects prompt_key(Reader *reader, Key key)
{
    PromptState *prompt = &reader->state.prompt;
    if (key.mods == MOD_CTRL && key.code == 'z')
        return EFFECT_SUSPEND;
    if (key.code != KEYCODE_TAB)
        reader->completion.active = false;
    if (key.mods == MOD_CTRL && key.code == 'l')
        return EFFECT_REDRAW | EFFECT_DRAW;
    if (is_cancel(reader, key))
        cancel(reader);
    else if (prompt->kind == PROMPT_SEARCH && key.mods == MOD_CTRL && key.code == 'r')
        search_next_mode(reader);
    else if (prompt->kind == PROMPT_SEARCH && key.mods == MOD_CTRL && key.code == 'a')
        return accept(reader, true);
    else if (key.code == KEYCODE_ENTER)
        return accept(reader, false);
    else if (key.code == KEYCODE_TAB)
        complete(reader);
    else if (!move_cursor(prompt, key) && !move_up_or_down(reader, key) && edit_text(prompt, key))
        prompt_changed(reader);
    list_again(reader);
    return EFFECT_DRAW;
}

Effects prompt_paste(Reader *reader, Str text)
{
    PromptState *prompt = &reader->state.prompt;
    Buffer clean = {0};
    for (size_t at = 0, len; at < text.len_bytes; at += len) {
        uint32_t c = utf8_decode(text, at, &len);
        char bytes[4];
        if (c == '\n' || c == '\r' || c == '\t')
            c = ' ';
        if (!utf8_is_control(c))
            buffer_put(&clean, (Str){bytes, utf8_encode(c, bytes)});
    }
    prompt_splice(prompt, prompt->cursor, prompt->cursor, buffer_str(&clean));
    buffer_free(&clean);
    prompt_changed(reader);
    list_again(reader);
    return EFFECT_DRAW;
}
