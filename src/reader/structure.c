/* Going from section to section, from review to review, from quote to quote. */
#include "internal.h"

enum {
    WHO_MIN_COLS = 10 /* of a speaker's name, however narrow the page */
};

/* What can be stepped through: a list in the order of the text. */
typedef struct {
    size_t (*count)(const Document *doc);
    DocPos (*start)(const Document *doc, size_t index);
    const char *none, *no_next, *no_previous;
} Series;

static DocPos block_start(const Document *doc, size_t block)
{
    return document_block(doc, block)->text.start;
}

static DocPos section_start(const Document *doc, size_t index)
{
    return block_start(doc, document_section(doc, index)->block);
}

static DocPos review_start(const Document *doc, size_t index)
{
    return block_start(doc, document_review(doc, index)->block);
}

static DocPos quote_start(const Document *doc, size_t index)
{
    return document_quote(doc, index)->text.start;
}

static const Series sections = {document_section_count, section_start, "There are no sections",
                                "No section after this one", "No section before this one"};
static const Series reviews = {document_review_count, review_start, "There are no book reviews",
                               "No review after this one", "No review before this one"};
static const Series quotes = {document_quote_count, quote_start, "There are no quotes",
                              "No quote after this one", "No quote before this one"};

/* The first of the series that begins at or after pos; their count when there is none. */
static size_t first_from(const Document *doc, const Series *series, DocPos pos)
{
    size_t low = 0, high = series->count(doc);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (series->start(doc, middle) < pos)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t structure_section_from(const Document *doc, DocPos pos)
{
    return first_from(doc, &sections, pos);
}

DocPos structure_section_start(const Document *doc, size_t section)
{
    return section_start(doc, section);
}

/* Which one to go to; NONE, and a message, when there is none. present is the one that was gone to last. */
static size_t step(Reader *reader, const Series *series, Command command, bool forward, size_t present)
{
    const Document *doc = reader->state.document;
    size_t count = series->count(doc), steps = count_or(command, 1);
    DocPos here = reader->state.here;
    if (forward) {
        size_t next = present != NONE       ? present + 1
                      : series == &sections ? first_from(doc, series, here + 1)
                                            : first_from(doc, series, here);
        if (next < count)
            return count - next < steps ? count - 1 : next + steps - 1;
    } else {
        size_t before = present != NONE ? present : first_from(doc, series, here);
        if (before > 0)
            return before < steps ? 0 : before - steps;
    }
    say(reader, "%s", count == 0 ? series->none : forward ? series->no_next : series->no_previous);
    return NONE;
}

static void go_to_section(Reader *reader, size_t index)
{
    const Document *doc = reader->state.document;
    jump_to(reader, section_start(doc, index));
}

static void go_to_review(Reader *reader, size_t index)
{
    jump_to(reader, review_start(reader->state.document, index));
    reader->state.card = index;
}

static const char *describe_quote_kind(QuoteKind kind)
{
    switch (kind) {
    case QUOTE_PULL: return "Pull quote";
    case QUOTE_BLOCK: return "Block quote";
    case QUOTE_EPIGRAPH: return "Epigraph";
    case QUOTE_DIRECT: break;
    }
    return "Speaker not named";
}

/* "Ann Ash \u2013 quote 1 of 3": of a long name only so much that the number stays in sight. */
static void say_quote(Reader *reader, Str who, size_t index)
{
    Buffer number = {0};
    buffer_put_format(&number, " \xE2\x80\x93 quote %zu of %zu", index + 1,
                      document_quote_count(reader->state.document));
    size_t number_cols = utf8_width(buffer_str(&number)), page_cols = reader->state.page_cols;
    size_t room = page_cols > number_cols + WHO_MIN_COLS ? page_cols - number_cols : WHO_MIN_COLS;
    bool fits = utf8_fit(who, room) == who.len_bytes;
    size_t len = fits ? who.len_bytes : utf8_fit(who, room - 1);
    say(reader, "%.*s%s%.*s", (int)len, who.data, fits ? "" : "\xE2\x80\xA6", (int)number.len_bytes,
        number.data);
    buffer_free(&number);
}

void quote_go(Reader *reader, size_t index)
{
    const Document *doc = reader->state.document;
    const Quote *quote = document_quote(doc, index);
    jump_record(reader, reader->state.anchor);
    page_show_range(reader, quote->text);
    reader->state.quote = index;
    Str who = quote->speaker;
    if (who.len_bytes == 0)
        who = str_from(describe_quote_kind(quote->kind));
    say_quote(reader, who, index);
}

Effects apply_structure(Reader *reader, Command command)
{
    const Series *series = &sections;
    void (*go)(Reader *, size_t) = go_to_section;
    size_t present = NONE;
    if (command.action == ACTION_REVIEW_NEXT || command.action == ACTION_REVIEW_PREVIOUS) {
        series = &reviews;
        go = go_to_review;
        present = reader->state.card;
    } else if (command.action == ACTION_QUOTE_NEXT || command.action == ACTION_QUOTE_PREVIOUS) {
        series = &quotes;
        go = quote_go;
        present = reader->state.quote;
    }
    bool forward = command.action == ACTION_SECTION_NEXT || command.action == ACTION_REVIEW_NEXT ||
                   command.action == ACTION_QUOTE_NEXT;
    size_t index = step(reader, series, command, forward, present);
    if (index != NONE)
        go(reader, index);
    return EFFECT_DRAW;
}
