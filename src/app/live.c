#include "app/live.h"

#include <time.h>

#include "reader/state.h"

int64_t live_now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void live_start(Session *session, FileStamp stamp, int64_t cost_ms)
{
    session->watch = (Watch){0};
    if (stamp.exists)
        watch_start(&session->watch, stamp, live_now_ms(), cost_ms);
}

void live_stop(Session *session)
{
    session->watch = (Watch){0};
}

/* Something is typed, chosen, or lies over the text: a reload would take it away. */
static bool is_busy(const Session *session)
{
    const ReaderState *state = reader_state(session->reader);
    return session->head || state->prompt.kind != PROMPT_NONE || state->overlay.kind != OVERLAY_NONE ||
           state->choice_of_link.hints.count > 0 || state->focus != FOCUS_TEXT ||
           reader_patience_ms(session->reader) >= 0;
}

static void tell(Session *session, WatchNews news)
{
    if (news == WATCH_GONE)
        reader_say(session->reader, false, "The file is gone or empty; this is what it was");
    else
        reader_say(session->reader, false, "Changed on disk: r reads it again");
}

static void follow(Session *session, bool was_gone)
{
    session_reload(session, true);
    if (was_gone) /* which has been said */
        reader_say(session->reader, false, "The file is there again");
}

void live_look(Session *session, int64_t now_ms)
{
    Watch *watch = &session->watch;
    if (watch_patience_ms(watch, now_ms) != 0)
        return;
    bool was_gone = watch->gone;
    WatchNews news = watch_look(watch, file_stamp(session->path), now_ms);
    if (news == WATCH_QUIET)
        return;
    bool may_speak = reader_state(session->reader)->message.len_bytes == 0;
    bool reloads = news == WATCH_CHANGED && session->config.follow;
    if (is_busy(session) || (!reloads && !may_speak))
        watch_tell_again(watch);
    else if (reloads)
        follow(session, was_gone);
    else
        tell(session, news);
}

int live_patience_ms(const Session *session, int patience_ms)
{
    int watch_ms = watch_patience_ms(&session->watch, live_now_ms());
    if (watch_ms < 0 || session->head || reader_patience_ms(session->reader) >= 0)
        return patience_ms;
    return patience_ms < 0 || watch_ms < patience_ms ? watch_ms : patience_ms;
}

void live_toggle(Session *session)
{
    int wanted = reader_wanted_value(session->reader);
    session->config.follow = wanted < 0 ? !session->config.follow : wanted > 0;
    if (session->config.follow && !session->watch.on)
        reader_say(session->reader, false, "There is no file here to follow");
    else if (session->config.follow)
        reader_say(session->reader, false, "The file is read again whenever it changes");
    else
        reader_say(session->reader, false, "The file stays as it is until r");
    watch_tell_again(&session->watch);
}
