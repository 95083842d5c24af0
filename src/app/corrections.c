#include "app/corrections.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/state.h"
#include "base/hash.h"

static StoreDocument document_of(CorrectedFile file, char **path)
{
    Str bytes = source_raw(file.source);
    return state_document(bytes, file.hash ? *file.hash : hash_bytes(bytes), file.path, path);
}

/* ---- the store's words and ours ------------------------------------------------------------------------ */

static const char *const kind_names[] = {
    [CORRECTION_AS] = "as", [CORRECTION_JOIN] = "join", [CORRECTION_SPLIT] = "split"};
enum {
    KIND_COUNT = sizeof kind_names / sizeof *kind_names
};

static StoreCorrection to_store(const Correction *correction)
{
    StoreCorrection kept = {.level = correction->level,
                            .first_line = correction->first_line,
                            .last_line = correction->last_line,
                            .anchor = correction->anchor};
    bool as = correction->kind == CORRECTION_AS;
    snprintf(kept.kind, sizeof kept.kind, "%s", kind_names[correction->kind]);
    snprintf(kept.class_name, sizeof kept.class_name, "%s", as ? block_class_name(correction->cls) : "");
    return kept;
}

static bool read_kind(const char *name, CorrectionKind *out)
{
    for (size_t i = 0; i < KIND_COUNT; i++)
        if (strcmp(name, kind_names[i]) == 0) {
            *out = (CorrectionKind)i;
            return true;
        }
    return false;
}

/* False for what this Recto has no word for. */
static bool from_store(const StoreCorrection *kept, Correction *out)
{
    *out = (Correction){.level = kept->level <= HEADING_LEVEL_MAX ? kept->level : 0,
                        .first_line = kept->first_line,
                        .last_line = kept->last_line,
                        .anchor = kept->anchor};
    if (!read_kind(kept->kind, &out->kind))
        return false;
    return out->kind != CORRECTION_AS || correction_class_named(str_from(kept->class_name), &out->cls);
}

/* ---- reading and writing ------------------------------------------------------------------------------- */

static Status read_corrections(Store *store, CorrectedFile file, StoreDocument document, CorrectionList *out)
{
    StoreCorrectionList kept = {0};
    bool carried = false;
    Correction correction;
    Status status = store_corrections(store, document, &kept, &carried);
    for (size_t i = 0; i < kept.count && status.ok; i++)
        if (from_store(&kept.items[i], &correction))
            vec_push(out, correction);
    vec_free(&kept);
    if (carried)
        corrections_carry(source_text(file.source), out);
    else if (status.ok && file.options->task == TASK_READ)
        store_note_path(store, document); /* of no weight: what cannot be noted is not missed today */
    return status;
}

Status corrections_load(CorrectedFile file, CorrectionList *out)
{
    Store *store;
    char *path;
    Status status = state_open(file.options, false, &store);
    if (!store)
        return status;
    status = read_corrections(store, file, document_of(file, &path), out);
    free(path);
    return state_close(file.options, store, status);
}

bool corrections_may_be_kept(const Options *options, const char *path, size_t size_bytes)
{
    Store *store;
    bool may = true;
    Status status = state_open(options, false, &store);
    if (!store)
        return !status.ok;
    char *place;
    StoreDocument document = state_document((Str){0}, 0, path, &place);
    status = store_may_have_corrections(store, size_bytes, document.path, &may);
    free(place);
    store_close(store);
    return may || !status.ok;
}

typedef Status (*Change)(Store *store, StoreDocument document, const StoreCorrection *others, size_t count,
                         const StoreCorrection *correction);

/* count: of list, those that are in force without the one that is changed. */
static Status change_store(CorrectedFile file, Change change, const CorrectionList *list, size_t count,
                           const Correction *correction)
{
    Store *store;
    char *path;
    Status status = state_open(file.options, true, &store);
    if (!store)
        return status;
    StoreCorrection changed = to_store(correction);
    StoreCorrectionList others = {0};
    for (size_t i = 0; i < count; i++)
        vec_push(&others, to_store(&list->items[i]));
    StoreDocument document = document_of(file, &path);
    status = change(store, document, others.items, others.count, &changed);
    free(path);
    vec_free(&others);
    return state_close(file.options, store, status);
}

Status corrections_keep_last(CorrectedFile file, const CorrectionList *list)
{
    return change_store(file, store_add_correction, list, list->count - 1, &vec_last(list));
}

Status corrections_forget(CorrectedFile file, const CorrectionList *list, const Correction *taken_back)
{
    return change_store(file, store_remove_correction, list, list->count, taken_back);
}
