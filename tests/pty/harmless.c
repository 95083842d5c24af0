#include "harmless.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

/* ---- what may be written ------------------------------------------------------------------------------- */

static bool is_forbidden(uint32_t c)
{
    return (c >= 0x7F && c < 0xA0) || c == 0x61C || c == 0x200E || c == 0x200F || c == 0x2028 ||
           c == 0x2029 || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
           (c >= 0xE0000 && c <= 0xE007F);
}

static void fail_at(const char *what, Str bytes, size_t at, const char *why)
{
    size_t from = at > 60 ? at - 60 : 0;
    fprintf(stderr, "%s: %s at byte %zu, after:\n", what, why, at);
    for (size_t i = from; i < at + 12 && i < bytes.len_bytes; i++) {
        unsigned char c = (unsigned char)bytes.data[i];
        fprintf(stderr, c >= 0x20 && c < 0x7F ? "%c" : "<%02X>", c);
    }
    fprintf(stderr, "\n");
    fail();
}

static int base64_value(char c)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *found = c ? strchr(digits, c) : NULL;
    return found ? (int)(found - digits) : -1;
}

/* What is put into the clipboard: implicit marks may stay in it. */
static void assert_copy_harmless(Str encoded)
{
    Buffer text = {0}, judged = {0};
    unsigned bits = 0, count = 0;
    for (size_t i = 0; i < encoded.len_bytes && base64_value(encoded.data[i]) >= 0; i++) {
        bits = (bits << 6 | (unsigned)base64_value(encoded.data[i])) & 0xFFFF;
        count += 6;
        if (count >= 8) {
            count -= 8;
            buffer_put_byte(&text, (char)(bits >> count));
        }
    }
    Str copied = buffer_str(&text);
    for (size_t at = 0, step; at < copied.len_bytes; at += step) {
        uint32_t c = utf8_decode(copied, at, &step);
        if (c != 0x61C && c != 0x200E && c != 0x200F)
            buffer_put(&judged, str_slice(copied, at, at + step));
    }
    assert_true(judged.len_bytes > 0);
    assert_harmless("clipboard", buffer_str(&judged), HARMLESS_TEXT);
    buffer_free(&text);
    buffer_free(&judged);
}

/* The length of a control sequence (ECMA-48, CSI) with one of the final bytes; 0: it is none. */
static size_t csi_len(Str rest, const char *finals)
{
    size_t at = 2;
    if (!str_starts(rest, STR("\033[")))
        return 0;
    while (at < rest.len_bytes && strchr("0123456789;?", rest.data[at]))
        at++;
    return at < rest.len_bytes && rest.data[at] && strchr(finals, rest.data[at]) ? at + 1 : 0;
}

/* The same of all that is written for a screen: of commands (OSC), the clipboard and the test's own. */
static size_t screen_sequence_len(Str rest)
{
    static const Str fixed[] = {STR_INIT("\033(B"), STR_INIT("\033="), STR_INIT("\033>"),
                                STR_INIT("\0337"),  STR_INIT("\0338"), STR_INIT("\033]777;drawn\a")};
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
        if (str_starts(rest, fixed[i]))
            return fixed[i].len_bytes;
    if (str_starts(rest, STR("\033]52;c;"))) {
        size_t end = str_find_byte(rest, '\a', 0);
        assert_copy_harmless(str_slice(rest, 7, end));
        return end + 1;
    }
    return csi_len(rest, "ABCDGHJKLMPSTX@bdhlmrt");
}

static size_t sequence_len(Str rest, HarmlessKind kind)
{
    switch (kind) {
    case HARMLESS_TEXT: return 0;
    case HARMLESS_COLOURS: return csi_len(rest, "m");
    case HARMLESS_SCREEN: return screen_sequence_len(rest);
    }
    return 0;
}

void assert_harmless(const char *what, Str bytes, HarmlessKind kind)
{
    for (size_t at = 0, step; at < bytes.len_bytes; at += step) {
        uint32_t c = utf8_decode(bytes, at, &step);
        bool is_blank = kind != HARMLESS_SCREEN && (c == '\n' || c == '\t');
        if (c == 0xFFFD && step == 1)
            fail_at(what, bytes, at, "a malformed byte");
        else if (c == 0x1B && (step = sequence_len(str_slice(bytes, at, bytes.len_bytes), kind)) == 0)
            fail_at(what, bytes, at, "a sequence");
        else if (c != 0x1B && ((c < 0x20 && !is_blank) || is_forbidden(c)))
            fail_at(what, bytes, at, "a control");
    }
}

void assert_few_marks(const char *what, Str bytes)
{
    Buffer many = {0};
    for (int i = 0; i < 9; i++)
        buffer_put(&many, STR("\u0301"));
    size_t at = str_find(bytes, buffer_str(&many), 0);
    if (at < bytes.len_bytes)
        fail_at(what, bytes, at, "a pile of marks");
    buffer_free(&many);
}

/* ---- what would have it otherwise ---------------------------------------------------------------------- */

static void put_character(Buffer *out, uint32_t c)
{
    char bytes[4];
    buffer_put(out, (Str){bytes, utf8_encode(c, bytes)});
}

static void put_range(Buffer *out, uint32_t first, uint32_t last)
{
    for (uint32_t c = first; c <= last; c++) {
        if (c != '\n' && c != '\t')
            put_character(out, c);
        buffer_put_byte(out, 'a');
    }
}

enum {
    BYTES_KINDS = 9
};

/* A word with what makes it hostile. */
static void put_hostile_word(size_t kind, Buffer *out)
{
    buffer_put(out, STR("Ha"));
    switch (kind) {
    case 0: buffer_put(out, STR("\033]0;own\a\033[5n\033c\033P+q\033\\\033[2J\033[31m")); break;
    case 1: put_range(out, 0, 0x1F); break;
    case 2: put_range(out, 0x7F, 0x9F); break;
    case 3:
        buffer_put(out, STR("\x9B"
                            "5n\x90q\x9D"
                            "0;own\x9C"));
        break;
    case 4:
        buffer_put(out, STR("\xC0\x9B[5n\xE0\x80\x9B[5n\xF0\x80\x80\x9B[5n\xED\xA0\x80\xF4\x90\x80\x80"));
        break;
    case 5:
        put_range(out, 0x2028, 0x202E);
        put_range(out, 0x2066, 0x2069);
        put_range(out, 0x61C, 0x61C);
        put_range(out, 0x200B, 0x200F);
        break;
    case 6: put_range(out, 0xE0000, 0xE007F); break;
    case 7: buffer_put_repeat(out, STR("\u0301"), 300); break;
    case 8: buffer_put_repeat(out, STR("\u200B\u2060\uFEFF"), 100); break;
    default: /* of Markdown: by number (CommonMark 0.31, section 2.5) */
        buffer_put(out, STR("&#27;]0;own&#7;&#x9b;5n&#127;&#x202E;&#x2067;&#x2028;&#x2029;&#x200F;&#x61C;&#"
                            "xE0041;&#8;&#13;x"));
    }
    buffer_put(out, STR("m"));
}

/* The template with each '%' become such a word. */
static void put_place(const char *template, size_t kind, Buffer *out)
{
    for (; *template; template ++)
        if (*template == '%')
            put_hostile_word(kind, out);
        else
            buffer_put_byte(out, *template);
}

static const char *const text_places[] = {
    "\n\nTHE % LIGHTS\n\n",
    "The keeper counted % lamps before the harbour went dark, and wrote the % number into a book that nobody "
    "had "
    "asked for.\n\n",
    "“We never % saw the tide come in so far,” says % Okafor, who kept the light for thirty years. “It took "
    "% the road.”\n\n",
    "    verse of the % harbour,\n    and a % second line\n    with a third %\n\n",
    "The % Salt Roads\nby Mara % Quill\nHarrow % Press, 312 pp., $27.95\n\nQuill’s % book goes from one well "
    "to the next, and "
    "asks at each who dug it. It is a patient % book.\n\nReviewed by Ada % Brandt\n\n",
    "- one % thing\n- another % thing\n- https://%.example/% and www.%.example\n\n",
    "a%\tb%\tc\n1\t2%\t3\n4\t5\t6%\n\n",
    "It was said before.[1] And % again [2].\n\nNotes\n\n1. A note % here.\n2. Another % there.\n\n"};

static const char *const markdown_places[] = {
    "# The % Lights\n\n",
    "## Of % lamps {#id%}\n\nThe keeper counted *% lamps* before the **harbour %** went dark, `code %` too, "
    "~~% gone~~.\n\n",
    "“We never % saw the tide come in so far,” says % Okafor, who kept the light for thirty years. “It took "
    "% the road.”\n\n",
    "> A % quotation\n> of two % lines\n\n",
    "[a % link](https://lamps.example/%?q=%#%) [a % name][ref%] ![% image](pic%.png \"% title\") "
    "<https://lamps.example/%>\n"
    "[here](#of--lamps) [bare](<%>) [script](javascript:%)\n\n[ref%]: https://lamps.example/% \"a % "
    "title\"\n\n",
    "![an % image alone](pic%.png)\n\n",
    "```lang%\ncode % block\n\tand % tab\n```\n\n    indented % code\n\n",
    "| a % | b |\n|--|:-:|\n| 1 | 2 % |\n| `x%` | 3 |\n\n",
    "- one % thing\n- [x] another % thing\n  1. nested %\n\n",
    "Called[^%] and[^n%] too.\n\n[^%]: A note % here.\n[^n%]: Another % there.\n\n",
    "Term %\n: its % meaning\n\n<b>raw %</b> <!-- % -->\n\n<div>\nblock %\n</div>\n\n$formula %$ and $$\n% "
    "more\n$$\n\n",
    "**The % Salt Roads**, by Mara % Quill. Harrow % Press, 2019. 312 pp. $27.95.\n\nQuill’s % book goes "
    "from one well to the "
    "next, and asks at each who dug it.\n\n*Reviewed by Ada % Brandt*\n\n"};

void put_hostile_document(HostileFormat format, Buffer *out)
{
    bool markdown = format == HOSTILE_MARKDOWN;
    const char *const *places = markdown ? markdown_places : text_places;
    size_t count = markdown ? sizeof markdown_places / sizeof *markdown_places
                            : sizeof text_places / sizeof *text_places;
    if (markdown) {
        buffer_put(out, STR("---\ntitle: \"The \\x1b]0;own\\x07 \\u202e Lights\"\nauthor: "));
        put_hostile_word(5, out);
        buffer_put(out, STR("\nsubtitle: "));
        put_hostile_word(0, out);
        buffer_put(out, STR("\ndate: 2019\xE2\x80\xAE\n---\n\n"));
    }
    for (size_t kind = 0; kind < BYTES_KINDS + (markdown ? 1 : 0); kind++)
        for (size_t i = 0; i < count; i++)
            put_place(places[i], kind, out);
}
