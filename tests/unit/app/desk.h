/* Pages to be opened by a session, and a folder for what is kept of them. */
#ifndef RECTO_TESTS_APP_DESK_H
#define RECTO_TESTS_APP_DESK_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/print.h"
#include "app/session.h"

typedef struct {
    char path[64];
    char *files[1];
    Options options;
} Page;

static inline void write_page(Page *page, Str text)
{
    strcpy(page->path, "/tmp/recto-session-XXXXXX");
    int file = mkstemp(page->path);
    assert_true(file >= 0);
    assert_int_equal(write(file, text.data, text.len_bytes), text.len_bytes);
    close(file);
    page->files[0] = page->path;
    page->options = (Options){.files = page->files, .file_count = 1, .config = "/dev/null", .no_state = true};
}

static inline void rewrite_page(const Page *page, Str text)
{
    FILE *file = fopen(page->path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(text.data, 1, text.len_bytes, file), text.len_bytes);
    fclose(file);
}

static inline void press(Session *session, const char *notation)
{
    KeyList keys = {0};
    key_parse_all(str_from(notation), &keys);
    for (size_t i = 0; i < keys.count; i++)
        session_handle(session, (Event){.kind = EVENT_KEY, .key = keys.items[i]});
    vec_free(&keys);
}

static inline void assert_on_screen(Session *session, const char *wanted, bool there)
{
    Buffer text = {0};
    session_draw(session);
    screen_dump_text(session->screen, &text);
    if ((strstr(text.data, wanted) != NULL) != there)
        fail_msg("\"%s\" is%s on the screen:\n%s", wanted, there ? " not" : "", text.data);
    buffer_free(&text);
}

/* More than is recovered at once: many paragraphs, each with a word of its own. */
static inline Buffer big_text(void)
{
    Buffer text = {0};
    for (int i = 0; text.len_bytes < 3u << 20; i++)
        buffer_put_format(&text,
                          "Paragraph w%d of a long book, which says a thing or two about nothing at all, "
                          "and then goes on to say it again in other words.\n\n",
                          i);
    buffer_put(&text, STR("The very last words.\n"));
    return text;
}

typedef struct {
    Page page;
    char folder[64], store[96];
} Desk;

/* A page, and a folder that the store is to be kept in. */
static inline void make_desk(Desk *desk, const char *text)
{
    write_page(&desk->page, str_from(text));
    desk->page.options.no_state = false;
    bool has_memory = access("/dev/shm", W_OK) == 0; /* where nothing waits for a disk */
    strcpy(desk->folder, has_memory ? "/dev/shm/recto-XXXXXX" : "/tmp/recto-state-XXXXXX");
    assert_non_null(mkdtemp(desk->folder));
    snprintf(desk->store, sizeof desk->store, "%s/recto/state.db", desk->folder);
    setenv("XDG_STATE_HOME", desk->folder, 1);
}

static inline void clear_desk(Desk *desk)
{
    unlink(desk->page.path);
    unlink(desk->store);
    strrchr(desk->store, '/')[0] = '\0';
    rmdir(desk->store);
    assert_int_equal(rmdir(desk->folder), 0); /* nothing else was left there */
}

/* The page is opened, keys are pressed, and what is then to be read. */
static inline void assert_reads(Desk *desk, const char *keys, const char *wanted)
{
    Session session;
    assert_true(session_open(&desk->page.options, 80, 24, true, &session).ok);
    press(&session, keys);
    assert_on_screen(&session, wanted, true);
    session_close(&session);
}

#endif
