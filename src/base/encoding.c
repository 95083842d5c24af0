#include "base/encoding.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <string.h>
#include <uchardet/uchardet.h>

#include "base/library.h"
#include "base/utf8.h"

static Encoding encoding_named(const char *name)
{
    Encoding encoding = {{0}};
    size_t len = strlen(name);
    if (len < sizeof encoding.name)
        memcpy(encoding.name, name, len);
    return encoding;
}

/* ---- by the head ----------------------------------------------------------------------------------------- */

static const char *name_by_mark(Str bytes)
{
    static const struct {
        Str mark;
        const char *name;
    } marks[] = {{STR_INIT("\xFF\xFE\0\0"), "UTF-32LE"},
                 {STR_INIT("\0\0\xFE\xFF"), "UTF-32BE"},
                 {STR_INIT("\xFF\xFE"), "UTF-16LE"},
                 {STR_INIT("\xFE\xFF"), "UTF-16BE"}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_starts(bytes, marks[i].mark))
            return marks[i].name;
    return "";
}

/* Blanks and line ends alone give text in any script some NULs in one place, and none in the other. */
static const char *name_by_nuls(Str bytes)
{
    enum {
        HEAD_BYTES = 4096,
        SHARE = 4
    };
    Str head = str_slice(bytes, 0, HEAD_BYTES);
    size_t nuls[2] = {0};
    for (size_t i = 0; i < head.len_bytes; i++)
        nuls[i % 2] += head.data[i] == '\0';
    if (bytes.len_bytes % 2 != 0 || (nuls[0] > 0 && nuls[1] > 0) ||
        (nuls[0] + nuls[1]) * SHARE < head.len_bytes)
        return "";
    return nuls[1] > 0 ? "UTF-16LE" : nuls[0] > 0 ? "UTF-16BE" : "";
}

Encoding encoding_by_head(Str bytes)
{
    const char *name = name_by_mark(bytes);
    return encoding_named(*name ? name : name_by_nuls(bytes));
}

/* ---- by what stands in it -------------------------------------------------------------------------------- */

/* Is what is left of the bytes the beginning of a character? */
static bool is_cut_character(Str rest)
{
    unsigned char first = (unsigned char)rest.data[0];
    size_t whole = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || rest.len_bytes >= whole)
        return false;
    for (size_t i = 1; i < rest.len_bytes; i++)
        if (((unsigned char)rest.data[i] & 0xC0) != 0x80)
            return false;
    return true;
}

static bool is_utf8_with_faults(Str bytes)
{
    size_t good = 0, bad = 0;
    for (size_t at = 0, step; at < bytes.len_bytes; at += step) {
        step = 1;
        if ((unsigned char)bytes.data[at] < 0x80)
            continue;
        utf8_decode(bytes, at, &step);
        if (step > 1)
            good++;
        else if (!is_cut_character(str_slice(bytes, at, bytes.len_bytes)))
            bad++;
        else
            break;
    }
    return good >= bad;
}

typedef struct {
    __typeof__(uchardet_new) *create;
    __typeof__(uchardet_delete) *destroy;
    __typeof__(uchardet_handle_data) *take;
    __typeof__(uchardet_data_end) *finish;
    __typeof__(uchardet_get_charset) *charset;
} Library;

static bool load(Library *library)
{
    static const char *const names[] = {"libuchardet.so.0", "libuchardet.so", "libuchardet.0.dylib"};
    void *handle = library_open(names, sizeof names / sizeof *names);
    return handle && library_find(handle, "uchardet_new", &library->create, sizeof library->create) &&
           library_find(handle, "uchardet_delete", &library->destroy, sizeof library->destroy) &&
           library_find(handle, "uchardet_handle_data", &library->take, sizeof library->take) &&
           library_find(handle, "uchardet_data_end", &library->finish, sizeof library->finish) &&
           library_find(handle, "uchardet_get_charset", &library->charset, sizeof library->charset);
}

/* So much of the text, from the first byte beyond ASCII on, says what it is. */
static Str telling_part(Str bytes)
{
    enum {
        TELLING_BYTES = 1 << 18
    };
    size_t at = 0;
    while (at < bytes.len_bytes && (unsigned char)bytes.data[at] < 0x80)
        at++;
    return str_slice(bytes, at, at + TELLING_BYTES);
}

static Encoding ask_library(const Library *library, Str bytes)
{
    Encoding encoding = {{0}};
    uchardet_t detector = library->create();
    if (library->take(detector, bytes.data, bytes.len_bytes) == 0) {
        library->finish(detector);
        encoding = encoding_named(library->charset(detector));
    }
    library->destroy(detector);
    return encoding;
}

/* ISO-8859-1 is read as windows-1252, which has signs where that has controls (Encoding Standard, section 4.2). */
static bool is_usable(const char *name)
{
    static const char *const others[] = {"ISO-8859-1", "ASCII", "UTF-8"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strcmp(name, others[i]) == 0)
            return false;
    return encoding_is_known(name);
}

/* Too few bytes beyond ASCII say nothing of the language, and so nothing of the encoding. */
static bool says_enough(Str bytes)
{
    enum {
        LEAST = 8
    };
    size_t beyond = 0;
    for (size_t i = 0; i < bytes.len_bytes && beyond < LEAST; i++)
        beyond += (unsigned char)bytes.data[i] >= 0x80;
    return beyond >= LEAST;
}

Encoding encoding_guess(Str bytes)
{
    Library library;
    Encoding encoding = {{0}};
    if (is_utf8_with_faults(bytes))
        return encoding;
    Str telling = telling_part(bytes);
    if (says_enough(telling) && load(&library))
        encoding = ask_library(&library, telling);
    return is_usable(encoding.name) ? encoding : encoding_named("WINDOWS-1252");
}

/* ---- converting ------------------------------------------------------------------------------------------ */

static iconv_t open_converter(const char *from)
{
    return *from && strlen(from) < ENCODING_NAME_BYTES ? iconv_open("UTF-8", from) : (iconv_t)-1;
}

bool encoding_is_known(const char *name)
{
    iconv_t converter = open_converter(name);
    if (converter == (iconv_t)-1)
        return false;
    iconv_close(converter);
    return true;
}

/* How far to go on behind what stands for nothing: a unit of the encoding, so that the next is found. */
static size_t unit_bytes(const char *name)
{
    return strncmp(name, "UTF-32", 6) == 0 ? 4 : strncmp(name, "UTF-16", 6) == 0 ? 2 : 1;
}

bool encoding_convert(const char *from, Str bytes, Buffer *out)
{
    enum {
        STEP_BYTES = 1 << 14
    };
    iconv_t converter = open_converter(from);
    if (converter == (iconv_t)-1)
        return false;
    char *at = (char *)bytes.data, step[STEP_BYTES];
    for (size_t left = bytes.len_bytes; left > 0;) {
        char *to = step;
        size_t room = sizeof step;
        errno = 0;
        size_t failed = iconv(converter, &at, &left, &to, &room);
        buffer_put(out, (Str){step, (size_t)(to - step)});
        if (failed != (size_t)-1 || errno == E2BIG)
            continue;
        size_t skipped = unit_bytes(from) < left ? unit_bytes(from) : left;
        buffer_put(out, STR("\uFFFD"));
        at += skipped;
        left -= skipped;
    }
    iconv_close(converter);
    return true;
}
