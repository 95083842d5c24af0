#include "app/opener.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "app/detached.h"
#include "base/buffer.h"
#include "base/memory.h"
#include "base/vec.h"

/* The words of a command, NULL behind the last. */
typedef VEC(char *) Words;

static void free_words(Words *words)
{
    for (size_t i = 0; i < words->count; i++)
        memory_free(words->items[i]);
    vec_free(words);
}

/* One word, with the address in place of "%s"; true when it was there. */
static bool put_word(Words *words, Str word, Str address)
{
    Buffer out = {0};
    size_t at = str_find(word, STR("%s"), 0);
    bool has_place = at < word.len_bytes;
    buffer_put(&out, str_slice(word, 0, at));
    if (has_place) {
        buffer_put(&out, address);
        buffer_put(&out, str_slice(word, at + 2, word.len_bytes));
    }
    vec_push(words, out.data);
    return has_place;
}

static Words words_of(Str command, Str address)
{
    Words words = {0};
    bool placed = false;
    for (size_t at = 0; at < command.len_bytes;) {
        size_t end = str_find_byte(command, ' ', at);
        if (end > at)
            placed = put_word(&words, str_slice(command, at, end), address) || placed;
        at = end + 1;
    }
    if (!placed && words.count > 0)
        put_word(&words, STR("%s"), address);
    vec_push(&words, NULL);
    return words;
}

Status opener_run(Str address)
{
    const char *browser = getenv("BROWSER");
    Str commands = str_from(browser && *browser ? browser : "xdg-open");
    int trouble = ENOENT;
    if (str_starts(address, STR("-")))
        return status_error("this is no address");
    for (size_t at = 0; at < commands.len_bytes && trouble != 0;) {
        size_t end = str_find_byte(commands, ':', at);
        Words words = words_of(str_slice(commands, at, end), address);
        if (words.items[0])
            trouble = detached_run(words.items, -1);
        free_words(&words);
        at = end + 1;
    }
    if (trouble == ENOENT)
        return status_error("no program to open it: set BROWSER, or install xdg-open");
    return trouble == 0 ? STATUS_OK : status_error("it could not be opened: %s", strerror(trouble));
}
