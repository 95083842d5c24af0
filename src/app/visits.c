#include "app/visits.h"

#include <stdlib.h>
#include <string.h>

#include "app/linked.h"
#include "app/places.h"

enum {
    VISITS_MAX = 32 /* kept; older ones are forgotten */
};

/* Takes the file that is open out of the session. */
static Visit leave_file(Session *session)
{
    Visit visit = {.linked = session->linked,
                   .path = session->path,
                   .source = session->source,
                   .head = session->head,
                   .whole_bytes = session->whole_bytes,
                   .opened_ms = session->opened_ms,
                   .corrections = session->corrections,
                   .document = session->document,
                   .verbatim = session->verbatim,
                   .loader = session->loader,
                   .places = session->places,
                   .watch = session->watch,
                   .shows_source = session->shows_source,
                   .reader = session->reader};
    session->corrections = (CorrectionList){0};
    session->places = (Places){0};
    session->document = session->verbatim = NULL;
    session->source = session->head = NULL;
    session->loader = NULL;
    session->linked = NULL;
    session->reader = NULL;
    return visit;
}

static void enter_file(Session *session, Visit visit)
{
    session->linked = visit.linked;
    session->path = visit.path;
    session->source = visit.source;
    session->head = visit.head;
    session->whole_bytes = visit.whole_bytes;
    session->opened_ms = visit.opened_ms;
    session->corrections = visit.corrections;
    session->document = visit.document;
    session->verbatim = visit.verbatim;
    session->loader = visit.loader;
    session->places = visit.places;
    session->watch = visit.watch;
    session->shows_source = visit.shows_source;
    session->reader = visit.reader;
}

static void forget_visit_list(VisitList *list)
{
    for (size_t i = 0; i < list->count; i++) {
        Session left = {0};
        enter_file(&left, list->items[i]);
        session_close_file(&left);
    }
    vec_clear(list);
}

void visits_forget(Session *session)
{
    forget_visit_list(&session->behind);
    forget_visit_list(&session->ahead);
    vec_free(&session->behind);
    vec_free(&session->ahead);
}

static void keep_visit(Session *session, VisitList *list)
{
    if (list->count == VISITS_MAX) {
        VisitList oldest = {0};
        vec_push(&oldest, list->items[0]);
        forget_visit_list(&oldest);
        vec_free(&oldest);
        memmove(list->items, list->items + 1, --list->count * sizeof *list->items);
    }
    places_leave(session); /* what cannot be kept is told when it is tried again */
    vec_push(list, leave_file(session));
}

void visits_put_behind(Session *session)
{
    keep_visit(session, &session->behind);
}

/* The key that everybody finds, as long as it leads back. */
static Str back_key(const Session *session, Arena *arena)
{
    Key backspace = {.code = KEYCODE_BACKSPACE};
    KeymapBinding binding;
    bool leads_back =
        keymap_find(session->keymap, MODE_TEXT, &backspace, 1, &binding) && binding.action == ACTION_BACK;
    return leads_back ? STR("Backspace") : keymap_key_for(session->keymap, ACTION_BACK, arena);
}

/* Opens source, which is in that file, in place of what is open, to which there is a way back. */
static void open_linked_source(Session *session, Source *source, const char *path, Str fragment)
{
    Reader *before = session->reader;
    Arena arena = {0};
    Str back = arena_format(&arena, "%s goes back", back_key(session, &arena).data);
    forget_visit_list(&session->ahead);
    keep_visit(session, &session->behind);
    session->source = source;
    session->path = session->linked = memory_copy_string(path);
    session_open_file(session, session->terminal != NULL && fragment.len_bytes == 0);
    reader_take_look(session->reader, before);
    if (places_enter(session, fragment.len_bytes == 0))
        session_say_resumed(session, arena_format(&arena, " (%s)", back.data).data);
    else if (fragment.len_bytes == 0 || reader_go_to_fragment(session->reader, fragment))
        reader_say(session->reader, false, "%s; %s", session_file_name(session), back.data);
    arena_free(&arena);
}

void visits_open_linked(Session *session)
{
    Buffer path = {0}, target = {0};
    Str fragment;
    Source *source = NULL;
    buffer_put(&target, reader_linked(session->reader));
    Status status = STATUS_OK;
    if (!session->path)
        status = status_error("the guide has no files beside it");
    if (status.ok)
        status = linked_path(buffer_str(&target), session->path, &path, &fragment);
    bool is_here = status.ok && linked_is_same_file(path.data, session->path);
    if (is_here)
        reader_follow_fragment(session->reader, fragment);
    else if (status.ok)
        status = linked_open(path.data, &source);
    if (!status.ok)
        reader_say(session->reader, true, "%s", status.message);
    else if (source)
        open_linked_source(session, source, path.data, fragment);
    buffer_free(&path);
    buffer_free(&target);
}

/* Back to the file that led here, or forward again; when there is none, what the reader has said stays. */
static void revisit(Session *session, VisitList *from, VisitList *to)
{
    if (from->count == 0)
        return;
    Visit visit = from->items[--from->count];
    Reader *before = session->reader;
    keep_visit(session, to);
    enter_file(session, visit);
    session_follow_language(session); /* of the file that is left; what its reader had is freed */
    reader_take_look(session->reader, before);
    session_load(session);
    reader_say(session->reader, false, "%s", session_file_name(session));
}

void visits_go_back(Session *session)
{
    revisit(session, &session->behind, &session->ahead);
}

void visits_go_forward(Session *session)
{
    revisit(session, &session->ahead, &session->behind);
}
