/* Inline operations and what they do to text, spans and source map.
 *
 * Spans of one kind never overlap: emphasis inside emphasis is emphasis, so a counter for each kind takes
 * the place of a stack and no depth of nesting costs more than another. */
#include <assert.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "internal.h"

void source_map_note(SourceMap *map, DocPos text, size_t source)
{
    if (map->count > 0) {
        SourceRun *last = &vec_last(map);
        if (source == last->source + (text - last->text))
            return;
        if (last->text == text) {
            last->source = source;
            return;
        }
    }
    vec_push(map, (SourceRun){text, source});
}

static void sink_put(InlineSink *sink, Str bytes, size_t source)
{
    if (bytes.len_bytes == 0)
        return;
    if (sink->map != NULL)
        source_map_note(sink->map, sink->out->text.len_bytes, source);
    buffer_put(&sink->out->text, bytes);
}

/* LINE SEPARATOR and PARAGRAPH SEPARATOR, U+2028 and U+2029. */
static bool separator_at(Str s, size_t at)
{
    const unsigned char *bytes = (const unsigned char *)s.data + at;
    return at + 3 <= s.len_bytes && bytes[0] == 0xE2 && bytes[1] == 0x80 &&
           (bytes[2] == 0xA8 || bytes[2] == 0xA9);
}

/* A loop without a way out but its end: compilers turn it into a few instructions for many bytes. */
static bool may_be_special(const char *text, size_t len_bytes)
{
    unsigned char found = 0;
    for (size_t i = 0; i < len_bytes; i++)
        found |= (unsigned char)((text[i] == '\f') | (text[i] == '\xE2'));
    return found != 0;
}

void inline_text(InlineSink *sink, size_t start, size_t end)
{
    Str source = sink->source;
    assert(start <= end && end <= source.len_bytes);
    size_t from = start;
    if (!may_be_special(source.data + start, end - start)) {
        sink_put(sink, str_slice(source, start, end), start);
        return;
    }
    for (size_t at = start; at < end;) {
        if (source.data[at] != '\f' && source.data[at] != '\xE2') {
            at++;
            continue;
        }
        size_t special = source.data[at] == '\f' ? 1 : separator_at(source, at) ? 3 : 0;
        if (special == 0) {
            at++;
            continue;
        }
        sink_put(sink, str_slice(source, from, at), from);
        if (special == 3)
            sink_put(sink, STR("\n"), at);
        at += special;
        from = at;
    }
    sink_put(sink, str_slice(source, from, end < from ? from : end), from);
}

/* An entity such as &#7; can name what a source cannot hold. */
static void sink_put_character(InlineSink *sink, uint32_t c, size_t source)
{
    char bytes[4];
    if (c == 0x2028 || c == 0x2029)
        c = '\n';
    bool harmful = (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0);
    sink_put(sink, (Str){bytes, utf8_encode(harmful ? 0xFFFD : c, bytes)}, source);
}

static bool literal_is_clean(Str literal)
{
    for (size_t at = 0; at < literal.len_bytes; at++) {
        unsigned char byte = (unsigned char)literal.data[at];
        if (byte >= 0x7F || (byte < 0x20 && byte != '\n' && byte != '\t'))
            return false;
    }
    return true;
}

void inline_literal(InlineSink *sink, size_t start, size_t end, Str literal)
{
    assert(start <= end && end <= sink->source.len_bytes);
    if (literal_is_clean(literal)) {
        sink_put(sink, literal, start);
        return;
    }
    size_t step;
    for (size_t at = 0; at < literal.len_bytes; at += step) {
        uint32_t c = utf8_decode(literal, at, &step);
        size_t source = start + at < end ? start + at : end;
        sink_put_character(sink, c, at == 0 ? start : source);
    }
}

void inline_open(InlineSink *sink, SpanKind kind, Str target)
{
    if (sink->open[kind].depth++ == 0) {
        sink->open[kind].start = sink->out->text.len_bytes;
        sink->open[kind].target = target;
    }
}

/* The span of that kind that ended where the fragment before did, if this one goes on with it. */
static Span *span_before_seam(const InlineSink *sink, SpanKind kind)
{
    size_t last = sink->last_span[kind];
    if (last == NONE || sink->seam_before == NONE || sink->open[kind].start > sink->seam_after)
        return NULL;
    Span *span = &sink->out->spans.items[last];
    bool goes_on = span->text.end >= sink->seam_before && str_equal(span->target, sink->open[kind].target);
    return goes_on ? span : NULL;
}

static void span_finish(InlineSink *sink, SpanKind kind)
{
    DocPos start = sink->open[kind].start, end = sink->out->text.len_bytes;
    sink->open[kind].depth = 0;
    if (end <= start)
        return;
    Span *before = span_before_seam(sink, kind);
    if (before != NULL) {
        before->text.end = end;
        return;
    }
    sink->last_span[kind] = sink->out->spans.count;
    vec_push(&sink->out->spans, (Span){{start, end}, kind, sink->open[kind].target});
}

void inline_close(InlineSink *sink, SpanKind kind)
{
    if (sink->open[kind].depth == 1)
        span_finish(sink, kind);
    else if (sink->open[kind].depth > 1)
        sink->open[kind].depth--;
}

void sink_begin_block(InlineSink *sink)
{
    sink->block_start = sink->out->text.len_bytes;
    sink->first_span = sink->out->spans.count;
    sink->seam_before = sink->seam_after = NONE;
    for (int kind = 0; kind < SPAN_KIND_COUNT; kind++) {
        sink->open[kind].depth = 0;
        sink->last_span[kind] = NONE;
    }
}

/* Takes the character at the end back. The source map needs no care: what is noted for the same place next
 * takes the place of what was noted. */
static void sink_cut(InlineSink *sink, DocPos len_bytes)
{
    sink->out->text.len_bytes = len_bytes;
    for (int kind = 0; kind < SPAN_KIND_COUNT; kind++) {
        if (sink->last_span[kind] == NONE)
            continue;
        Span *span = &sink->out->spans.items[sink->last_span[kind]];
        if (span->text.end > len_bytes)
            span->text.end = len_bytes;
        if (span->text.start > len_bytes)
            span->text.start = len_bytes;
    }
}

void sink_join(InlineSink *sink, JoinMode mode, size_t source_end, bool keep_lines)
{
    Buffer *text = &sink->out->text;
    Str so_far = str_slice(buffer_str(text), sink->block_start, text->len_bytes);
    if (mode == JOIN_DEHYPHEN && utf8_hyphen_len(so_far) > 0)
        sink_cut(sink, text->len_bytes - utf8_hyphen_len(so_far));
    sink->seam_before = text->len_bytes;
    bool bare = so_far.len_bytes > 0 && so_far.data[so_far.len_bytes - 1] != ' ' &&
                so_far.data[so_far.len_bytes - 1] != '\n';
    if (mode == JOIN_SPACE && bare)
        sink_put(sink, keep_lines ? STR("\n") : STR(" "), source_end);
    sink->seam_after = text->len_bytes;
}

void sink_end_fragment(InlineSink *sink)
{
    for (int kind = 0; kind < SPAN_KIND_COUNT; kind++)
        if (sink->open[kind].depth > 0)
            span_finish(sink, (SpanKind)kind);
    if (sink->seam_before != NONE && sink->out->text.len_bytes == sink->seam_after)
        sink_cut(sink, sink->seam_before);
}

int span_compare(const void *left, const void *right)
{
    const Span *a = left, *b = right;
    if (a->text.start != b->text.start)
        return a->text.start < b->text.start ? -1 : 1;
    if (a->text.end != b->text.end)
        return a->text.end > b->text.end ? -1 : 1;
    return (int)a->kind - (int)b->kind;
}

void sink_end_block(InlineSink *sink)
{
    size_t count = sink->out->spans.count - sink->first_span;
    if (count > 1)
        qsort(sink->out->spans.items + sink->first_span, count, sizeof(Span), span_compare);
    /* A span may have covered nothing but a hyphen that was dropped; sorted, it is not always last. */
    size_t kept = sink->first_span;
    for (size_t i = sink->first_span; i < sink->out->spans.count; i++) {
        Span span = sink->out->spans.items[i];
        if (span.text.start < span.text.end)
            sink->out->spans.items[kept++] = span;
    }
    sink->out->spans.count = kept;
}
