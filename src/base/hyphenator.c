#include "base/hyphenator.h"

#include <dirent.h>
#include <dlfcn.h>
#include <hyphen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <uniconv.h>

#include "base/library.h"
#include "base/memory.h"
#include "base/utf8.h"

struct Hyphenator {
    const char *folder;
    char language[4];
    bool was_tried;
    void *library;
    __typeof__(hnj_hyphen_load) *load;
    __typeof__(hnj_hyphen_free) *free;
    __typeof__(hnj_hyphen_hyphenate2) *hyphenate;
    HyphenDict *patterns;
};

static bool load_library(Hyphenator *hyphenator)
{
    static const char *const libraries[] = {"libhyphen.so.0", "libhyphen.so", "libhyphen.dylib"};
    hyphenator->library = library_open(libraries, sizeof libraries / sizeof *libraries);
    return hyphenator->library &&
           library_find(hyphenator->library, "hnj_hyphen_load", &hyphenator->load, sizeof hyphenator->load) &&
           library_find(hyphenator->library, "hnj_hyphen_free", &hyphenator->free, sizeof hyphenator->free) &&
           library_find(hyphenator->library, "hnj_hyphen_hyphenate2", &hyphenator->hyphenate,
                        sizeof hyphenator->hyphenate);
}

/* Of the files for the language, that without a region, or the first by name; false when there is none. */
static bool find_patterns(const char *folder, Str language, char *name, size_t size)
{
    char prefix[16];
    bool found = false;
    if (language.len_bytes < 2 || language.len_bytes > 3)
        return false;
    int length = snprintf(prefix, sizeof prefix, "hyph_%.*s", (int)language.len_bytes, language.data);
    DIR *entries = opendir(folder);
    for (struct dirent *entry; entries && (entry = readdir(entries));) {
        const char *behind = entry->d_name + length;
        if (strncmp(entry->d_name, prefix, (size_t)length) != 0 || (*behind != '.' && *behind != '_') ||
            !str_ends(str_from(entry->d_name), STR(".dic")))
            continue;
        if (!found || strcmp(entry->d_name, name) < 0) /* '.' comes before '_' */
            snprintf(name, size, "%s", entry->d_name);
        found = true;
    }
    if (entries)
        closedir(entries);
    return found;
}

static void load_patterns(Hyphenator *hyphenator)
{
    char name[256], path[512];
    if (!find_patterns(hyphenator->folder, str_from(hyphenator->language), name, sizeof name))
        return;
    if (snprintf(path, sizeof path, "%s/%s", hyphenator->folder, name) < (int)sizeof path &&
        load_library(hyphenator))
        hyphenator->patterns = hyphenator->load(path);
}

Hyphenator *hyphenator_new(const char *folder, Str language)
{
    Hyphenator *hyphenator = memory_alloc_zero(1, sizeof *hyphenator);
    hyphenator->folder = folder;
    if (language.len_bytes < sizeof hyphenator->language && language.len_bytes > 0)
        memcpy(hyphenator->language, language.data, language.len_bytes);
    return hyphenator;
}

bool hyphenator_is_ready(Hyphenator *hyphenator)
{
    if (!hyphenator->was_tried)
        load_patterns(hyphenator);
    hyphenator->was_tried = true;
    return hyphenator->patterns != NULL;
}

Str hyphenator_language(const Hyphenator *hyphenator)
{
    return str_from(hyphenator->language);
}

void hyphenator_free(Hyphenator *hyphenator)
{
    if (!hyphenator)
        return;
    if (hyphenator->patterns)
        hyphenator->free(hyphenator->patterns);
    if (hyphenator->library)
        dlclose(hyphenator->library);
    memory_free(hyphenator);
}

enum {
    ROOM_BYTES = HYPHENATOR_WORD_MAX_BYTES * 4 + 8
};

/* The word in small letters, as the patterns have them and in their encoding: a character of it for each of the word. Its
 * length; 0 when that cannot be. */
static size_t put_for_patterns(const Hyphenator *hyphenator, Str word, char out[ROOM_BYTES])
{
    size_t len = 0;
    char *bytes = (char *)u8_tolower((const uint8_t *)word.data, word.len_bytes, NULL, NULL, NULL, &len);
    if (bytes && !hyphenator->patterns->utf8) {
        uint8_t *small = (uint8_t *)bytes;
        bytes = u8_conv_to_encoding(hyphenator->patterns->cset, iconveh_error, small, len, NULL, NULL, &len);
        free(small);
    }
    if (!bytes || len + 5 > ROOM_BYTES) /* libhyphen asks for so many bytes more */
        len = 0;
    if (len > 0)
        memcpy(out, bytes, len);
    out[len] = '\0';
    free(bytes);
    return len;
}

/* hyphens has a figure for each character: an odd one where the word may be divided behind it. */
static void read_points(Str word, const char *hyphens, char **changes, size_t count, bool *points)
{
    size_t character = 0, step;
    for (size_t at = 0; at < word.len_bytes && character < count; at += step, character++) {
        utf8_decode(word, at, &step);
        bool may = (hyphens[character] & 1) && !(changes && changes[character]);
        if (may && at + step < word.len_bytes)
            points[at + step] = true;
    }
}

static void free_changes(char **changes, size_t count)
{
    for (size_t i = 0; changes && i < count; i++)
        free(changes[i]);
    free(changes);
}

void hyphenator_points(Hyphenator *hyphenator, Str word, bool *points)
{
    char small[ROOM_BYTES], hyphens[ROOM_BYTES] = {0};
    char **changes = NULL;
    int *positions = NULL, *cuts = NULL;
    memset(points, 0, word.len_bytes * sizeof *points);
    if (word.len_bytes == 0 || word.len_bytes > HYPHENATOR_WORD_MAX_BYTES || !hyphenator_is_ready(hyphenator))
        return;
    size_t len = put_for_patterns(hyphenator, word, small);
    if (len > 0 && hyphenator->hyphenate(hyphenator->patterns, small, (int)len, hyphens, NULL, &changes,
                                         &positions, &cuts) == 0)
        read_points(word, hyphens, changes, len, points);
    free_changes(changes, len);
    free(positions);
    free(cuts);
}
