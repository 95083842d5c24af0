/* What is left of HTML when its tags are taken out. For the files of this layer only. */
#ifndef RECTO_IMPORT_HTML_H
#define RECTO_IMPORT_HTML_H

#include "document/builder.h"

typedef enum {
    HTML_TEXT,
    HTML_TAG,
    HTML_COMMENT,
    HTML_HIDDEN /* inside <script> or <style> */
} HtmlState;

/* Zero-initialise at the start of a block. */
typedef struct {
    HtmlState state;
    char quote;   /* inside an attribute's value */
    bool has_ink; /* some text has been recorded */
    bool space;   /* one is due before the next text */
    size_t space_start;
} HtmlStrip;

/* Goes on with source[start, end), one line or a part of one, and records its text. */
void html_strip(HtmlStrip *strip, DocumentBuilder *builder, size_t start, size_t end);

/* A line ends here. */
void html_line_end(HtmlStrip *strip);

#endif
