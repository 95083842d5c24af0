#include "app/widths.h"

#include "app/state.h"

#define SIDEBAR_COLS "sidebar-cols"

enum {
    COLS_MAX = 10000 /* more is nothing that was ever kept by us */
};

void widths_load(Session *session)
{
    Store *store;
    uint64_t cols = 0;
    Status status = state_open(session->options, false, &store);
    if (store)
        status = store_setting(store, SIDEBAR_COLS, &cols);
    status = state_close(session->options, store, status);
    if (!status.ok || cols > COLS_MAX)
        return;
    session->sidebar_cols = (size_t)cols;
    reader_want_sidebar_cols(session->reader, session->sidebar_cols);
}

void widths_keep(Session *session)
{
    size_t cols = reader_sidebar_cols_wanted(session->reader);
    if (cols == session->sidebar_cols)
        return;
    Store *store;
    session->sidebar_cols = cols;
    Status status = state_open(session->options, true, &store);
    if (store)
        status = store_keep_setting(store, SIDEBAR_COLS, cols < COLS_MAX ? cols : COLS_MAX);
    status = state_close(session->options, store, status);
    if (!status.ok)
        reader_say(session->reader, true, "The width is not kept: %s", status.message);
}
