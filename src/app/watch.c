#include "app/watch.h"

#include <sys/stat.h>

FileStamp file_stamp(const char *path)
{
    struct stat facts;
    if (stat(path, &facts) != 0 || !S_ISREG(facts.st_mode))
        return (FileStamp){0};
    return (FileStamp){.exists = true,
                       .device = (uint64_t)facts.st_dev,
                       .inode = (uint64_t)facts.st_ino,
                       .size_bytes = (int64_t)facts.st_size,
                       .changed_s = (int64_t)facts.st_mtim.tv_sec,
                       .changed_ns = (int64_t)facts.st_mtim.tv_nsec};
}

bool file_stamp_equal(FileStamp a, FileStamp b)
{
    return a.exists == b.exists && a.device == b.device && a.inode == b.inode &&
           a.size_bytes == b.size_bytes && a.changed_s == b.changed_s && a.changed_ns == b.changed_ns;
}

void watch_start(Watch *watch, FileStamp shown, int64_t now_ms, int64_t cost_ms)
{
    int64_t rest_ms = cost_ms * WATCH_REST_FACTOR;
    *watch = (Watch){.on = true,
                     .shown = shown,
                     .seen = shown,
                     .told = shown,
                     .seen_ms = now_ms,
                     .due_ms = now_ms + (rest_ms > WATCH_EVERY_MS ? rest_ms : WATCH_EVERY_MS)};
}

int watch_patience_ms(const Watch *watch, int64_t now_ms)
{
    if (!watch->on)
        return -1;
    return watch->due_ms > now_ms ? (int)(watch->due_ms - now_ms) : 0;
}

/* True when the file stays as it is, as far as one can wait for that. */
static bool has_settled(const Watch *watch, FileStamp now, bool is_gone, int64_t now_ms)
{
    if (is_gone)
        return now_ms - watch->seen_ms >= WATCH_GONE_MS;
    return now_ms - watch->seen_ms >= WATCH_SETTLE_MS ||
           (now.size_bytes > watch->shown.size_bytes && now_ms - watch->differs_ms >= WATCH_RESTLESS_MS);
}

WatchNews watch_look(Watch *watch, FileStamp now, int64_t now_ms)
{
    bool is_gone = !now.exists || (now.size_bytes == 0 && watch->shown.size_bytes > 0);
    if (file_stamp_equal(watch->seen, watch->shown))
        watch->differs_ms = now_ms;
    if (!file_stamp_equal(now, watch->seen))
        watch->seen_ms = now_ms;
    watch->seen = now;
    if (file_stamp_equal(now, watch->shown))
        watch->told = now; /* what was gone is back: it may go again */
    bool is_news = !file_stamp_equal(now, watch->told);
    if (is_news && !has_settled(watch, now, is_gone, now_ms)) {
        watch->due_ms = now_ms + WATCH_SETTLE_MS;
        return WATCH_QUIET;
    }
    watch->due_ms = now_ms + WATCH_EVERY_MS;
    watch->told = now;
    if (!is_news)
        return WATCH_QUIET;
    watch->gone = is_gone;
    return is_gone ? WATCH_GONE : WATCH_CHANGED;
}

void watch_tell_again(Watch *watch)
{
    watch->told = watch->shown;
}
