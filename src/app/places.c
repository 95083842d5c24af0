#include "app/places.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "app/state.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "reader/state.h"

enum {
    KEEP_EVERY_MS = 20000,
    TITLE_BYTES_MAX = 200
};

static bool has_text(const Session *session)
{
    return session->path && session->reader && document_block_count(session->document) > 0;
}

static bool are_kept(const Session *session)
{
    const Options *options = session->options;
    return options->task == TASK_READ && !options->no_state && has_text(session);
}

/* Of a head the place cannot be kept: what it belongs to is not known by its bytes yet. */
static bool can_be_kept(const Session *session)
{
    return are_kept(session) && !session->head;
}

static Str clean_text(const Session *session)
{
    return source_text(session->head ? session->head : session->source);
}

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void places_identify(Session *session)
{
    Places *places = &session->places;
    if (places->identified)
        return;
    places->hash = hash_bytes(source_raw(session->source));
    places->identified = true;
}

/* A head by its path alone. */
static StoreDocument identity(Session *session, char **path)
{
    if (session->head)
        return state_document((Str){0}, 0, session->path, path);
    places_identify(session);
    return state_document(source_raw(session->source), session->places.hash, session->path, path);
}

/* ---- the marks of this file, as the reader has them ---------------------------------------------------- */

static StoreMark *find_mark(Places *places, uint32_t letter)
{
    for (size_t i = 0; i < places->marks.count; i++)
        if (places->marks.items[i].letter == letter)
            return &places->marks.items[i];
    return NULL;
}

static void put_mark(Places *places, StoreMark mark)
{
    StoreMark *there = find_mark(places, mark.letter);
    if (there)
        *there = mark;
    else
        vec_push(&places->marks, mark);
}

static void drop_mark(Places *places, uint32_t letter)
{
    StoreMark *there = find_mark(places, letter);
    if (there)
        *there = places->marks.items[--places->marks.count];
}

/* The words stay those of the day when it was set: what is gone may come back. */
static void find_again(const Session *session, Bookmark *place)
{
    Str text = clean_text(session);
    place->offset = bookmark_find(text, place);
    place->text_bytes = text.len_bytes;
}

static void show_marks(Session *session)
{
    for (size_t i = 0; i < session->places.marks.count; i++) {
        const StoreMark *mark = &session->places.marks.items[i];
        reader_set_mark(session->reader, mark->letter, (size_t)mark->place.offset);
    }
}

/* ---- what is kept -------------------------------------------------------------------------------------- */

static size_t present_offset(const Session *session)
{
    return reader_source_offset(session->reader);
}

Bookmark places_bookmark(const Session *session)
{
    return bookmark_of(clean_text(session), present_offset(session));
}

int places_percent(const Session *session)
{
    size_t offset = present_offset(session), total = session->whole_bytes;
    if (!session->head)
        return reader_percent(reader_state(session->reader));
    return total > 0 ? (int)((double)offset * 100.0 / (double)total) : 0;
}

static Str cut_title(Str title)
{
    return title.len_bytes > TITLE_BYTES_MAX ? str_slice(title, 0, utf8_start(title, TITLE_BYTES_MAX))
                                             : title;
}

static Str section_at(const Document *doc, size_t offset)
{
    size_t block = document_block_at(doc, document_pos_from_source(doc, offset));
    size_t section = block == NONE ? NONE : document_block(doc, block)->section;
    return section == NONE ? (Str){0} : document_slice(doc, document_section(doc, section)->title);
}

static StoreReading present_reading(const Session *session)
{
    size_t offset = present_offset(session);
    Str title = document_title(session->document);
    if (title.len_bytes == 0)
        title = str_from(session_file_name(session));
    return (StoreReading){.place = places_bookmark(session),
                          .read_at = (int64_t)time(NULL),
                          .percent = (uint8_t)places_percent(session),
                          .title = cut_title(title),
                          .section = cut_title(section_at(session->document, offset))};
}

/* The place, and what became of one mark; NULL: of none. */
static Status keep(Session *session, const MarkChange *change)
{
    Store *store;
    char *path;
    Status status = state_open(session->options, true, &store);
    Places *places = &session->places;
    places->kept_offset = present_offset(session); /* or it was tried */
    places->kept_ms = now_ms();
    if (!store)
        return status;
    StoreDocument document = identity(session, &path);
    StoreReading reading = present_reading(session);
    const StoreMark *marks = places->marks.items;
    size_t count = places->marks.count;
    if (!change)
        status = store_keep_reading(store, document, &reading, marks, count);
    else if (change->deleted)
        status = store_delete_mark(store, document, &reading, marks, count, change->letter);
    else
        status = store_set_mark(store, document, &reading, marks, count, find_mark(places, change->letter));
    free(path);
    return state_close(session->options, store, status);
}

/* Said once: what the memory of it costs is nobody's reading. */
static void complain(Session *session, Status status, const char *what)
{
    if (!status.ok && !session->places_failed)
        reader_say(session->reader, true, "%s not kept: %s", what, status.message);
    session->places_failed = session->places_failed || !status.ok;
}

Status places_leave(Session *session)
{
    return can_be_kept(session) ? keep(session, NULL) : STATUS_OK;
}

void places_change_marks(Session *session)
{
    const MarkChangeList *changes = reader_mark_changes(session->reader);
    for (size_t i = 0; i < changes->count; i++) {
        const MarkChange *change = &changes->items[i];
        if (change->deleted)
            drop_mark(&session->places, change->letter);
        else
            put_mark(&session->places,
                     (StoreMark){change->letter, bookmark_of(clean_text(session), change->source_offset)});
        if (can_be_kept(session))
            complain(session, keep(session, change), "Marks are");
    }
}

void places_keep_at_times(Session *session)
{
    if (can_be_kept(session) && present_offset(session) != session->places.kept_offset &&
        now_ms() - session->places.kept_ms >= KEEP_EVERY_MS)
        complain(session, keep(session, NULL), "Your place is");
}

int places_patience_ms(const Session *session, int patience_ms)
{
    if (patience_ms >= 0 || !can_be_kept(session) || present_offset(session) == session->places.kept_offset)
        return patience_ms;
    int64_t left = session->places.kept_ms + KEEP_EVERY_MS - now_ms();
    return left > 0 ? (int)left : 0;
}

/* ---- entering a document ------------------------------------------------------------------------------- */

static Status read_kept(Session *session, StoreAcquaintance *known, Bookmark *place, StoreMarkList *marks)
{
    Store *store;
    char *path;
    Status status = state_open(session->options, false, &store);
    *known = STORE_UNREAD;
    if (!store)
        return status;
    status = store_reading(store, identity(session, &path), known, place, marks);
    free(path);
    return state_close(session->options, store, status);
}

/* To where the file at that path was left, if that lies in the head and its words still stand there. */
static void go_to_in_head(Session *session, const Bookmark *place)
{
    Str text = clean_text(session);
    size_t end = (size_t)place->offset + place->after_bytes;
    if (place->offset >= text.len_bytes || end >= text.len_bytes)
        return;
    Bookmark there = bookmark_of(text, (size_t)place->offset);
    if (there.after_bytes == place->after_bytes && memcmp(there.after, place->after, there.after_bytes) == 0)
        reader_go_to_source_offset(session->reader, (size_t)place->offset);
}

/* Marks set meanwhile are newer than those of the store. */
static void take_marks(Session *session, const StoreMarkList *marks, bool changed)
{
    for (size_t i = 0; i < marks->count; i++) {
        StoreMark mark = marks->items[i];
        if (find_mark(&session->places, mark.letter))
            continue;
        if (changed)
            find_again(session, &mark.place);
        put_mark(&session->places, mark);
    }
}

bool places_enter(Session *session, bool go)
{
    Places *places = &session->places;
    StoreAcquaintance known;
    Bookmark place = {0};
    StoreMarkList marks = {0};
    size_t before = session->reader ? reader_source_offset(session->reader) : 0;
    places->kept_offset = before;
    places->kept_ms = now_ms();
    if (!are_kept(session))
        return false;
    complain(session, read_kept(session, &known, &place, &marks), "Places are");
    if (session->head) {
        if (go && known != STORE_UNREAD)
            go_to_in_head(session, &place);
        vec_free(&marks);
        places->from = reader_source_offset(session->reader);
        return places->from != before;
    }
    take_marks(session, &marks, known == STORE_CHANGED);
    vec_free(&marks);
    show_marks(session);
    if (known == STORE_UNREAD || !go)
        return false;
    if (known == STORE_CHANGED)
        find_again(session, &place);
    places->kept_offset = (size_t)place.offset;
    reader_go_to_source_offset(session->reader, (size_t)place.offset);
    return reader_source_offset(session->reader) != before;
}

void places_expect_whole(Session *session)
{
    session->places.waits = reader_source_offset(session->reader) == session->places.from;
}

/* Those that were set while only the head was there. */
static void keep_marks(Session *session, size_t count)
{
    for (size_t i = 0; i < count && can_be_kept(session); i++) {
        MarkChange change = {.letter = session->places.marks.items[i].letter};
        complain(session, keep(session, &change), "Marks are");
    }
}

void places_load(Session *session, uint64_t hash)
{
    Places *places = &session->places;
    size_t set_meanwhile = places->marks.count;
    if (!are_kept(session))
        return;
    places->hash = hash;
    places->identified = true;
    for (size_t i = 0; i < set_meanwhile; i++)
        places->marks.items[i].place.text_bytes = clean_text(session).len_bytes;
    if (places_enter(session, places->waits))
        session_say_resumed(session, "");
    keep_marks(session, set_meanwhile);
}

/* What the store knows of the new content, which another may have read already; it is right about the marks that it has, and the
 * others are entered there. */
static void join_marks(Session *session)
{
    StoreAcquaintance known;
    Bookmark place;
    StoreMarkList stored = {0};
    Status status = read_kept(session, &known, &place, &stored);
    if (known == STORE_SAME) {
        Places theirs = {.marks = stored};
        for (size_t i = 0; i < session->places.marks.count && status.ok; i++) {
            MarkChange ours = {.letter = session->places.marks.items[i].letter};
            if (!find_mark(&theirs, ours.letter))
                status = keep(session, &ours);
        }
        for (size_t i = 0; i < stored.count; i++)
            put_mark(&session->places, stored.items[i]);
    }
    vec_free(&stored);
    complain(session, status, "Marks are");
}

void places_reload(Session *session, const Places *before, const Bookmark *place)
{
    Places *places = &session->places;
    if (!has_text(session))
        return;
    places_identify(session);
    if (before->identified && places->hash == before->hash)
        return;
    for (size_t i = 0; i < places->marks.count; i++)
        find_again(session, &places->marks.items[i].place);
    if (are_kept(session))
        join_marks(session);
    show_marks(session);
    size_t found = bookmark_find(clean_text(session), place);
    if (found != reader_source_offset(session->reader))
        reader_go_to_source_offset(session->reader, found);
}
