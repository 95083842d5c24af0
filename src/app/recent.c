#include "app/recent.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "app/linked.h"
#include "app/open.h"
#include "app/places.h"
#include "app/state.h"
#include "app/visits.h"
#include "app/when.h"

enum {
    LISTED_MAX = 100
};

/* ---- the list ------------------------------------------------------------------------------------------ */

/* Clean text on one line: names of files are bytes. */
static void put_clean(Str bytes, Buffer *out)
{
    Source *source = source_from_bytes(bytes);
    buffer_put(out, source_text(source));
    for (size_t i = 0; i < out->len_bytes; i++)
        if ((unsigned char)out->data[i] < 0x20)
            out->data[i] = ' ';
    source_free(source);
}

/* With ~ for the home folder, as shells have it. */
static void put_path(Str path, Buffer *out)
{
    Str home = str_from(getenv("HOME"));
    bool at_home = home.len_bytes > 1 && str_starts(path, home) && path.len_bytes > home.len_bytes &&
                   path.data[home.len_bytes] == '/';
    Buffer short_path = {0};
    buffer_put(&short_path, at_home ? STR("~") : (Str){0});
    buffer_put(&short_path, str_slice(path, at_home ? home.len_bytes : 0, path.len_bytes));
    put_clean(buffer_str(&short_path), out);
    buffer_free(&short_path);
}

static bool is_gone(const char *path)
{
    struct stat facts;
    return stat(path, &facts) != 0 && (errno == ENOENT || errno == ENOTDIR);
}

typedef struct {
    Buffer title, section, when, path;
} Words;

static Reading read_listed(const StoreListed *listed, int64_t now, Words *words)
{
    put_clean(buffer_str(&listed->title), &words->title);
    put_clean(buffer_str(&listed->section), &words->section);
    when_write(listed->read_at, now, &words->when);
    put_path(buffer_str(&listed->path), &words->path);
    return (Reading){.title = buffer_str(&words->title),
                     .section = buffer_str(&words->section),
                     .when = buffer_str(&words->when),
                     .path = buffer_str(&words->path),
                     .percent = listed->percent,
                     .gone = is_gone(listed->path.data)};
}

static void show(Session *session, bool at_start)
{
    const StoreListedList *recent = &session->recent;
    VEC(Reading) readings = {0};
    VEC(Words) words = {0};
    int64_t now = (int64_t)time(NULL);
    for (size_t i = 0; i < recent->count; i++) {
        Words of_one = {0};
        vec_push(&readings, read_listed(&recent->items[i], now, &of_one));
        vec_push(&words, of_one);
    }
    reader_show_readings(session->reader, readings.items, readings.count, at_start);
    for (size_t i = 0; i < words.count; i++) {
        Buffer *buffers[] = {&words.items[i].title, &words.items[i].section, &words.items[i].when,
                             &words.items[i].path};
        for (size_t k = 0; k < sizeof buffers / sizeof *buffers; k++)
            buffer_free(buffers[k]);
    }
    vec_free(&words);
    vec_free(&readings);
}

static Status read_list(Session *session)
{
    Store *store = NULL;
    Status status = STATUS_OK;
    store_readings_free(&session->recent);
    if (session->options->task == TASK_READ)
        status = state_open(session->options, false, &store);
    if (store)
        status = state_close(session->options, store, store_readings(store, LISTED_MAX, &session->recent));
    return status;
}

void recent_show(Session *session, bool at_start)
{
    places_leave(session); /* this one is among them */
    Status status = read_list(session);
    session->recent_at_start = at_start;
    if (!at_start || session->recent.count > 0)
        show(session, at_start);
    if (!status.ok)
        reader_say(session->reader, true, "%s", status.message);
}

/* ---- going on ------------------------------------------------------------------------------------------ */

/* path: NULL is the guide. */
static void open_in_place(Session *session, const char *path)
{
    Source *source;
    Status status = open_source(path, session->options->encoding, &source);
    if (!status.ok) {
        reader_say(session->reader, true, "%s", status.message);
        return;
    }
    char *owned = path ? strdup(path) : NULL;
    places_leave(session);
    visits_forget(session);
    session_close_file(session);
    session->path = session->linked = owned;
    session->source = source;
    session_open_file(session, session->terminal != NULL);
    if (places_enter(session, true))
        session_say_resumed(session, "");
}

void recent_open(Session *session)
{
    size_t chosen = reader_chosen(session->reader);
    const char *path = chosen < session->recent.count ? session->recent.items[chosen].path.data : NULL;
    bool is_here = path && session->path ? linked_is_same_file(path, session->path) : path == session->path;
    if (is_here)
        reader_close_list(session->reader);
    else
        open_in_place(session, path);
}

void recent_forget(Session *session)
{
    size_t chosen = reader_chosen(session->reader);
    Store *store;
    if (chosen >= session->recent.count)
        return;
    Str path = buffer_str(&session->recent.items[chosen].path);
    Status status = state_open(session->options, true, &store);
    if (store)
        status = state_close(session->options, store, store_forget_readings(store, path));
    if (status.ok)
        status = read_list(session);
    show(session, session->recent_at_start);
    if (status.ok)
        reader_say(session->reader, false, "Forgotten, with its marks");
    else
        reader_say(session->reader, true, "Not forgotten: %s", status.message);
}
