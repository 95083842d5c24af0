/* The document as set text, for standard output. */
#ifndef RECTO_APP_EXPORT_H
#define RECTO_APP_EXPORT_H

#include "base/buffer.h"
#include "document/document.h"
#include "screen/theme.h"

enum {
    EXPORT_WIDTH_COLS = 72, /* unless the reader asks for another */
    EXPORT_ROW_MAX_COLS = 100000
};

typedef struct {
    size_t width_cols;
    bool verbatim; /* doc is the source as it stands */
    bool justify, hyphenate;
    const Theme *theme; /* NULL: plain text; else SGR sequences (ECMA-48 8.3.117), 256 colours */
} ExportOptions;

/* Sets the document and writes its rows. No control character of the document reaches out; only our own SGR
 * sequences do, and each row ends with all attributes off. What is never broken (code, tables) is cut off at
 * EXPORT_ROW_MAX_COLS. */
void export_text(const Document *doc, ExportOptions options, Buffer *out);

#endif
