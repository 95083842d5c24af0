/* A file of keys, then, behind a line of four hyphens, what happens to a reader that has them: keys in their notation, and
 * between them
 *
 *   \x01 COLS ROWS         the screen gets another size
 *   \x02 ACTION COL ROW    the mouse
 *   \x03 TEXT \n           a paste
 *   \x04                   nothing, for a while
 *
 * then, behind another such line, the page; without one, it is a page that is always the same. It is drawn after each event,
 * without a terminal, as --replay does. */
#include "fuzz.h"

#include <string.h>

#include "../unit/reader/check.h"
#include "app/keys.h"
#include "app/session.h"
#include "desk.h"
#include "view/view.h"

enum {
    EVENTS_MAX = 60,
    COLS_MAX = 140,
    ROWS_MAX = 40
};

static const char usual_page[] =
    "# The weirs\n\nBy Ann Lee\n\n“The river went under,” said Ruth Kaye, “and *nobody* asked.” It has "
    "[another page](other.md), [the web](https://a.example/) and [books](#books).[^1]\n\n## Books\n\nWeirs, "
    "by Ruth "
    "Kaye. Kamen: Deich, 2020. 336 pp.\n\nA good book it is, of well-known rivers, and more is said of them "
    "here than "
    "fits into a line or two of it.\n\n> One more weir. — Ann Lee\n\nReviewed by Tom Vane\n\n| a | b "
    "|\n|---|---|\n"
    "| 1 | 2 |\n\n```\nif (tide) return lamp; /* a line of code that is wider than most screens are, and "
    "goes on */\n"
    "```\n\n[^1]: A note.\n";

static Str take_section(Str *input)
{
    Str mark = STR("----\n");
    size_t at = str_find(*input, mark, 0);
    Str section = str_slice(*input, 0, at);
    *input = str_slice(*input, at + mark.len_bytes, input->len_bytes);
    return section;
}

/* ---- the file of keys ---------------------------------------------------------------------------------- */

static void put_without_comments(const Keymap *map, Buffer *out)
{
    Buffer all = {0};
    keys_print(map, &all);
    fuzz_check_written(&all);
    Str text = buffer_str(&all);
    for (size_t at = 0; at < text.len_bytes;) {
        size_t end = str_find_byte(text, '\n', at);
        if (text.data[at] != '#')
            buffer_put(out, str_slice(text, at, end + 1));
        at = end + 1;
    }
    buffer_free(&all);
}

/* What is printed is a file that says the same. */
static void check_prints(const Keymap *map)
{
    Messages messages = {0};
    Buffer first = {0}, second = {0};
    Keymap *again = keymap_new();
    put_without_comments(map, &first);
    keys_read(buffer_str(&first), "f", again, &messages);
    assert_int_equal(messages.items.count, 0);
    put_without_comments(again, &second);
    assert_string_equal(first.data, second.data);
    keymap_free(again);
    messages_free(&messages);
    buffer_free(&first);
    buffer_free(&second);
}

static void read_keys(Str bytes, Keymap *map)
{
    Messages messages = {0};
    Source *source = source_from_bytes(bytes);
    keys_read(source_text(source), "f", map, &messages);
    for (size_t i = 0; i < messages.items.count; i++)
        assert_in_range(messages.items.items[i].line, 1, 1 + str_count_byte(source_text(source), '\n'));
    check_prints(map);
    messages_free(&messages);
    source_free(source);
}

/* ---- the reader ---------------------------------------------------------------------------------------- */

static void check_session(Session *session)
{
    Buffer screen = {0};
    session_draw(session);
    screen_dump_text(session->screen, &screen);
    fuzz_check_written(&screen);
    buffer_free(&screen);
    check_page(reader_state(session->reader));
    check_lists(reader_state(session->reader));
}

static void resize(Session *session, int cols, int rows)
{
    screen_resize(session->screen, 1 + cols % COLS_MAX, 1 + rows % ROWS_MAX);
    view_fit(session->reader, session->screen->cols, session->screen->rows);
}

static uint8_t take_byte(Str *input)
{
    uint8_t byte = input->len_bytes > 0 ? (uint8_t)input->data[0] : 0;
    *input = str_slice(*input, 1, input->len_bytes);
    return byte;
}

static void take_mouse(Session *session, Str *input)
{
    uint8_t action = take_byte(input), col = take_byte(input), row = take_byte(input);
    session_handle(session, (Event){.kind = EVENT_MOUSE,
                                    .mouse = action % (MOUSE_RELEASE + 1),
                                    .clicks = action / 8 % 4,
                                    .col = col % session->screen->cols,
                                    .row = row % session->screen->rows});
}

static void take_paste(Session *session, Str *input)
{
    Source *source = source_from_bytes(fuzz_part(input, '\n'));
    session_handle(session, (Event){.kind = EVENT_PASTE, .text = source_text(source)});
    source_free(source);
}

static void take_key(Session *session, Str *input)
{
    Key key;
    size_t taken = key_parse(*input, &key);
    *input = str_slice(*input, taken, input->len_bytes);
    session_handle(session, (Event){.kind = EVENT_KEY, .key = key});
}

static void take_event(Session *session, Str *input)
{
    switch (input->data[0]) {
    case 1: {
        take_byte(input);
        int cols = take_byte(input);
        resize(session, cols, take_byte(input));
        break;
    }
    case 2:
        take_byte(input);
        take_mouse(session, input);
        break;
    case 3:
        take_byte(input);
        take_paste(session, input);
        break;
    case 4:
        take_byte(input);
        session_handle(session, (Event){.kind = EVENT_NONE});
        break;
    default: take_key(session, input);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Str input = fuzz_input(data, size);
    Desk *desk = desk_get();
    Str keys = take_section(&input), events = take_section(&input);
    put_file(desk->page, input.len_bytes > 0 ? input : STR(usual_page));
    char *files[] = {desk->page, desk->other};
    Options options = {.task = TASK_REPLAY,
                       .files = files,
                       .file_count = 2,
                       .size_cols = 80,
                       .size_rows = 24,
                       .no_state = true,
                       .type = input.len_bytes > 0 ? TYPE_DETECT : TYPE_MARKDOWN};
    Session session;
    assert_true(session_open(&options, options.size_cols, options.size_rows, false, &session).ok);
    session_go_to_start(&session);
    read_keys(keys, session.keymap);
    for (int i = 0; i < EVENTS_MAX && events.len_bytes > 0 && !session.quit; i++) {
        take_event(&session, &events);
        check_session(&session);
    }
    session_close(&session);
    return 0;
}
