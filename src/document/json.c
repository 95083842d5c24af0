#include "json.h"

#include "base/utf8.h"

/* As UTF-16 has them (RFC 8259, section 7). */
static void put_code_units(Buffer *out, uint32_t c)
{
    if (c < 0x10000)
        buffer_put_format(out, "\\u%04x", (unsigned)c);
    else
        buffer_put_format(out, "\\u%04x\\u%04x", (unsigned)(0xD800 + ((c - 0x10000) >> 10)),
                          (unsigned)(0xDC00 + ((c - 0x10000) & 0x3FF)));
}

static void put_escaped(Buffer *out, uint32_t c)
{
    if (c == '\n')
        buffer_put(out, STR("\\n"));
    else if (c == '\t')
        buffer_put(out, STR("\\t"));
    else
        put_code_units(out, c);
}

/* Controls are escaped, C1 and bidirectional ones too, although JSON would take those as they are: a dump
 * may be shown on a terminal. A stray byte (in a path) becomes U+FFFD. */
static void put_string(Buffer *out, Str text)
{
    buffer_put_byte(out, '"');
    for (size_t at = 0, step; at < text.len_bytes; at += step) {
        char bytes[4];
        uint32_t c = utf8_decode(text, at, &step);
        if (utf8_is_control(c)) {
            put_escaped(out, c);
            continue;
        }
        if (c == '"' || c == '\\')
            buffer_put_byte(out, '\\');
        buffer_put(out, (Str){bytes, utf8_encode(c, bytes)});
    }
    buffer_put_byte(out, '"');
}

static void put_line_break(Json *json)
{
    if (!json->pretty)
        return;
    buffer_put_byte(json->out, '\n');
    buffer_put_repeat(json->out, STR("  "), json->depth);
}

/* What comes before a value: a comma after the one before, and its key unless it stands in an array. */
static void begin_value(Json *json, const char *key)
{
    if (!json->first)
        buffer_put_byte(json->out, ',');
    if (json->depth > 0)
        put_line_break(json);
    json->first = false;
    if (key != NULL)
        buffer_put_format(json->out, json->pretty ? "\"%s\": " : "\"%s\":", key);
}

void json_open(Json *json, const char *key, char bracket)
{
    begin_value(json, key);
    buffer_put_byte(json->out, bracket);
    json->depth++;
    json->first = true;
}

void json_close(Json *json, char bracket)
{
    json->depth--;
    if (!json->first)
        put_line_break(json);
    json->first = false;
    buffer_put_byte(json->out, bracket);
}

void json_number(Json *json, const char *key, size_t value)
{
    begin_value(json, key);
    buffer_put_format(json->out, "%zu", value);
}

void json_index(Json *json, const char *key, size_t index)
{
    begin_value(json, key);
    if (index == NONE)
        buffer_put(json->out, STR("null"));
    else
        buffer_put_format(json->out, "%zu", index);
}

void json_share(Json *json, const char *key, unsigned per_cent)
{
    begin_value(json, key);
    buffer_put_format(json->out, "%u.%02u", per_cent / 100, per_cent % 100);
}

void json_string(Json *json, const char *key, Str text)
{
    begin_value(json, key);
    put_string(json->out, text);
}

void json_field(Json *json, const char *key, Str text)
{
    if (text.len_bytes > 0) {
        json_string(json, key, text);
    } else {
        begin_value(json, key);
        buffer_put(json->out, STR("null"));
    }
}

void json_list(Json *json, const char *key, StrList list)
{
    json_open(json, key, '[');
    for (size_t i = 0; i < list.count; i++)
        json_string(json, NULL, list.items[i]);
    json_close(json, ']');
}

void json_pair(Json *json, const char *key, size_t first, size_t second)
{
    json_open(json, key, '[');
    json_number(json, NULL, first);
    json_number(json, NULL, second);
    json_close(json, ']');
}
