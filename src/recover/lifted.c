/* Quotations that are set apart: pull quotes with the sentence that they were lifted from, block quotations
 * and epigraphs with the line that says whose they are. */
#include <string.h>

#include "meaning.h"

enum {
    CONFIDENCE_LINE = 90
};

/* ---- marks and attributions ---------------------------------------------------------------------------- */

static uint32_t char_at(Str s, size_t at, size_t *step)
{
    *step = 1;
    return at < s.len_bytes ? utf8_decode(s, at, step) : 0;
}

static bool is_mark(uint32_t c)
{
    return c == '"' || c == '\'' || (c >= 0x2018 && c <= 0x201f) || c == 0xab || c == 0xbb || c == 0x2039 ||
           c == 0x203a;
}

static bool is_dash(uint32_t c)
{
    return c == '-' || (c >= 0x2012 && c <= 0x2015);
}

/* range without the marks around it, if it has them at both ends. */
static DocRange without_marks(Str text, DocRange range)
{
    size_t first_step, last_step;
    uint32_t first = char_at(text, range.start, &first_step);

    if (!is_mark(first) || range.end - range.start < 3)
        return range;
    size_t last = utf8_previous(text, range.end);
    uint32_t c = char_at(text, last, &last_step);
    if ((c == '.' || c == ',') && last > range.start) { /* “so”. */
        last = utf8_previous(text, last);
        c = char_at(text, last, &last_step);
    }
    if (is_mark(c) && last > range.start) {
        range.start += first_step;
        range.end = last;
        while (range.start < range.end && utf8_is_space(char_at(text, range.start, &first_step)))
            range.start += first_step;
        while (range.end > range.start &&
               utf8_is_space(char_at(text, utf8_previous(text, range.end), &first_step)))
            range.end = utf8_previous(text, range.end);
    }
    return range;
}

/* "Hesper Lund" of "— Hesper Lund, letter to J. Marrable, 1851". */
static Str attribution_name(Str line)
{
    size_t step, end;

    line = str_trim(line);
    while (line.len_bytes > 0 && (is_dash(char_at(line, 0, &step)) || utf8_is_space(char_at(line, 0, &step))))
        line = str_slice(line, step, line.len_bytes);
    end = str_find_byte(line, ',', 0);
    if (str_find_byte(line, '(', 0) < end)
        end = str_find_byte(line, '(', 0);
    line = str_trim(str_slice(line, 0, end));
    /* "Old Sandry Rhyme." but "Hatty S." */
    if (str_ends(line, STR(".")) && line.len_bytes > 3 && line.data[line.len_bytes - 3] != ' ')
        line = str_slice(line, 0, line.len_bytes - 1);
    return line;
}

static bool begins_with_dash(Str text)
{
    size_t step;
    uint32_t c = char_at(text, 0, &step);
    return (c >= 0x2013 && c <= 0x2015) || str_starts(text, STR("--"));
}

/* Where the attribution stands that is the last line of the block; the end of the text when there is none. */
static DocPos trailing_line(const Document *doc, const Block *block)
{
    /* An attribution is shorter than this. */
    enum {
        LINE_BYTES_MAX = 160
    };
    Str text = document_text(doc);
    DocPos from = block->text.end - block->text.start > LINE_BYTES_MAX ? block->text.end - LINE_BYTES_MAX
                                                                       : block->text.start;

    for (DocPos at = block->text.end; at > from; at--) {
        bool blank = text.data[at - 1] == ' ' || text.data[at - 1] == '\n';
        if (blank && at < block->text.end && begins_with_dash(str_slice(text, at, block->text.end)) &&
            at - 1 > block->text.start && document_line_at(doc, at) != document_line_at(doc, at - 2))
            return at;
    }
    return block->text.end;
}

/* The attribution of block i: a line of its own behind it, or its last line. *end is where the quotation
 * ends. */
static Str attribution_of(const Document *doc, size_t i, DocPos *end)
{
    const Block *block = document_block(doc, i);
    size_t next = i + 1;
    DocPos line = trailing_line(doc, block);

    *end = block->text.end;
    if (line < block->text.end) {
        *end = line - 1;
        return attribution_name(str_slice(document_text(doc), line, block->text.end));
    }
    if (next < document_block_count(doc)) {
        const Block *behind = document_block(doc, next);
        bool quoted_line = behind->cls == BLOCK_QUOTE && begins_with_dash(document_block_text(doc, next));
        if (behind->cls == BLOCK_ATTRIB || quoted_line)
            return attribution_name(document_block_text(doc, next));
    }
    return (Str){0};
}

/* ---- the sentence that was lifted ---------------------------------------------------------------------- */

/* A pull quote is short; of a longer one the beginning is enough. */
enum {
    PULL_WORDS_MAX = 96,
    TABLE_SIZE = 256,
    GROUP_GAP_WORDS = 12
};

typedef struct {
    uint32_t hashes[PULL_WORDS_MAX]; /* of three words each, in their order */
    size_t count;
    uint8_t heads[TABLE_SIZE]; /* index + 1 of the first of a chain, by hash */
    uint8_t next[PULL_WORDS_MAX];
} PullIndex;

static uint32_t three_hash(const uint32_t words[3])
{
    return (words[0] * 31u + words[1]) * 31u + words[2];
}

static void index_pull(PullIndex *index, Str text)
{
    uint32_t words[3] = {0};
    size_t at = 0, seen = 0;
    Str word;

    memset(index, 0, sizeof *index);
    while (next_word(text, &at, &word) && index->count < PULL_WORDS_MAX) {
        words[0] = words[1];
        words[1] = words[2];
        words[2] = (uint32_t)word_hash(word);
        if (++seen >= 3) {
            uint32_t hash = three_hash(words);
            index->hashes[index->count] = hash;
            index->next[index->count] = index->heads[hash % TABLE_SIZE];
            index->heads[hash % TABLE_SIZE] = (uint8_t)(index->count + 1);
            index->count++;
        }
    }
}

static bool index_holds(const PullIndex *index, uint32_t hash)
{
    for (size_t i = index->heads[hash % TABLE_SIZE]; i > 0; i = index->next[i - 1])
        if (index->hashes[i - 1] == hash)
            return true;
    return false;
}

typedef struct {
    size_t first, last; /* tokens */
    size_t hits;
} Match;

/* The stretch of the passage that has most of the pull quote's word triples. */
static Match best_match(const PullIndex *index, const Passage *passage)
{
    Match best = {0}, group = {0};
    uint32_t words[3] = {0};

    for (size_t i = 0; i < passage->tokens.count; i++) {
        words[0] = words[1];
        words[1] = words[2];
        words[2] = (uint32_t)word_hash(token_text(passage, i));
        if (i < 2 || !index_holds(index, three_hash(words)))
            continue;
        if (group.hits > 0 && i - group.last > GROUP_GAP_WORDS)
            group.hits = 0;
        if (group.hits++ == 0)
            group.first = i - 2;
        group.last = i;
        if (group.hits > best.hits)
            best = group;
    }
    return best;
}

/* The sentences that the match lies in. */
static DocRange sentence_range(const Passage *passage, Match match)
{
    const Tokens *tokens = &passage->tokens;
    size_t first = match.first, next = match.last + 1, step;
    DocRange range;

    while (first > 0 && !tokens->items[first].starts_sentence)
        first--;
    while (next < tokens->count && !tokens->items[next].starts_sentence)
        next++;
    size_t end = next < tokens->count ? tokens->items[next].start : passage->text.len_bytes;
    while (end > tokens->items[match.last].end) {
        size_t last = utf8_previous(passage->text, end);
        uint32_t c = char_at(passage->text, last, &step);
        bool opens = next < tokens->count &&
                     (c == 0x201c || c == 0x2018 || c == 0x201e || c == 0xab || c == '(' || c == '[');
        if (!utf8_is_space(c) && !opens)
            break;
        end = last;
    }
    range.start = passage->origin + tokens->items[first].start;
    range.end = passage->origin + end;
    return range;
}

/* The first direct quotation that begins in the block or behind it; quotes are in the order of blocks. */
static size_t first_quote_of(const QuoteList *quotes, size_t count, size_t block)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (quotes->items[middle].block < block)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The speaker of the direct quotation that holds the words, if they stand in one. */
static void copy_speaker(const QuoteList *quotes, size_t count, size_t block, DocRange words, Quote *pull)
{
    for (size_t i = first_quote_of(quotes, count, block); i < count && quotes->items[i].block == block; i++) {
        const Quote *quote = &quotes->items[i];
        if (quote->text.start <= words.start && words.start < quote->text.end && !quote->nested) {
            pull->speaker = quote->speaker;
            pull->cue = quote->cue;
            pull->confidence = quote->confidence;
            return;
        }
    }
}

typedef struct {
    Meaning *meaning;
    QuoteList *quotes;
    size_t direct_count; /* the quotes before are direct ones */
    Passage passage;
    size_t
        budget_bytes; /* how much text may still be read in search of lifted sentences: it keeps a page of a
                            thousand pull quotes from one long block linear */
} Search;

/* Finds the sentence that the pull quote repeats, and its speaker. */
static void find_lifted(Search *search, size_t block, Quote *quote)
{
    const Document *doc = search->meaning->doc;
    size_t from = document_block(doc, block)->lifted_from;
    Passage *passage = &search->passage;
    PullIndex index;

    if (from >= document_block_count(doc) || document_block_text(doc, from).len_bytes > search->budget_bytes)
        return;
    search->budget_bytes -= document_block_text(doc, from).len_bytes;
    index_pull(&index, document_slice(doc, quote->text));
    passage_read(passage, doc, from, search->meaning->words, search->meaning->style);
    Match match = best_match(&index, passage);
    if (match.hits > 0) {
        DocRange words = {passage->origin + passage->tokens.items[match.first].start,
                          passage->origin + passage->tokens.items[match.last].end};
        builder_set_lifted_text(search->meaning->builder, block, sentence_range(passage, match));
        copy_speaker(search->quotes, search->direct_count, from, words, quote);
    }
}

static void add_pull(Search *search, size_t block)
{
    Meaning *meaning = search->meaning;
    const Block *of = document_block(meaning->doc, block);
    DocPos end;
    Str name = attribution_of(meaning->doc, block, &end);
    Str text = document_text(meaning->doc);
    Quote quote = {.kind = QUOTE_PULL,
                   .text = without_marks(text, (DocRange){of->text.start, end}),
                   .block = block,
                   .rule = of->rule,
                   .confidence = of->confidence,
                   .lifted_from = of->lifted_from};

    find_lifted(search, block, &quote);
    if (quote.speaker.len_bytes == 0 && name.len_bytes > 0) {
        size_t person = people_find(meaning->people, meaning->words, name);
        quote.speaker = person == NONE ? name : people_get(meaning->people, person)->name;
        quote.cue = STR("attribution line");
        quote.rule = "attribution line";
        quote.confidence = CONFIDENCE_LINE;
    }
    vec_push(search->quotes, quote);
}

static void add_set(Meaning *meaning, QuoteList *quotes, size_t block, QuoteKind kind)
{
    const Block *of = document_block(meaning->doc, block);
    DocPos end;
    Str name = attribution_of(meaning->doc, block, &end);
    Quote quote = {
        .kind = kind, .block = block, .rule = of->rule, .confidence = of->confidence, .lifted_from = NONE};

    if (kind == QUOTE_BLOCK && begins_with_dash(document_block_text(meaning->doc, block)) && block > 0 &&
        document_block(meaning->doc, block - 1)->cls == BLOCK_QUOTE)
        return; /* the attribution of the block before */
    quote.text = without_marks(document_text(meaning->doc), (DocRange){of->text.start, end});
    if (name.len_bytes > 0) {
        quote.speaker = name;
        quote.cue = STR("attribution line");
        quote.rule = "attribution line";
        quote.confidence = CONFIDENCE_LINE;
    }
    if (quote.text.end > quote.text.start)
        vec_push(quotes, quote);
}

void find_set_quotations(Meaning *meaning, QuoteList *quotes)
{
    enum {
        READINGS_MAX = 8,
        SPARE_BYTES = 1 << 20
    };
    Search search = {.meaning = meaning, .quotes = quotes, .direct_count = quotes->count};

    search.budget_bytes = document_text(meaning->doc).len_bytes * READINGS_MAX + SPARE_BYTES;
    for (size_t i = 0; i < document_block_count(meaning->doc); i++) {
        switch (document_block(meaning->doc, i)->cls) {
        case BLOCK_PULLQUOTE: add_pull(&search, i); break;
        case BLOCK_QUOTE: add_set(meaning, quotes, i, QUOTE_BLOCK); break;
        case BLOCK_EPIGRAPH: add_set(meaning, quotes, i, QUOTE_EPIGRAPH); break;
        default: break;
        }
    }
    passage_free(&search.passage);
}
