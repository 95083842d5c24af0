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
    char quote;                /* inside an attribute's value */
    bool has_ink;              /* some text has been recorded */
    bool has_image, has_words; /* some of it stands for an image; some does not */
    bool space;                /* one is due before the next text */
    size_t space_start;
} HtmlStrip;

/* Goes on with source[start, end), one line or a part of one, and records its text. */
void html_strip(HtmlStrip *strip, DocumentBuilder *builder, size_t start, size_t end);

/* The text that stands for the image of a tag "<img ...>" at `at`, which ends before end, is source[*start, *stop): false
 * when it is no such tag, or has none. */
bool html_image_text(Str source, size_t at, size_t end, size_t *start, size_t *stop);

/* True for the tag that begins a script or a style sheet, whose text is none to be read. */
bool html_begins_hidden(Str tag);
/* The first tag in [start, end) that ends one; end when there is none. */
size_t html_find_hidden_end(Str source, size_t start, size_t end);

/* A line ends here. */
void html_line_end(HtmlStrip *strip);

#endif
