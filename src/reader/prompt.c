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

Effects prompt_open(Reader *reader, PromptKind kind)
{
    PromptState *prompt = &reader->state.prompt;
    prompt->kind = kind;
    buffer_clear(&prompt->text);
    prompt->cursor = 0;
    reader->recalled = reader->searches.count;
    reader->state.choice = 0;
    reader->completion.active = false;
    if (kind == PROMPT_SEARCH)
        search_begin(reader);
    else if (kind == PROMPT_COMMAND)
        palette_list(reader);
    else if (kind == PROMPT_TITLE)
        titles_open(reader);
    bool recall = kind == PROMPT_SEARCH && !reader->searches_asked_for;
    reader->searches_asked_for = reader->searches_asked_for || recall;
    return recall ? EFFECT_DRAW | EFFECT_RECALL : EFFECT_DRAW;
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

static void forget_searched(Reader *reader, size_t index)
{
    size_t count = --reader->searches.count;
    buffer_free(&reader->searches.items[index].text);
    memmove(reader->searches.items + index, reader->searches.items + index + 1,
            (count - index) * sizeof *reader->searches.items);
}

/* Keeps what was searched for, for Up, as the latest; false when there is nothing to keep. */
static bool remember_search(Reader *reader, Str text)
{
    SearchMode mode = reader->state.search.mode;
    Searched searched = {.mode = mode};
    if (text.len_bytes == 0)
        return false;
    buffer_put(&searched.text, text);
    for (size_t i = reader->searches.count; i-- > 0;)
        if (is_searched(&reader->searches.items[i], text, mode))
            forget_searched(reader, i);
    if (reader->searches.count == SEARCHES_MAX)
        forget_searched(reader, 0);
    vec_push(&reader->searches, searched);
    return true;
}

void reader_add_earlier_search(Reader *reader, Str text, SearchMode mode)
{
    Searched searched = {.mode = mode};
    size_t count = reader->searches.count;
    for (size_t i = 0; i < count; i++)
        if (is_searched(&reader->searches.items[i], text, mode))
            return;
    if (count == SEARCHES_MAX || !utf8_is_valid(text))
        return;
    buffer_put(&searched.text, text);
    vec_push(&reader->searches, searched);
    memmove(reader->searches.items + 1, reader->searches.items, count * sizeof *reader->searches.items);
    reader->searches.items[0] = searched;
    reader->recalled++;
}

Str reader_last_search(const Reader *reader, SearchMode *mode)
{
    if (reader->searches.count == 0)
        return (Str){0};
    *mode = vec_last(&reader->searches).mode;
    return buffer_str(&vec_last(&reader->searches).text);
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
    bool remembered = false;
    if (kind == PROMPT_SEARCH) {
        remembered = remember_search(reader, buffer_str(&reader->state.prompt.text));
        search_accept(reader, beside);
    }
    prompt_close(reader);
    if (kind == PROMPT_TITLE)
        titles_go(reader);
    if (kind != PROMPT_COMMAND)
        return remembered ? EFFECT_DRAW | EFFECT_REMEMBER : EFFECT_DRAW;
    Buffer line = {0};
    buffer_set(&line, buffer_str(&reader->state.prompt.text));
    Effects effects = palette_run(reader, buffer_str(&line));
    buffer_free(&line);
    return effects | EFFECT_DRAW;
}

/* Tab: the name of the best action in place of what is typed, the word that says where to search in place of its
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

/* The pattern before or after the one that is recalled, in the prompt. */
static void recall_search(Reader *reader, bool older)
{
    PromptState *prompt = &reader->state.prompt;
    size_t count = reader->searches.count;
    if (older ? reader->recalled == 0 : reader->recalled >= count)
        return;
    reader->recalled = older ? reader->recalled - 1 : reader->recalled + 1;
    Str text = {0};
    if (reader->recalled < count) {
        text = buffer_str(&reader->searches.items[reader->recalled].text);
        reader->state.search.mode = reader->searches.items[reader->recalled].mode;
    }
    prompt_splice(prompt, 0, prompt->text.len_bytes, text);
    prompt_changed(reader);
}

/* Up and down go through the list that is being filtered, or through the patterns of before; false when key
 * is neither, or there is nothing to go through. */
static bool move_up_or_down(Reader *reader, Key key)
{
    bool down = key.code == KEYCODE_DOWN || (key.mods == MOD_CTRL && key.code == 'n');
    bool up = key.code == KEYCODE_UP || (key.mods == MOD_CTRL && key.code == 'p');
    PromptKind kind = reader->state.prompt.kind;
    Command command = {.action = down ? ACTION_LINE_DOWN : ACTION_LINE_UP};
    if (!(down || up) || kind == PROMPT_COMMAND)
        return false;
    if (kind == PROMPT_SEARCH)
        recall_search(reader, up);
    else if (kind == PROMPT_TITLE)
        titles_move(reader, down);
    else if (reader->state.overlay.kind != OVERLAY_NONE)
        overlay_apply(reader, command);
    else
        apply_sidebar_move(reader, command);
    return true;
}

static bool is_cancel(const PromptState *prompt, Key key)
{
    bool rubs_out_nothing = key.code == KEYCODE_BACKSPACE && prompt->text.len_bytes == 0;
    return key.code == KEYCODE_ESCAPE || (key.mods == MOD_CTRL && key.code == 'c') || rubs_out_nothing;
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
    if (is_cancel(prompt, key))
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
