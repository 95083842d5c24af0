#include "app/history.h"

#include <string.h>

#include "app/state.h"

/* What is typed behind ':' is kept among the searches, under a mode that is none. */
static const char command_mode[] = "command";

/* False for what this Recto has no word for. */
static bool read_mode(const char *name, SearchMode *out)
{
    for (SearchMode mode = 0; mode < SEARCH_MODE_COUNT; mode++)
        if (str_equal(str_from(name), str_from(search_mode_name(mode)))) {
            *out = mode;
            return true;
        }
    return false;
}

Status history_load(const Options *options, Reader *reader)
{
    Store *store;
    StoreSearchList list = {0};
    Status status = state_open(options, false, &store);
    if (store)
        status = store_searches(store, &list);
    status = state_close(options, store, status);
    for (size_t i = list.count; i-- > 0;) {
        SearchMode mode;
        if (strcmp(list.items[i].mode, command_mode) == 0)
            reader_add_earlier_command(reader, buffer_str(&list.items[i].text));
        else if (read_mode(list.items[i].mode, &mode))
            reader_add_earlier_search(reader, buffer_str(&list.items[i].text), mode);
    }
    store_searches_free(&list);
    return status;
}

static Status keep(const Options *options, const char *mode, Str text)
{
    Store *store;
    Status status = state_open(options, true, &store);
    if (store && text.len_bytes > 0)
        status = store_add_search(store, mode, text);
    return state_close(options, store, status);
}

Status history_keep_search(const Options *options, const Reader *reader)
{
    SearchMode mode = 0;
    Str text = reader_last_search(reader, &mode);
    return keep(options, search_mode_name(mode), text);
}

Status history_keep_command(const Options *options, const Reader *reader)
{
    return keep(options, command_mode, reader_last_command(reader));
}
