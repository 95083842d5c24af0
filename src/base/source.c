#include "base/source.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include <unistr.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "base/vec.h"

/* From clean on, clean and raw offsets run side by side until the next entry. */
typedef struct {
    size_t clean, raw;
} OffsetRun;

struct Source {
    Str raw, text;
    char *owned;  /* the file's bytes when we read them */
    Buffer clean; /* the clean copy when one was needed */
    VEC(OffsetRun) runs;
    size_t invalid_count;
    size_t file_bytes; /* of all of it, when this is its head */
    Encoding encoding;
};

enum {
    READ_STEP_BYTES = 1 << 16,
    DEVICE_LIMIT_MIB = 64, /* /dev/zero has no end */
    BINARY_HEAD_BYTES = 4096,
    BINARY_SHARE = 20, /* text has fewer controls than one in so many bytes, whatever made it */
    NUL_WEIGHT = 8     /* text has no NUL at all */
};
static const size_t mebibyte = 1 << 20;

/* --- cleaning --- */

static bool is_plain_byte(unsigned char c)
{
    return (c >= 0x20 && c < 0x7F) || c == '\n' || c == '\t' || c == '\f';
}

/* Length of the well-formed character at `at` that clean text may hold as it is; 0 when it may not. */
static size_t clean_character(Str raw, size_t at)
{
    if ((unsigned char)raw.data[at] < 0x80)
        return is_plain_byte((unsigned char)raw.data[at]) ? 1 : 0;
    ucs4_t c;
    int len = u8_mbtoucr(&c, (const uint8_t *)raw.data + at, raw.len_bytes - at);
    return len > 0 && c >= 0xA0 ? (size_t)len : 0;
}

/* The first offset from `at` to limit, or behind it inside a character, where the raw bytes are not clean text. */
static size_t clean_within(Str raw, size_t at, size_t limit)
{
    while (at < limit) {
        size_t len = is_plain_byte((unsigned char)raw.data[at]) ? 1 : clean_character(raw, at);
        if (len == 0)
            break;
        at += len;
    }
    return at;
}

/* True when all bytes are printable ASCII or line ends. A loop without a way out but its end: compilers turn it into a few
 * instructions for many bytes. */
static bool is_plain_stretch(const char *bytes, size_t len_bytes)
{
    unsigned char odd = 0;
    for (size_t i = 0; i < len_bytes; i++) {
        unsigned char c = (unsigned char)bytes[i];
        bool printable = (unsigned char)(c - 0x20) < 0x7F - 0x20;
        odd |= (unsigned char)!(printable | (c == '\n'));
    }
    return !odd;
}

/* The first offset at or after `at` where the raw bytes are not clean text. */
static size_t clean_until(Str raw, size_t at)
{
    enum {
        STRETCH_BYTES = 512
    };
    while (at < raw.len_bytes) {
        if (at + STRETCH_BYTES <= raw.len_bytes && is_plain_stretch(raw.data + at, STRETCH_BYTES)) {
            at += STRETCH_BYTES;
            continue;
        }
        size_t stretch_end = at + STRETCH_BYTES < raw.len_bytes ? at + STRETCH_BYTES : raw.len_bytes;
        size_t end = clean_within(raw, at, stretch_end);
        if (end < stretch_end)
            return end;
        at = end;
    }
    return at;
}

/* Writes what stands for the unclean bytes at `at`; returns how many raw bytes that took. */
static size_t replace(Source *source, size_t at)
{
    unsigned char c = (unsigned char)source->raw.data[at];
    char out[4];
    if (c == '\r') {
        if (at + 1 == source->raw.len_bytes || source->raw.data[at + 1] != '\n')
            buffer_put_byte(&source->clean, '\n');
        return 1;
    }
    if (c < 0x80) { /* control pictures: U+2400 + c, and U+2421 for DEL */
        size_t len = utf8_encode(c == 0x7F ? 0x2421 : 0x2400u + c, out);
        buffer_put(&source->clean, (Str){out, len});
        return 1;
    }
    ucs4_t ignored;
    int len = u8_mbtouc(&ignored, (const uint8_t *)source->raw.data + at, source->raw.len_bytes - at);
    if (u8_mbtoucr(&ignored, (const uint8_t *)source->raw.data + at, source->raw.len_bytes - at) <= 0)
        source->invalid_count++;
    buffer_put(&source->clean, STR("\xEF\xBF\xBD"));
    return len > 0 ? (size_t)len : 1;
}

static void note_run(Source *source, size_t raw_offset)
{
    OffsetRun run = {source->clean.len_bytes, raw_offset};
    if (source->runs.count) {
        OffsetRun last = vec_last(&source->runs);
        if (run.clean - last.clean == run.raw - last.raw)
            return;
        if (run.clean == last.clean) {
            vec_last(&source->runs).raw = run.raw;
            return;
        }
    }
    vec_push(&source->runs, run);
}

static void clean(Source *source)
{
    size_t at = str_starts(source->raw, STR("\xEF\xBB\xBF")) ? 3 : 0;
    size_t end = clean_until(source->raw, at);
    if (end == source->raw.len_bytes && at == 0) {
        source->text = source->raw;
        return;
    }
    while (at < source->raw.len_bytes) {
        note_run(source, at);
        buffer_put(&source->clean, str_slice(source->raw, at, end));
        at = end;
        while (at < source->raw.len_bytes && clean_character(source->raw, at) == 0) {
            note_run(source, at);
            at += replace(source, at);
        }
        end = clean_until(source->raw, at);
    }
    source->text = buffer_str(&source->clean);
}

/* --- reading --- */

/* Up to size bytes into out; 0 at the end, and on a failure, which *status tells. */
static size_t read_some(int file, const char *name, char *out, size_t size, Status *status)
{
    ssize_t got;
    do
        got = read(file, out, size);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        *status = status_error("%s: %s", name, strerror(errno));
    return got > 0 ? (size_t)got : 0;
}

static Status read_all(int file, const char *name, size_t limit, Source *source)
{
    Buffer bytes = {0};
    char *step = memory_alloc(READ_STEP_BYTES);
    Status status = STATUS_OK;
    size_t got;
    while (bytes.len_bytes <= limit && (got = read_some(file, name, step, READ_STEP_BYTES, &status)) > 0)
        buffer_put(&bytes, (Str){step, got});
    if (bytes.len_bytes > limit)
        status =
            status_error("%s: no end after %zu MiB, which is as far as Recto reads", name, limit / mebibyte);
    memory_free(step);
    source->owned = bytes.data;
    source->raw = buffer_str(&bytes);
    return status;
}

/* A regular file is read into room of its size, and as far as that goes: what is appended meanwhile is there
 * when it is read again. */
static Status read_file(int file, const char *name, size_t size, Source *source)
{
    char *bytes = memory_alloc(size);
    size_t len = 0, got;
    Status status = STATUS_OK;
    while (len < size && (got = read_some(file, name, bytes + len, size - len, &status)) > 0)
        len += got;
    source->owned = bytes;
    source->raw = (Str){bytes, len};
    return status;
}

static Status read_opened(int file, const char *name, Source *source)
{
    struct stat facts;
    if (fstat(file, &facts) != 0)
        return status_error("%s: %s", name, strerror(errno));
    if (S_ISDIR(facts.st_mode))
        return status_error("%s: is a directory", name);
    if (S_ISREG(facts.st_mode) && facts.st_size > 0 && lseek(file, 0, SEEK_CUR) == 0)
        return read_file(file, name, (size_t)facts.st_size, source);
    size_t limit_mib = S_ISCHR(facts.st_mode) ? DEVICE_LIMIT_MIB : SOURCE_PIPE_LIMIT_MIB;
    return read_all(file, name, limit_mib * mebibyte, source);
}

/* --- other encodings --- */

static bool convert(Source *source, Encoding encoding)
{
    Buffer text = {0};
    if (!encoding_convert(encoding.name, source->raw, &text))
        return false;
    memory_free(source->owned);
    source->owned = text.data;
    source->raw = buffer_str(&text);
    source->encoding = encoding;
    return true;
}

/* What bytes that were cleaned as UTF-8 are rather to be taken for; "" when for that. */
static Encoding other_encoding(const Source *source)
{
    Encoding encoding = encoding_by_head(source->raw);
    if (encoding.name[0] || source->invalid_count == 0 || source_looks_binary(source))
        return encoding;
    return encoding_guess(source->raw);
}

/* What is UTF-8, as nearly all is, is gone through but once. */
static void clean_as_it_is(Source *source)
{
    clean(source);
    Encoding encoding = other_encoding(source);
    if (!encoding.name[0] || !convert(source, encoding))
        return;
    buffer_free(&source->clean);
    vec_clear(&source->runs);
    source->invalid_count = 0;
    clean(source);
}

static Status clean_as(Source *source, const char *name)
{
    Encoding encoding = {{0}};
    if (!encoding_is_known(name))
        return status_error("--encoding %s: no such encoding (iconv --list shows all)", name);
    memcpy(encoding.name, name, strlen(name));
    if (strcasecmp(name, "UTF-8") != 0 && strcasecmp(name, "UTF8") != 0)
        convert(source, encoding);
    clean(source);
    return STATUS_OK;
}

static Status read_as(int file, const char *name, const char *encoding, Source **out)
{
    *out = NULL;
    Source *source = memory_alloc_zero(1, sizeof *source);
    Status status = read_opened(file, name, source);
    source->file_bytes = source->raw.len_bytes;
    if (status.ok && encoding)
        status = clean_as(source, encoding);
    else if (status.ok)
        clean_as_it_is(source);
    if (status.ok)
        *out = source;
    else
        source_free(source);
    return status;
}

Status source_read(int file, const char *name, Source **out)
{
    return read_as(file, name, NULL, out);
}

Status source_open(const char *path, Source **out)
{
    return source_open_as(path, NULL, out);
}

Status source_open_as(const char *path, const char *encoding, Source **out)
{
    *out = NULL;
    bool is_standard_input = strcmp(path, "-") == 0;
    const char *name = is_standard_input ? "standard input" : path;
    int file = is_standard_input ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (file < 0)
        return status_error("%s: %s", name, strerror(errno));
    Status status = read_as(file, name, encoding, out);
    if (!is_standard_input)
        close(file);
    return status;
}

static Status read_head(int file, const char *path, size_t large_bytes, size_t head_bytes, Source **out)
{
    struct stat facts;
    if (fstat(file, &facts) != 0)
        return status_error("%s: %s", path, strerror(errno));
    if (!S_ISREG(facts.st_mode) || (size_t)facts.st_size <= large_bytes)
        return STATUS_OK;
    Source *source = memory_alloc_zero(1, sizeof *source);
    Status status = read_file(file, path, head_bytes, source);
    if (!status.ok) {
        source_free(source);
        return status;
    }
    enum {
        LONGEST_CHARACTER = 4
    };
    if (source->raw.len_bytes > LONGEST_CHARACTER)
        source->raw.len_bytes = utf8_start(source->raw, source->raw.len_bytes - 1);
    source->file_bytes = (size_t)facts.st_size;
    clean(source);
    if (other_encoding(source).name[0])
        source_free(source);
    else
        *out = source;
    return STATUS_OK;
}

Status source_open_head(const char *path, size_t large_bytes, size_t head_bytes, Source **out)
{
    *out = NULL;
    struct stat facts; /* what is no plain file is not so much as opened */
    if (stat(path, &facts) != 0 || !S_ISREG(facts.st_mode) || (size_t)facts.st_size <= large_bytes)
        return STATUS_OK;
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (file < 0)
        return status_error("%s: %s", path, strerror(errno));
    Status status = read_head(file, path, large_bytes, head_bytes, out);
    close(file);
    return status;
}

void source_cut(Source *source, size_t text_bytes)
{
    if (text_bytes >= source->text.len_bytes)
        return;
    source->raw.len_bytes = source_raw_offset(source, text_bytes);
    source->text.len_bytes = text_bytes;
}

Source *source_from_bytes(Str bytes)
{
    Source *source = memory_alloc_zero(1, sizeof *source);
    source->raw = bytes;
    source->file_bytes = bytes.len_bytes;
    clean(source);
    return source;
}

void source_free(Source *source)
{
    if (!source)
        return;
    memory_free(source->owned);
    buffer_free(&source->clean);
    vec_free(&source->runs);
    memory_free(source);
}

/* --- asking --- */

Str source_text(const Source *source)
{
    return source->text;
}

Str source_raw(const Source *source)
{
    return source->raw;
}

size_t source_file_bytes(const Source *source)
{
    return source->file_bytes;
}

const char *source_encoding(const Source *source)
{
    return source->encoding.name;
}

size_t source_raw_offset(const Source *source, size_t clean_offset)
{
    size_t low = 0, high = source->runs.count;
    while (low < high) { /* the last run that begins at or before the offset */
        size_t middle = low + (high - low) / 2;
        if (source->runs.items[middle].clean <= clean_offset)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0)
        return clean_offset < source->raw.len_bytes ? clean_offset : source->raw.len_bytes;
    OffsetRun run = source->runs.items[low - 1];
    size_t raw = run.raw + (clean_offset - run.clean);
    size_t limit = low < source->runs.count ? source->runs.items[low].raw : source->raw.len_bytes;
    return raw < limit ? raw : limit;
}

size_t source_invalid_count(const Source *source)
{
    return source->invalid_count;
}

bool source_looks_binary(const Source *source)
{
    Str head = str_slice(source->raw, 0, BINARY_HEAD_BYTES);
    size_t controls = 0;
    for (size_t i = 0; i < head.len_bytes; i++) {
        unsigned char c = (unsigned char)head.data[i];
        if (c == '\0')
            controls += NUL_WEIGHT;
        else if (c < 0x20 && (c < '\b' || c > '\r') && c != 0x1B)
            controls++;
    }
    return controls > head.len_bytes / BINARY_SHARE;
}
