/* Documents of every kind of block, with text in them that is made of what markup is made of: for tests of dumps. */
#ifndef RECTO_TESTS_APP_NASTY_H
#define RECTO_TESTS_APP_NASTY_H

#include "said.h"

enum {
    BLOCKS_MAX = 12,
    TOKENS_MAX = 14
};

static const char *const nasty[] = {"*",         "**",
                                    "_",         "__",
                                    "`",         "``",
                                    "```",       "[",
                                    "]",         "(",
                                    ")",         "<",
                                    ">",         "<b>",
                                    "</i>",      "<a",
                                    "&",         "&amp",
                                    "&amp;",     "&#35;",
                                    "\\",        "\\\\",
                                    "~",         "~~",
                                    "~~~",       "|",
                                    "||",        "#",
                                    "##",        "-",
                                    "--",        "---",
                                    "+",         "1.",
                                    "23)",       "0.",
                                    "=",         "===",
                                    " ",         " ",
                                    " ",         "  ",
                                    "    ",      "a",
                                    "b",         "word",
                                    "snake",     "\xC3\xA9",
                                    "“",         "”",
                                    "—",         "€",
                                    "…",         "!",
                                    "![",        "](",
                                    "[^1]",      "^",
                                    ":",         "{",
                                    "}",         "$",
                                    "\"",        "'",
                                    "<!--",      "-->",
                                    "<br>",      "http://",
                                    "www.x.org", "://",
                                    "a@b.org",   "[x]",
                                    "[ ]",       "***",
                                    "_*",        "*_",
                                    "\xC2\xA0",  "\xE2\x80\xAE",
                                    "\xCC\x81",  "…",
                                    "%",         "1",
                                    "2.",        "10",
                                    ":--",       "--:",
                                    "@",         ".",
                                    ",",         "?",
                                    "Table:",    "By",
                                    "<?",        "<http://x.y>",
                                    "/",         "\xE2\x98\x90"};

static inline void put_token(Buffer *text, BlockClass cls, uint64_t *random)
{
    bool keeps_lines = cls == BLOCK_VERSE || cls == BLOCK_CODE || cls == BLOCK_TABLE;
    size_t choice = random_below(random, 24);
    if (choice == 0 && (keeps_lines || cls == BLOCK_PARA || cls == BLOCK_QUOTE || cls == BLOCK_LIST))
        buffer_put_byte(text, '\n');
    else if (choice == 1 && (cls == BLOCK_TABLE || cls == BLOCK_PARA))
        buffer_put_byte(text, '\t');
    else
        buffer_put(text, str_from(nasty[random_below(random, sizeof nasty / sizeof *nasty)]));
}

static inline void record_span(DocumentBuilder *builder, uint64_t *random)
{
    static const char *const targets[] = {"http://x.org/a_b*c",  "#here", "a b", "x(y)",
                                          "javascript:alert(1)", "<>",    "",    "&amp;|\\"};
    SpanKind kind = (SpanKind)random_below(random, SPAN_KIND_COUNT);
    InlineOpKind op = random_below(random, 2) ? OP_OPEN : OP_CLOSE;
    Str target = str_from(targets[random_below(random, sizeof targets / sizeof *targets)]);
    builder_record(builder,
                   (InlineOp){.kind = op, .span = kind, .literal = kind == SPAN_LINK ? target : (Str){0}});
}

static inline void record_literal(DocumentBuilder *builder, size_t at, Str text)
{
    Str literal = arena_copy(builder_arena(builder), text);
    builder_record(builder, (InlineOp){.kind = OP_LITERAL, .start = at, .end = at, .literal = literal});
}

/* Nasty text with spans that open and close anywhere. */
static inline void record_text(DocumentBuilder *builder, size_t start, BlockClass cls, uint64_t *random)
{
    for (size_t i = 1 + random_below(random, TOKENS_MAX); i > 0; i--) {
        Buffer token = {0};
        put_token(&token, cls, random);
        record_literal(builder, start, buffer_str(&token));
        buffer_free(&token);
        if (random_below(random, 3) == 0)
            record_span(builder, random);
    }
}

/* A block of nasty text over the line that begins at start. */
static inline DraftBlock nasty_draft(DocumentBuilder *builder, size_t start, uint32_t line, uint64_t *random)
{
    static const char *const markers[] = {"-",   "1.",           "2.",  "3)", "(a)",
                                          "IV.", "\xE2\x98\x91", "[7]", "*",  ""};
    DraftBlock draft = draft_block(start, start + 1, line, line);
    do
        draft.cls = (BlockClass)(1 + random_below(random, BLOCK_CLASS_COUNT - 1));
    while (draft.cls == BLOCK_CONT || block_class_is_folded(draft.cls) || draft.cls == BLOCK_IMAGE);
    draft.decided = true;
    draft.level = (uint8_t)random_below(random, 8);
    if (draft.cls == BLOCK_LIST || random_below(random, 8) == 0)
        draft.list_depth = (uint8_t)random_below(random, 4);
    if (draft.cls == BLOCK_QUOTE || random_below(random, 8) == 0)
        draft.quote_depth = (uint8_t)random_below(random, 4);
    draft.tight = random_below(random, 2) != 0;
    if (draft.cls == BLOCK_LIST)
        draft.marker = str_from(markers[random_below(random, sizeof markers / sizeof *markers)]);
    draft.first_op = builder_op_count(builder);
    if (draft.cls == BLOCK_TABLE) /* the head of a table needs a word, for the importer to find its rows */
        record_literal(builder, start, STR("w"));
    record_text(builder, start, draft.cls, random);
    if (draft.cls == BLOCK_LIST || draft.cls == BLOCK_ATTRIB) /* a marker, or a dash, is no text */
        record_literal(builder, start, STR("w"));
    draft.op_count = builder_op_count(builder) - draft.first_op;
    return draft;
}

/* What such documents are said to have come from. */
static inline Source *nasty_source(void)
{
    Buffer lines = {0};
    buffer_put_repeat(&lines, STR("x\n"), BLOCKS_MAX);
    Source *source = source_from_bytes(buffer_str(&lines));
    buffer_free(&lines);
    return source;
}

static inline Document *nasty_document(const Source *source, uint64_t *random)
{
    Format format = random_below(random, 2) ? FORMAT_MARKDOWN : FORMAT_TEXT;
    DocumentBuilder *builder = builder_new(source, format, NULL);
    size_t count = 1 + random_below(random, BLOCKS_MAX);
    for (size_t i = 0; i < count; i++) {
        DraftBlock draft = nasty_draft(builder, 2 * i, (uint32_t)i + 1, random);
        vec_push(builder_drafts(builder), draft);
    }
    return builder_finish(builder);
}

/* A single paragraph. */
static inline Document *nasty_paragraph(const Source *source, uint64_t *random)
{
    DocumentBuilder *builder = builder_new(source, FORMAT_TEXT, NULL);
    DraftBlock draft = draft_block(0, 1, 1, 1);
    draft.cls = BLOCK_PARA;
    draft.decided = true;
    record_text(builder, 0, BLOCK_PARA, random);
    draft.op_count = builder_op_count(builder);
    vec_push(builder_drafts(builder), draft);
    return builder_finish(builder);
}

#endif
