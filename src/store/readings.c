/* What was read, its last places and marks. */
#include <string.h>

#include "query.h"

/* ---- bookmarks ----------------------------------------------------------------------------------------- */

/* The four columns: offset, text_bytes, before, after. */
static void bind_bookmark(Query *query, const Bookmark *place)
{
    bind_number(query, place->offset);
    bind_number(query, place->text_bytes);
    bind_bytes(query, (Str){place->before, place->before_bytes});
    bind_bytes(query, (Str){place->after, place->after_bytes});
}

static uint8_t column_words(const Query *query, int column, char words[BOOKMARK_WORDS_BYTES])
{
    Buffer bytes = {0};
    column_bytes(query, column, &bytes);
    size_t count = bytes.len_bytes < BOOKMARK_WORDS_BYTES ? bytes.len_bytes : BOOKMARK_WORDS_BYTES;
    if (count > 0)
        memcpy(words, bytes.data, count);
    buffer_free(&bytes);
    return (uint8_t)count;
}

/* From that column on. */
static Bookmark column_bookmark(const Query *query, int column)
{
    Bookmark place = {.offset = column_number(query, column), .text_bytes = column_number(query, column + 1)};
    place.before_bytes = column_words(query, column + 2, place.before);
    place.after_bytes = column_words(query, column + 3, place.after);
    return place;
}

/* ---- asking -------------------------------------------------------------------------------------------- */

static Status find_by_content(Store *store, StoreDocument document, uint64_t *id)
{
    Query query = query_begin(store, "SELECT id FROM reading WHERE hash = ? AND size_bytes = ?");
    bind_number(&query, document.hash);
    bind_number(&query, document.size_bytes);
    *id = query_row(&query) ? column_number(&query, 0) : NO_ID;
    return query_end(&query);
}

/* What was read at that path last. */
static Status find_by_path(Store *store, Str path, uint64_t *id)
{
    Query query =
        query_begin(store, "SELECT id FROM reading WHERE path = ? ORDER BY read_at DESC, id DESC LIMIT 1");
    bind_bytes(&query, path);
    *id = query_row(&query) ? column_number(&query, 0) : NO_ID;
    return query_end(&query);
}

static Status read_place(Store *store, uint64_t id, Bookmark *place)
{
    Query query = query_begin(store, "SELECT offset, text_bytes, before, after FROM reading WHERE id = ?");
    bind_number(&query, id);
    if (query_row(&query))
        *place = column_bookmark(&query, 0);
    return query_end(&query);
}

static Status read_marks(Store *store, uint64_t id, StoreMarkList *marks)
{
    Query query = query_begin(store, "SELECT letter, offset, text_bytes, before, after FROM mark"
                                     " WHERE reading = ? ORDER BY letter");
    bind_number(&query, id);
    while (query_row(&query)) {
        StoreMark mark = {.letter = (uint32_t)column_number(&query, 0), .place = column_bookmark(&query, 1)};
        vec_push(marks, mark);
    }
    return query_end(&query);
}

Status store_reading(Store *store, StoreDocument document, StoreAcquaintance *known, Bookmark *place,
                     StoreMarkList *marks)
{
    uint64_t id;
    Status status = find_by_content(store, document, &id);
    *known = STORE_SAME;
    if (status.ok && id == NO_ID) {
        *known = STORE_CHANGED;
        if (document.path.len_bytes > 0)
            status = find_by_path(store, document.path, &id);
    }
    if (!status.ok || id == NO_ID) {
        *known = STORE_UNREAD;
        return status;
    }
    status = read_place(store, id, place);
    return status.ok ? read_marks(store, id, marks) : status;
}

/* ---- keeping ------------------------------------------------------------------------------------------- */

static Status write_mark(Store *store, uint64_t id, const StoreMark *mark)
{
    Query query = query_begin(store, "INSERT OR REPLACE INTO mark"
                                     " (reading, letter, offset, text_bytes, before, after)"
                                     " VALUES (?, ?, ?, ?, ?, ?)");
    bind_number(&query, id);
    bind_number(&query, mark->letter);
    bind_bookmark(&query, &mark->place);
    return query_run(&query);
}

static Status delete_mark(Store *store, uint64_t id, uint32_t letter)
{
    Query query = query_begin(store, "DELETE FROM mark WHERE reading = ? AND letter = ?");
    bind_number(&query, id);
    bind_number(&query, letter);
    return query_run(&query);
}

static void bind_reading(Query *query, StoreDocument document, const StoreReading *reading)
{
    bind_bytes(query, document.path);
    bind_bytes(query, reading->title);
    bind_bytes(query, reading->section);
    bind_number(query, reading->percent);
    bind_number(query, (uint64_t)reading->read_at);
    bind_bookmark(query, &reading->place);
}

/* What is of no path now (a pipe) may have one all the same. */
static Status update_reading(Store *store, uint64_t id, StoreDocument document, const StoreReading *reading)
{
    Query query = query_begin(store, "UPDATE reading SET path = coalesce(nullif(?, x''), path), title = ?,"
                                     " section = ?, percent = ?, read_at = ?, offset = ?, text_bytes = ?,"
                                     " before = ?, after = ? WHERE id = ?");
    bind_reading(&query, document, reading);
    bind_number(&query, id);
    return query_run(&query);
}

static Status insert_reading(Store *store, StoreDocument document, const StoreReading *reading, uint64_t *id)
{
    Query query = query_begin(store, "INSERT INTO reading (path, title, section, percent, read_at, offset,"
                                     " text_bytes, before, after, hash, size_bytes)"
                                     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    bind_reading(&query, document, reading);
    bind_number(&query, document.hash);
    bind_number(&query, document.size_bytes);
    Status status = query_run(&query);
    *id = (uint64_t)store->sqlite.last_insert_rowid(store->database);
    return status;
}

static Status forget_old_readings(Store *store)
{
    Query query = query_begin(store, "DELETE FROM reading WHERE id IN"
                                     " (SELECT id FROM reading ORDER BY read_at DESC LIMIT -1 OFFSET ?)"
                                     " AND NOT EXISTS (SELECT 1 FROM mark WHERE mark.reading = reading.id)");
    bind_number(&query, STORE_READINGS_MAX);
    return query_run(&query);
}

/* A document that is not known, with the marks that were found again in it. */
static Status enter_reading(Store *store, StoreDocument document, const StoreReading *reading,
                            const StoreMark *marks, size_t count, uint64_t *id)
{
    Status status = insert_reading(store, document, reading, id);
    for (size_t i = 0; i < count && status.ok; i++)
        status = write_mark(store, *id, &marks[i]);
    return status.ok ? forget_old_readings(store) : status;
}

/* What becomes of one mark besides. */
typedef struct {
    const StoreMark *set; /* NULL: none is set */
    bool deletes;
    uint32_t letter;
} MarkChange;

static Status keep(Store *store, StoreDocument document, const StoreReading *reading, const StoreMark *marks,
                   size_t count, MarkChange change)
{
    uint64_t id;
    Status status = find_by_content(store, document, &id);
    if (status.ok && id == NO_ID)
        status = enter_reading(store, document, reading, marks, count, &id);
    else if (status.ok)
        status = update_reading(store, id, document, reading);
    if (status.ok && change.set)
        status = write_mark(store, id, change.set);
    if (status.ok && change.deletes)
        status = delete_mark(store, id, change.letter);
    return status;
}

static Status keep_at_once(Store *store, StoreDocument document, const StoreReading *reading,
                           const StoreMark *marks, size_t count, MarkChange change)
{
    Status status = execute(store, "BEGIN IMMEDIATE");
    if (!status.ok)
        return status;
    return transaction_end(store, keep(store, document, reading, marks, count, change));
}

Status store_keep_reading(Store *store, StoreDocument document, const StoreReading *reading,
                          const StoreMark *marks, size_t count)
{
    return keep_at_once(store, document, reading, marks, count, (MarkChange){0});
}

Status store_set_mark(Store *store, StoreDocument document, const StoreReading *reading,
                      const StoreMark *marks, size_t count, const StoreMark *mark)
{
    return keep_at_once(store, document, reading, marks, count, (MarkChange){.set = mark});
}

Status store_delete_mark(Store *store, StoreDocument document, const StoreReading *reading,
                         const StoreMark *marks, size_t count, uint32_t letter)
{
    return keep_at_once(store, document, reading, marks, count,
                        (MarkChange){.deletes = true, .letter = letter});
}

/* ---- the list ------------------------------------------------------------------------------------------ */

Status store_readings(Store *store, size_t most, StoreListedList *out)
{
    Query query = query_begin(store, "SELECT path, title, section, percent, read_at FROM reading AS r"
                                     " WHERE path <> x'' AND NOT EXISTS (SELECT 1 FROM reading AS later"
                                     " WHERE later.path = r.path AND"
                                     " (later.read_at, later.id) > (r.read_at, r.id))"
                                     " ORDER BY read_at DESC, id DESC LIMIT ?");
    bind_number(&query, most);
    while (query_row(&query)) {
        StoreListed listed = {.percent = (uint8_t)column_number(&query, 3),
                              .read_at = (int64_t)column_number(&query, 4)};
        column_bytes(&query, 0, &listed.path);
        column_bytes(&query, 1, &listed.title);
        column_bytes(&query, 2, &listed.section);
        vec_push(out, listed);
    }
    return query_end(&query);
}

void store_readings_free(StoreListedList *list)
{
    for (size_t i = 0; i < list->count; i++) {
        buffer_free(&list->items[i].path);
        buffer_free(&list->items[i].title);
        buffer_free(&list->items[i].section);
    }
    vec_free(list);
}

static Status run_for_path(Store *store, const char *sql, Str path)
{
    Query query = query_begin(store, sql);
    bind_bytes(&query, path);
    return query_run(&query);
}

Status store_forget_readings(Store *store, Str path)
{
    Status status = execute(store, "BEGIN IMMEDIATE");
    if (!status.ok)
        return status;
    status = run_for_path(store, "DELETE FROM mark WHERE reading IN (SELECT id FROM reading WHERE path = ?)",
                          path);
    if (status.ok)
        status = run_for_path(store, "DELETE FROM reading WHERE path = ?", path);
    return transaction_end(store, status);
}
