/* Source: the bytes of a file, and the clean text that everything else reads.
 *
 * Clean text is well-formed UTF-8 whose only controls are '\n' (every line end: CR LF and a lone CR become
 * one), '\t' and '\f' (a page mark of PDF text). A byte-order mark is left out, malformed bytes become
 * U+FFFD and are counted, other C0 controls and DEL become their control pictures (U+2400 block) and C1
 * controls U+FFFD. A file that is clean already is used where it lies, without a copy.
 *
 * Two offsets are kept apart by name: a *clean* offset is into text, a *raw* offset into the file. A file that is not UTF-8
 * (base/encoding.h) is converted before all that, and then "the file" is what came of it: lines are the same, bytes are not.
 */
#ifndef RECTO_BASE_SOURCE_H
#define RECTO_BASE_SOURCE_H

#include <stdint.h>

#include "base/encoding.h"
#include "base/status.h"
#include "base/str.h"

typedef struct Source Source;

/* What has no size of its own is not read beyond this, so that it cannot take the machine with it. */
enum {
    SOURCE_PIPE_LIMIT_MIB = 2048
};

/* Reads path to its end into memory, or standard input when path is "-". Fails, with *out NULL, on what
 * cannot be read: missing, a directory, no permission, a pipe beyond the limit, a device without end. *out is
 * owned by the caller. */
Status source_open(const char *path, Source **out);

/* The same in an encoding that is named, instead of what encoding.h takes it for. Fails, too, when that is not known. NULL: by
 * its bytes. */
Status source_open_as(const char *path, const char *encoding, Source **out);

/* As source_open(), of a file that is open; name is what messages call it. */
Status source_read(int file, const char *name, Source **out);

/* The first head_bytes of a plain file that has more than large_bytes, or less by as much as a character would be cut; *out is
 * NULL, and all is well, when it is another, or does not begin as UTF-8. */
Status source_open_head(const char *path, size_t large_bytes, size_t head_bytes, Source **out);

/* Forgets all but the first bytes of the clean text. */
void source_cut(Source *source, size_t text_bytes);

/* A Source over bytes that the caller keeps for as long as the Source lives. */
Source *source_from_bytes(Str bytes);

void source_free(Source *source); /* NULL is fine */

Str source_text(const Source *source); /* clean text, borrowed from source */
/* The file's own bytes, borrowed likewise; converted, if they had to be. */
Str source_raw(const Source *source);
/* How many bytes the file itself had, all of it when source is the head of one. */
size_t source_file_bytes(const Source *source);
/* What they were converted from; "" when they were taken as UTF-8. */
const char *source_encoding(const Source *source);
/* The raw offset of what stands at a clean one; at most the file's length. */
size_t source_raw_offset(const Source *source, size_t clean_offset);
size_t source_invalid_count(const Source *source); /* malformed sequences replaced by U+FFFD */

/* True when the head of the file has the marks of something that is not text (NULs and controls in
 * plenty). It is still opened; the reader is told. */
bool source_looks_binary(const Source *source);

#endif
